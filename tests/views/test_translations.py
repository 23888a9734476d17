"""The Vietnamese of the whole site: complete, compiled, and true to the sources."""

import gettext
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = settings.PROJECT_DIR / "archive" / "locale" / "vi" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")


def entries(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """(context, message id) → the fields of the entry, flags too."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {"flags": "".join(re.findall(r"^#, (.*)$", block, re.MULTILINE))}
        name = ""
        for line in block.splitlines():
            if match := re.match(r'(msg[a-z_]+(?:\[\d\])?) "(.*)"$', line):
                name, fields[match[1]] = match[1], match[2]
            elif line.startswith('"'):
                fields[name] += line[1:-1]
        if fields.get("msgid"):
            found[fields.get("msgctxt", ""), fields["msgid"]] = fields
    return found


def test_every_message_is_translated():
    for (context, message), fields in entries(PO).items():
        translation = fields.get("msgstr", fields.get("msgstr[0]"))
        assert translation, f"{context} {message!r} has no Vietnamese"
        assert "fuzzy" not in fields["flags"], f"{message!r} is only guessed"


def test_placeholders_are_kept():
    for (_context, message), fields in entries(PO).items():
        translation = fields.get("msgstr", fields.get("msgstr[0]"))
        wanted = set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w+\}", message))
        assert wanted == set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w+\}", translation)), message


def test_what_is_compiled_is_what_is_written():
    with MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for (context, message), fields in entries(PO).items():
        source = message.encode().decode("unicode_escape").encode("latin-1").decode()
        if "msgid_plural" in fields:
            shown = compiled.ngettext(source, "", 2)
        else:
            shown = compiled.pgettext(context, source) if context else compiled.gettext(source)
        wanted = fields.get("msgstr", fields.get("msgstr[0]")).encode().decode("unicode_escape")
        assert shown == wanted.encode("latin-1").decode(), f"{message!r}: run make messages"


@needs_gettext
def test_no_message_of_the_sources_is_missing(tmp_path):
    """Collects the messages anew in a copy: what is new there was forgotten here."""
    shutil.copytree(
        settings.PROJECT_DIR / "archive", tmp_path / "archive", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(settings.PROJECT_DIR / "templates", tmp_path / "templates")
    collect = (
        "from django.conf import settings; settings.configure(LOCALE_PATHS=['archive/locale'], "
        "STATIC_ROOT='none/static', MEDIA_ROOT='none/media'); "
        "import django; django.setup(); from django.core.management import call_command; "
        "call_command('makemessages', locale=['vi'], add_location='file', verbosity=0)"
    )
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", collect], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    fresh = entries(tmp_path / "archive" / "locale" / "vi" / "LC_MESSAGES" / "django.po")
    assert set(fresh) - set(entries(PO)) == set(), "run make messages, and translate"
    assert set(entries(PO)) - set(fresh) == set(), "messages that nothing says any more: run make messages"
