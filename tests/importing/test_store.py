"""One reading becomes rows; another reading of the same article replaces what the machine said, and nothing else."""

import pytest
from django.conf import settings

from archive.extraction import Reference
from archive.importing.store import store_article
from archive.models import (
    Article,
    Citation,
    Directive,
    IndexChange,
    Meeting,
    Mention,
    Organisation,
    Person,
    Place,
    Review,
)
from archive.text import PartialDate
from tests.importing.readings import citation, meeting, organisation, person, place, reading

pytestmark = pytest.mark.django_db

TEXT = (
    "Hội nghị mẫu ở Hà Mẫu\n"
    "Ông Lê Văn Mẫu, Bí thư Tỉnh ủy Hà Mẫu, chủ trì hội nghị tại tỉnh Hà Mẫu.\n"
    "Hội nghị bàn về Kế hoạch số 12-KH/TU của Tỉnh ủy Hà Mẫu và Nghị quyết 18."
)
COMMITTEE = "Tỉnh ủy Hà Mẫu"


@pytest.fixture(scope="module")
def reference():
    return Reference.load(settings.REFERENCE_DIR)


@pytest.fixture
def province():
    return Place.objects.create(name="Hà Mẫu", kind="tỉnh", standing="known")


def full_reading(**changes):
    finds = {
        "people": (person(TEXT, "Lê Văn Mẫu", ("Bí thư", COMMITTEE)),),
        "organisations": (
            organisation(TEXT, COMMITTEE, "provincial Party committee", province="Hà Mẫu"),
        ),
        "places": (place(TEXT, "tỉnh Hà Mẫu", "Hà Mẫu"),),
        "directives": (
            citation(
                TEXT, "Kế hoạch số 12-KH/TU", kind="Kế hoạch", number="12", symbol="12-KH/TU",
                issuer=COMMITTEE, issuer_from="words",
            ),
            citation(TEXT, "Nghị quyết 18", kind="Nghị quyết", number="18"),
        ),
        "meeting": meeting(
            TEXT, "hội nghị", ("Lê Văn Mẫu", "chair"), name="Hội nghị mẫu", start=PartialDate(2024, 5, 2),
            organiser=COMMITTEE, places=("tỉnh Hà Mẫu",),
        ),
    }  # fmt: skip
    return reading(TEXT, dated="2024-05-03", **{**finds, **changes})


def store(what, reference, article=None) -> Article:
    article = store_article(article or Article(), what, reference)
    return Article.objects.get(pk=article.pk)


def snapshot() -> dict:
    """Every row that a reading makes, by its words rather than its number."""
    return {
        "mentions": sorted(
            Mention.objects.values_list("kind", "start", "end", "name", "person", "organisation", "place")
        ),
        "citations": sorted(Citation.objects.values_list("start", "end", "symbol", "directive", "resolution")),
        "records": [
            sorted(model.objects.values_list("pk", flat=True))
            for model in (Person, Organisation, Place, Directive, Meeting)
        ],
        "posts": sorted(Person.objects.values_list("posts__title", "posts__organisation", "posts__first_seen")),
        "attendance": sorted(
            Meeting.objects.values_list("attendances__person", "attendances__role", "attendances__title")
        ),
    }


def test_everything_that_was_read_is_there(province, reference):
    article = store(full_reading(), reference)
    committee = Organisation.objects.get(name=COMMITTEE)
    assert (committee.kind, committee.place, committee.standing) == (
        "provincial Party committee",
        province,
        "provisional",
    )
    assert article.meeting.organiser == committee
    assert article.body == committee  # no ministry: filed under the organiser
    assert list(article.meeting.places.all()) == [province]
    (attendance,) = article.meeting.attendances.all()
    assert (attendance.person.name, attendance.role, attendance.title) == ("Lê Văn Mẫu", "chair", f"Bí thư {COMMITTEE}")
    (post,) = attendance.person.posts.all()
    assert (post.title, post.organisation, str(post.first_seen)) == (f"Bí thư {COMMITTEE}", committee, "2024-05-03")
    plan = article.citations.get(symbol="12-KH/TU")
    assert (plan.directive.label, plan.directive.standing) == ("Kế hoạch 12-KH/TU", "provisional")
    bare = article.citations.get(number="18")
    assert (bare.directive, bare.resolution) == (None, "unmatched")
    for claim in [*article.mentions.all(), *article.citations.all()]:
        assert article.text[claim.start : claim.end] == claim.text
    assert IndexChange.objects.filter(article_id=article.pk).exists()


def test_the_same_reading_again_changes_nothing(province, reference):
    article = store(full_reading(), reference)
    before = snapshot()
    store(full_reading(), reference, article)
    assert snapshot() == before


def test_what_only_the_earlier_reading_supported_goes_with_it(province, reference):
    article = store(full_reading(), reference)
    article = store(full_reading(people=(), organisations=(), directives=(), meeting=None), reference, article)
    assert article.meeting is None
    assert not Meeting.objects.exists()
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()
    assert not Directive.objects.exists()
    assert Place.objects.get() == province  # known before any text


@pytest.mark.parametrize(
    "keep",
    [
        lambda: Person.objects.update(standing="known"),  # a curator vouched for the person
        lambda: Person.objects.update(edited_fields=["name"]),
        lambda: Person.objects.update(note="xem lại"),
        lambda: Mention.objects.filter(kind="person").update(review=Review.CONFIRMED),
        lambda: Person.objects.get().aliases.create(name="Lê Mẫu"),
        lambda: Person.objects.get().posts.update(review=Review.CONFIRMED),
    ],
)
def test_what_a_curator_touched_stays_when_the_machine_no_longer_reads_it(province, reference, keep):
    article = store(full_reading(), reference)
    keep()
    store(full_reading(people=(), meeting=None), reference, article)
    assert Person.objects.filter(name="Lê Văn Mẫu").exists()


def test_edited_columns_of_the_article_survive(province, reference):
    article = store(full_reading(), reference)
    article.title, article.dated, article.edited_fields = (
        "Nhan đề đã sửa",
        PartialDate(2024),
        ["title", "dated", "meeting"],
    )
    article.meeting = None
    article.save()
    article = store(full_reading(), reference, article)
    assert (article.title, str(article.dated), article.meeting) == ("Nhan đề đã sửa", "2024", None)


def test_edited_columns_of_the_meeting_survive(province, reference):
    article = store(full_reading(), reference)
    Meeting.objects.update(name="Tên đã sửa", edited_fields=["name"])
    article = store(full_reading(), reference, Article.objects.get())
    assert article.meeting.name == "Tên đã sửa"


@pytest.mark.parametrize("review", [Review.CONFIRMED, Review.CORRECTED, Review.REJECTED])
def test_a_reviewed_claim_survives_and_nothing_is_put_over_it(province, reference, review):
    article = store(full_reading(), reference)
    other = Person.objects.create(name="Trần Khác", standing="known")
    Mention.objects.filter(kind="person").update(person=other, review=review)
    store(full_reading(), reference, article)
    (mention,) = Mention.objects.filter(kind="person")
    assert (mention.person, mention.review) == (other, review)


def test_a_person_whom_a_curator_rejected_everywhere_is_not_made_anew(province, reference):
    article = store(full_reading(), reference)
    Mention.objects.filter(kind="person").update(review=Review.REJECTED, person=None)
    Person.objects.all().delete()
    article = store(full_reading(), reference, article)
    assert not Person.objects.exists()
    assert not article.meeting.attendances.exists()


def test_a_corrected_mention_tells_who_took_part(province, reference):
    article = store(full_reading(), reference)
    other = Person.objects.create(name="Lê Văn Mẫu", standing="known")
    Mention.objects.filter(kind="person").update(review=Review.CORRECTED, person=other)
    article = store(full_reading(), reference, article)
    assert [row.person for row in article.meeting.attendances.all()] == [other]


def test_a_ministry_fills_the_facet_and_a_body_does_not(province, reference):
    ministry = Organisation.objects.create(name="Bộ Mẫu", kind="ministry", standing="known")
    article = store(full_reading(ministries=("Bộ Mẫu",)), reference)
    assert (list(article.ministries.all()), article.body) == ([ministry], None)


@pytest.mark.parametrize(
    ("kinds", "filed_under"),
    [
        (["other", "central Party body"], 1),  # an emulation bloc under a central board
        (["department", "other", "provincial Party committee"], 2),  # the nearest above that leads
        (["other"], None),  # nothing above it that the facet could show
        (["central State body"], 0),
    ],
)
def test_an_article_without_ministry_is_filed_under_the_nearest_leading_body(province, reference, kinds, filed_under):
    rows: list[Organisation] = []
    for number, kind in reversed(list(enumerate(kinds))):
        parent = rows[-1] if rows else None
        rows.append(Organisation.objects.create(name=f"Cơ quan {number}", kind=kind, parent=parent))
    rows.reverse()
    report = meeting(TEXT, organiser="Cơ quan 0")
    article = store(full_reading(meeting=report), reference)
    assert article.body == (None if filed_under is None else rows[filed_under]), kinds


def test_parents_that_loop_do_not_hang_an_import(province, reference):
    one = Organisation.objects.create(name="Cơ quan A")
    two = Organisation.objects.create(name="Cơ quan B", parent=one)
    one.parent = two
    one.save()
    assert store(full_reading(meeting=meeting(TEXT, organiser="Cơ quan A")), reference).body is None


def test_a_text_without_headline_gets_its_first_words_and_a_flag(reference):
    what = reading("Nhan đề\nMột đoạn văn.")
    from dataclasses import replace

    what = replace(what, extraction=replace(what.extraction, page=replace(what.extraction.page, title="")))
    article = store(what, reference)
    assert article.title == "Một đoạn văn."
    assert [flag["code"] for flag in article.flags] == ["no headline"]


def test_a_second_report_of_one_event_is_proposed_not_joined(province, reference):
    first = store(full_reading(), reference)
    other = TEXT + "\nTin thêm."
    second = store(
        reading(
            other,
            dated="2024-05-04",
            organisations=(organisation(other, COMMITTEE, "provincial Party committee"),),
            meeting=meeting(other, start=PartialDate(2024, 5, 2), organiser=COMMITTEE),
            file="khác.txt",
        ),
        reference,
    )
    assert second.meeting != first.meeting
    assert second.meeting.same_as == first.meeting


def test_a_meeting_that_another_article_covers_keeps_what_it_has(province, reference):
    first = store(full_reading(), reference)
    Article.objects.create(title="Bài khác", text="Bài khác", meeting=first.meeting)
    report = meeting(TEXT, "đại hội", name="Tên khác", organiser=COMMITTEE, attendance=120)
    article = store(full_reading(meeting=report), reference, Article.objects.get(pk=first.pk))
    assert (article.meeting.name, article.meeting.attendance) == ("Hội nghị mẫu", 120)
