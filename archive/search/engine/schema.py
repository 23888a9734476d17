"""The fields of the index.

Every field of text stands twice: once exact, once without diacritics (``…_folded``). ``text`` holds all of an article
and its names and decides alone whether a word matches; the smaller fields only lift an article in the order of results,
and so do the compound words. Ids, years, months and days are whole terms,
and are what is counted.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from whoosh import fields, formats

from archive.search.analyzers import terms

# Raise it whenever a field, an analyzer or the codec changes: an index of another version is rebuilt, never read.
SCHEMA_VERSION = 4

TEXT = "text"
TITLE, PEOPLE, ORGANISATIONS, DIRECTIVES = "title", "people", "organisations", "directives"
# Field → weight of a match in it, multiplied into the score. A headline says what an article is about; a name or a
# symbol that an article is filed under is worth more than the same word in passing.
LIFTING_FIELDS = {TITLE: 3.0, PEOPLE: 2.0, ORGANISATIONS: 1.5, DIRECTIVES: 2.0}
# Looked through only where a query names them: they hold names that ``text`` holds already, and short forms besides.
MINISTRIES, PLACES = "ministries", "places"
TEXT_FIELDS = {TEXT: 1.0, **LIFTING_FIELDS, MINISTRIES: 1.0, PLACES: 1.0}
# Compound words found side by side as typed ("cán_bộ"): the syllables next to each other, in the sense meant.
WORDS, WORDS_WEIGHT = "words", 1.0
# The symbol of a directive, or its kind and number: the rarest and surest thing to look for. A fixed amount, since the
# field has no lengths; of the size that a rare word in the headline earns.
NUMBERS, NUMBERS_WEIGHT = "numbers", 10.0

YEAR, MONTH, DAY = "year", "month", "day"
COUNTED_FIELDS = ("ministry", "directive", "person", "organisation", "place", "kind", "source", YEAR, MONTH, DAY)

# Day numbers (datetime.date.toordinal) of the earliest and latest day of an article's date.
EARLIEST, LATEST = "earliest", "latest"
DAY_FIELDS = (EARLIEST, LATEST)
PK = "pk"
NUMBER_FIELDS = (*DAY_FIELDS, PK)
# What a column holds where a document has no value; the largest number that numpy's int64 can hold, too.
NO_NUMBER = 2**63 - 1


def folded(field: str) -> str:
    """The twin of a text field that is compared without diacritics."""
    return f"{field}_folded"


class PackedPositions(formats.Positions):
    """Positions as little-endian 32-bit numbers, which numpy reads whole blocks at a time."""

    def encode(self, positions: Sequence[int]) -> bytes:
        return struct.pack(f"<{len(positions)}I", *positions)

    def decode_positions(self, value: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(value) // 4}I", value)

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 4


class Syllables(fields.FieldType):
    """Parts of text → their syllables with positions, by our own analyzer."""

    scorable = True

    def __init__(self, *, fold: bool):
        self.fold = fold
        self.format = PackedPositions()

    def index(self, parts: Sequence[str], **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(term, frequency, weight, encoded positions) of every term, as Whoosh's writer takes them."""
        for term, positions in terms(parts, folded=self.fold).items():
            yield term.encode(), len(positions), float(len(positions)), self.format.encode(positions)


class Terms(fields.FieldType):
    """A list of whole terms, not cut any further. ``scorable`` counts how often, else only whether."""

    def __init__(self, *, scorable: bool = False):
        self.scorable = scorable
        self.format = formats.Existence()

    def index(self, values: Sequence[str], **_options: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """As :meth:`Syllables.index`."""
        counts: dict[str, int] = {}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        for value, count in counts.items():
            yield value.encode(), count, float(count) if self.scorable else 1.0, b""


def build_schema() -> fields.Schema:
    """The Whoosh schema, made anew (Whoosh writes into the fields it is given)."""
    schema = fields.Schema(
        # Haystack's own three.
        id=fields.ID(stored=True, unique=True),
        django_ct=fields.ID(stored=True),
        django_id=fields.ID(stored=True),
    )
    for name in TEXT_FIELDS:
        schema.add(name, Syllables(fold=False))
        schema.add(folded(name), Syllables(fold=True))
    schema.add(WORDS, Terms(scorable=True))
    schema.add(NUMBERS, Terms())
    for name in COUNTED_FIELDS:
        schema.add(name, Terms())
    for name in NUMBER_FIELDS:
        # Ranges are read off the column, so no coarser terms are needed (shift_step); with them, Whoosh 2.7.4 finds too
        # much for small unsigned numbers.
        schema.add(name, fields.NUMERIC(int, bits=64, signed=False, sortable=True, shift_step=0, default=NO_NUMBER))
    return schema
