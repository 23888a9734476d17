"""Numbers of rows as they come in an address or a form."""

from __future__ import annotations

# The greatest number that a database takes, 2**63 - 1, has as many digits; asked for more, SQLite raises an error.
DIGITS = 19


def is_row_number(text: str) -> bool:
    """Whether the text may be the number of a row: digits, and not too many."""
    return text.isascii() and text.isdigit() and len(text) < DIGITS
