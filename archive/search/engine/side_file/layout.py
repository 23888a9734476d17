"""How a side file is laid out.

    header      MAGIC, where the directory begins, its length and its CRC-32 (HEADER)
    arrays      raw numbers, little-endian, each beginning at a multiple of eight bytes
    directory   JSON, at the very end: the segment, the number of its documents, the names of the fields that the file
                holds whole, and name → [offset, dtype, count] of each array

The arrays of a field F with T terms, P postings and D documents:

    F.terms, F.term_starts      the terms, sorted, without anything between them; where each begins, and the end (T + 1)
    F.starts, F.docs, F.weights where the postings of each term begin (T + 1); document and weight of each (P), without
                                weights where all are 1
    F.place_starts, F.places    where the places of each term begin (T + 1); the places
    F.begins                    the place at which each document begins, and the end (D + 1)
    F.value_starts, F.values    of a counted field, where the values of each document begin (D + 1), as term numbers

A place is a position within the whole segment: the documents' positions one document after another, each document
beginning at a multiple of 2**shift, GAP or more behind the last. So words side by side are numbers side by side, and
no document need be looked at to see it.

    lengths.F, numbers.F        the packed length of a field, and the number, of each document (D)
"""

from __future__ import annotations

import struct
from pathlib import Path

MAGIC = b"arrays01"
HEADER = struct.Struct("<8sQII")
ALIGNMENT = 8
# With this ending Whoosh removes the file together with the other files of its segment.
SUFFIX = ".arrays"


def path_of(folder: Path, segment: str) -> Path:
    """Where the side file of a segment lies."""
    return folder / f"{segment}{SUFFIX}"
