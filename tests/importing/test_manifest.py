"""``manifest.csv``: what a collector may write in it, and what is told when it is wrong."""

import datetime

import pytest

from archive.importing.manifest import parse_published, read_manifest
from archive.text import PartialDate


def manifest(folder, content: str | bytes, *names: str):
    for name in names or ("a.txt",):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Hội nghị tổng kết.")
    (folder / "manifest.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_manifest(folder)


def test_all_columns(tmp_path):
    found = manifest(
        tmp_path,
        "file,url,source,published,title,byline\n"
        'a.txt,https://bao.example/1,Báo Mẫu,2022-12-03T18:08,"Hội nghị, và sau đó","Lê Mẫu; Trần Ví Dụ"\n',
    )
    assert not found.problems
    hints = found.hints["a.txt"]
    assert (hints.title, hints.source_name) == ("Hội nghị, và sau đó", "Báo Mẫu")
    assert (hints.published, hints.published_time) == (PartialDate(2022, 12, 3), datetime.time(18, 8))
    assert (hints.byline, hints.source_url) == (("Lê Mẫu", "Trần Ví Dụ"), "https://bao.example/1")


@pytest.mark.parametrize(
    "content",
    [
        "file,title\na.txt,Một\n",  # only some columns
        "FILE , Title\r\na.txt,Một\r\n",  # another case, blanks, line ends of Windows
        "title,file,note\nMột,a.txt,bỏ qua\n",  # another order and a column of the collector's own
        "file;title\na.txt;Một\n",  # saved by a spreadsheet where the comma is the decimal sign
        "\ufefffile,title\n./a.txt,Một\n",  # with a byte order mark
        "file,title\nxã/../a.txt,Một\n",  # by a way about
        "file,title\na.txt,Một\n,,\n\n",  # empty lines at the end
        "file,title\na.txt,Một\n".encode("utf-16"),
    ],
)
def test_forms_that_are_read(tmp_path, content):
    found = manifest(tmp_path, content)
    assert found.hints["a.txt"].title == "Một", content
    assert not found.problems, content


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name,title\na.txt,Một\n", 0),  # no column "file"
        ("", 0),  # empty
        ('file,title\n"a.txt,Một\n', 0),  # a quote that never ends
        ("file,title\nb.txt,Hai\n", 2),  # a file that is not there
        ("file,title\n,Hai\n", 2),  # a row for no file
        ("file,title\na.txt,Một\na.txt,Hai\n", 3),  # the same file again
        ("file,published\na.txt,hôm qua\n", 2),
        ("file,published\na.txt,2023-02-30\n", 2),  # a day that does not exist
        ("file,url\na.txt,javascript:alert(1)\n", 2),
        ("file,title\na.txt," + "dài " * 200 + "\n", 2),  # longer than the archive keeps
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, content, line):
    found = manifest(tmp_path, content)
    assert [problem[0] for problem in found.problems] == [line], content
    assert found.problems[0][1]


def test_the_good_values_of_a_row_count_beside_a_bad_one(tmp_path):
    found = manifest(tmp_path, "file,published,title\na.txt,??,Một\n")
    assert found.hints["a.txt"].title == "Một"
    assert found.hints["a.txt"].published is None


def test_a_file_of_another_folder_is_told(tmp_path):
    """It is there, and would be passed over in silence: a manifest speaks for its folder and those below."""
    (tmp_path / "năm nay").mkdir()
    beside = tmp_path / "năm ngoái.txt"
    beside.write_text("Hội nghị tổng kết.")
    found = manifest(tmp_path / "năm nay", f"file,title\n../năm ngoái.txt,Một\n{beside},Hai\n")
    assert not found.hints
    assert [line for line, _reason in found.problems] == [2, 3]


def test_no_manifest(tmp_path):
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2024", PartialDate(2024), None),
        ("2023-07", PartialDate(2023, 7), None),
        ("2022-12-02", PartialDate(2022, 12, 2), None),
        ("2022-12-02T08:11", PartialDate(2022, 12, 2), datetime.time(8, 11)),
        ("2022-12-02 8:11:30", PartialDate(2022, 12, 2), datetime.time(8, 11)),
        ("3/12/2022", PartialDate(2022, 12, 3), None),  # as a Vietnamese spreadsheet shows a date
    ],
)
def test_published(text, date, time):
    assert parse_published(text) == (date, time), text


@pytest.mark.parametrize("text", ["", "12/2022", "2022-13", "2022-12-02T25:00", "31/4/2022", "02-12-2022"])
def test_published_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_published(text)
