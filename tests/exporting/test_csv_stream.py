"""The table as a file: bytes that Excel reads right, and cells that cannot act."""

import csv
import io

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from archive.exporting import csv_lines, csv_response, dated_filename

BOM = "\ufeff"


def cells(value) -> str:
    """The file of a table with this one cell, read back as a spreadsheet reads it."""
    lines = "".join(csv_lines(["x"], [[value]]))
    return list(csv.reader(io.StringIO(lines.removeprefix(BOM), newline="")))[1][0]


def test_the_whole_file():
    lines = csv_lines(["Số", "Đầu đề"], [["1", 'Nói "không", rồi đi'], ["2", ["a", "b; c"]], ["3", None]])
    assert "".join(lines) == (BOM + "Số,Đầu đề\r\n" + '1,"Nói ""không"", rồi đi"\r\n' + "2,a; b; c\r\n" + "3,\r\n")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Hội nghị", "Hội nghị"),
        ("", ""),
        (None, ""),
        (0, "0"),
        ("=1+1", "'=1+1"),
        ("+84 912", "'+84 912"),
        ("-5", "'-5"),
        ("- gạch đầu dòng", "'- gạch đầu dòng"),  # a dash that is only a dash: harmless, but nobody can tell
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1+1", "' =1+1"),  # programs skip leading blanks
        ("\u00a0=1+1", "'\u00a0=1+1"),  # and no-break spaces
        ("\u200b=1+1", "'\u200b=1+1"),  # and what cannot be seen
        ("\t=1+1", "'\t=1+1"),
        ("\tx", "'\tx"),  # a tab alone can part cells
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1+1", "'＝1+1"),  # full-width, as Asian input methods write it
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("a=1", "a=1"),  # inside it does nothing
        ("2024-12-04", "2024-12-04"),
        (["Bộ Y tế", "=cmd|' /C calc'!A0"], "Bộ Y tế; '=cmd|' /C calc'!A0"),  # at a semicolon some programs part cells
        (["a"], "a"),
        ([], ""),
    ],
)
def test_a_cell(value, cell):
    assert cells(value) == cell, repr(value)


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_no_cell_can_act_whatever_it_holds(values):
    for part in cells(values).split("; "):
        bare = part.lstrip(" \t\r\n\u00a0\u200b\ufeff")
        assert not bare.startswith(("=", "+", "@", "-")), f"{values!r} became {part!r}"


@given(st.lists(st.lists(st.text(st.characters(blacklist_categories=["Cs"])), min_size=2, max_size=2), max_size=4))
def test_every_row_stays_one_row(rows):
    lines = "".join(csv_lines(["a", "b"], rows))
    read = list(csv.reader(io.StringIO(lines.removeprefix(BOM), newline="")))
    assert [len(row) for row in read] == [2] * (len(rows) + 1), rows


def test_headings_are_guarded_like_cells():
    assert next(csv_lines(["=x"], [])) == BOM + "'=x\r\n"


class TestResponse:
    def test_is_a_download_in_pieces(self):
        response = csv_response("bài viết.csv", ["a"], ([str(n)] for n in range(1000)))
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''b%C3%A0i")
        pieces = list(response)
        assert len(pieces) > 1, "streamed"
        assert b"".join(pieces).startswith(b"\xef\xbb\xbfa\r\n0\r\n1\r\n")

    def test_reads_no_row_before_it_is_sent(self):
        taken = []
        response = csv_response("a.csv", ["a"], (taken.append(n) or [n] for n in range(1000)))
        assert taken == []
        next(iter(response))
        assert len(taken) < 1000, "the whole table was gathered first"

    def test_keeps_the_language_of_the_request(self):
        with translation.override("en"):
            response = csv_response("a.csv", [gettext_lazy("Yes")], [])
        with translation.override("vi"):
            assert "Yes" in b"".join(response).decode()


def test_a_filename_says_the_day_in_vietnam(monkeypatch):
    import datetime

    from django.utils import timezone

    # Half past six in the evening in London is already tomorrow in Hà Nội.
    now = datetime.datetime(2024, 12, 4, 18, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert dated_filename("articles") == "articles-2024-12-05.csv"
