"""Whole imports whose texts are read in processes beside: the same result, and nothing lost with a process."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from archive.importing import import_paths, run
from archive.models import ImportedFile
from archive.reading import (
    ReaderEndedError,
    ReadersUnavailableError,
    ReadingFailedError,
    ReadingsBeside,
    TextReader,
)
from tests.importing.folders import TEXT, results

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def beside(monkeypatch):
    """Processes are started for any number of files."""
    monkeypatch.setattr(run, "FEWEST_BESIDE", 1)


def dump() -> dict[str, list]:
    """Every row of every table of the archive, but for the hours."""
    hours = {"created_at", "updated_at", "noted", "started", "finished"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in hours}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in apps.get_app_config("archive").get_models(include_auto_created=True)
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", ["as it is", "with a file changed"])
def test_the_same_whatever_the_number_of_processes(tmp_path, beside, again):
    """Texts that name the same people, bodies and documents, one of them twice, one that is none, and a manifest."""
    for number, seed in enumerate(sorted(settings.SEEDS_DIR.glob("*.txt"))):
        (tmp_path / f"{number}.txt").write_bytes(seed.read_bytes())
    (tmp_path / "2b.txt").write_bytes((tmp_path / "1.txt").read_bytes())
    (tmp_path / "3b.txt").write_text("")
    (tmp_path / "manifest.csv").write_text("file,title\n0.txt,Nhan đề của người thu thập\n")
    dumps = []
    for processes in (1, 2):
        call_command("flush", interactive=False, reset_sequences=True, verbosity=0)
        call_command("load_reference", verbosity=0, stdout=StringIO())
        text = (tmp_path / "4.txt").read_text()
        reports = [import_paths([tmp_path], processes=processes).as_json()]
        if again == "with a file changed":
            (tmp_path / "4.txt").write_text(f"{text}\nÔng Lê Văn Mẫu dự hội nghị.\n")
            reports.append(import_paths([tmp_path], processes=processes).as_json())
            (tmp_path / "4.txt").write_text(text)
        dumps.append((reports, dump()))
    assert dumps[0] == dumps[1]


def test_an_unchanged_folder_is_not_read_again(folder, beside, monkeypatch):
    import_paths([folder])

    def refuse(*_arguments):
        raise AssertionError("it is read")

    monkeypatch.setattr(ReadingsBeside, "begin", refuse)
    assert results(import_paths([folder], processes=2)) == {"a.txt": "unchanged"}


def test_a_process_that_dies_fails_one_file(folder, beside, monkeypatch):
    (folder / "b.txt").write_text(TEXT.replace("2024", "2023"))
    (folder / "c.txt").write_text(TEXT.replace("2024", "2022"))
    real = ReadingsBeside._read

    def read(self, text, hints):
        if "2023" in text:
            raise ReaderEndedError(-9)
        return real(self, text, hints)

    monkeypatch.setattr(ReadingsBeside, "_read", read)
    with translation.override("en"):
        report = import_paths([folder], processes=2)
    assert results(report) == {"a.txt": "created", "b.txt": "failed", "c.txt": "created"}
    assert report.files[1].reason == "the process that read it came to an end: signal 9"
    assert ImportedFile.objects.get(result="failed").reason == report.files[1].reason


def test_a_fault_in_the_rules_is_told_alike(folder, beside, monkeypatch):
    def read(_self, _text, _hints):
        raise ReadingFailedError(repr(ValueError("hỏng")))

    def read_here(_self, _text, _hints):
        raise ValueError("hỏng")

    monkeypatch.setattr(ReadingsBeside, "_read", read)
    monkeypatch.setattr(TextReader, "read", read_here)
    reports = [import_paths([folder], processes=processes).as_json() for processes in (1, 2)]
    assert reports[0] == reports[1]
    assert "hỏng" in reports[0]["files"][0]["reason"]


def test_no_process_can_be_started(folder, beside, monkeypatch):
    def read(_self, _text, _hints):
        raise ReadersUnavailableError("exit code 7")

    monkeypatch.setattr(ReadingsBeside, "_read", read)
    with translation.override("en"), pytest.raises(CommandError, match=r"exit code 7.*--processes 1"):
        call_command("import_articles", str(folder), "--processes=2", stdout=StringIO())
    assert not ImportedFile.objects.exists()


@pytest.mark.parametrize("number", ["0", "-1", "hai", "1.5", ""])
def test_no_number_of_processes(folder, number):
    with translation.override("en"), pytest.raises(CommandError, match="1 or more"):
        call_command("import_articles", str(folder), f"--processes={number}", stdout=StringIO())
