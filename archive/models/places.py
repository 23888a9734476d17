"""Places: provinces and cities under the central government, and what lies below them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed
from archive.models.counts import WithArticleCount
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Standing


class PlaceQuerySet(WithArticleCount, models.QuerySet):
    counted_through = "place"

    def provinces(self) -> PlaceQuerySet:
        """Provinces and cities under the central government, before and after 2025."""
        return self.filter(province=None)


class Place(Addressed, models.Model):
    """A place. A province has no ``province``; anything below it names the one it lies in.

    A province that kept its name in 2025 is one row, its new parts are its predecessors.
    """

    address_name = "place"

    name = models.CharField(_("name"), max_length=200)
    name_key = KeyField(sources=("name",), form="exact", max_length=200, db_index=True)
    search_key = KeyField(sources=("name",), max_length=200, db_index=True)
    kind = models.CharField(_("rank"), max_length=30, blank=True, help_text=_("tỉnh, thành phố, huyện, xã …"))
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("province")
    )
    valid_until = PartialDateField(_("name valid until"))
    valid_until_latest = DateBoundField(source="valid_until", bound="latest")
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("successors")
    )
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.PROVISIONAL)
    note = models.TextField(_("note"), blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "kind", "province"],
                condition=Q(province__isnull=False),
                name="place_once_in_a_province",
            ),
            models.UniqueConstraint(fields=["name_key"], condition=Q(province__isnull=True), name="province_name_once"),
        ]

    def __str__(self) -> str:
        if self.province_id and self.kind:
            return f"{self.kind} {self.name}"
        return self.name


class PlaceAlias(models.Model):
    """Another spelling of a place ("TP.HCM", "Đắc Lắc")."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="aliases", verbose_name=_("place"))
    name = models.CharField(_("name"), max_length=200)
    name_key = KeyField(sources=("name",), form="exact", max_length=200, db_index=True)
    search_key = KeyField(sources=("name",), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("alias of a place")
        verbose_name_plural = _("aliases of places")
        constraints = [models.UniqueConstraint(fields=["place", "name_key"], name="place_alias_once")]

    def __str__(self) -> str:
        return self.name
