"""Evidence: where a text names a person, an organisation or a place, or cites a directive.

The text is evidence, the record is a claim about it: every claim keeps the span it came from, the rule that made it,
where it leads, and what a curator said of it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import KeyField, PartialDateField
from archive.models.states import Resolution, Review

# Claims that want a curator, and claims that lead to one record and that no curator rejected.
OPEN = Q(review=Review.UNREVIEWED) & ~Q(resolution=Resolution.RESOLVED)
STANDING = Q(resolution=Resolution.RESOLVED) & ~Q(review=Review.REJECTED)


class ClaimQuerySet(models.QuerySet):
    def standing(self):
        """Claims that lead to one record and that no curator rejected: what readers see, search and count."""
        return self.filter(STANDING)

    def reviewed(self):
        """Claims with a curator's word, which no machine may touch."""
        return self.exclude(review=Review.UNREVIEWED)

    def open(self):
        """Claims that want a curator: no or several answers, and nobody has said anything yet."""
        return self.filter(OPEN)


class Claim(models.Model):
    """What every piece of evidence has. ``start`` and ``end`` are offsets into ``Article.text``, ``text`` its words."""

    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("as written"), max_length=1000)
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    resolution = models.CharField(_("resolution"), max_length=12, choices=Resolution, default=Resolution.UNMATCHED)
    reason = models.CharField(_("reason"), max_length=300, blank=True, help_text=_("Why it leads where it leads."))
    review = models.CharField(_("review"), max_length=12, choices=Review, default=Review.UNREVIEWED)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["start", "id"]

    def __str__(self) -> str:
        return self.text


class Mention(Claim):
    """A stretch of an article that names a person, an organisation or a place: exactly one kind of target."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        PLACE = "place", _("place")

    article = models.ForeignKey("Article", models.CASCADE, related_name="mentions", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("name it stands for"), max_length=300, blank=True)
    name_key = KeyField(sources=("name",), form="exact", max_length=300, db_index=True)
    person = models.ForeignKey(
        "Person", models.SET_NULL, null=True, blank=True, related_name="mentions", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        "Organisation", models.SET_NULL, null=True, blank=True, related_name="mentions", verbose_name=_("organisation")
    )
    place = models.ForeignKey(
        "Place", models.SET_NULL, null=True, blank=True, related_name="mentions", verbose_name=_("place")
    )
    # What the text calls the person here: [{"text", "post", "organisation", "former"}, …].
    titles = models.JSONField(_("titles"), default=list, blank=True)
    # Ids of the records that it may mean, where there are several.
    candidates = models.JSONField(_("candidates"), default=list, blank=True)

    class Meta(Claim.Meta):
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_span_not_empty"),
            models.CheckConstraint(
                condition=(Q(person=None) | Q(kind="person"))
                & (Q(organisation=None) | Q(kind="organisation"))
                & (Q(place=None) | Q(kind="place")),
                name="mention_target_of_its_kind",
            ),
            models.UniqueConstraint(fields=["article", "kind", "start", "end"], name="mention_once_a_span"),
        ]
        indexes = [
            models.Index(fields=["article", "start"], name="mention_by_place_in_text"),
            models.Index(fields=["person", "article"], name="mention_by_person"),
            models.Index(fields=["organisation", "article"], name="mention_by_organisation"),
            models.Index(fields=["place", "article"], name="mention_by_place"),
            models.Index(fields=["article"], condition=OPEN, name="mention_open"),
        ]

    @property
    def target(self):
        """The record that it leads to, or None."""
        return getattr(self, self.kind)


class Citation(Claim):
    """A stretch of an article that cites a directive, with what its words say of the document."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="citations", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True)
    symbol = models.CharField(_("symbol"), max_length=60, blank=True)
    issuer_name = models.CharField(_("issuer"), max_length=300, blank=True)
    issuer_from = models.CharField(_("issuer from"), max_length=12, blank=True)
    issued = PartialDateField(_("issued"))
    name = models.CharField(_("name"), max_length=300, blank=True)
    directive = models.ForeignKey(
        "Directive", models.SET_NULL, null=True, blank=True, related_name="citations", verbose_name=_("directive")
    )
    candidates = models.ManyToManyField(
        "Directive", blank=True, related_name="possible_citations", verbose_name=_("candidates")
    )

    class Meta(Claim.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_span_not_empty"),
            models.UniqueConstraint(fields=["article", "start", "end"], name="citation_once_a_span"),
        ]
        indexes = [
            models.Index(fields=["article", "start"], name="citation_by_place_in_text"),
            models.Index(fields=["directive", "article"], name="citation_by_directive"),
            models.Index(fields=["article"], condition=OPEN, name="citation_open"),
        ]
