"""Find, check and decode the files of an import; refuse what cannot be read, and say why."""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

# The longest news texts have some 100 kB; a file of more than this is something else.
MAX_BYTES = 5 * 1024 * 1024
# A text has line feeds and tabs, hardly any other control character; program files have them everywhere.
MAX_CONTROL_SHARE = 0.01
MANIFEST = "manifest.csv"
SUFFIX = ".txt"

_BLANK_CONTROLS = frozenset("\t\n\v\f\r\x85")


class UnreadableError(Exception):
    """A file that cannot become an article; the message is the reason, in words for the person who imports."""


@dataclass(frozen=True)
class FoundFile:
    """A file to import, below the folder ``root`` that was given (a single file: the one it lies in).

    One refused before it was opened has a ``reason``.
    """

    path: Path
    root: Path
    reason: str = ""


@dataclass(frozen=True)
class RawText:
    """A decoded file: ``text`` to the letter, but for the byte order mark; ``sha256`` and ``size`` of its bytes."""

    path: Path
    text: str
    sha256: str
    size: int


def find_files(paths: Iterable[Path | str]) -> tuple[list[FoundFile], list[Path]]:
    """List the files to import below ``paths``, each once, in a stable order.

    Returns the files, and those lying about in a folder that are no texts (told in the report, no failure). A path
    that does not exist, or a named file that is no ``.txt``, comes back as refused.
    """
    found: dict[Path, FoundFile] = {}
    ignored: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            texts, others = _texts_below(given)
            ignored += others
            for file in texts:
                found.setdefault(file.path.absolute(), file)
        elif not os.path.lexists(given):
            found[given.absolute()] = FoundFile(given, given.parent, _("there is no such file or folder"))
        elif given.suffix.lower() != SUFFIX:
            found[given.absolute()] = FoundFile(given, given.parent, _("not a .txt file"))
        else:
            found.setdefault(given.absolute(), FoundFile(given, given.parent))
    return list(found.values()), ignored


def _texts_below(folder: Path) -> tuple[list[FoundFile], list[Path]]:
    """The texts of a folder and its subfolders; links that lead out of it are refused."""
    root = folder.resolve()
    texts: list[FoundFile] = []
    others: list[Path] = []

    def refuse_folder(error: OSError) -> None:
        texts.append(FoundFile(Path(error.filename), folder, _("the folder cannot be opened: %s") % error.strerror))

    for parent, folders, files in os.walk(folder, onerror=refuse_folder):
        folders.sort()
        for name in sorted(files):
            path = Path(parent, name)
            if path.suffix.lower() != SUFFIX:
                if name != MANIFEST:
                    others.append(path)
            elif path.is_symlink() and not path.resolve().is_relative_to(root):
                texts.append(FoundFile(path, folder, _("a link that leads out of the folder")))
            else:
                texts.append(FoundFile(path, folder))
    return texts, others


def read_text(path: Path) -> RawText:
    """Read and decode one file: UTF-8 with or without byte order mark, UTF-16 with one.

    Raises :class:`UnreadableError` with the reason for anything else.
    """
    content = read_bytes(path)
    text = decode(content)
    if not any(character.isalpha() for character in text):
        raise UnreadableError(_("there are no words in it"))
    controls = sum(
        1
        for character in text
        if (character < " " or "\x7f" <= character <= "\x9f") and character not in _BLANK_CONTROLS
    )
    if "\x00" in text or controls > MAX_CONTROL_SHARE * len(text):
        raise UnreadableError(_("not a text: it holds control characters"))
    return RawText(path, text, hashlib.sha256(content).hexdigest(), len(content))


def printable(path: str) -> str:
    """A path without lone surrogates (file names in another encoding) and NULs, which no database stores."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def read_bytes(path: Path) -> bytes:
    try:
        # Without blocking, lest a named pipe called x.txt hold the import for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError(_("not an ordinary file"))
            if status.st_size > MAX_BYTES:
                raise UnreadableError(
                    _("too large: %(size)s bytes, the limit is %(limit)s")
                    % {"size": status.st_size, "limit": MAX_BYTES}
                )
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(_("cannot be opened: %s") % (error.strerror or error)) from error
    if len(content) > MAX_BYTES:  # it grew while being read
        raise UnreadableError(_("too large: the limit is %s bytes") % MAX_BYTES)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableError(_("empty"))
    return content


def decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableError(_("UTF-32 is not read; save it as UTF-8"))
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _("not %(encoding)s: byte %(position)s cannot be decoded; save it as UTF-8")
            % {"encoding": "UTF-16" if encoding == "utf-16" else "UTF-8", "position": error.start}
        ) from error
