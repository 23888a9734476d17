"""``manifest.csv``: what the collector of a folder of texts knew, which outranks the texts."""

from __future__ import annotations

import csv
import datetime
import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from archive.extraction.record import PageHints
from archive.importing.reader import MANIFEST, UnreadableError, decode, read_bytes
from archive.text import PartialDate, clean

COLUMNS = ("file", "url", "source", "published", "title", "byline")
# The widths of the columns that the values are stored in.
LIMITS = {"url": 1000, "source": 200, "title": 500}

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d?):(\d\d)(?::\d\d)?")
# What a spreadsheet set to Vietnamese makes of a date when the list is saved again.
_DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


@dataclass
class Manifest:
    """Hints by file name relative to the folder, and what was wrong: (line number or 0, reason)."""

    path: Path
    hints: dict[str, PageHints] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None where it has none.

    A value that cannot be used is a problem that is reported; the other values of its row still count.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    manifest = Manifest(path)
    try:
        rows = _rows(clean(decode(read_bytes(path))))
        for line, row in rows:
            _take_row(manifest, line, row, folder)
    except (UnreadableError, csv.Error) as error:
        manifest.problems.append((0, str(error)))
    return manifest


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, {column: value}); raises UnreadableError where there is no column ``file``."""
    # A spreadsheet in a country with decimal commas saves with semicolons.
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    if "file" not in names:
        raise UnreadableError(_("there is no column “file”"))
    reader.fieldnames = names
    for row in reader:
        yield reader.line_num, {name: (row.get(name) or "").strip() for name in COLUMNS}


def _take_row(manifest: Manifest, line: int, row: dict[str, str], folder: Path) -> None:
    if not any(row.values()):
        return
    if not row["file"]:
        manifest.problems.append((line, _("the column “file” is empty")))
        return
    name = posixpath.normpath(row["file"].replace("\\", "/"))
    if name.startswith(("/", "../")):
        manifest.problems.append((line, _("the file %s does not lie in this folder") % name))
    elif name in manifest.hints:
        manifest.problems.append((line, _("the file %s is listed twice; the first line counts") % name))
    elif not (folder / name).is_file():
        manifest.problems.append((line, _("there is no file %s") % name))
    else:
        hints, faults = _hints(row)
        manifest.hints[name] = hints
        manifest.problems += [(line, fault) for fault in faults]


def _hints(row: dict[str, str]) -> tuple[PageHints, list[str]]:
    faults: list[str] = []
    for column, limit in LIMITS.items():
        if len(row[column]) > limit:
            faults.append(_("%(column)s is longer than %(limit)s characters") % {"column": column, "limit": limit})
            row[column] = ""
    published, time = None, None
    if row["published"]:
        try:
            published, time = parse_published(row["published"])
        except ValueError:
            faults.append(_("“%s” is no date; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM") % row["published"])
    if row["url"] and (urlsplit(row["url"]).scheme not in ("http", "https") or not urlsplit(row["url"]).netloc):
        faults.append(_("“%s” is no web address") % row["url"])
        row["url"] = ""
    hints = PageHints(
        title=" ".join(row["title"].split()),
        published=published,
        published_time=time,
        byline=tuple(name for part in re.split(r"[;,]", row["byline"]) if (name := " ".join(part.split()))),
        source_name=" ".join(row["source"].split()),
        source_url=row["url"],
    )
    return hints, faults


def parse_published(text: str) -> tuple[PartialDate, datetime.time | None]:
    """Read a publication date, with or without a clock time; raises ``ValueError`` for anything else."""
    text = text.strip()
    if stamp := _STAMP.fullmatch(text):
        return PartialDate.parse(stamp[1]), datetime.time(int(stamp[2]), int(stamp[3]))
    if day_first := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, day_first.groups())
        return PartialDate(year, month, day), None
    return PartialDate.parse(text), None
