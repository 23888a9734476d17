"""Mentions and citations: an extraction's finds, each with its span and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from archive.extraction import Extraction, Reference
from archive.importing.matching import DirectiveMatcher, Match, OrganisationMatcher, match_people, match_places
from archive.models import Article, Citation, Directive, Mention, Organisation, Person, Review
from archive.text import Span, exact_key

TEXT_LIMIT = Mention._meta.get_field("text").max_length
NAME_LIMIT = Mention._meta.get_field("name").max_length
REASON_LIMIT = Mention._meta.get_field("reason").max_length
RULE_LIMIT = Mention._meta.get_field("rule").max_length


@dataclass
class Claims:
    """Where the names of one article lead, for whoever builds more upon them (meetings, ministries)."""

    matcher: OrganisationMatcher
    people: dict[str, Match]
    places: dict[tuple[str, str, str], Match]

    def organisation(self, name: str) -> Organisation | None:
        """The one row that an organisation's full name leads to."""
        return self.matcher.match(name).target if name else None

    def person(self, name: str) -> Person | None:
        """The one row that a full name leads to."""
        match = self.people.get(name)
        return match.target if match else None

    @staticmethod
    def people_of(article: Article) -> Iterable[int]:
        """Ids of the people that the stored mentions of an article lead to."""
        return article.mentions.standing().exclude(person=None).values_list("person", flat=True).distinct()


def store_claims(article: Article, extraction: Extraction, reference: Reference, *, is_new: bool = False) -> Claims:
    """Replace the unreviewed mentions and citations of an article by those of an extraction.

    A reviewed claim stays, and nothing new of its kind is put on its span or across it. An article that is new has
    neither.
    """
    meeting_organiser = extraction.meeting.organiser if extraction.meeting else ""
    # In order of the text: rows are made in this order, and a set has another order every time.
    title_bodies = dict.fromkeys(title.organisation for person in extraction.people for title in person.titles)
    matcher = OrganisationMatcher(
        extraction.organisations, extraction.dated, *extraction.ministries, meeting_organiser, *title_bodies
    )
    bodies = {name: row for name in title_bodies if name and (row := matcher.match(name).target)}
    reviewed = [] if is_new else _reviewed(article.mentions.select_related("person"))
    taken = _Taken((row.kind, Span(row.start, row.end)) for row in reviewed)
    # Whom a curator corrected or rejected everywhere is not looked for, nor made anew.
    people = match_people((found for found in extraction.people if taken.is_free("person", found.span)), bodies)
    claims = Claims(matcher, people | _reviewed_people(reviewed, extraction, people), match_places(extraction.places))
    _store_mentions(article, extraction, claims, taken)
    _store_citations(article, extraction, reference, [] if is_new else _reviewed(article.citations.all()))
    return claims


def _reviewed(claims: QuerySet) -> list:
    """What curators reviewed of these claims; the others are deleted."""
    claims.filter(review=Review.UNREVIEWED).delete()
    return list(claims.all())


def _reviewed_people(reviewed: list[Mention], extraction: Extraction, known: Mapping[str, Match]) -> dict[str, Match]:
    """Full name → match, for the names all whose mentions a curator has reviewed: whoever they say it is."""
    said = {row.name_key: row for row in reviewed if row.kind == "person"}
    matches: dict[str, Match] = {}
    for name in {found.name for found in extraction.people} - set(known):
        row = said.get(exact_key(name))
        stands = row and row.review != Review.REJECTED and row.person
        matches[name] = Match.to(row.person, "a curator's word") if stands else Match.one_of((), "a curator's word")
    return matches


def _store_mentions(article: Article, extraction: Extraction, claims: Claims, taken: _Taken) -> None:
    rows: list[Mention] = []

    def add(kind: str, found, name: str, match: Match, **more) -> None:
        if not taken.take(kind, found.span):
            return
        row = Mention(article=article, kind=kind, name=name[:NAME_LIMIT], **_claim(found, match), **more)
        row.candidates = [candidate.pk for candidate in match.candidates]
        setattr(row, kind, match.target)
        rows.append(row)

    for person in extraction.people:
        titles = [
            {"text": t.text, "post": t.post, "organisation": t.organisation, "former": t.former} for t in person.titles
        ]
        add("person", person, person.name, claims.people[person.name], titles=titles)
    for body in extraction.organisations:
        add("organisation", body, body.name, claims.matcher.match(body.name))
    for place in extraction.places:
        add("place", place, place.name, claims.places[place.name, place.kind, place.province])
    Mention.objects.bulk_create(rows)


def _store_citations(
    article: Article, extraction: Extraction, reference: Reference, reviewed: Iterable[Citation]
) -> None:
    taken = _Taken(("citation", Span(row.start, row.end)) for row in reviewed)
    if not extraction.directives:
        return
    matcher = DirectiveMatcher(extraction.page.text, extraction.directives, extraction.dated, reference)
    rows: list[Citation] = []
    ambiguous: list[tuple[Citation, tuple[Directive, ...]]] = []
    # The citations that say most first: what "số 41-QĐ/TW ngày 03/11/2021" adds, a bare "Quy định 41" may lead to.
    for found in sorted(extraction.directives, key=lambda c: (not c.issued, not c.symbol, not c.issuer, c.span)):
        if not taken.take("citation", found.span):
            continue
        match = matcher.match(found)
        row = Citation(
            article=article,
            kind=found.kind,
            number=found.number[:20],
            symbol=found.symbol[:60],
            issuer_name=found.issuer[:NAME_LIMIT],
            issuer_from=found.issuer_from[:12],
            issued=found.issued,
            name=found.name[:NAME_LIMIT],
            directive=match.target,
            **_claim(found, match),
        )
        rows.append(row)
        if match.candidates:
            ambiguous.append((row, match.candidates))
    Citation.objects.bulk_create(rows)
    for row, candidates in ambiguous:
        row.candidates.set(candidates)


def _claim(found, match: Match) -> dict:
    """The columns that mentions and citations share."""
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.text[:TEXT_LIMIT],
        "rule": found.rule[:RULE_LIMIT],
        "resolution": match.resolution,
        "reason": match.reason[:REASON_LIMIT],
    }


class _Taken:
    """The spans that reviewed claims hold, and those given out in this run."""

    def __init__(self, reviewed: Iterable[tuple[str, Span]]):
        self._reviewed = list(reviewed)
        self._given: set[tuple[str, Span]] = set()

    def is_free(self, kind: str, span: Span) -> bool:
        """Whether a claim of this kind may be put here."""
        if (kind, span) in self._given:
            return False
        return not any(kind == other and span.overlaps(held) for other, held in self._reviewed)

    def take(self, kind: str, span: Span) -> bool:
        """Take the span for a claim of this kind; False where it is not free."""
        if not self.is_free(kind, span):
            return False
        self._given.add((kind, span))
        return True
