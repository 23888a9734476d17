"""The whole index anew, in parts: what is broken off is taken up again, and nothing that changed meanwhile is lost."""

import json
import os
import subprocess
import sys

import pytest

from archive.models import Article, IndexChange
from archive.search import Criteria, drain, freshness, rebuild, search
from archive.search.building import parts
from archive.search.engine import IndexUnavailableError
from archive.search.engine.storage import PLAN
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr("archive.search.building.plan.LARGEST", 2)


@pytest.fixture
def made(monkeypatch):
    """The numbers of the parts that were made, as they are made."""
    numbers, plain = [], parts.make
    monkeypatch.setattr(parts, "make", lambda plan, number, tell: numbers.append(number) or plain(plan, number, tell))
    return numbers


@pytest.fixture
def articles():
    return [make.article(f"Họp {number}") for number in range(6)]


def found(q="họp"):
    results = search(Criteria(q=q))
    assert not results.degraded
    return set(results.ids)


def break_off(after):
    """Build until so many articles are in."""

    def progress(done, _total):
        if done >= after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(progress)


def test_parts_make_one_index(articles, made, index_folder):
    assert rebuild() == 6

    assert made == [0, 1, 2]
    assert len(freshness.backend().snapshot().segments) == 3
    assert found() == {article.pk for article in articles}
    left = {file.suffix for file in next(index_folder.glob("index-*")).iterdir()}
    assert left == {".seg", ".arrays", ".toc"}


def test_progress_is_told(articles):
    told = []
    rebuild(lambda done, total: told.append((done, total)))

    assert told == [(0, 6), (2, 6), (4, 6), (6, 6)]


class TestBrokenOff:
    @pytest.fixture(autouse=True)
    def broken_off(self, articles, made):
        """An index stands, and a build of the next has stopped after two of its three parts."""
        rebuild()
        break_off(4)
        made.clear()

    def test_it_is_taken_up(self, articles, made):
        told = []
        assert rebuild(lambda done, total: told.append((done, total))) == 6

        assert made == [2]
        assert told == [(4, 6), (6, 6)]
        assert found() == {article.pk for article in articles}

    def test_what_was_indexed_meanwhile_is_not_lost(self, articles, made):
        changed, gone, new = articles[0], articles[1], make.article("Họp mới")
        Article.objects.filter(pk=changed.pk).update(title="Nghỉ")
        make.note(changed, gone, new)
        gone_pk = gone.pk
        gone.delete()
        assert drain() == 3
        assert IndexChange.objects.count() == 0

        rebuild()

        assert made == [2]
        assert found() == {new.pk, *(article.pk for article in articles[2:])}
        assert found("nghỉ") == {changed.pk}
        assert gone_pk not in found("")
        assert IndexChange.objects.count() == 0
        assert freshness.state().ok

    def test_a_part_that_was_cut_short_is_made_again(self, index_folder, made):
        plan = next(index_folder.glob(f"*/{PLAN}")).parent
        segment = json.loads((plan / "part-1").read_text())[0]
        (plan / f"MAIN_{segment}.seg").write_bytes(b"")

        assert rebuild() == 6
        assert made == [1, 2]

    def test_a_part_whose_record_is_garbage_is_made_again(self, index_folder, made):
        next(index_folder.glob("*/part-0")).write_text("{")

        assert rebuild() == 6
        assert made == [0, 2]

    @pytest.mark.parametrize("change", [{"schema": 0}, {"begun": 0}, {"parts": None}], ids=str)
    def test_a_plan_that_is_old_or_odd_is_begun_anew(self, index_folder, made, change):
        file = next(index_folder.glob(f"*/{PLAN}"))
        file.write_text(json.dumps({**json.loads(file.read_text()), **change}))

        assert rebuild() == 6
        assert made == [0, 1, 2]

    def test_if_so_asked_it_is_begun_anew(self, made):
        assert rebuild(anew=True) == 6
        assert made == [0, 1, 2]

    def test_the_old_index_answers(self, articles):
        assert found() == {article.pk for article in articles}
        assert freshness.state().ok


class TestChecks:
    def test_an_article_that_cannot_be_read_stops_no_other(self, articles, caplog):
        Article.objects.filter(pk=articles[0].pk).update(blocks=[["title"]])

        assert rebuild() == 5
        assert found() == {article.pk for article in articles[1:]}
        assert freshness.state().ok
        assert list(IndexChange.objects.values_list("article_id", flat=True)) == [articles[0].pk]
        assert f"Article {articles[0].pk} cannot be indexed" in caplog.text

    def test_a_part_that_is_missing_is_noticed(self, articles, monkeypatch):
        monkeypatch.setattr(parts, "make", lambda *_arguments: None)

        with pytest.raises(IndexUnavailableError, match="not whole"):
            rebuild()

    def test_articles_that_nobody_noted_are_noticed(self, articles):
        """Published while the index was built, and not a word of it in the outbox."""

        def publish(done, total):
            if done == total:
                Article.objects.create(title="Họp lén")

        with pytest.raises(IndexUnavailableError, match="the new index holds 6 articles, the database 7"):
            rebuild(publish)


_PROCESS = """
import os, signal, sys, django
django.setup()
from archive.search import Criteria, freshness, rebuild, search
from django.core.management import call_command
from tests import factories as make

rooms = sys.modules["archive.search.building.build"], sys.modules["archive.search.building.plan"]
rooms[0]._WORTH_A_PROCESS, rooms[1].LARGEST = 1, 3
match sys.argv[1]:
    case "prepare":
        call_command("migrate", verbosity=0)
        for number in range(12):
            make.article(f"Họp {number}")
    case "die":
        rebuild(lambda done, total: done >= 6 and os.kill(os.getpid(), signal.SIGKILL))
    case "build":
        told = []
        rebuild(lambda done, total: told.append(done))
        print(told[0] >= 6, search(Criteria(q="họp")).count, freshness.state().ok)
"""


def test_several_processes_and_one_killed(tmp_path, settings):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))},
        "ARCHIVE_VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "PYTHONIOENCODING": "utf-8",
    }

    def run(step):
        return subprocess.run(
            [sys.executable, "-c", _PROCESS, step],
            cwd=settings.PROJECT_DIR,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    assert run("prepare").returncode == 0
    assert run("die").returncode == -9
    process = run("build")
    assert (process.returncode, process.stdout) == (0, "True 12 True\n"), process.stderr
