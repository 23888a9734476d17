"""The user's language: what is typed, and the tree that it is read as."""

import unicodedata
from datetime import date

import pytest

from archive.search.language import parse
from archive.search.tree import Period
from tests.search.trees import read, shown


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        # Words: all must occur; case, NFD and old tone placement make no difference.
        ("tỉnh ủy", "(tỉnh ủy)"),
        ("  TỈNH   UỶ ", "(tỉnh ủy)"),
        (unicodedata.normalize("NFD", "Tỉnh uỷ"), "(tỉnh ủy)"),
        ("hội hội", "hội"),
        # i and y where both are in use.
        ("kỷ luật quý 3", "(kỉ luật quí 3)"),
        # One-letter words and numbers are words like others.
        ("Bộ Y tế", "(bộ y tế)"),
        ("năm 2023", "(năm 2023)"),
        # A token of several syllables stands side by side.
        ("QP-AN", '"qp an"'),
        ("16.542 đảng viên", '("16 542" đảng viên)'),
        # Phrases, in any quotation marks.
        ('"Bộ Y tế"', '"bộ y tế"'),
        ("“tự diễn biến”", '"tự diễn biến"'),
        ("«thi đua»", '"thi đua"'),
        ('"họp"', "họp"),
        # Exclusion; a lone dash is punctuation, as in the names of ministries.
        ("hội nghị -khen", "(hội nghị -khen)"),
        ('họp -"khen thưởng"', '(họp -"khen thưởng")'),
        ("họp -(khen thưởng)", "(họp -(khen thưởng))"),
        ("Lao động - Thương binh", "(lao động thương binh)"),
        ("--họp", "họp"),
        ("-họp", "-họp"),
        # Either; only in capitals, since "hoặc" is a common word, and weaker than the blank.
        ("kết luận OR nghị quyết", "((kết luận) | (nghị quyết))"),
        ("a HOẶC b HOẶC c", "(a | b | c)"),
        (unicodedata.normalize("NFD", "a HOẶC b"), "(a | b)"),
        ("a | b", "(a | b)"),
        ("có hoặc không or", "(có hoặc không or)"),
        # Brackets.
        ("(a OR b) c", "((a | b) c)"),
        # NOT as other engines have it, in capitals and before a word only.
        ("a NOT b", "(a -b)"),
        ("NOT (b c) a", "(-(b c) a)"),
        ("a and not b", "(a and not b)"),
        ("NOT", "not"),
        ("AND", "and"),
        ("((a)) (b (c d))", "(a b c d)"),
        # Open at the end: a word, a token, the last of a phrase, with the star on either side of the mark.
        ("tuyên tru*", "(tuyên tru*)"),
        ("tuyên tru*, họp", "(tuyên tru* họp)"),
        ("QP-A*", '"qp a*"'),
        ('"hà ti*"', '"hà ti*"'),
        ('"hà ti"*', '"hà ti*"'),
        ("-(hội* OR lễ)", "-(hội* | lễ)"),
        # Symbols, in every spelling one key; with words around them.
        ("18-NQ/TW", "<18-nq/tw>"),
        ("18 - nq/tw", "<18-nq/tw>"),
        ("018–NQ/TƯ", "<18-nq/tw>"),
        ("5-CT/TW", "<5-ct/tw>"),
        ("nghị quyết 18-NQ/TW (2017)", "(nghị quyết <18-nq/tw> 2017)"),
        ("-18-NQ/TW họp", "(-<18-nq/tw> họp)"),
        # The parts of a symbol in any order, glued or apart.
        ("NQ18-TW", "<18-nq/tw>"),
        ("NQ18/TW", "<18-nq/tw>"),
        ("18NQTW", "<18-nq/tw>"),
        ("18nq/tw", "<18-nq/tw>"),
        ("nqtw18", "<18-nq/tw>"),
        ("NQ-TW 18", "<18-nq/tw>"),
        ("18 NQ TW", "<18-nq/tw>"),
        ("cho xem NQ số 18 T.Ư nhé", "(cho xem <18-nq/tw> nhé)"),
        ("-nq18/tw họp", "(-<18-nq/tw> họp)"),
        ("nđ 30/2020 cp", "<30/2020/nd-cp>"),
        # "NQ TW 4" may be that of a plenum, too.
        ("NQ TW4", '(<4-nq/tw> | ["nq tw4" = "nghị quyết trung ương 4"])'),
        # The symbols of the State hold their year; whoever leaves it out means any.
        ("NĐ-CP 30", "number:#30 nd cp"),
        # A year, a number of no symbol, a number with its year, a month.
        ("NQ TW 2017", '([nq = "nghị quyết"] [tw = "trung ương"] 2017)'),
        ("18/2017", '("18 2017" | number:#18 2017)'),
        ("10/2017", '"10 2017"'),
        ("30/2020/NĐ-CP", "<30/2020/nd-cp>"),
        # Inside quotation marks it is what stands there.
        ('"quyết 18-NQ/TW"', '"quyết 18 nq tw"'),
        # No symbol.
        ("15/7", '"15 7"'),
        # Nothing to look for.
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_is_typed_is_read_as(typed, tree):
    query = read(typed)

    assert shown(query.tree) == tree, typed
    assert query.notices == (), typed


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        # Each field by its three names, in any case and form.
        ("người:Lâm", "person:lâm"),
        ("NGUOI:lam", "person:lam"),
        ("person:Lâm", "person:lâm"),
        (unicodedata.normalize("NFD", "người:Lâm"), "person:lâm"),
        ("bộ:BNV bo:bnv ministry:bnv", "ministry:bnv"),
        ("nơi:Huế noi:Huế place:Huế", "place:huế"),
        ("tiêu-đề:họp", "title:họp"),
        ("tieu-de:hop title:họp", "(title:hop title:họp)"),
        ("tiêu đề:họp", "title:họp"),
        # A phrase, a bracket with all that it may hold, an open word.
        ('người:"Lại Xuân Lâm"', 'person:"lại xuân lâm"'),
        ("người:(lại OR trần) họp", "((person:lại | person:trần) họp)"),
        ("bộ:(y tế -nội)", "(ministry:y ministry:tế -ministry:nội)"),
        ("nơi:(hà*)", "place:hà*"),
        ("-người:lâm", "-person:lâm"),
        ("bộ:UBND", 'ministry:[ubnd = "ủy ban nhân dân"]'),
        ("tiêu-đề:18-NQ/TW", 'title:"18 nq tw"'),
        # Numbers: a whole symbol, parts, a kind, a sign that is short for a kind, glued; "tư" here is TƯ.
        ("số:18-NQ/TW", "number:18-nq/tw"),
        ("số:018-nq/tư", "number:18-nq/tw"),
        ("so:18", "number:#18"),
        ("number:05", "number:#5"),
        ("số:18-NQ", "number:#18 nq"),
        ("số:30/2020", "number:#30 2020"),
        ('số:"nghị quyết 18"', "number:#18 nghi quyet|nghi quyet 18"),
        ('số:"nghị quyết số 18"', "number:#18 nghi quyet|nghi quyet 18"),
        ("số:(NQ 18)", "number:#18 nq|nq 18|nghi quyet 18"),
        ("số:nq18", "number:#18 nq|nq 18|nghi quyet 18"),
        # A number and its year; "tư" of "thông tư" is no TƯ.
        ("số:15/2015", "number:#15 2015"),
        ('số:"thông tư 15/2015"', "number:#15 2015 thong tu|thong tu 15 2015"),
        ('số:"nđ 15/2015"', "number:#15 2015 nd|nd 15 2015|nghi dinh 15 2015"),
        ("số:NQ TW4", "number:4-nq/tw"),
        ('số:"quy định 41"', "number:#41 qui dinh|qui dinh 41"),
        ("số:(18 OR 19)", "(number:#18 | number:#19)"),
        ("số:18*", "number:#18*"),
        ("số:18-NQ/T*", "number:#18 nq t*"),
        # No number at all: a document by its name.
        ('số:"Luật Đầu tư công"', 'directive:"luật đầu tư công"'),
        # Days: as they are written here, and as addresses have them.
        ("từ:25/10/2017", "2017-10-25.."),
        ("tu:25-10-2017", "2017-10-25.."),
        ("from:2017-10-25", "2017-10-25.."),
        ("từ:10/2017 đến:2018", "(2017-10-01.. ..2018-12-31)"),
        ("den:2.2020", "..2020-02-29"),
        ('to:"ngày 5/6/2020"', "..2020-06-05"),
        ("họp -từ:2020", "(họp -2020-01-01..)"),
        ("(từ:2020 họp) OR lễ", "((2020-01-01.. họp) | lễ)"),
        # No field: a headline with a colon, an address, a score, a time.
        ("Kinh tế: Tăng", "(kinh tế tăng)"),
        ("https://ubnd.example", '("https ubnd example")'.strip("()")),
        ("8:30", '"8 30"'),
    ],
)
def test_fields_are_read_as(typed, tree):
    query = read(typed)

    assert shown(query.tree) == tree, typed
    assert query.notices == (), (typed, query.notices)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        # In capitals, and in small letters where no syllable reads so; with diacritics or without.
        ("UBND", '[ubnd = "ủy ban nhân dân"]'),
        ("ubnd tỉnh", '([ubnd = "ủy ban nhân dân"] tỉnh)'),
        ("Ubnd", '[ubnd = "ủy ban nhân dân"]'),
        ("HĐND", '[hđnd = "hội đồng nhân dân"]'),
        ("hdnd", '[hdnd = "hội đồng nhân dân"]'),
        ("BYT", '[byt = "bộ y tế"]'),
        ("byt", '[byt = "bộ y tế"]'),
        ("ttg", '[ttg = "thủ tướng chính phủ"]'),
        # Several meanings: all of them; without diacritics those of both spellings.
        ("BCT", '[bct = "bộ chính trị" = "bộ công thương"]'),
        ("DA", '[da = "dự án" = "đề án"]'),
        ("ĐA", '[đa = "đề án"]'),
        # However it is pointed.
        ("LĐTBXH", '[lđtbxh = "lao động thương binh và xã hội"]'),
        ("lđ-tb&xh", '["lđ tb xh" = "lao động thương binh và xã hội"]'),
        ("TP.HCM.", '["tp hcm" = "thành phố hồ chí minh"]'),
        # The Central Committee, in every hand; a syllable in small letters is a syllable.
        ("TW", '[tw = "trung ương"]'),
        ("TƯ", '[tw = "trung ương"]'),
        ("T.Ư", '[tw = "trung ương"]'),
        ("đầu tư", "(đầu tư)"),
        ("TU Hà Tĩnh", '([tu = "tỉnh ủy"] hà tĩnh)'),
        ("tu", "tu"),
        # In a query in capitals what reads as a syllable is one; the others are short still.
        ("ĐẦU TƯ CÔNG", "(đầu tư công)"),
        ("HỘI NGHỊ UBND", '(hội nghị [ubnd = "ủy ban nhân dân"])'),
        ("NQ TƯ", '([nq = "nghị quyết"] [tw = "trung ương"])'),
        # Between quotation marks, or open at the end, it is what stands there.
        ('"UBND"', "ubnd"),
        ("UBN*", "ubn*"),
        # Under a "not".
        ("họp -BYT", '(họp -[byt = "bộ y tế"])'),
        # Unknown.
        ("XYZ", "xyz"),
    ],
)
def test_short_forms_are_read_as(typed, tree):
    query = read(typed)

    assert shown(query.tree) == tree, typed
    assert query.notices == (), typed


def test_short_forms_are_only_asked_for_where_a_word_looks_like_one():
    def never():
        raise AssertionError("the table was asked for")

    for typed in ("tỉnh ủy hà tĩnh", "quy hoạch 2023", '"UBND"', "18-NQ/TW", "T y 15/7"):
        parse(typed, never)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("tinh uy", True),
        ("TINH UY 2023", True),
        ("tỉnh ủy", False),
        # One diacritic anywhere, and all is meant as written; đ is one.
        ("ban kiểm tra", False),
        ("dang Đang", False),
        ("-bàn ban", False),
        ("người:lâm hop", False),
        ('số:"Luật Đầu tư"', False),
        ("", False),
        # What has but one spelling says nothing of the words beside it: fields, operators, symbols, short forms.
        ("người:lam", True),
        ("hop HOẶC le", True),
        ("nghi dinh 30/2020/NĐ-CP", True),
        ("HĐND tinh", True),
        ("số:18-QĐ hop", True),
        ("từ:2020 hop", True),
    ],
)
def test_a_query_without_any_diacritic_is_compared_without(typed, folded):
    query = read(typed)

    assert query.folded is folded, typed
    assert query.marked is (not folded and bool(query)), typed


def test_only_what_is_wanted_is_a_leaf():
    query = read('a -b (c OR -"d e") "f g" 5-CT/TW người:h UBND')

    leaves = ["a", "c", '"f g"', "<5-ct/tw>", "h", '[ubnd = "ủy ban nhân dân"]']
    assert [shown(leaf) for leaf in query.wanted] == leaves
    assert [wanted.field for wanted in query.wanted_where] == ["", "", "", "", "person", ""]
    assert [form.written for form in query.short_forms] == ["UBND"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("tỉnh uỷ, -khen", ["tỉnh", "ủy,"]),
        ('họp "Bộ Y tế"* người:(lâm)', ["họp", '"Bộ Y tế"*', "lâm"]),
        ("18 - NQ/TW UBND", ["18 - NQ/TW", "UBND"]),
        ("số:(NQ 18) từ:2020 hội*", ["NQ 18", "từ:2020", "hội*"]),
    ],
)
def test_every_leaf_knows_where_it_stands(typed, written):
    query = read(typed)

    assert [leaf.span.of(query.text) for leaf in query.wanted] == written, typed


def test_days_bound_either_end():
    assert read("từ:10/2017").tree == Period(date(2017, 10, 1), None)
    assert read("đến:10/2017").tree == Period(None, date(2017, 10, 31))
