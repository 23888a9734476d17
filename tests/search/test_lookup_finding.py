"""Which directives fit what was typed: surely, perhaps, nearly."""

import pytest

from archive.models import Directive, DirectiveAlias
from archive.search.lookup import find
from tests.factories import article, directive

pytestmark = pytest.mark.django_db
CENTRAL, POLITBURO = "Ban Chấp hành Trung ương", "Bộ Chính trị"


@pytest.fixture
def known():
    """Name in the tests → directive: three of one symbol, two of one sign, laws, and one that only texts know."""
    made = {
        "NQ 2017": directive("18-NQ/TW", issued="2017-10-25", issuer_name=CENTRAL, term="XII"),
        "NQ 2022": directive("18-NQ/TW", issued="2022-06-16", issuer_name=CENTRAL, term="XIII"),
        "NQ tỉnh": directive("18-NQ/TU", issued="2021-03-02", issuer_name="Tỉnh ủy Bến Sông"),
        "QĐ 41": directive("41-QĐ/TW", "Quy định", issued="2021-11-03", issuer_name=POLITBURO),
        "QĐi 41": directive("41/QĐ-TTg", "Quyết định", issued="2019-01-08", issuer_name="Thủ tướng Chính phủ"),
        "CT 05": directive("05-CT/TW", "Chỉ thị", issued="2016-05-15", issuer_name=POLITBURO),
        "NĐ 30": directive("30/2020/NĐ-CP", "Nghị định", issued="2020-03-05", issuer_name="Chính phủ"),
        "KH 182": directive("", "Kế hoạch", number="182", standing="provisional"),
        "Luật": Directive.objects.create(kind="Luật", name="Luật Đầu tư công", standing="known"),
    }
    DirectiveAlias.objects.create(directive=made["NQ 2017"], name="Nghị quyết Trung ương 6 khóa XII")
    DirectiveAlias.objects.create(directive=made["NQ 2022"], name="Nghị quyết Trung ương 5 khóa XIII")
    return made


# typed → those that fit surely, those that perhaps do, those that only bear the number
FOUND = [
    ("18-NQ/TW", {"NQ 2017", "NQ 2022"}, set(), {"NQ tỉnh"}),
    ("18 NQ TW", {"NQ 2017", "NQ 2022"}, set(), {"NQ tỉnh"}),
    ("nq18", {"NQ 2017", "NQ 2022", "NQ tỉnh"}, set(), set()),
    ("NQ số 18-NQ/TW ngày 25/10/2017", {"NQ 2017"}, set(), {"NQ 2022", "NQ tỉnh"}),
    ("nghị quyết 18 khóa XIII", {"NQ 2022"}, {"NQ tỉnh"}, {"NQ 2017"}),
    ("18-NQ/TU", {"NQ tỉnh"}, set(), {"NQ 2017", "NQ 2022"}),
    ("nghị quyết 18 tỉnh ủy", {"NQ 2017", "NQ 2022", "NQ tỉnh"}, set(), set()),
    ("qd 41", {"QĐ 41", "QĐi 41"}, set(), set()),
    ("qd 41 BCT", {"QĐ 41"}, set(), {"QĐi 41"}),
    ("quyết định 41 thủ tướng", {"QĐi 41"}, set(), set()),
    ("QĐ-TTg 41", {"QĐi 41"}, set(), {"QĐ 41"}),
    # Numbers are kept as printed, zeros and all.
    ("chi thi 5", {"CT 05"}, set(), set()),
    ("5-CT/TW", {"CT 05"}, set(), set()),
    ("nghị định 30/2020", {"NĐ 30"}, set(), set()),
    ("nghị định 30 năm 2019", set(), set(), {"NĐ 30"}),
    # Nothing contradicts what is not known of it.
    ("kế hoạch 182 của Bộ Chính trị", set(), {"KH 182"}, set()),
    ("kế hoạch 182", {"KH 182"}, set(), set()),
    ("luat dau tu cong", {"Luật"}, set(), set()),
    ("Nghị quyết Trung ương 6 khóa XII", {"NQ 2017"}, set(), set()),
    ("NQ TW 6 khoa 12", {"NQ 2017"}, set(), set()),
    ("Nghị quyết Hội nghị Trung ương 6 khóa XII", {"NQ 2017"}, set(), set()),
    ("nghị quyết trung ương 6", {"NQ 2017"}, set(), set()),
    ("luật khoáng sản", set(), set(), set()),
    ("nghị quyết 99", set(), set(), set()),
]


@pytest.mark.parametrize(("typed", "sure", "possible", "near"), FOUND, ids=[row[0] for row in FOUND])
def test_what_fits(known, typed, sure, possible, near):
    names = {row.pk: name for name, row in known.items()}
    found = find(typed, Directive.objects.all())
    read = [{names[row.pk] for row in rows} for rows in (found.sure, found.possible, found.near)]
    assert read == [sure, possible, near], typed


def test_one_is_the_only_one_where_nothing_else_may_be_meant(known):
    assert find("18-NQ/TW ngày 25/10/2017", Directive.objects.all()).only == known["NQ 2017"]
    assert find("18-NQ/TW", Directive.objects.all()).only is None
    assert find("kế hoạch 182 của Bộ Chính trị", Directive.objects.all()).only is None


def test_candidates_tell_their_articles(known, django_assert_max_num_queries):
    article("Một", directives=[known["NQ 2017"]])
    article("Hai", directives=[known["NQ 2017"], known["NQ 2022"]])
    with django_assert_max_num_queries(5):
        found = find("nq18 tw", Directive.objects.all())
    assert {row.issued.year: row.article_count for row in found.candidates} == {2017: 2, 2022: 1}
