"""Labelled records and the texts they are about: reading both from files, refusing what cannot be measured.

Labels are a JSON object, key → record (the keys of :func:`archive.extraction.gold.gold_record`). A text is a file whose
name, with or without ``.txt``, is the key, or a line ``{"id": key, "text": …}`` of a ``.jsonl`` or ``.jsonl.gz``
file, so that texts which must not be copied can be measured where they lie.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from archive.extraction.comparing import DIRECTIVE, MEETING

# What labels say for people to read: nothing to compare. Keys that begin with "as_written" are notes as well.
PROSE = frozenset({"debris", "not_people_in_the_story", "issuer_from", "note"})
_LINES = (".jsonl", ".jsonl.gz")
_SHOWN = 10  # a message does not list hundreds of ids

_TEXT, _NUMBER, _LIST, _OBJECT = (str, type(None)), (int, type(None)), (list, type(None)), (dict, type(None))
_RECORD: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("title", "published", "source_name", "source_url"), _TEXT),
    **dict.fromkeys(("view_count", "captions"), _NUMBER),
    **dict.fromkeys(("byline", "ministries", "organisations_include", "directives", "provinces"), _LIST),
    **dict.fromkeys(("people", "later_mentions"), _OBJECT),
    "meeting": _OBJECT,
}
_MEETING = {
    **dict.fromkeys(MEETING, _TEXT),
    **dict.fromkeys(("attendance", "connection_points"), _NUMBER),
    **dict.fromkeys(("places", "chairs"), _LIST),
}
_DIRECTIVE = {"kind": (str,), **dict.fromkeys(DIRECTIVE, _TEXT), "number": (str, int, type(None))}


class LabelsError(ValueError):
    """Labels or texts that cannot be measured; the message says which and why."""


def load_labels(path: Path | str) -> dict[str, dict[str, Any]]:
    """The labels of a file, checked.

    Raises:
        LabelsError: no such file, no JSON, a key that stands twice, a value of another kind than its field has.
    """
    path = Path(path)
    labels = read_json(path)
    if not isinstance(labels, dict) or not labels:
        raise LabelsError(f"{path}: not an object of records by the names of their texts")
    for key, record in labels.items():
        _check(path, key, record)
    return labels


def read_json(path: Path) -> Any:
    """The value of a JSON file in UTF-8.

    Raises:
        LabelsError: no such file, no JSON, an object that has a key twice.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except OSError as error:
        raise LabelsError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a key twice, or lists in lists without end
        raise LabelsError(f"{path}: not JSON: {error}") from error


def not_judged(labels: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The keys of labels that are neither fields nor notes: slips of the pen, or what another version compares."""
    unknown: set[str] = set()
    for record in labels.values():
        unknown |= _unknown(record, _RECORD, "")
        unknown |= _unknown(record.get("meeting") or {}, _MEETING, "meeting.")
        for directive in record.get("directives") or []:
            unknown |= _unknown(directive, _DIRECTIVE, "directives.")
    return sorted(unknown)


def _unknown(record: Mapping[str, Any], known: Mapping[str, Any], before: str) -> set[str]:
    return {
        f"{before}{key}" for key in record if key not in known and key not in PROSE and not key.startswith("as_written")
    }


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _value in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice in one object")
    return record


def _check(path: Path, name: str, record: Any) -> None:
    def kinds(values: Mapping[str, Any], wanted: Mapping[str, tuple[type, ...]], where: str) -> None:
        for key, allowed in wanted.items():
            value = values.get(key, ...)
            if value is not ... and (not isinstance(value, allowed) or isinstance(value, bool)):
                raise LabelsError(f"{path}: {where}{key} is {value!r}, not {_wanted(allowed)}")

    if not isinstance(record, dict):
        raise LabelsError(f"{path}: {name} is no object")
    kinds(record, _RECORD, f"{name}: ")
    kinds(record.get("meeting") or {}, _MEETING, f"{name}: meeting.")
    for number, directive in enumerate(record.get("directives") or [], 1):
        if not isinstance(directive, dict) or "kind" not in directive:
            raise LabelsError(f"{path}: {name}: directive {number} is no object with a kind")
        kinds(directive, _DIRECTIVE, f"{name}: directive {number}: ")
    lists = {key: record.get(key) for key in ("byline", "ministries", "organisations_include", "provinces")}
    lists |= {f"meeting.{key}": (record.get("meeting") or {}).get(key) for key in ("places", "chairs")}
    lists |= {f"titles of {person}": titles for person, titles in (record.get("people") or {}).items()}
    lists["later_mentions"] = list((record.get("later_mentions") or {}).values())
    for key, values in lists.items():
        if not isinstance(values or [], list) or not all(isinstance(value, str) for value in values or []):
            raise LabelsError(f"{path}: {name}: {key} is {values!r}, not a list of strings")


def _wanted(allowed: tuple[type, ...]) -> str:
    words = {str: "a string", int: "a whole number", list: "a list", dict: "an object", type(None): "null"}
    return " or ".join(words[kind] for kind in allowed)


def find_texts(keys: Iterable[str], source: Path | str) -> dict[str, str]:
    """The raw text of every key, from a folder (with its subfolders) or from one ``.jsonl`` or ``.jsonl.gz`` file.

    Raises:
        LabelsError: a source that cannot be read, a key with no text or with two that differ; the message names them.
    """
    source = Path(source)
    wanted = {key: key.removesuffix(".txt") for key in keys}
    names = frozenset(wanted.values())
    found: dict[str, str] = {}
    for _file, name, text in texts_in(source, names):
        if found.setdefault(name, text) != text:
            raise LabelsError(f"{source}: two texts that differ are called {name}")
    missing = [key for key, name in wanted.items() if name not in found]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        raise LabelsError(
            f"{source} has no text for {len(missing)} of {len(wanted)} labels: {', '.join(missing[:_SHOWN])}{more}"
        )
    return {key: found[name] for key, name in wanted.items()}


def texts_in(source: Path | str, names: frozenset[str] | None = None) -> Iterator[tuple[str, str, str]]:
    """(name of the file or folder that it is from, key, text) of every text of a source, in the order of file names.

    ``names`` leaves out all texts of other keys. Without it, of the files of a folder only ``.txt`` are texts.

    Raises:
        LabelsError: a source that cannot be read, a line without an id or a text.
    """
    source = Path(source)
    if not source.exists():
        raise LabelsError(f"{source}: there is no such file or folder")
    files = sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]
    for path in files:
        name = path.name.removesuffix(".txt")
        if path.name.endswith(_LINES):
            yield from ((path.name, key, text) for key, text in _lines(path) if names is None or key in names)
        elif source.is_dir() and (path.suffix == ".txt" if names is None else name in names):
            yield path.parent.name, name, _decoded(path)
        elif path is source:
            raise LabelsError(f"{source}: neither a folder of texts nor a .jsonl or .jsonl.gz file")


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LabelsError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise LabelsError(f"{path}: not UTF-8: {error.reason} at byte {error.start}") from error


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                yield _row(f"{path}: line {number}", line)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise LabelsError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _row(where: str, line: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise LabelsError(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict) or type(row.get("id")) not in (str, int) or not isinstance(row.get("text"), str):
        raise LabelsError(f"{where}: no object with an id and a text")
    return str(row["id"]), row["text"]
