"""Values as a reader sees them: dates in words, numbers with their groups, found words marked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.core.paginator import Page
from django.utils.formats import date_format, get_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.models import Article, Meeting
from archive.text import PartialDate

register = template.Library()


@register.filter
def in_words(date: PartialDate | None) -> str:
    """A partial date in words, as precise as it is known: "tháng 7 năm 2023"; "" for None."""
    if not date:
        return ""
    # Translators: Django's own letters for parts of a date, see the documentation of the "date" template filter.
    form = {
        "day": pgettext("date format", "j F Y"),
        "month": pgettext("date format", "F Y"),
        "year": pgettext("date format", "Y"),
    }[date.precision]
    return date_format(date.earliest, form)


@register.filter
def in_figures(date: PartialDate | None) -> str:
    """A partial date as people type it: 31/12/2016, 12/2016, 2016; "" for None."""
    if not date:
        return ""
    day, month = f"{date.day}/" if date.day else "", f"{date.month}/" if date.month else ""
    return f"{day}{month}{date.year}"


@register.filter
def when(date: PartialDate | None) -> SafeString | str:
    """The same as a <time> element, which tells machines the date as well."""
    if not date:
        return ""
    return format_html('<time datetime="{}">{}</time>', date, in_words(date))


@register.filter
def meeting_when(meeting: Meeting) -> SafeString | str:
    """The days of a meeting in <time> elements; the words of the text where nothing gives the year."""
    if meeting.start and meeting.end and meeting.end != meeting.start:
        return format_html(_("{first} to {last}"), first=when(meeting.start), last=when(meeting.end))
    return when(meeting.start) or meeting.date_as_written


@register.filter
def grouped(number: int) -> str:
    """A whole number with its groups of three: 1.234 in Vietnamese, 1,234 in English."""
    if -1000 < number < 1000:
        return str(number)
    # By hand: Django knows the Vietnamese separator, but not that it parts groups of three.
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))


@register.filter
def marked(pieces: Iterable) -> SafeString:
    """Pieces (``text``, ``hit``) as escaped text, the hits in <mark>."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", piece.text) if piece.hit else piece.text,) for piece in pieces)
    )


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """The numbers to link to, None for a gap: 1 … 4 5 [6] 7 8 … 20."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [None if number == paginator.ELLIPSIS else number for number in numbers]


@register.filter
def origin(code: str) -> str:
    """What gave a date, in the reader's language; an unknown code as it is."""
    return {
        "manifest": _("the collector's notes"),
        "header line": _("a line at the head of the page"),
        "date header": _("the date header of the page"),
        "publication date": _("the publication date"),
        "header": _("the page header"),
        "text": _("another date in the text"),
        "title": _("the headline"),
    }.get(code, code)


@register.filter
def moment(time: datetime) -> str:
    """A point in time in words, to the minute, as clocks in Vietnam show it."""
    # Translators: Django's own letters for parts of a date, see the documentation of the "date" template filter.
    return date_format(localtime(time), pgettext("date format", "H:i, j F Y"))


@register.filter
def is_web_address(text: str) -> bool:
    """Whether it may be made a link: an address that a page gives may also be "javascript:…"."""
    return text.lower().startswith(("http://", "https://"))


@register.filter
def attention(article: Article) -> list[str]:
    """What the reading of an article met with, a sentence each, none twice."""
    return list(dict.fromkeys(flag_text(flag, article.text) for flag in article.flags))


def flag_text(flag: dict | str, text: str = "") -> str:
    """A flag in the reader's language, with the words of ``text`` that it points at; an unknown one by its own note."""
    if not isinstance(flag, dict):
        return str(flag)
    code, span = flag.get("code") or "", flag.get("span")
    words = text[slice(*span)] if span else ""
    no_headline = _("No headline was found; the first words stand in.")
    said = {
        "year-unknown": _("Nothing gives the year of “{words}”."),
        "impossible-date": _("There is no such day: “{words}”."),
        "event-after-publication": _("The event is later than the publication: “{words}”."),
        "event-dates-differ": _("The text gives the day of the event another year, too: “{words}”."),
        "publication-dates-differ": _("The page gives more than one day of publication."),
        "no-title": no_headline,
        "no headline": no_headline,
        "long address": _("The source's address was too long to be kept."),
    }.get(code, "")
    if not said or ("{words}" in said and not words):
        return str(flag.get("note") or code)
    return said.replace("{words}", " ".join(words.split()))
