"""The benchmark of known items measures what it says: disguises, slips, and how many articles hold an item."""

import random
import unicodedata

import pytest

from archive.extraction.labels import texts_in
from archive.models import Article
from benchmarks.known_items.disguises import DISGUISES
from benchmarks.known_items.items import MOST_HOLDERS, NAME, NUMBER, PIECE, Item, Texts, choose, piece, row_of
from benchmarks.known_items.typos import SLIPS, slip
from tests import factories as make

DISGUISED = [
    # disguise, what the text has, what is typed; None where the disguise changes nothing
    ("as is", "Hội nghị ở Hà Lâm", "Hội nghị ở Hà Lâm"),
    ("no diacritics", "Đảng ủy Hà Lâm", "Dang uy Ha Lam"),
    ("no diacritics", "Internet", None),
    ("NFD", "Hà Lâm", unicodedata.normalize("NFD", "Hà Lâm")),
    ("NFD", "Nam", None),
    ("other tone placement", "Tỉnh ủy Khánh Hòa", "Tỉnh uỷ Khánh Hoà"),
    ("other tone placement", "Thuỷ và Thúy", "Thủy và Thuý"),
    ("other tone placement", "khoẻ, TOẠ", "khỏe, TỌA"),
    ("other tone placement", "quý, hoài, khoảng, tuyến", None),  # after q, or not the end of the syllable
    ("upper case", "Đảng ủy", "ĐẢNG ỦY"),
    ("upper case", "18-NQ/TW", None),
    ("an abbreviation", "tin của Ban Thường vụ Tỉnh ủy", "tin của BTV Tỉnh ủy"),
    ("an abbreviation", "các Nghị quyết số 18", "các NQ số 18"),
    ("an abbreviation", "Chương trình hành động", "CTrHĐ"),  # the longest, not "chương trình"
    ("an abbreviation", "bàn tay", None),
    ("one typo", "18-NQ/TW", None),  # another digit is another document
    ("one typo", "ở xã", None),  # too short: another word
    ("word order", "Khải", None),
]


@pytest.mark.parametrize(("name", "text", "typed"), DISGUISED)
def test_a_disguise(name, text, typed):
    assert DISGUISES[name](Item(PIECE, text, 1), random.Random(1)) == typed


@pytest.mark.parametrize("seed", range(20))
def test_a_typo_is_one_slip_in_one_word(seed):
    text = "Hội nghị tổng kết công tác"
    typed = DISGUISES["one typo"](Item(PIECE, text, 1), random.Random(seed)).split()
    assert sum(a != b for a, b in zip(text.split(), typed, strict=True)) == 1


@pytest.mark.parametrize("way", SLIPS, ids=lambda way: way.__name__)
def test_every_slip_changes_some_word(way):
    words = ("đảng", "tiếng", "nghị", "trường", "xuân", "kỷ")
    slipped = {way(word, random.Random(seed)) for word in words for seed in range(30)} - {"", *words}
    assert slipped


@pytest.mark.parametrize("word", ["đảng", "tiếng", "Khải", "ban", "ai", "nghệ", "luận", "Chỉ"])
def test_a_slip_leaves_a_word_that_is_near(word):
    for seed in range(40):
        slipped = slip(word, random.Random(seed))
        assert slipped != word
        assert abs(len(slipped) - len(word)) <= 1
        assert unicodedata.is_normalized("NFC", slipped)
        assert not any(map(unicodedata.combining, slipped)), "a tone that joins no letter"


def test_the_end_comes_first():
    assert DISGUISES["word order"](Item(NAME, "Lương Khải", 1), random.Random(1)) == "Khải Lương"
    assert (
        DISGUISES["word order"](Item(NUMBER, "Nghị quyết số 18-NQ/TW", 1), random.Random(1)) == "18-NQ/TW Nghị quyết số"
    )


def test_a_piece_is_as_written():
    text = "Hội nghị (lần thứ 2), tại Hà Lâm."
    pieces = {piece(text, 3, random.Random(seed)) for seed in range(60)}
    assert {"Hội nghị (lần", "thứ 2), tại", "tại Hà Lâm"} <= pieces
    assert all(len(row_of(each)) == 3 and each in text for each in pieces)
    assert piece("Hai chữ", 3, random.Random(1)) == ""


@pytest.mark.django_db
class TestItems:
    @pytest.fixture
    def texts(self):
        """One article that nobody mistakes, and eleven of one kind."""
        khai = make.person("Lương Thế Khải")
        resolution = make.directive("18-NQ/TW")
        make.article(
            "Phú Sơn mừng lúa mới", "Ông Lương Thế Khải nói về 18-NQ/TW.", people=[khai], directives=[resolution]
        )
        for _ in range(MOST_HOLDERS + 1):
            make.article("Bản tin thời tiết hằng ngày", "Trời nắng; xem 18 - NQ/TW.")
        return Texts(Article.objects.published())

    def test_what_too_many_articles_hold_is_no_known_item(self, texts):
        items = choose(texts, 5, random.Random(1))
        held = {item.kind: item.text for item in items}
        assert held[NAME] == "Lương Thế Khải"
        assert NUMBER not in held  # twelve articles cite it, in two spellings
        assert held[PIECE] in "Phú Sơn mừng lúa mới"
        assert len(items) == 2

    def test_holders_are_counted_by_syllables_and_within_a_part(self, texts):
        rows = {row_of(text) for text in ("LÚA MỚI", "mới Ông", "nắng xem", "lua moi")}
        assert {" ".join(row): len(held) for row, held in texts.holders(rows).items()} == {
            "lúa mới": 1,
            "nắng xem": MOST_HOLDERS + 1,
        }


def test_texts_of_a_folder(tmp_path):
    (tmp_path / "b.txt").write_text("Một", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": 7, "text": "Hai"}\n{"id": "x", "text": "Ba"}\n', encoding="utf-8")
    (tmp_path / "note.md").write_text("nothing", encoding="utf-8")
    assert list(texts_in(tmp_path)) == [("a.jsonl", "7", "Hai"), ("a.jsonl", "x", "Ba"), (tmp_path.name, "b", "Một")]
