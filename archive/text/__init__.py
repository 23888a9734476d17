"""Strings in, values out: normal forms, syllables, words, spans and dates. Knows nothing of Django."""

from archive.text.dates import DateMention, find_dates
from archive.text.folding import exact_key, fold, lower, search_key
from archive.text.normalize import canonical, clean, normalize
from archive.text.partial_dates import PartialDate
from archive.text.spans import Span, SpanIndex, without_overlaps
from archive.text.syllables import Syllable, syllable_spans, syllable_texts, syllables

__all__ = [
    "DateMention",
    "PartialDate",
    "Span",
    "SpanIndex",
    "Syllable",
    "canonical",
    "clean",
    "exact_key",
    "find_dates",
    "fold",
    "lower",
    "normalize",
    "search_key",
    "syllable_spans",
    "syllable_texts",
    "syllables",
    "without_overlaps",
]
