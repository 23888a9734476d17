"""The relational archive: one concept a file, its QuerySet right above it."""

from archive.models.abbreviations import Abbreviation, Expansion
from archive.models.affected import affected_articles
from archive.models.articles import Article, Source
from archive.models.directives import Directive, DirectiveAlias, DirectiveRelation, DirectiveRelationKind
from archive.models.evidence import Citation, Mention
from archive.models.imports import ImportedFile, ImportResult, ImportRun
from archive.models.meetings import Attendance, Meeting, MeetingFormat, Role
from archive.models.organisations import (
    LEADING_KINDS,
    MINISTERIAL_KINDS,
    Organisation,
    OrganisationAlias,
    OrganisationKind,
)
from archive.models.outbox import IndexChange
from archive.models.people import Person, PersonAlias, Post
from archive.models.places import Place, PlaceAlias
from archive.models.reference_rows import ReferenceRow
from archive.models.states import Publication, Resolution, Review, Standing

__all__ = [
    "LEADING_KINDS",
    "MINISTERIAL_KINDS",
    "Abbreviation",
    "Article",
    "Attendance",
    "Citation",
    "Directive",
    "DirectiveAlias",
    "DirectiveRelation",
    "DirectiveRelationKind",
    "Expansion",
    "ImportResult",
    "ImportRun",
    "ImportedFile",
    "IndexChange",
    "Meeting",
    "MeetingFormat",
    "Mention",
    "Organisation",
    "OrganisationAlias",
    "OrganisationKind",
    "Person",
    "PersonAlias",
    "Place",
    "PlaceAlias",
    "Post",
    "Publication",
    "ReferenceRow",
    "Resolution",
    "Review",
    "Role",
    "Source",
    "Standing",
    "affected_articles",
]
