"""Whole imports: files and folders in, rows and a report out."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from archive.importing import import_paths, run
from archive.importing.log import REASON_LIMIT
from archive.management.commands import import_articles
from archive.models import Article, Citation, ImportedFile, ImportRun, IndexChange, Mention, Organisation, Person
from tests.importing.folders import TEXT, results

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def reference():
    call_command("load_reference", verbosity=0, stdout=StringIO())


def everything() -> dict[str, list]:
    """Every row of the archive, but for the log of imports."""
    models = (Article, Mention, Citation, Person, Organisation)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_the_seeds_twice(reference):
    first = import_paths([settings.SEEDS_DIR])
    assert set(results(first).values()) == {"created"}
    assert Article.objects.count() == 5
    before = everything()
    IndexChange.objects.all().delete()
    second = import_paths([settings.SEEDS_DIR])
    assert set(results(second).values()) == {"unchanged"}
    assert everything() == before
    assert not IndexChange.objects.exists()


def test_every_span_of_the_seeds_slices_to_its_own_words(reference):
    import_paths([settings.SEEDS_DIR])
    for claim in [*Mention.objects.select_related("article"), *Citation.objects.select_related("article")]:
        assert claim.article.text[claim.start : claim.end] == claim.text


def test_one_directive_from_two_seeds(reference):
    """The full 18-NQ/TW of one text and the bare "Nghị quyết 18" of another are the same document."""
    import_paths([settings.SEEDS_DIR])
    rows = Citation.objects.standing().filter(directive__symbol="18-NQ/TW")
    assert {str(row.directive.issued) for row in rows} == {"2017-10-25"}
    assert sorted({row.article.file_name[:3] for row in rows}) == ["000", "001"]


def test_nothing_is_invented_for_the_seeds(reference):
    import_paths([settings.SEEDS_DIR])
    assert not [person.name for person in Person.objects.all() if len(person.name.split()) < 2]
    assert not Organisation.objects.filter(name__in=["Đảng ủy Bộ", "Đảng ủy Khối", "Tỉnh ủy", "Đảng ủy"]).exists()


def test_a_changed_file_updates_its_article(folder):
    (first,) = import_paths([folder]).files
    (folder / "a.txt").write_text(TEXT.replace("2024", "2023"))
    (second,) = import_paths([folder]).files
    assert (second.result, second.article) == ("updated", first.article)
    assert "2023" in Article.objects.get().title


def test_a_moved_file_is_the_same_article(folder):
    import_paths([folder])
    (folder / "a.txt").rename(folder / "b.txt")
    assert results(import_paths([folder])) == {"b.txt": "unchanged"}
    assert Article.objects.count() == 1


def test_two_files_of_the_same_text_are_one_article(folder):
    (folder / "b.txt").write_text(TEXT)
    assert results(import_paths([folder])) == {"a.txt": "created", "b.txt": "unchanged"}
    assert results(import_paths([folder], dry_run=True)) == {"a.txt": "unchanged", "b.txt": "unchanged"}


def test_same_names_in_two_folders_are_two_articles(tmp_path):
    for name, year in (("một", "2021"), ("hai", "2022")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "001.txt").write_text(TEXT.replace("2024", year))
    import_paths([tmp_path])
    assert Article.objects.count() == 2


def test_one_bad_file_stops_no_other_and_is_recorded(folder):
    (folder / "0.txt").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    (folder / "z.txt").write_text("")
    with translation.override("en"):
        report = import_paths([folder, folder / "không có.txt"])
    assert results(report) == {"0.txt": "failed", "a.txt": "created", "z.txt": "failed", "không có.txt": "failed"}
    recorded = {Path(row.path).name: row.reason for row in ImportedFile.objects.filter(result="failed")}
    assert recorded["z.txt"] == "empty"
    assert set(recorded) == {"0.txt", "z.txt", "không có.txt"}
    run_row = ImportRun.objects.get()
    assert (run_row.created, run_row.failed, bool(run_row.finished)) == (1, 3, True)


def test_a_file_name_of_another_encoding_comes_in(folder):
    """A name of an old Windows disk: no UTF-8, and the text behind it is all right."""
    (folder / "a.txt").rename(folder / os.fsdecode(b"h\xf4i ngh\xff.txt"))
    with translation.override("en"):
        report = import_paths([folder])
    assert [(file.result.value, file.reason) for file in report.files] == [("created", "")]
    assert Article.objects.get().file_name == "h\\udcf4i ngh\\udcff.txt"
    assert set(results(import_paths([folder])).values()) == {"unchanged"}


def test_a_list_of_a_thousand_documents_comes_in(folder):
    """Every citation its own condition is more than SQLite takes of one question to the database."""
    cited = "; ".join(f"Quyết định {number}/QĐ-TTg" for number in range(1, 1101))
    (folder / "a.txt").write_text(f"{TEXT}Hội nghị rà soát: {cited}.\n")
    report = import_paths([folder])
    assert [(file.result.value, file.reason) for file in report.files] == [("created", "")]
    assert Citation.objects.count() == 1100


def test_a_fault_in_the_rules_is_told_and_leaves_nothing_half(folder, monkeypatch):
    (folder / "b.txt").write_text(TEXT.replace("2024", "2023"))
    real = run.store_article

    def failing(article, reading, reference):
        stored = real(article, reading, reference)
        if reading.raw.path.name == "a.txt":
            raise RuntimeError("hỏng" * REASON_LIMIT)
        return stored

    monkeypatch.setattr(run, "store_article", failing)
    assert results(import_paths([folder])) == {"a.txt": "failed", "b.txt": "created"}
    assert Article.objects.count() == 1
    assert "RuntimeError" in ImportedFile.objects.get(result="failed").reason


def test_a_dry_run_keeps_nothing(folder, reference):
    before = everything()
    report = import_paths([folder, settings.SEEDS_DIR], dry_run=True)
    assert set(results(report).values()) == {"created"}
    assert everything() == before
    assert not ImportRun.objects.exists()
    assert not IndexChange.objects.exists()


def test_the_manifest_outranks_the_text_and_is_remembered(folder):
    (folder / "manifest.csv").write_text(
        "file,title,published,source,url,byline\n"
        "a.txt,Nhan đề của người thu thập,2024-05-06T08:11,Báo Mẫu,https://bao.example/1,Lê Mẫu\n"
    )
    import_paths([folder])

    def known():
        article = Article.objects.get()
        return (article.title, str(article.published), str(article.published_time), article.source.name, article.byline)

    expected = ("Nhan đề của người thu thập", "2024-05-06", "08:11:00", "Báo Mẫu", ["Lê Mẫu"])
    assert known() == expected
    assert results(import_paths([folder])) == {"a.txt": "unchanged"}
    # Once the collector's list is gone, what it said stays.
    (folder / "manifest.csv").unlink()
    assert results(import_paths([folder])) == {"a.txt": "unchanged"}
    assert known() == expected
    # A better list changes the article.
    (folder / "manifest.csv").write_text("file,title\na.txt,Nhan đề mới\n")
    assert results(import_paths([folder])) == {"a.txt": "updated"}
    assert known() == ("Nhan đề mới", *expected[1:])


def test_a_fault_in_the_manifest_is_a_failure_and_the_text_comes_in_all_the_same(folder):
    (folder / "manifest.csv").write_text("file,published\na.txt,hôm qua\n")
    report = import_paths([folder])
    assert results(report) == {"manifest.csv:2": "failed", "a.txt": "created"}


def test_a_manifest_above_lists_files_of_the_folders_below(tmp_path):
    (tmp_path / "con").mkdir()
    (tmp_path / "con" / "a.txt").write_text(TEXT)
    (tmp_path / "manifest.csv").write_text("file,title\ncon/a.txt,Từ thư mục trên\n")
    import_paths([tmp_path])
    assert Article.objects.get().title == "Từ thư mục trên"


def test_new_rules_read_again_and_keep_the_curator_s_word(folder, monkeypatch):
    import_paths([folder])
    Article.objects.update(title="Đã sửa tay", edited_fields=["title"], state="withdrawn")
    monkeypatch.setattr("archive.importing.upcoming.RULES_VERSION", "next")
    monkeypatch.setattr("archive.importing.store.RULES_VERSION", "next")
    assert results(import_paths([folder])) == {"a.txt": "updated"}
    article = Article.objects.get()
    assert (article.title, article.state, article.rules_version) == ("Đã sửa tay", "withdrawn", "next")


def test_the_raw_text_is_kept_to_the_letter(folder):
    written = TEXT.replace("\n", "\r\n").replace("ủy", "u\u0309y") + "\u200b"
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + written.encode())
    import_paths([folder])
    article = Article.objects.get()
    assert article.raw_text == written
    assert "\r" not in article.text


# --- The command -----------------------------------------------------------------------------------------------------


def test_json_report(folder):
    (folder / "z.txt").write_text("")
    out = StringIO()
    with pytest.raises(CommandError) as stop:
        call_command("import_articles", str(folder), "--json", stdout=out)
    assert stop.value.returncode == 1
    report = json.loads(out.getvalue())
    assert {key: report[key] for key in ("created", "updated", "unchanged", "failed")} == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "failed": 1,
    }
    assert [set(file) for file in report["files"]] == [{"file", "result", "article", "reason"}] * 2
    assert report["files"][0]["article"] == Article.objects.get().pk


def test_readable_report(folder):
    (folder / "ghi chú.doc").write_text("x")
    out = StringIO()
    with translation.override("en"):
        call_command("import_articles", str(folder), stdout=out)
    told = out.getvalue()
    assert "created: " in told
    assert "ghi chú.doc" in told
    assert "1 created, 0 updated, 0 unchanged, 0 failed" in told


@pytest.fixture
def drained(monkeypatch) -> list[int]:
    """How many articles there were each time that the index was brought up to date."""
    counts: list[int] = []
    monkeypatch.setattr(import_articles, "drain", lambda: counts.append(Article.objects.count()))
    return counts


@pytest.mark.parametrize(
    ("files", "every", "counts"),
    [
        (5, 2, [2, 4, 5]),  # readers need not wait for the end of a long import
        (2, 100, [2]),
    ],
)
def test_the_index_follows_while_an_import_goes_on(tmp_path, monkeypatch, drained, files, every, counts):
    monkeypatch.setattr(import_articles, "DRAIN_EVERY", every)
    for number in range(files):
        (tmp_path / f"{number}.txt").write_text(TEXT.replace("2024", str(2001 + number)))
    call_command("import_articles", str(tmp_path), stdout=StringIO())
    assert drained == counts


def test_a_dry_run_leaves_the_index_alone(folder, monkeypatch, drained):
    monkeypatch.setattr(import_articles, "DRAIN_EVERY", 1)
    call_command("import_articles", str(folder), "--dry-run", stdout=StringIO())
    assert drained == []


def test_what_came_in_before_an_import_was_stopped_is_indexed(folder, monkeypatch, drained):
    (folder / "b.txt").write_text(TEXT.replace("2024", "2023"))
    real = run.store_article

    def stopped(article, reading, reference):
        if reading.raw.path.name == "b.txt":
            raise KeyboardInterrupt
        return real(article, reading, reference)

    monkeypatch.setattr(run, "store_article", stopped)
    with pytest.raises(CommandError) as stop:
        call_command("import_articles", str(folder), stdout=StringIO())
    assert stop.value.returncode == 130
    assert drained == [1]
    monkeypatch.setattr(run, "store_article", real)
    assert results(import_paths([folder])) == {"a.txt": "unchanged", "b.txt": "created"}
