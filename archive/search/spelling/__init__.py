"""Slips of fingers and ears: from a syllable as it was typed to those that may have been meant. Knows no index."""

from archive.search.spelling.diacritics import marked, usual
from archive.search.spelling.slips import JOINED, SPLIT, slips, splits
from archive.search.spelling.typing_methods import composed

__all__ = ["JOINED", "SPLIT", "composed", "marked", "slips", "splits", "usual"]
