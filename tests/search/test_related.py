"""Which articles are shown beside one, and why."""

import pytest

from archive.models import Publication, Resolution
from archive.search import rebuild
from archive.search.related import LIMIT, related
from tests.factories import article, directive, meeting, organisation, person

pytestmark = pytest.mark.django_db


def beside(shown):
    """What the page of an article gives to ``related``, after the index was built."""
    rebuild()
    mentions = list(shown.mentions.standing().select_related("person", "organisation"))
    citations = list(shown.citations.standing().select_related("directive"))
    return related(shown, mentions, citations)


@pytest.fixture
def crowd():
    """Forty articles of other things, among which few is rare."""
    everywhere = organisation("Ban Tổ chức Trung ương")
    return everywhere, [article(f"Tin {n}", "Chuyện khác.", organisations=[everywhere]) for n in range(40)]


def test_shared_records_and_words_are_the_reasons(crowd):
    chair, resolution = person("Lương Thế Khải"), directive("18-NQ/TW", issued="2017-10-25")
    both = article("Cả hai", people=[chair], directives=[resolution], words="tinh_gọn bộ_máy")
    one = article("Một", people=[chair], words="cà_phê")
    shown = article("Bài này", people=[chair], directives=[resolution], words="tinh_gọn bộ_máy hội_nghị")
    found = beside(shown)
    assert [(other.article, other.records, other.words) for other in found] == [
        (both, [resolution, chair], ["bộ máy", "tinh gọn"]),
        (one, [chair], []),
    ]


def test_of_the_same_meeting_first(crowd):
    held, chair = meeting("Hội nghị X"), person()
    strong = article("Mạnh", people=[chair], directives=[directive("9-KL/TW")])
    same = article("Cùng hội nghị", meeting=held)
    shown = article("Bài này", meeting=held, people=[chair], directives=[d.directive for d in strong.citations.all()])
    assert [(other.article, other.same_meeting) for other in beside(shown)] == [(same, True), (strong, False)]


def test_what_everybody_names_is_no_reason(crowd):
    everywhere, _others = crowd
    assert beside(article("Bài này", organisations=[everywhere])) == []


def test_words_of_every_fifth_article_are_no_reason(crowd):
    for number in range(10):
        article(f"Khó khăn {number}", words="khó_khăn bảo_vệ thống_nhất nền_tảng")
    rare = article("Hiếm", words="sầu_riêng măng_cụt chôm_chôm vú_sữa")
    words = "khó_khăn bảo_vệ thống_nhất nền_tảng sầu_riêng măng_cụt chôm_chôm vú_sữa"
    assert [other.article for other in beside(article("Bài này", words=words))] == [rare]


def test_neither_itself_nor_withdrawn_nor_too_many(crowd):
    chair = person()
    shown = article("Bài này", people=[chair], directives=[directive("9-KL/TW")])
    cited = shown.citations.get().directive
    hidden = article("Đã rút", people=[chair], directives=[cited], state=Publication.WITHDRAWN)
    open_ = article("Bài khác", people=[chair], directives=[cited])
    for number in range(LIMIT):
        article(f"Thêm {number}", people=[chair], directives=[cited])
    found = [other.article for other in beside(shown)]
    assert len(found) == LIMIT
    assert shown not in found
    assert hidden not in found
    rebuild()
    open_.state = Publication.WITHDRAWN
    open_.save()
    # Until the index knows of it, the database does.
    assert open_ not in [other.article for other in related(shown, list(shown.mentions.all()), [])]


def test_rejected_claims_do_not_relate(crowd):
    chair = person()
    article("Bài khác", people=[chair], directives=[directive("9-KL/TW")])
    shown = article("Bài này", people=[chair])
    shown.mentions.update(resolution=Resolution.AMBIGUOUS, person=None)
    assert beside(shown) == []


def test_without_an_index_the_meeting_tells(index_folder):
    held, chair = meeting("Hội nghị X"), person()
    same = article("Cùng hội nghị", meeting=held)
    article("Cùng người", people=[chair])
    shown = article("Bài này", meeting=held, people=[chair])
    found = related(shown, list(shown.mentions.select_related("person")), [])
    assert [other.article for other in found] == [same]
