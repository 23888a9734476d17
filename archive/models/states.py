"""The states that records and claims can be in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TolerantChoices(models.TextChoices):
    """Choices that can be read from the outside: any case, value or name; None for anything unknown."""

    @classmethod
    def parse(cls, text: str | None):
        wanted = (text or "").strip().casefold()
        return next((choice for choice in cls if wanted in (choice.value.casefold(), choice.name.casefold())), None)


class Publication(TolerantChoices):
    """Who may see an article: only published ones are shown to readers."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Standing(TolerantChoices):
    """How far a person, organisation, place or directive is vouched for."""

    KNOWN = "known", _("known")  # from the reference list, or a curator's word
    TO_CONFIRM = "to_confirm", _("to be confirmed")  # from the reference list, on a weak source
    PROVISIONAL = "provisional", _("provisional")  # only ever read in texts


class Resolution(TolerantChoices):
    """Where a mention or citation leads: to one record, to several, or to none yet."""

    RESOLVED = "resolved", _("resolved")
    AMBIGUOUS = "ambiguous", _("ambiguous")
    UNMATCHED = "unmatched", _("unmatched")


class Review(TolerantChoices):
    """What a curator said of a machine's claim. Anything but "unreviewed" outlives every re-reading."""

    UNREVIEWED = "unreviewed", _("unreviewed")
    CONFIRMED = "confirmed", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    REJECTED = "rejected", _("rejected")
