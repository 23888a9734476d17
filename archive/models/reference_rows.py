"""Which row of the database a row of the reference lists became."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceRow(models.Model):
    """A row of a reference list and the row that it became.

    It knows the row again under whatever name a curator gave it since. No foreign key: that the row is gone means that
    a curator deleted it, and the next loading of the lists must not bring it back.
    """

    class List(models.TextChoices):
        ORGANISATIONS = "organisations", _("organisations")
        PLACES = "places", _("places")
        DIRECTIVES = "directives", _("directives")
        ABBREVIATIONS = "abbreviations", _("short forms")

    list_name = models.CharField(_("list"), max_length=20, choices=List)
    key = models.CharField(_("key in the list"), max_length=320)
    row_id = models.BigIntegerField(_("number of the row"))

    class Meta:
        verbose_name = _("row of the reference lists")
        verbose_name_plural = _("rows of the reference lists")
        ordering = ["list_name", "key"]
        constraints = [models.UniqueConstraint(fields=["list_name", "key"], name="reference_row_once")]

    def __str__(self) -> str:
        return f"{self.get_list_name_display()}: {self.key}"
