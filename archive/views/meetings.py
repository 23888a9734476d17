"""Meetings: the list, and one meeting with those who took part and the articles that report it."""

from __future__ import annotations

from itertools import groupby

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from archive.extraction.annotate import Link, annotate
from archive.models import Article, Attendance, Meeting, Role
from archive.text import Span, exact_key
from archive.views.annotations import Linked
from archive.views.filters import MeetingFilters
from archive.views.listed import latest_meetings, public_attendances
from archive.views.records import RecordList, RecordPage, in_order

# In the order in which a report would name them.
ROLES = [Role.CHAIR, Role.SPEAKER, Role.PRESENTER, Role.ATTENDEE]


class MeetingPage(RecordPage):
    template_name = "archive/meeting.html"

    def records(self) -> QuerySet[Meeting]:
        return Meeting.objects.visible().select_related("organiser").prefetch_related("places__province")

    def articles(self, meeting: Meeting) -> QuerySet[Article]:
        return meeting.articles.published()

    def details(self, meeting: Meeting) -> dict:
        attendances = sorted(
            public_attendances().filter(meeting=meeting).select_related("person"), key=_place_in_report
        )
        # Who spoke was there: nobody is named again among those who attended.
        busy = {attendance.person_id for attendance in attendances if attendance.role != Role.ATTENDEE}
        told = [each for each in attendances if each.role != Role.ATTENDEE or each.person_id not in busy]
        by_role = groupby(told, lambda attendance: attendance.role)
        return {"roles": [(Role(role), list(people)) for role, people in by_role], "where": where(meeting)}


def where(meeting: Meeting) -> SafeString:
    """The place as the text writes it, with links on the names of the places; those not written there follow."""
    written = meeting.place_as_written
    form = exact_key(written)
    found, apart = [], []
    for place in meeting.places.all():
        name = exact_key(place.name)
        link = Link(place.get_absolute_url(), "place", str(place))
        # The key squeezes blanks: offsets hold only where it is as long as the words.
        start = form.find(name) if name and len(form) == len(written) else -1
        if start >= 0:
            found.append(Linked(Span(start, start + len(name)), link))
        else:
            apart.append(format_html('<a href="{}">{}</a>', link.url, place))
    words = [mark_safe(annotate(written, found, lambda linked: linked.link))] if written else []
    return format_html_join("; ", "{}", ((part,) for part in [*words, *apart]))


def _place_in_report(attendance: Attendance) -> tuple:
    """By role, then as the article names them; those entered by hand after them, by name."""
    start = attendance.start
    return ROLES.index(Role(attendance.role)), start is None, start or 0, attendance.person.search_key, attendance.pk


class MeetingList(RecordList):
    template_name = "archive/meetings.html"
    filters = MeetingFilters

    def records(self) -> QuerySet[Meeting]:
        return latest_meetings()

    def shown(self, records: list[Meeting]) -> list[Meeting]:
        return in_order(Meeting.objects.with_article_count().select_related("organiser"), records)
