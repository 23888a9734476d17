"""What is asked: queries of every class, chosen from the words of the archive that is measured."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any

from django.db.models.functions import Coalesce

from archive.models import Abbreviation, Article, Citation, Mention
from archive.search.analyzers import forms
from archive.text import PartialDate, fold

ALL, ANY, PHRASE, PREFIX = "all", "any", "phrase", "prefix"
QUERIES = 5  # of a class
SIZE = 20  # articles on a page, the site's own number
# The sample whose words are counted.
_SAMPLE = 2000
# Shares of the texts that have a word.
_COMMON, _RARE = 0.4, 0.002
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Case:
    """A query of a class. ``words`` are syllables as texts have them, in small letters; none means every article.

    ``shape`` says how they must stand; ``folded`` that they are compared without diacritics. ``dates`` are the first
    and the last day that an article's date may overlap; ``chosen`` are (facet, value) pairs that must all hold.
    """

    group: str
    words: tuple[str, ...] = ()
    shape: str = ALL
    folded: bool = False
    dates: tuple[PartialDate, PartialDate] | None = None
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def typed(self) -> str:
        """What a reader would type."""
        match self.shape:
            case "any":
                return " OR ".join(self.words)
            case "phrase":
                return f'"{" ".join(self.words)}"'
            case "prefix":
                return f"{self.words[0]}*"
        return " ".join(self.words)

    @property
    def parameters(self) -> dict[str, Any]:
        """Of the address of the search page."""
        given: dict[str, Any] = {"q": self.typed} if self.words else {}
        if self.dates:
            given |= {"from": str(self.dates[0]), "to": str(self.dates[1])}
        for facet, value in self.chosen:
            given.setdefault(facet, []).append(value)
        return given


class Words:
    """How many articles of a sample have a word, and two words side by side."""

    def __init__(self, texts: Iterable[str], left_out: Collection[str] = ()):
        self.texts = 0
        self.holding: Counter[tuple[str, ...]] = Counter()
        for text in texts:
            self.texts += 1
            found = [
                token if _is_plain(token) and token not in left_out else "" for token in _TOKEN.findall(text.lower())
            ]
            self.holding.update({(word,) for word in found})
            self.holding.update(set(pairwise(found)))
        self.holding = Counter({row: count for row, count in self.holding.items() if all(row)})

    def between(self, length: int, least: float, most: float) -> list[tuple[str, ...]]:
        """The rows of so many words that this share of the texts has, the commonest first."""
        low, high = max(1, least * self.texts), most * self.texts
        found = [row for row, count in self.holding.items() if len(row) == length and low <= count <= high]
        return sorted(found, key=lambda row: (-self.holding[row], row))

    def share(self, *row: str) -> float:
        """The share of the texts that have it."""
        return self.holding[row] / self.texts


@lru_cache(maxsize=200_000)
def _is_plain(token: str) -> bool:
    """Whether every engine takes it for one word and spells it alike: letters only, no twin ("kỹ", "kĩ")."""
    return token.isalpha() and forms(token) == (token,) and unicodedata.is_normalized("NFC", token)


def _is_marked(row: tuple[str, ...]) -> bool:
    """Whether the site compares it as it is written; a query without any diacritics is compared without."""
    return any(fold(word) != word for word in row)


def cases() -> list[Case]:
    """``QUERIES`` of every class, always the same for the same archive; fewer where it is too small for more."""
    words = Words(_sample_texts(), _short_forms())
    marked = {length: [row for row in words.between(length, 0, 1.0) if _is_marked(row)] for length in (1, 2)}
    everywhere = [word for (word,) in marked[1] if words.share(word) >= _COMMON]
    middling = [word for (word,) in marked[1] if 0.03 <= words.share(word) <= 0.3]
    rare = [word for (word,) in words.between(1, 0, _RARE) if len(word) > 3]
    rows = [row for row in marked[2] if 0.01 <= words.share(*row) <= 0.2 and max(map(words.share, row)) < 0.6]
    common_rows = [row for row in marked[2] if words.share(*row) >= 0.2 and min(map(words.share, row)) >= _COMMON]
    spans, values = _years(), _values()
    made: dict[str, Iterator[Case]] = {
        "rare word": (Case("rare word", (word,), folded=not _is_marked((word,))) for word in _spread(rare)),
        "common word": (Case("common word", (word,)) for word in _spread(everywhere)),
        "three words": (
            Case("three words", trio)
            for trio in zip(_spread(everywhere), _spread(middling[::2]), _spread(middling[1::2]), strict=False)
        ),
        "one of three": (
            Case("one of three", trio, ANY)
            for trio in zip(_spread(everywhere[1:]), _spread(middling[1::3]), _spread(middling[::3]), strict=False)
        ),
        "phrase": (Case("phrase", row, PHRASE) for row in _spread(rows)),
        "phrase of common words": (Case("phrase of common words", row, PHRASE) for row in _spread(common_rows)),
        "date and word": (
            Case("date and word", (word,), dates=dates)
            for word, dates in zip(_spread(everywhere[2:]), spans, strict=False)
        ),
        "prefix": (
            Case("prefix", (word,), PREFIX, folded=not _is_marked((word,))) for word in _spread(_beginnings(middling))
        ),
        "everything": iter([Case("everything")]),
        "no diacritics": (
            Case("no diacritics", tuple(map(fold, pair)), folded=True)
            for pair in zip(_spread(everywhere[1:]), _spread(middling[2:]), strict=False)
        ),
        "three choices": (
            Case("three choices", (word,), chosen=chosen)
            for word, chosen in zip(_spread(everywhere), values, strict=False)
        ),
    }
    return [case for found in made.values() for case in islice(found, QUERIES)]


def _spread(found: list) -> list:
    """``QUERIES`` of a list, evenly from its first to its last."""
    if len(found) <= QUERIES:
        return found
    return [found[round(number * (len(found) - 1) / (QUERIES - 1))] for number in range(QUERIES)]


def _beginnings(words: list[str]) -> list[str]:
    """Three letters that several words begin with."""
    counts = Counter(word[:3] for word in words if len(word) > 3)
    return [beginning for beginning, _count in counts.most_common(4 * QUERIES)]


def _sample_texts() -> Iterator[str]:
    published = Article.objects.published().order_by("pk")
    step = max(1, published.count() // _SAMPLE)
    keys = list(published.values_list("pk", flat=True))[::step]
    for start in range(0, len(keys), 500):
        rows = Article.objects.filter(pk__in=keys[start : start + 500]).order_by("pk")
        yield from (f"{row.title}\n{row.article_text}" for row in rows.only("title", "text", "blocks"))


def _short_forms() -> set[str]:
    """What the site would open to other words."""
    return {short.lower() for short in Abbreviation.objects.values_list("short", flat=True)}


def _years() -> list[tuple[PartialDate, PartialDate]]:
    """Spans of a year, of half the years that the archive has."""
    dated = Article.objects.published().exclude(dated=None).order_by("dated_latest")
    years = sorted(set(dated.values_list("dated_latest__year", flat=True)))
    return [(PartialDate(year, 3), PartialDate(year + 1, 2)) for year in _spread(years[:-1] or years)]


def _values() -> list[tuple[tuple[str, str], ...]]:
    """Three choices each: an outlet, a province and a body, all among the commonest."""
    mentions = Mention.objects.standing()
    places = _commonest(
        mentions.exclude(place=None).annotate(province=Coalesce("place__province", "place")), "province"
    )
    bodies = _commonest(mentions.exclude(organisation=None), "organisation")
    sources = _commonest(Article.objects.published().exclude(source=None), "source")
    if not sources:
        directives = _commonest(Citation.objects.standing(), "directive")
        return [
            (("place", a), ("organisation", b), ("directive", c))
            for a, b, c in zip(places, bodies, directives, strict=False)
        ]
    return [(("source", sources[0]), ("place", a), ("organisation", b)) for a, b in zip(places, bodies, strict=False)]


def _commonest(rows: Any, column: str) -> list[str]:
    counted = Counter(rows.order_by().values_list(column, flat=True))
    return [str(key) for key, _count in counted.most_common(QUERIES)]
