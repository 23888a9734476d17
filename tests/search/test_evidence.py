"""Articles that say what was asked for in other words show where they say it."""

import pytest

from archive.models import OrganisationAlias, PlaceAlias
from archive.search import Criteria, search, snippets
from archive.search.evidence import evidence_of
from tests import factories as make
from tests.search.test_passages import FILLER, marked

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    """One article that calls everything otherwise than the archive does, far from its beginning."""
    directive = make.directive("05-CT/TW", "Chỉ thị", issued="2016", name="Học tập và làm theo")
    province = make.place("Thành phố Đông Hải")
    PlaceAlias.objects.create(place=province, name="Phố Biển")
    ward = make.place("Cồn Sẻ", province, kind="xã")
    body = make.organisation("Ủy ban Kiểm tra Trung ương")
    OrganisationAlias.objects.create(organisation=body, name="UBKTTW")
    person = make.person("Nguyễn Tất Lữ")
    article = make.article(
        "Tin trong ngày",
        FILLER,
        f"{FILLER}Việc này theo Chỉ thị 05 của Bộ Chính trị. {FILLER}",
        "Sáng nay ở TP ĐH và Cồn Sẻ.",
        "Đoàn của UBKT T.Ư do anh Lữ dẫn đầu.",
    )
    for record, words in [(province, "TP ĐH"), (ward, "Cồn Sẻ"), (body, "UBKT T.Ư"), (person, "anh Lữ")]:
        start = article.text.index(words)
        make.mention(article, record, start=start, end=start + len(words), text=words)
    start = article.text.index("Chỉ thị 05")
    make.citation(article, directive, start=start, end=start + len("Chỉ thị 05"), text="Chỉ thị 05", number="05")
    indexed()
    return article


@pytest.mark.parametrize(
    ("q", "shown"),
    [
        # A document cited in other words.
        ("05-CT/TW", "[Chỉ thị 05] của Bộ Chính trị"),
        ("ct5 tw", "[Chỉ thị 05] của Bộ Chính trị"),
        ("số:5-CT", "[Chỉ thị 05] của Bộ Chính trị"),
        ("số:CT/TW", "[Chỉ thị 05] của Bộ Chính trị"),
        ("số:5/2016", "[Chỉ thị 05] của Bộ Chính trị"),
        ('số:"học tập và làm theo"', "[Chỉ thị 05] của Bộ Chính trị"),
        # Names: by the name of the record, by another name, of the province around.
        ('"thành phố đông hải"', "ở [TP ĐH] và [Cồn Sẻ]"),
        ('nơi:"phố biển"', "ở [TP ĐH]"),
        ('"Ủy ban Kiểm tra Trung ương"', "Đoàn của [UBKT T.Ư] do"),
        ('người:"nguyen tat lu"', "do [anh Lữ] dẫn đầu"),
        # Where the words stand themselves, they alone are marked.
        ("lữ", "do anh [Lữ] dẫn đầu"),
    ],
)
def test_the_passage_that_says_it_is_shown(archive, q, shown):
    results = search(Criteria(q=q))

    assert results.ids == [archive.pk], q
    assert shown in marked(snippets([archive], results.query)[archive.pk]), q


def test_what_shows_itself_costs_no_query(archive, django_assert_num_queries):
    results = search(Criteria(q="dẫn đầu"))

    with django_assert_num_queries(0):
        assert "[dẫn đầu]" in marked(snippets([archive], results.query)[archive.pk])


@pytest.mark.parametrize(
    ("q", "queries"), [("", 0), ("từ:2020", 0), ("05-CT/TW", 1), ('"thành phố đông hải"', 1), ("tin 05-CT/TW", 2)]
)
def test_one_query_for_documents_and_one_for_names(archive, django_assert_num_queries, q, queries):
    results = search(Criteria(q=q))

    with django_assert_num_queries(queries):
        evidence_of(results.ids, results.query)


def test_a_rejected_claim_is_no_evidence(archive):
    archive.citations.update(review="rejected")

    assert evidence_of([archive.pk], search(Criteria(q="05-CT/TW")).query) == {}
