"""Changes reach the index, each of them, whoever else writes at the time; and a rebuild never leaves half an index."""

import os
import subprocess
import sys

import pytest
from whoosh.fields import UnknownFieldError

from archive.models import Article, IndexChange
from archive.search import Criteria, drain, freshness, outbox, rebuild, search
from archive.search.engine import IndexBusyError
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Writers give up at once in these tests, in which the lock is held on purpose."""
    monkeypatch.setattr(outbox, "DRAIN_TIMEOUT", 0)


def found(q="họp"):
    results = search(Criteria(q=q))
    assert not results.degraded
    return set(results.ids)


def waiting():
    return list(IndexChange.objects.values_list("article_id", flat=True))


class TestDraining:
    @pytest.fixture
    def article(self, indexed):
        made = make.article("Họp tỉnh ủy")
        indexed()
        return made

    def test_a_new_article_is_found(self, article):
        new = make.article("Họp huyện ủy")
        make.note(new)

        assert drain() == 1
        assert found() == {article.pk, new.pk}
        assert waiting() == []

    def test_a_changed_article_is_found_by_its_new_words_only(self, article):
        article.title = "Nghỉ tỉnh ủy"
        article.save()
        make.note(article, article)

        drain()
        assert found("nghỉ") == {article.pk}
        assert freshness.backend().snapshot().documents == 1

    @pytest.mark.parametrize("how", ["deleted", "withdrawn", "draft"])
    def test_an_article_that_readers_may_not_see_any_more_is_gone(self, article, how):
        make.note(article)
        if how == "deleted":
            article.delete()
        else:
            Article.objects.update(state=how)

        drain()
        assert found() == set()
        assert (freshness.state().ok, freshness.state().documents) == (True, 0)

    def test_many_changes_are_indexed_in_batches(self, article, monkeypatch):
        monkeypatch.setattr(outbox, "BATCH", 4)
        made = [make.article("Họp") for _ in range(10)]
        make.note(*made)

        assert drain() == 10
        assert found() == {article.pk, *(a.pk for a in made)}
        assert waiting() == []

    def test_nothing_to_do(self, article, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert drain() == 0

    def test_what_is_noted_while_it_works_is_indexed_too(self, article, monkeypatch):
        late = make.article("Họp muộn")
        write = freshness.backend().write

        def write_and_note(*args, **kwargs):
            write(*args, **kwargs)
            if late.pk not in seen:
                seen.add(late.pk)
                make.note(late)

        seen = set()
        monkeypatch.setattr(type(freshness.backend()), "write", lambda self, *a, **k: write_and_note(*a, **k))
        make.note(article)

        drain()
        assert found() == {article.pk, late.pk}
        assert waiting() == []

    def test_a_row_is_struck_off_only_after_the_commit(self, article, monkeypatch):
        def fail(*args, **kwargs):
            raise OSError("No space left on device")

        monkeypatch.setattr(type(freshness.backend()), "write", fail)
        make.note(article)

        assert drain() == 0
        assert waiting() == [article.pk]

    def test_a_batch_is_written_whole_or_not_at_all(self, article):
        document = {"id": f"archive.article.{article.pk}", "no_such_field": "x"}

        with pytest.raises(UnknownFieldError):
            freshness.backend().write([document])

        assert found() == {article.pk}

    def test_an_article_that_cannot_be_read_stops_no_other(self, article, caplog):
        broken, sound = make.article("Họp hỏng"), make.article("Họp lành")
        Article.objects.filter(pk=broken.pk).update(blocks=[["title"]])
        make.note(broken, sound)

        drain()
        assert found() == {article.pk, sound.pk}
        assert waiting() == [broken.pk]
        assert f"Article {broken.pk} cannot be indexed" in caplog.text

        # Mended, it is indexed at the next opportunity.
        Article.objects.filter(pk=broken.pk).update(blocks=[])
        drain()
        assert found() == {article.pk, sound.pk, broken.pk}
        assert waiting() == []


class TestWithoutAnIndex:
    def test_changes_wait_for_the_rebuild(self, indexed):
        make.note(make.article("Họp"))

        assert drain() == 0
        assert len(waiting()) == 1

        assert indexed() == 1
        assert waiting() == []
        assert len(found()) == 1
        # Built from the articles, the index need not look at them again.
        assert freshness.backend().snapshot().generation == 1


class TestAnotherWriter:
    @pytest.fixture
    def article(self, indexed):
        made = make.article("Họp")
        indexed()
        return made

    def test_who_finds_the_lock_taken_leaves_his_rows(self, article):
        new = make.article("Họp mới")
        make.note(new)
        with freshness.backend().folder.writing(0):
            assert drain() == 0
            assert waiting() == [new.pk]
            assert found() == {article.pk}

        assert drain() == 1
        assert found() == {article.pk, new.pk}

    def test_the_holder_looks_once_more_after_letting_go(self, article, monkeypatch):
        """The row of one who came while the lock was held, and left."""
        late = make.article("Họp muộn")
        folder = type(freshness.backend().folder)
        writing = folder.writing
        comers = [late]

        class Holding:
            def __init__(self, timeout):
                self.held = writing(freshness.backend().folder, timeout)

            def __enter__(self):
                return self.held.__enter__()

            def __exit__(self, *exc):
                while comers:
                    make.note(comers.pop())
                    with pytest.raises(IndexBusyError), writing(freshness.backend().folder, 0):
                        pass
                return self.held.__exit__(*exc)

        monkeypatch.setattr(folder, "writing", Holding)
        make.note(article)

        drain()
        assert waiting() == []
        assert found() == {article.pk, late.pk}

    def test_a_delete_through_haystack_is_never_lost_in_silence(self, article, monkeypatch):
        monkeypatch.setattr("archive.search.engine.backend.WRITING_TIMEOUT", 0)
        with freshness.backend().folder.writing(0), pytest.raises(IndexBusyError):
            freshness.backend().remove(article)

        freshness.backend().remove(article)
        assert freshness.backend().snapshot().documents == 0


class TestRebuilding:
    @pytest.fixture
    def article(self, indexed):
        made = make.article("Họp")
        indexed()
        return made

    def test_the_old_index_answers_until_the_new_one_is_whole(self, article, index_folder):
        seen = []

        def watch(done, total):
            seen.append((done, total, found()))

        new = make.article("Họp mới")
        make.note(new)
        rebuild(watch)

        assert seen == [(0, 2, {article.pk}), (2, 2, {article.pk})]
        assert found() == {article.pk, new.pk}
        assert len(list(index_folder.glob("index-*"))) == 1  # the old files are gone

    @pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
    def test_a_rebuild_that_fails_leaves_the_old_index(self, article, index_folder, error):
        def fail(done, total):
            if done:
                raise error

        make.note(make.article("Họp mới"))
        with pytest.raises(error):
            rebuild(fail)

        assert found() == {article.pk}
        assert freshness.state().ok
        assert len(waiting()) == 1

        assert rebuild() == 2
        assert len(list(index_folder.glob("index-*"))) == 1  # nor does the half one stay

    def test_what_is_noted_while_it_builds_is_in_the_new_index(self, article):
        first, late = make.article("Họp một"), []

        def note_meanwhile(done, total):
            if done < total:
                return
            Article.objects.filter(pk=first.pk).update(title="Nghỉ một")
            late.append(make.article("Họp muộn"))
            make.note(first, *late)
            assert drain() == 0  # the builder holds the lock

        rebuild(note_meanwhile)

        assert found() == {article.pk, late[0].pk}
        assert found("nghỉ") == {first.pk}
        assert waiting() == []
        assert freshness.state().ok

    def test_only_one_at_a_time(self, article):
        with freshness.backend().folder.writing(0), pytest.raises(IndexBusyError):
            rebuild()
        assert found() == {article.pk}

    def test_a_process_that_died_while_building_holds_no_lock(self, article, index_folder):
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLD_THE_LOCK, str(index_folder)], stdout=subprocess.PIPE, text=True
        )
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexBusyError):
            rebuild()
        holder.kill()
        holder.communicate()

        assert rebuild() == 1


_HOLD_THE_LOCK = """
import sys, time
from whoosh.util.filelock import FileLock
lock = FileLock(sys.argv[1] + "/writing.lock")
assert lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


_PROCESS = """
import sys, django
django.setup()
from archive.search import Criteria, drain, freshness, rebuild, search
from django.core.management import call_command
from django.db import transaction
from tests import factories as make

match sys.argv[1:]:
    case ["prepare"]:
        call_command("migrate", verbosity=0)
        rebuild()
    case ["write", name]:
        for number in range(6):
            with transaction.atomic():
                make.note(make.article(f"Họp {name} {number}"))
            drain()
    case ["read"]:
        for _ in range(30):
            results = search(Criteria(q="họp"))
            assert not results.degraded, freshness.state()
    case ["check"]:
        print(search(Criteria(q="họp")).count, freshness.state())
"""


def test_several_processes_write_and_read_at_once_and_lose_nothing(tmp_path, settings):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))},
        "ARCHIVE_VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "PYTHONIOENCODING": "utf-8",
    }

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, "-c", _PROCESS, *arguments],
            cwd=settings.PROJECT_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(process):
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        return output

    finish(start("prepare"))
    for process in [start("write", "một"), start("write", "hai"), start("read")]:
        finish(process)

    assert finish(start("check")) == f"12 {freshness.State(True, '', 12, 12, 0)}\n"
