"""Organisations and places, with their names through time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed
from archive.models.counts import WithArticleCount
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Standing, TolerantChoices


class OrganisationKind(TolerantChoices):
    """What a body is. The values are the words that extraction and the reference list use."""

    MINISTRY = "ministry", _("ministry")
    MINISTRY_LEVEL_AGENCY = "ministry-level agency", _("ministry-level agency")
    GOVERNMENT_AGENCY = "government agency", _("government agency")
    CENTRAL_STATE_BODY = "central State body", _("central State body")
    CENTRAL_PARTY_BODY = "central Party body", _("central Party body")
    CENTRAL_COMMITTEE = "central committee", _("Party committee directly under the Central Committee")
    PARTY_GROUP = "Party group", _("Party group")
    MASS_ORGANISATION = "mass organisation", _("mass organisation")
    PROVINCIAL_PARTY_COMMITTEE = "provincial Party committee", _("provincial Party committee")
    PROVINCIAL_PARTY_BODY = "provincial Party body", _("provincial Party body")
    PROVINCIAL_STATE_BODY = "provincial State body", _("provincial State body")
    PARTY_COMMITTEE = "Party committee", _("Party committee")
    PARTY_BODY = "Party body", _("Party body")
    LOCAL_PARTY_COMMITTEE = "local Party committee", _("local Party committee")
    LOCAL_STATE_BODY = "local State body", _("local State body")
    DEPARTMENT = "department", _("department")
    COURT_OR_PROCURACY = "court or procuracy", _("court or procuracy")
    SCHOOL_OR_INSTITUTE = "school or institute", _("school or institute")
    ENTERPRISE = "enterprise", _("enterprise")
    ARMED_FORCES_UNIT = "armed forces unit", _("armed forces unit")
    OTHER = "other", _("other organisation")


# What the ministry facet files an article under: a ministry, or where it has none one of the central bodies
# and provincial committees (see Article.body).
MINISTERIAL_KINDS = (OrganisationKind.MINISTRY, OrganisationKind.MINISTRY_LEVEL_AGENCY)
LEADING_KINDS = (
    *MINISTERIAL_KINDS,
    OrganisationKind.GOVERNMENT_AGENCY,
    OrganisationKind.CENTRAL_STATE_BODY,
    OrganisationKind.CENTRAL_PARTY_BODY,
    OrganisationKind.CENTRAL_COMMITTEE,
    OrganisationKind.PARTY_GROUP,
    OrganisationKind.MASS_ORGANISATION,
    OrganisationKind.PROVINCIAL_PARTY_COMMITTEE,
)


class OrganisationQuerySet(WithArticleCount, models.QuerySet):
    counted_through = "organisation"

    def named(self, key: str) -> OrganisationQuerySet:
        """Organisations whose name or alias has this exact key (see :func:`archive.text.exact_key`)."""
        return self.filter(Q(name_key=key) | Q(aliases__name_key=key)).distinct()

    def ministries(self) -> OrganisationQuerySet:
        """Ministries and ministry-level agencies, past and present."""
        return self.filter(kind__in=MINISTERIAL_KINDS)


class Organisation(Addressed, models.Model):
    """A body under the name it bore from ``valid_from`` to ``valid_until``; a renamed body is another row."""

    address_name = "organisation"

    name = models.CharField(_("name"), max_length=300)
    name_key = KeyField(sources=("name",), form="exact", max_length=300, db_index=True)
    search_key = KeyField(sources=("name",), max_length=300, db_index=True)
    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind, default=OrganisationKind.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    place = models.ForeignKey(
        "Place", models.SET_NULL, null=True, blank=True, related_name="organisations", verbose_name=_("place")
    )
    valid_from = PartialDateField(_("name valid from"))
    valid_from_earliest = DateBoundField(source="valid_from", bound="earliest")
    valid_until = PartialDateField(_("name valid until"))
    valid_until_latest = DateBoundField(source="valid_until", bound="latest")
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.PROVISIONAL)
    source = models.TextField(_("where the fact was seen"), blank=True)
    note = models.TextField(_("note"), blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "id"]
        constraints = [
            # A name that came back is a second row with its own dates ("Ban Tuyên giáo Trung ương").
            # A district's body is one in its province: there are several Huyện ủy Châu Thành.
            models.UniqueConstraint(
                "name_key",
                Coalesce("valid_from", models.Value("")),
                Coalesce("place", models.Value(0), output_field=models.BigIntegerField()),
                name="organisation_name_once_from_a_day",
            ),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="organisation_not_its_own_parent"),
        ]
        indexes = [models.Index(fields=["kind", "name"], name="organisation_by_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ministry(self) -> bool:
        """Whether the ministry facet lists it as a ministry."""
        return self.kind in MINISTERIAL_KINDS


class OrganisationAlias(models.Model):
    """Another name of an organisation, or its abbreviation."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="aliases", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=300)
    name_key = KeyField(sources=("name",), form="exact", max_length=300, db_index=True)
    search_key = KeyField(sources=("name",), max_length=300, db_index=True)
    is_abbreviation = models.BooleanField(_("abbreviation"), default=False)

    class Meta:
        verbose_name = _("alias of an organisation")
        verbose_name_plural = _("aliases of organisations")
        constraints = [models.UniqueConstraint(fields=["organisation", "name_key"], name="organisation_alias_once")]

    def __str__(self) -> str:
        return self.name
