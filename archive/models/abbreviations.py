"""Short forms and what they stand for: what the search opens, and curators edit."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import ExtractSecond
from django.utils.translation import gettext_lazy as _

from archive.models.fields import KeyField
from archive.text import syllables

# Letters of the shortest one: the search takes a lone "T" or "Y" for a word.
SHORTEST = 2


class AbbreviationQuerySet(models.QuerySet):
    def stamp(self) -> tuple[Any, ...]:
        """What changes when any row was added, changed or deleted.

        The last change alone would not do: of two transactions the one that began first may be seen last, and its rows
        bear the earlier time. The sum of seconds tells of nearly all of these.
        """
        found = self.aggregate(
            changed=models.Max("updated_at"),
            number=models.Count("pk"),
            newest=models.Max("pk"),
            seconds=models.Sum(ExtractSecond("updated_at")),
        )
        return tuple(found.values())

    def in_use(self):
        """Those that the search opens."""
        return self.filter(searched=True)


class Abbreviation(models.Model):
    """A short form. Whoever changes its expansions saves it, too: the search goes by ``updated_at``."""

    short = models.CharField(_("short form"), max_length=40, help_text=_("As it is written: UBND, LĐ-TB&XH, TTg."))
    short_key = KeyField(sources=("short",), form="exact", max_length=40, unique=True)
    search_key = KeyField(sources=("short",), max_length=40, db_index=True)
    searched = models.BooleanField(
        _("open in searches"),
        default=True,
        help_text=_("Whether a search for the short form finds what it stands for."),
    )
    note = models.TextField(_("note"), blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = AbbreviationQuerySet.as_manager()

    class Meta:
        verbose_name = _("short form")
        verbose_name_plural = _("short forms")
        ordering = ["short", "id"]

    def __str__(self) -> str:
        return self.short

    def clean(self) -> None:
        """Refuse what could never be typed as one word."""
        super().clean()
        if len(self.short.split()) != 1 or not any(syllables(self.short)):
            raise ValidationError({"short": _("A short form is one word of letters.")})
        if sum(map(str.isalpha, self.short)) < SHORTEST:
            raise ValidationError({"short": _("A short form has at least two letters: one letter alone is a word.")})


class Expansion(models.Model):
    """What a short form may stand for; where there are several, the search opens all of them."""

    abbreviation = models.ForeignKey(
        Abbreviation, models.CASCADE, related_name="expansions", verbose_name=_("short form")
    )
    text = models.CharField(_("in full"), max_length=200)
    text_key = KeyField(sources=("text",), form="exact", max_length=200)
    search_key = KeyField(sources=("text",), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("expansion")
        verbose_name_plural = _("expansions")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["abbreviation", "text_key"], name="expansion_once")]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """Refuse what holds no word."""
        super().clean()
        if not any(syllables(self.text)):
            raise ValidationError({"text": _("Write the words that the short form stands for.")})
