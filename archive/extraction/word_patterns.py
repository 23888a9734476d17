"""Patterns for word lists: one that shares the beginnings of its words is some times as fast as a plain alternation."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first, as a non-capturing group; "(?!)" of no words."""
    tree: dict = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(tree)})" if tree else "(?!)"


def _branches(node: dict) -> str:
    """The alternatives below a node; what ends here comes last, so that the longest is tried first."""
    found = []
    for letter in sorted(filter(None, node)):
        beginning, below = letter, node[letter]
        while len(below) == 1 and "" not in below:  # no fork: one run of letters
            ((following, below),) = below.items()
            beginning += following
        if set(below) == {""}:
            found.append(re.escape(beginning))
        else:
            found.append(f"{re.escape(beginning)}(?:{_branches(below)}){'?' if '' in below else ''}")
    return "|".join(found)
