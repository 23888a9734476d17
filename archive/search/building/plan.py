"""What a build sets out to do and what of it is done, kept in its folder, so that it can be taken up again.

plan.json   the schema version, the changes noted beforehand, and the parts: first and last primary key
part-N      a finished part
changed     written by commits to the old index meanwhile: the documents they put in or took out, one id a line
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from whoosh.codec.whoosh3 import W3Segment

from archive.search.engine.schema import SCHEMA_VERSION
from archive.search.engine.segments import file_of, known_segment
from archive.search.engine.storage import PLAN, IndexFolder, write_whole
from archive.search.engine.writing import LARGEST

# A build that was broken off longer ago is begun anew: who builds then may have restored another database meanwhile.
_FRESH = 24 * 60 * 60  # seconds


class Part(NamedTuple):
    """A finished part: its segment, the bytes of that, its documents and the terms in its fields, and the articles that
    could not be read."""

    segment: str
    size: int
    documents: int
    lengths: dict[str, int]
    failed: list[int]

    @classmethod
    def of(cls, place: Path, segment: W3Segment, failed: list[int]) -> Part:
        size = file_of(place, segment).stat().st_size
        return cls(segment.segid, size, segment.doc_count_all(), dict(segment._fieldlengths), failed)

    def whoosh_segment(self) -> W3Segment:
        """The segment, for a table of contents."""
        return known_segment(self.segment, self.documents, self.lengths)


@dataclass(frozen=True)
class Plan:
    """A build in its folder. ``parts`` are first and last key; ``noted`` the rows of the outbox that it will cover."""

    place: Path
    noted: list[int]
    parts: list[tuple[int, int]]
    total: int
    done: dict[int, Part] = field(default_factory=dict)

    @classmethod
    def begin(cls, folder: IndexFolder, keys: Sequence[int], noted: list[int], processes: int) -> Plan:
        """A new plan for these articles in a new folder: equal parts, as many for each process."""
        count = -(-len(keys) // LARGEST)
        count = -(-count // processes) * processes
        bounds = [len(keys) * number // count for number in range(count + 1)] if count else []
        parts = [(keys[first], keys[last - 1]) for first, last in pairwise(bounds) if first < last]
        plan = cls(folder.new(), noted, parts, len(keys))
        told = {"schema": SCHEMA_VERSION, "noted": noted, "parts": parts, "total": len(keys), "begun": time.time()}
        write_whole(plan.place / PLAN, json.dumps(told).encode())
        return plan

    @classmethod
    def resume(cls, folder: IndexFolder) -> Plan | None:
        """The plan of a build that was broken off not long ago, with what is done of it; None if there is none."""
        place = folder.unfinished()
        if place is None:
            return None
        try:
            told = json.loads((place / PLAN).read_bytes())
            if told["schema"] != SCHEMA_VERSION or not 0 <= time.time() - told["begun"] < _FRESH:
                return None
            plan = cls(place, told["noted"], [(first, last) for first, last in told["parts"]], told["total"])
        except (OSError, ValueError, TypeError, KeyError):
            return None
        for number in range(len(plan.parts)):
            plan.look_for(number)
        return plan

    def finish(self, number: int, part: Part) -> None:
        """Put down that a part is finished."""
        write_whole(self.place / f"part-{number}", json.dumps(part).encode())
        self.done[number] = part

    def look_for(self, number: int) -> None:
        """See whether a part has been finished, and its file is whole."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            part = Part(*json.loads((self.place / f"part-{number}").read_bytes()))
            if file_of(self.place, part.whoosh_segment()).stat().st_size == part.size:
                self.done[number] = part

    def count(self) -> int:
        """How many articles are in the finished parts."""
        return sum(part.documents + len(part.failed) for part in self.done.values())

    def changed(self) -> list[int]:
        """The articles that were indexed anew, or taken out, since the build began."""
        return [int(name.rpartition(".")[2]) for name in IndexFolder.noted_for(self.place)]

    def close(self) -> None:
        """Take away all that is of the plan, not of the index."""
        for name in (PLAN, "progress", "changed", *(f"part-{number}" for number in range(len(self.parts)))):
            (self.place / name).unlink(missing_ok=True)
