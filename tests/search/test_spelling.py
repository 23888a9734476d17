"""From a syllable as typed to those that may have been meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.spelling import composed, slips, splits
from archive.text import fold

KNOWN = {"an", "bo", "can", "chinh", "chao", "dua", "ghe", "giang", "ha", "hop", "ki", "lam", "nghi", "nguyen", "quy"}
KNOWN |= {"rang", "sap", "tinh", "tran", "tri", "truong", "uy", "xep", "1234", "2017", "18", "nq18"}


@pytest.mark.parametrize(
    ("keystrokes", "syllable"),
    [
        # Telex: the tone behind its vowel or at the end, marks by doubling or by w.
        ("ddangr", "đảng"),
        ("ddarng", "đảng"),
        ("quyeets", "quyết"),
        ("quyeest", "quyết"),
        ("quyetse", "quyết"),
        ("nghij", "nghị"),
        ("uyr", "ủy"),
        ("huyeenj", "huyện"),
        ("truwowngf", "trường"),
        ("truowngf", "trường"),
        ("dduwa", "đưa"),
        ("ddua", "đua"),
        ("muaw", "mưa"),
        ("quyx", "quỹ"),
        ("quanr", "quản"),
        ("giaos", "giáo"),
        ("hoaf", "hòa"),
        ("hoanf", "hoàn"),
        ("thuyr", "thủy"),
        ("khoas", "khóa"),
        ("nguwowif", "người"),
        ("ddieeuf", "điều"),
        ("wu", None),
        # VNI: tones 1 to 5, marks 6 to 9.
        ("d9ang3", "đảng"),
        ("quye61t", "quyết"),
        ("quyet61", "quyết"),
        ("tru7o7ng2", "trường"),
        ("ha2", "hà"),
        ("na8m", "năm"),
        # Nothing to compose: plain syllables, foreign words, numbers, symbols of directives.
        ("dang", None),
        ("uy", None),
        ("hop", None),
        ("facebook", None),
        ("18", None),
        ("nq18", None),
        ("qh14", None),
        ("", None),
    ],
)
def test_keystrokes_left_behind_by_an_input_method(keystrokes, syllable):
    assert composed(keystrokes) == syllable, keystrokes
    assert composed(keystrokes.upper()) == syllable, keystrokes


@given(st.text(max_size=20))
def test_whatever_was_typed_is_composed_or_not(keystrokes):
    made = composed(keystrokes)

    assert made is None or (fold(made).isalpha() and len(made) <= len(keystrokes))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Of the ear: where the syllable begins, where it ends.
        ("xap", ["sap"]),
        ("chuong", ["truong"]),
        ("nam", ["lam"]),
        ("ge", ["ghe"]),
        ("ngi", ["nghi"]),
        ("tin", ["tinh"]),
        ("lan", ["lam"]),
        ("dang", ["rang", "giang"]),
        # Of the finger: swapped, twice, missing, too many, another key.
        ("tihn", ["tinh"]),
        ("tinnh", ["tinh"]),
        ("nguyn", ["nguyen"]),
        ("nguyeen", ["nguyen"]),
        ("trsn", ["tran"]),
        ("hopp", ["hop"]),
        # Numbers lead to numbers, of three digits or more.
        ("1243", ["1234"]),
        ("2016", ["2017"]),
        ("17", []),
        # Neither a word nor a number.
        ("nq17", []),
        ("đảng", []),
        ("a" * 40, []),
    ],
)
def test_a_slip_leads_to_what_may_have_been_meant(typed, meant):
    found = slips(typed, KNOWN)

    assert set(meant) <= set(found), typed
    if not meant:
        assert not found, typed


def test_a_likelier_slip_comes_first():
    # A letter typed twice, before one that was left out.
    assert next(iter(slips("tranh", {"tran", "tranhs", "trarh"}))) == "tran"
    # A key beside the right one, before any other.
    assert list(slips("hip", {"hap", "hop"})) == ["hop", "hap"]


@given(st.text(alphabet="abcdeghiklmnopqrstuvxy", min_size=2, max_size=9), st.data())
def test_every_single_slip_of_a_finger_is_led_back(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(st.sampled_from(["lose", "add", "swap", "change"]))
    letter = data.draw(st.sampled_from("abcdeghiklmnopqrstuvxy"))
    typed = {
        "lose": word[:place] + word[place + 1 :],
        "add": word[:place] + letter + word[place:],
        "swap": word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        "change": word[:place] + letter + word[place + 1 :],
    }[slip]
    if typed != word and len(typed) > 1:
        assert word in slips(typed, {word}), f"{word} typed {typed}"


@pytest.mark.parametrize(
    ("typed", "halves"),
    [
        ("tinhuy", [("tinh", "uy")]),
        ("hatinh", [("ha", "tinh")]),
        ("tinh", []),
        ("1234", []),
        ("nghitran", [("nghi", "tran")]),
        ("antran", [("an", "tran")]),
    ],
)
def test_a_blank_that_was_lost(typed, halves):
    assert splits(typed, KNOWN) == halves, typed
