"""The dates of a search in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.search import Criteria
from archive.templatetags.display import in_figures, in_words


def chosen_dates(criteria: Criteria) -> list[tuple[str, str, str]]:
    """(attribute, its name, its value in words) of every date that was chosen, in the order of the page."""
    year, month, day = criteria.year, criteria.month, criteria.day
    dates = [
        ("from_", _("From"), criteria.from_ and in_words(criteria.from_)),
        ("to", _("To"), criteria.to and in_words(criteria.to)),
        ("year", pgettext("filter", "Year"), year and str(year)),
        ("month", pgettext("filter", "Month"), month and f"{month.month}/{month.year}"),
        ("day", pgettext("filter", "Day"), day and in_figures(day)),
    ]
    return [(name, label, text) for name, label, text in dates if text]
