"""The columns that show a claim: where it stands, what was read, where it leads and how that came about."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Model
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.base import link_to
from archive.admin.labels import LABEL_PREFETCH, told_apart
from archive.admin.passages import passage
from archive.admin.reviewing import target_column
from archive.models import Citation, Mention, Resolution


class _ClaimDisplay:
    """The columns that show a claim."""

    @admin.display(description=_("in the text"))
    def passage(self, claim: Mention | Citation) -> SafeString:
        return passage(claim.article.text, claim.start, claim.end, claim.text)

    @admin.display(description=_("resolution"))
    def outcome(self, claim: Mention | Citation) -> SafeString:
        """Resolution, reason and rule, how the machine came there; and what else it may be."""
        parts = [claim.get_resolution_display(), claim.reason, claim.rule]
        lines = format_html_join("", "<div>{}</div>", ((part,) for part in parts if part))
        return lines + self.candidates_named(claim)

    def candidates_named(self, claim: Mention | Citation) -> SafeString:
        """The records that an ambiguous claim may mean."""
        raise NotImplementedError

    @admin.display(description=_("characters"))
    def span(self, claim: Mention | Citation) -> str:
        return f"{claim.start}–{claim.end}"

    @admin.display(description=_("leads to"))
    def target(self, claim: Mention | Citation) -> SafeString | str:
        """The record that it leads to: in lists, and for those who may only look."""
        record = getattr(claim, target_column(claim))
        return link_to(record, told_apart(record) if record else "")


class MentionDisplay(_ClaimDisplay):
    """The columns of a mention."""

    @admin.display(description=_("may be"))
    def candidates_named(self, claim: Mention) -> SafeString:
        """The records that an ambiguous mention may mean."""
        if not hasattr(claim, "candidate_rows"):
            fetch_candidates([claim])
        return _linked(claim.candidate_rows)


class CitationDisplay(_ClaimDisplay):
    """The columns of a citation."""

    @admin.display(description=_("as read"))
    def as_read(self, claim: Citation) -> str:
        """What the words say of the document."""
        parts = [claim.kind, claim.symbol or claim.number, claim.name, claim.issuer_name, str(claim.issued or "")]
        return " · ".join(part for part in parts if part)

    @admin.display(description=_("may be"))
    def candidates_named(self, claim: Citation) -> SafeString:
        """The directives that an ambiguous citation may mean."""
        return _linked(claim.candidates.all())


def fetch_candidates(mentions: Iterable[Mention]) -> None:
    """Give every mention its ``candidate_rows``, in a query or two a kind however many mentions there are."""
    mentions = list(mentions)
    for kind in Mention.Kind.values:
        ambiguous = [m for m in mentions if m.kind == kind and m.resolution == Resolution.AMBIGUOUS]
        wanted = {pk for mention in ambiguous for pk in mention.candidates}
        model = Mention._meta.get_field(kind).remote_field.model
        rows = model._default_manager.prefetch_related(*LABEL_PREFETCH.get(model, ())).in_bulk(wanted) if wanted else {}
        for mention in mentions:
            if mention.kind == kind:
                wanted_here = mention.candidates if mention.resolution == Resolution.AMBIGUOUS else ()
                mention.candidate_rows = [rows[pk] for pk in wanted_here if pk in rows]


def _linked(rows: Iterable[Model]) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((link_to(row, told_apart(row)),) for row in rows))
