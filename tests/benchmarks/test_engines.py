"""The engines that are compared answer the same question: they find as many articles as the archive does."""

import pytest

from archive.text import PartialDate
from benchmarks.cases import ANY, PHRASE, PREFIX, QUERIES, Case, Words, cases
from benchmarks.documents import FACETS, documents
from benchmarks.engines import engine
from tests.factories import article, organisation, person, place, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    """Eight articles; what is asked of them can be counted by hand."""
    province, outlet = place("Tỉnh Mới"), source("Báo Mới")
    district = place("Huyện Cũ", province)
    body = organisation("Đảng ủy Thử nghiệm")
    article("Hội nghị cán bộ", "Tổ chức đảng họp sáng nay.", dated="2020-05-01", source=outlet, places=[district])
    article("Hội thảo", "Cán bộ bàn tổ chức.", dated="2020-06-01", source=outlet, organisations=[body])
    article("Lễ công bố", "Đảng bộ họp chiều nay.", dated="2021", places=[province], organisations=[body])
    article("Tin vắn", "Người tổ trưởng chức việc.", dated=None)
    for number in range(4):
        article(f"Bản tin số {number}", "Thời tiết đẹp.", dated=f"2022-0{number + 1}")
    return {"source": str(outlet.pk), "place": str(province.pk), "organisation": str(body.pk)}


CASES = [
    (Case("every word", ("cán", "chức")), 2),
    (Case("any word", ("sáng", "chiều"), ANY), 2),
    (Case("side by side", ("tổ", "chức"), PHRASE), 2),  # not "tổ trưởng chức"
    (Case("beginning", ("họ",), PREFIX), 2),
    (Case("without diacritics", ("to", "chuc"), folded=True), 3),
    (Case("everything"), 8),
    (Case("days", dates=(PartialDate(2020, 6), PartialDate(2021, 2))), 2),  # 2021 overlaps
]


@pytest.mark.parametrize("name", ["ours", "fts5", "tantivy", "stock"])
def test_find_as_many_and_know_choices_and_commits(texts, index_folder, tmp_path, name):
    if name == "tantivy":
        pytest.importorskip("tantivy", reason="only the benchmark installs it")
    chosen = Case("choices", ("chức",), chosen=tuple(texts.items())[:1])
    asked = engine(name, tmp_path / "engines")
    asked.build()
    asked.expect([*(case for case, _hits in CASES), chosen])
    asked.open()
    found = {case.group: asked.ask(case, 1).hits for case, _hits in CASES}
    assert found == {case.group: hits for case, hits in CASES}
    before = asked.ask(chosen, 1)
    asked.commit(next(documents()))
    after = asked.ask(chosen, 50)  # beyond the end: the last page
    assert (before.hits, after.hits) == (2, 2)
    assert set(before.keys) == set(after.keys)
    assert before.counted > 3


def test_documents_have_what_the_page_counts(texts):
    first, second, third, *_others = documents()
    assert set(first.values) == set(FACETS)
    assert first.values["place"] == [int(texts["place"])], "a district counts as its province"
    assert second.values["source"] == [int(texts["source"])]
    assert (first.year, first.month, third.month) == (2020, 202005, None)
    assert "to chuc" in first.folded


class TestWords:
    def test_counts_texts_and_not_words(self):
        words = Words(["Hội nghị, hội nghị lớn", "Hội thảo", "Tin"])
        assert words.share("hội") == pytest.approx(2 / 3)
        assert words.between(1, 0.5, 1.0) == [("hội",)]
        assert words.share("hội", "nghị") == pytest.approx(1 / 3)

    @pytest.mark.parametrize(
        "token",
        [
            "kỹ",  # written "kĩ" as well, which the site takes for the same
            "18",  # a number is no word
            "ubnd",  # a short form, which the site opens
        ],
    )
    def test_leaves_out_what_engines_take_differently(self, token):
        assert Words([f"Hội {token} nghị"], {"ubnd"}).between(1, 0, 1) == [("hội",), ("nghị",)], token


@pytest.mark.parametrize(
    ("case", "parameters"),
    [
        (Case("x"), {}),
        (Case("x", ("a", "b")), {"q": "a b"}),
        (Case("x", ("a", "b"), ANY), {"q": "a OR b"}),
        (Case("x", ("a", "b"), PHRASE), {"q": '"a b"'}),
        (Case("x", ("a",), PREFIX), {"q": "a*"}),
        (Case("x", dates=(PartialDate(2020, 3), PartialDate(2021))), {"from": "2020-03", "to": "2021"}),
        (Case("x", chosen=(("place", "1"), ("place", "2"))), {"place": ["1", "2"]}),
    ],
)
def test_a_case_is_an_address(case, parameters):
    assert case.parameters == parameters


def test_every_class_is_asked_of_an_archive(synthetic):
    """Even of so small a one; a class without queries would be missed in every table."""
    person()
    asked = [case.group for case in cases()]
    groups = list(dict.fromkeys(asked))
    assert {"common word", "three words", "one of three", "phrase", "date and word", "everything", "no diacritics"} <= {
        *groups
    }
    assert max(map(asked.count, groups)) <= QUERIES
    assert cases() == cases()
