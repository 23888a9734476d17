"""Meetings and who took part in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, slug
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Review, TolerantChoices


class MeetingFormat(TolerantChoices):
    """How people came together."""

    IN_PERSON = "in person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("hybrid")


class MeetingQuerySet(models.QuerySet):
    def with_article_count(self):
        """Add ``article_count``: the published articles that cover the meeting."""
        return self.annotate(article_count=Count("articles", filter=Q(articles__state="published"), distinct=True))

    def visible(self):
        """Meetings that a reader may know of: covered by a published article, or entered by hand."""
        return self.filter(Q(articles__state="published") | Q(articles=None)).distinct()


class Meeting(Addressed, models.Model):
    """One event: several articles may cover it."""

    address_name = "meeting"

    name = models.CharField(_("name"), max_length=500)
    search_key = KeyField(sources=("name", "kind", "place_as_written"), max_length=1000)
    kind = models.CharField(_("kind"), max_length=80, blank=True, help_text=_("As the text calls it: hội nghị sơ kết."))
    # The folded words with dashes ("hoi-nghi-so-ket"): the value of the facet.
    kind_slug = models.CharField(max_length=80, editable=False, default="")
    start = PartialDateField(_("first day"))
    start_earliest = DateBoundField(source="start", bound="earliest", db_index=True)
    end = PartialDateField(_("last day"))
    end_latest = DateBoundField(source="end", bound="latest")
    date_as_written = models.CharField(
        _("date as written"), max_length=200, blank=True, help_text=_("Where nothing gives the year.")
    )
    date_inferred_from = models.CharField(_("year taken from"), max_length=30, blank=True)
    place_as_written = models.CharField(_("place"), max_length=500, blank=True)
    places = models.ManyToManyField("Place", blank=True, related_name="meetings", verbose_name=_("places"))
    organiser = models.ForeignKey(
        "Organisation", models.SET_NULL, null=True, blank=True, related_name="meetings", verbose_name=_("organiser")
    )
    format = models.CharField(_("format"), max_length=12, choices=MeetingFormat, blank=True)
    attendance = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    connection_points = models.PositiveIntegerField(_("connection points"), null=True, blank=True)
    # An importer may only propose that two reports are of one event; a curator decides.
    same_as = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("perhaps the same as")
    )
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-start_earliest", "name", "id"]
        # With the kind behind it, so that the label of a facet's value is one look, however many meetings are of it.
        indexes = [models.Index(fields=["kind_slug", "kind"], name="meeting_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_earliest=None) | Q(end_latest=None) | Q(end_latest__gte=F("start_earliest")),
                name="meeting_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.kind_slug = slug(self.kind)
        super().save(*args, **kwargs)


class Role(TolerantChoices):
    """A person's part in a meeting."""

    CHAIR = "chair", _("chair")
    SPEAKER = "speaker", _("speaker")
    PRESENTER = "presenter", _("presenter")
    ATTENDEE = "attendee", _("attendee")


class Attendance(models.Model):
    """A person's part in a meeting, with the title of that day, and the article that says so."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", verbose_name=_("meeting"))
    person = models.ForeignKey("Person", models.CASCADE, related_name="attendances", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=12, choices=Role)
    title = models.CharField(_("title at that time"), max_length=500, blank=True)
    article = models.ForeignKey(
        "Article", models.SET_NULL, null=True, blank=True, related_name="attendances", verbose_name=_("article")
    )
    start = models.PositiveIntegerField(_("from character"), null=True, blank=True)
    end = models.PositiveIntegerField(_("to character"), null=True, blank=True)
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    review = models.CharField(_("review"), max_length=12, choices=Review, default=Review.UNREVIEWED)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["meeting", "role", "person"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person", "role"], name="attendance_once_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"
