"""What is asked for: the parameters of an address, read tolerantly and checked strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.search.facets import FACETS
from archive.search.language import MAX_LENGTH
from archive.search.language.fields import read_date
from archive.text import PartialDate, clean

# How words are compared: as they are written and, only if that finds nothing, without diacritics; or without at once.
FOLDED = "folded"
SPELLINGS = ("", FOLDED)
# Whether short forms open to what they stand for.
OFF = "off"
EXPANSIONS = ("", OFF)
RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"
SORTS = (RELEVANCE, NEWEST, OLDEST)
SIZES = (10, 20, 50, 100)
DEFAULT_SIZE = 20
# More choices of one facet than anybody ticks; an address with thousands is an attack or an accident.
MAX_CHOICES = 50
# What a number of a page may be written with; whatever it is, the last page answers it.
_MAX_PAGE_DIGITS = 18
# What a notice repeats of wrong values: so many characters of each, so many of each parameter.
_MAX_SHOWN = 60
_MAX_TOLD = 3


@dataclass(frozen=True)
class Criteria:
    """A search, whole and valid. Values of one facet are alternatives; everything else must hold together.

    ``spelling`` is "" or FOLDED, ``expand`` is "" or OFF.
    ``year``, ``month`` and ``day`` are PartialDates of this precision; ``from_`` and ``to`` are of any precision and
    inclusive. An article matches a date if its possible days overlap it.
    """

    q: str = ""
    spelling: str = ""
    expand: str = ""
    ministry: tuple[int, ...] = ()
    directive: tuple[int, ...] = ()
    person: tuple[int, ...] = ()
    organisation: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[int, ...] = ()
    from_: PartialDate | None = None
    to: PartialDate | None = None
    year: PartialDate | None = None
    month: PartialDate | None = None
    day: PartialDate | None = None
    sort: str = ""
    page: int = 1
    size: int = DEFAULT_SIZE

    def __post_init__(self):
        if not self.sort:
            object.__setattr__(self, "sort", self.default_sort)

    @property
    def default_sort(self) -> str:
        """The order where none was chosen."""
        return _default_sort(self.q)

    @property
    def chosen_dates(self) -> list[PartialDate]:
        """Year, month and day, as far as chosen."""
        return [date for date in (self.year, self.month, self.day) if date]

    @property
    def open_month(self) -> PartialDate | None:
        """The month whose days are shown: the one that was chosen, or that of the day."""
        inner = self.day or self.month
        return PartialDate(inner.year, inner.month) if inner else None

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen in a facet, as its values are written in addresses."""
        return tuple(str(value) for value in getattr(self, facet))

    @classmethod
    def parse(cls, params: Mapping[str, Any]) -> tuple[Criteria, list[str]]:
        """Read a QueryDict, or a mapping of names to values or lists of values. Never raises.

        What is unknown, oversized or ill-formed is ignored, and the second result says so, a sentence a fault.
        """
        reader = _Reader(params)
        values: dict[str, Any] = {"q": reader.query()}
        if reader.is_about(values["q"]):
            values["spelling"] = reader.one_of("spelling", SPELLINGS)
            values["expand"] = reader.one_of("expand", EXPANSIONS)
        values.update({name: reader.choices(name) for name in FACETS})
        values.update(reader.dates())
        values["sort"] = reader.one_of("sort", ("", *SORTS))
        values["page"] = reader.number("page", 1, lambda n: n >= 1)
        values["size"] = reader.number("size", DEFAULT_SIZE, SIZES.__contains__)
        return cls(**values), reader.notices

    def params(self, **changes: Any) -> str:
        """The query string of this search with these attributes changed, defaults left out, in a fixed order.

        A change of anything but the page leads back to the first page.
        """
        if unknown := changes.keys() - self._encoded.keys():
            raise TypeError(f"Criteria have no {', '.join(sorted(unknown))}.")
        if changes:
            changes.setdefault("page", 1)
        parts = {**self._encoded, **{name: _encoded(name, value) for name, value in changes.items()}}
        # An order that was not chosen follows the default, which depends on whether words are asked for.
        sort = changes.get("sort", "" if self.sort == self.default_sort else self.sort)
        parts["sort"] = "" if sort == _default_sort(changes.get("q", self.q)) else _encoded("sort", sort)
        return "&".join(part for part in parts.values() if part)

    def params_for(self, name: str) -> Callable[[Any], str]:
        """``params(name=value)`` as a function of the value: a page of results makes some four hundred links so."""
        parts = {**self._encoded, "page": "", "sort": "" if self.sort == self.default_sort else self._encoded["sort"]}
        names = list(parts)
        before = [parts[each] for each in names[: names.index(name)] if parts[each]]
        after = [parts[each] for each in names[names.index(name) + 1 :] if parts[each]]
        return lambda value: "&".join([*before, *filter(None, [_encoded(name, value)]), *after])

    @cached_property
    def _encoded(self) -> dict[str, str]:
        """Attribute → its part of the query string."""
        return {attribute.name: _encoded(attribute.name, getattr(self, attribute.name)) for attribute in fields(self)}


def _default_sort(q: str) -> str:
    """Best matches first where words are asked for, else the newest."""
    return RELEVANCE if q.strip() else NEWEST


def _encoded(name: str, value: Any) -> str:
    if value == _DEFAULTS[name]:
        return ""
    values = value if isinstance(value, tuple) else (value,)
    return urlencode([(name.rstrip("_"), str(item)) for item in values])


_DEFAULTS = {attribute.name: attribute.default for attribute in fields(Criteria)}


def _labels() -> dict[str, str]:
    """Parameter → what the page calls it, in the reader's language."""
    return {name: str(facet.label) for name, facet in FACETS.items()} | {
        "from": _("From"),
        "to": _("To"),
        "year": pgettext("filter", "Year"),
        "month": pgettext("filter", "Month"),
        "day": pgettext("filter", "Day"),
        "sort": _("Order"),
        "size": _("Per page"),
        "page": pgettext("of results", "Page"),
    }


class _Reader:
    """Reads parameters one by one and gathers the notices."""

    def __init__(self, params: Mapping[str, Any]):
        self.params = params
        self.notices: list[str] = []

    def _all(self, name: str) -> list[str]:
        """The values given for a parameter, trimmed, blank ones dropped."""
        if hasattr(self.params, "getlist"):
            values = self.params.getlist(name)
        else:
            values = self.params.get(name, [])
            values = values if isinstance(values, list | tuple) else [values]
        return [text for text in (clean(str(value)).strip() for value in values if value is not None) if text]

    def _last(self, name: str) -> str:
        return (self._all(name) or [""])[-1]

    def _ignored(self, name: str, value: str) -> None:
        shown = value if len(value) <= _MAX_SHOWN else value[:_MAX_SHOWN] + "…"
        label = _labels().get(name, name)
        notice = _("“%(value)s” is no value of “%(name)s” and was ignored.") % {"value": shown, "name": label}
        if notice not in self.notices:
            self.notices.append(notice)

    def query(self) -> str:
        text = self._last("q")
        if len(text) > MAX_LENGTH:
            self.notices.append(
                _("Only the first %(number)d characters of the query were used.") % {"number": MAX_LENGTH}
            )
            text = text[:MAX_LENGTH].rpartition(" ")[0] or text[:MAX_LENGTH]
        return text

    def is_about(self, q: str) -> bool:
        """Whether how words are taken was chosen for these words: the form says for which it was (``asked``)."""
        return "asked" not in self.params or self._last("asked") == q

    def choices(self, name: str) -> tuple:
        """The known values among those given for a facet, each once, in the order given."""
        facet = FACETS[name]
        given = list(dict.fromkeys(self._all(name)))
        if len(given) > MAX_CHOICES:
            self.notices.append(
                _("Only the first %(number)d values of “%(name)s” were used.")
                % {"number": MAX_CHOICES, "name": facet.label}
            )
            given = given[:MAX_CHOICES]
        if not given:
            return ()
        known = facet.resolve(given)
        unknown = [value for value in given if not known[value]]
        for value in unknown[:_MAX_TOLD]:
            self._ignored(name, value)
        if len(unknown) > _MAX_TOLD:
            self.notices.append(
                _("%(number)d further values of “%(name)s” are unknown and were ignored.")
                % {"number": len(unknown) - _MAX_TOLD, "name": facet.label}
            )
        return tuple(dict.fromkeys(target for value in given for target in known[value]))[:MAX_CHOICES]

    def dates(self) -> dict[str, PartialDate | None]:
        found = {
            "from_": self._date("from", "year", "month", "day"),
            "to": self._date("to", "year", "month", "day"),
            "year": self._date("year", "year"),
            "month": self._date("month", "month"),
            "day": self._date("day", "day"),
        }
        if found["from_"] and found["to"] and found["from_"].earliest > found["to"].latest:
            self.notices.append(_("The range of dates ends before it begins and was ignored."))
            found["from_"] = found["to"] = None
        return found

    def _date(self, name: str, *precisions: str) -> PartialDate | None:
        text = self._last(name)
        if not text:
            return None
        date = read_date(text)
        if date is None or date.precision not in precisions:
            self._ignored(name, text)
            return None
        return date

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of these words, "" where nothing or anything else is given."""
        text = self._last(name).lower()
        if text in allowed:
            return text
        self._ignored(name, text)
        return ""

    def number(self, name: str, default: int, allowed: Callable[[int], bool]) -> int:
        text = self._last(name)
        if not text:
            return default
        if re.fullmatch(rf"[0-9]{{1,{_MAX_PAGE_DIGITS}}}", text) and allowed(int(text)):
            return int(text)
        self._ignored(name, text)
        return default
