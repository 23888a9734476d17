"""The meeting that an article reports, and who took part in it."""

from __future__ import annotations

from archive.extraction.record import Extraction, MeetingReport
from archive.importing.claims import Claims
from archive.models import Article, Attendance, Meeting, MeetingFormat, Place, Role
from archive.text import exact_key


def store_meeting(article: Article, extraction: Extraction, claims: Claims) -> Meeting | None:
    """Write the reported meeting: the article's own one anew, or a new one; None where the text reports none.

    A meeting that other articles cover too, or that a curator edited, keeps what it has; only its empty columns are
    filled. That another meeting may be the same event is noted as a proposal (``same_as``), never acted upon.
    """
    report = extraction.meeting
    if report is None:
        return _without_report(article)
    meeting = article.meeting or Meeting()
    is_new = meeting.pk is None
    shared = not is_new and meeting.articles.exclude(pk=article.pk).exists()
    for field, value in _values(report, claims).items():
        if field in meeting.edited_fields:
            continue
        if shared and getattr(meeting, field) not in ("", None):
            continue
        setattr(meeting, field, value)
    if meeting.same_as is None:
        meeting.same_as = _perhaps_the_same(meeting)
    meeting.save()
    places = _places(report, extraction, claims)
    if is_new:
        meeting.places.add(*places)
    elif "places" not in meeting.edited_fields and not (shared and meeting.places.exists()):
        meeting.places.set(places)
    _store_attendances(meeting, article, extraction, claims)
    return meeting


def _without_report(article: Article) -> Meeting | None:
    """No meeting in this reading: the one of an earlier reading stays only if a curator or another article holds it."""
    meeting = article.meeting
    if meeting is None:
        return None
    article.attendances.filter(review="unreviewed").delete()
    if meeting.edited_fields or meeting.attendances.exclude(review="unreviewed").exists():
        return meeting
    return None


def _values(report: MeetingReport, claims: Claims) -> dict:
    start, end = report.start, report.end
    if start and end and end.latest < start.earliest:
        end = None  # the extraction flags it; a meeting that ends before it begins is no record
    return {
        "name": report.name[:500],
        "kind": report.kind[:80],
        "start": start,
        "end": end,
        "date_as_written": report.date_as_written[:200],
        "date_inferred_from": report.date_inferred_from[:30],
        "place_as_written": "; ".join(report.places)[:500],
        "organiser": claims.organisation(report.organiser),
        "format": MeetingFormat.parse(report.format) or "",
        "attendance": report.attendance,
        "connection_points": report.connection_points,
    }


def _places(report: MeetingReport, extraction: Extraction, claims: Claims) -> list[Place]:
    """The rows of the places that the report names, the narrower ones first."""
    written = [f" {exact_key(place)} " for place in report.places]
    found: dict[int, Place] = {}
    for mention in extraction.places:
        row = claims.places[mention.name, mention.kind, mention.province].target
        if row and any(f" {exact_key(mention.name)}" in place for place in written):
            found[row.pk] = row
    return sorted(found.values(), key=lambda row: row.province_id is None)


def _perhaps_the_same(meeting: Meeting) -> Meeting | None:
    """An earlier meeting of the same body, kind and day: two reports of one event, perhaps."""
    if not (meeting.organiser and meeting.start and meeting.start.precision == "day"):
        return None
    return (
        Meeting.objects.filter(organiser=meeting.organiser, start=meeting.start, kind=meeting.kind)
        .exclude(pk=meeting.pk)
        .order_by("id")
        .first()
    )


def _store_attendances(meeting: Meeting, article: Article, extraction: Extraction, claims: Claims) -> None:
    """One row a person and role; what a curator reviewed, or another article already says, stays."""
    article.attendances.filter(review="unreviewed").delete()
    present = set(meeting.attendances.values_list("person", "role"))
    titles: dict[str, list[str]] = {}
    for mention in extraction.people:
        known = titles.setdefault(mention.name, [])
        known += [title.text for title in mention.titles if title.text not in known and not title.former]
    rows = []
    for part in extraction.meeting.participations:
        person, role = claims.person(part.person), Role.parse(part.role)
        if person is None or role is None or (person.pk, role.value) in present:
            continue
        present.add((person.pk, role.value))
        rows.append(
            Attendance(
                meeting=meeting,
                person=person,
                role=role,
                title="; ".join(titles.get(part.person, ()))[:500],
                article=article,
                start=part.span.start,
                end=part.span.end,
                rule=part.rule[:100],
            )
        )
    Attendance.objects.bulk_create(rows)
