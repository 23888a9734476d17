"""Articles and the sources they come from."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Publication
from archive.text import Span, search_key


class Source(models.Model):
    """An outlet: a newspaper, a portal, an agency."""

    name = models.CharField(_("name"), max_length=200)
    name_key = KeyField(sources=("name",), form="exact", max_length=200, unique=True)
    search_key = KeyField(sources=("name",), max_length=200)
    homepage = models.URLField(_("home page"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet):
    def published(self):
        """Articles that readers may see."""
        return self.filter(state=Publication.PUBLISHED)

    def without_texts(self):
        """Leave the long columns in the database: for lists."""
        return self.defer("text", "raw", "search_text", "words", "blocks", "provenance")

    def newest_first(self):
        """By the day they are filed under, undated ones last."""
        return self.order_by(F("dated_latest").desc(nulls_last=True), "-id")

    def oldest_first(self):
        """The other way round, undated ones last again."""
        return self.order_by(F("dated_earliest").asc(nulls_last=True), "id")

    def for_cards(self):
        """With everything that a result card shows, in a fixed number of queries."""
        return self.without_texts().select_related("source", "meeting", "body").prefetch_related("ministries")

    def by_source_text(self, sha256: str):
        """Articles made from exactly these bytes."""
        return self.filter(sha256=sha256)


class Article(Addressed, models.Model):
    """One news text. ``text`` never changes after import: it is the evidence that all spans point into."""

    address_name = "article"

    title = models.CharField(_("headline"), max_length=500)
    lead = models.TextField(_("lead"), blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=Publication, default=Publication.PUBLISHED, db_index=True
    )
    published = PartialDateField(_("published"))
    published_earliest = DateBoundField(source="published", bound="earliest")
    published_latest = DateBoundField(source="published", bound="latest")
    published_time = models.TimeField(_("at"), null=True, blank=True)
    dated = PartialDateField(
        _("filed under"), help_text=_("The publication date, else the day of the event. YYYY, YYYY-MM or YYYY-MM-DD.")
    )
    dated_earliest = DateBoundField(source="dated", bound="earliest")
    dated_latest = DateBoundField(source="dated", bound="latest")
    byline = models.JSONField(_("byline"), default=list, blank=True)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("source")
    )
    source_url = models.URLField(_("address at the source"), max_length=1000, blank=True)
    view_count = models.PositiveIntegerField(_("page views"), null=True, blank=True)
    meeting = models.ForeignKey(
        "Meeting", models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("meeting")
    )
    ministries = models.ManyToManyField(
        "Organisation", blank=True, related_name="articles_about", verbose_name=_("ministries")
    )
    # Where an article has no ministry: the body that the ministry facet files it under.
    body = models.ForeignKey(
        "Organisation", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("filed under body")
    )
    flags = models.JSONField(_("wants attention"), default=list, blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    rules_version = models.CharField(_("version of the rules"), max_length=40, blank=True)
    # What the collector's manifest said, kept so that a later re-reading knows it too.
    collector = models.JSONField(_("collector's notes"), default=dict, blank=True)
    # How facts came about: {"published": "header line", "meeting": [start, end], …}.
    provenance = models.JSONField(_("provenance"), default=dict, blank=True)
    # [[kind, start, end, rule], …] over ``text``, in order: see archive.extraction.record.Block.
    blocks = models.JSONField(_("parts of the page"), default=list, blank=True)
    text = models.TextField(_("text"), help_text=_("The whole page, cleaned of invisible characters."))
    # The text as decoded, only where cleaning changed it.
    raw = models.TextField(_("raw text"), blank=True)
    # Folded headline and article, for the database's own search while the index is away.
    search_text = models.TextField(editable=False, default="")
    # Compound words of the headline and the article, from the segmenter, which is asked once, at import.
    words = models.TextField(editable=False, default="")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [F("dated_latest").desc(nulls_last=True), "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="article_has_a_headline"),
            # The same bytes are the same article, also where two imports run at once.
            models.UniqueConstraint(fields=["sha256"], condition=~Q(sha256=""), name="article_once_a_text"),
        ]
        indexes = [
            models.Index(fields=["state", "-dated_latest", "-id"], name="article_newest"),
            models.Index(fields=["state", "dated_earliest", "id"], name="article_oldest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether readers may see it."""
        return self.state == Publication.PUBLISHED

    @property
    def raw_text(self) -> str:
        """The text as decoded from the file, to the letter."""
        return self.raw or self.text

    @cached_property
    def parts(self) -> list[tuple[str, Span]]:
        """(kind, span into ``text``) of every block, in order."""
        return [(kind, Span(start, end)) for kind, start, end, *_rule in self.blocks]

    def of_kind(self, *kinds: str) -> list[str]:
        """The words of the blocks of these kinds, in order."""
        return [span.of(self.text) for kind, span in self.parts if kind in kinds]

    @property
    def article_text(self) -> str:
        """Lead, paragraphs and captions, an empty line between them: the clean body."""
        return "\n\n".join(self.of_kind("lead", "paragraph", "caption"))

    @property
    def captions(self) -> list[str]:
        """The distinct picture captions."""
        return self.of_kind("caption")

    @property
    def filed_under(self) -> list:
        """What the ministry facet counts it under: its ministries, else the one body."""
        ministries = list(self.ministries.all())
        return ministries or ([self.body] if self.body else [])

    def refresh_search_text(self) -> None:
        """Fold headline and article anew, after either has changed."""
        self.search_text = re.sub(r"\s+", " ", search_key(f"{self.title}\n{self.article_text}"))
