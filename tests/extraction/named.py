"""Helpers of the tests on names: short texts as pages, and the bodies, places and people found in them."""

from archive.extraction.organisations import find_organisations
from archive.extraction.people import find_people
from archive.extraction.places import find_places
from archive.extraction.record import OrganisationMention, PersonMention, PlaceMention
from tests.extraction.citations import page_of, reference


def bodies(text: str) -> list[OrganisationMention]:
    """The bodies that a short text names."""
    return find_organisations(page_of(text), reference())


def places(text: str) -> list[PlaceMention]:
    """The places that a short text names."""
    return find_places(page_of(text), reference())


def people_of(page) -> list[PersonMention]:
    """The people that a page names."""
    return find_people(page, find_organisations(page, reference()), find_places(page, reference()), reference())


def people(text: str) -> list[PersonMention]:
    """The people that a short text names."""
    return people_of(page_of(text))


def titled(mentions: list[PersonMention]) -> dict[str, list[str]]:
    """Full name → titles over all mentions, in order of the text: the shape of the gold records."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        titles = found.setdefault(mention.name, [])
        titles.extend(title.text for title in mention.titles if title.text not in titles)
    return found
