"""The number of queries of a page is fixed: it does not grow with what the page shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Attendance, Directive, Meeting, Organisation, Person, Post, Standing
from tests.views.samples import cite, make_article, mention

pytestmark = pytest.mark.usefixtures("english")

MOST_QUERIES = 15


@pytest.fixture
def crowd(archive):
    """Many more of everything around the same records."""
    for number in range(40):
        article = make_article(
            f"Tin {number}", "Lương Thế Khải và Người Khác nhắc Kế hoạch 603 tại Hà Lâm.", meeting=archive.meeting
        )
        article.ministries.add(archive.ministry)
        person = Person.objects.create(name=f"Người {number}")
        body = Organisation.objects.create(name=f"Vụ {number}", parent=archive.ministry, place=archive.province)
        directive = Directive.objects.create(kind="Kế hoạch", number=str(number), standing=Standing.KNOWN)
        directive.issuers.add(archive.committee)
        mention(article, "Lương Thế Khải", archive.chair)
        mention(article, "Người Khác", person)
        mention(article, "Hà Lâm", archive.province)
        mention(article, "Khác", body)
        cite(article, "Kế hoạch 603", archive.plan)
        cite(article, "Kế hoạch", directive, archive.plan)
        meeting = Meeting.objects.create(name=f"Họp {number}", organiser=archive.committee)
        meeting.places.add(archive.province)
        for held in (meeting, archive.meeting):
            Attendance.objects.create(meeting=held, person=person, role="attendee")
        Attendance.objects.create(meeting=meeting, person=archive.chair, role="chair")
        Post.objects.create(person=archive.chair, title=f"Chức {number}", organisation=archive.committee)
    return archive


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


class TestQueries:
    """The number of queries of a page is fixed: it does not grow with what the page shows."""

    PINNED = {
        "article": 7,
        "meeting": 7,
        "chair": 7,
        "committee": 12,
        "province": 10,
        "resolution": 10,
    }

    @pytest.mark.parametrize(("record", "most"), PINNED.items())
    def test_of_a_record(self, client, crowd, record, most):
        assert queries(client, getattr(crowd, record).get_absolute_url()) <= most <= MOST_QUERIES

    @pytest.mark.parametrize(
        ("address", "most"),
        [("/meetings/", 5), ("/people/", 4), ("/organisations/", 6), ("/places/", 5), ("/directives/", 4)],
    )
    def test_of_a_list(self, client, crowd, address, most):
        assert queries(client, address) <= most <= MOST_QUERIES

    def test_of_pages_without_records(self, client, db):
        assert queries(client, "/help/") == queries(client, "/accounts/login/") == 0
