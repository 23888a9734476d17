"""What the environment says about the settings: read tolerantly, checked strictly, refused with a message that helps.

Every reader takes the name of a variable and what holds when it is unset or blank, so that a line of `KEY=` in an
environment file means "as it comes" and not "the empty string".
"""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

__all__ = ["flag", "folder", "items", "secret_key", "text"]

TRUE = frozenset({"1", "true", "yes", "on", "y", "t"})
FALSE = frozenset({"0", "false", "no", "off", "n", "f"})

# Django's own `startproject` makes keys of 50 characters; 64 bytes in base 64 are 86, far beyond guessing.
KEY_BYTES = 64


def text(name: str, default: str = "") -> str:
    """The variable's value without surrounding blanks, or `default` when it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no, in any case: 1/0, true/false, yes/no, on/off.

    Raises ImproperlyConfigured for anything else: `ARCHIVE_HTTPS=ture` must not quietly mean "no".
    """
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write one of 1, true, yes, on or 0, false, no, off.")


def items(name: str, default: str = "") -> list[str]:
    """The parts of a comma-separated value, blanks around them and empty parts dropped."""
    return [part for part in (piece.strip() for piece in text(name, default).split(",")) if part]


def folder(name: str, default: Path) -> Path:
    """The absolute path of a folder, made when it is not there yet.

    Raises ImproperlyConfigured when it cannot be made, with the system's own reason.
    """
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise ImproperlyConfigured(f"{name} names the folder {path}, which cannot be made: {reason}") from reason
    return path


def secret_key(name: str, path: Path) -> str:
    """The variable's value, or else the key kept in the file `path`, made there once and readable by its owner only.

    Several workers may start at the same moment on a fresh machine: each writes a file of its own and hard-links it to
    `path`. The link is made whole or not at all, and only the first succeeds, so all of them read one and the same key.
    """
    if given := text(name):
        return given
    try:
        if not path.exists():
            # mkstemp makes the file with mode 0600 from the start: there is no moment at which others can read it.
            handle, draft = tempfile.mkstemp(prefix=path.name, dir=path.parent)
            try:
                with os.fdopen(handle, "w", encoding="ascii") as file:
                    file.write(secrets.token_urlsafe(KEY_BYTES))
                os.link(draft, path)
            except FileExistsError:
                pass  # another process was first; its key is the key
            finally:
                Path(draft).unlink()
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as reason:
        raise ImproperlyConfigured(
            f"The secret key in {path} cannot be made or read: {reason}. Mend the file or set {name}."
        ) from reason
    if not key:
        raise ImproperlyConfigured(f"The secret key in {path} is empty. Delete the file or set {name}.")
    return key
