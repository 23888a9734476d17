"""From a mention in a text to a row of the database: exactly one, or none and the reason."""

from archive.importing.matching.directives import DirectiveMatcher
from archive.importing.matching.match import Match
from archive.importing.matching.organisations import OrganisationMatcher
from archive.importing.matching.people import match_people
from archive.importing.matching.places import match_places

__all__ = ["DirectiveMatcher", "Match", "OrganisationMatcher", "match_people", "match_places"]
