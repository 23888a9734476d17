"""Readable addresses, ``7-tran-the-dung``: the number finds the record, the words are for people."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import register_converter

__all__ = ["Address"]


class Address(NamedTuple):
    """The two halves of ``7-tran-the-dung``; ``words`` is None where there is not even a dash."""

    pk: int
    words: str | None


class AddressConverter:
    """``<address:address>`` in a URL pattern."""

    # Eighteen digits fit the big integer of every database, so that no number written here can make a query fail.
    regex = r"[0-9]{1,18}(?:-[^/]*)?"

    def to_python(self, value: str) -> Address:
        number, dash, words = value.partition("-")
        return Address(int(number), words if dash else None)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(AddressConverter, "address")
