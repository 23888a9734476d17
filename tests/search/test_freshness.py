"""The index may be missing, cut short, of another version or behind: the site knows, answers, and is mended."""

import json
import shutil

import pytest

from archive.search import Criteria, drain, freshness, matching_ids, rebuild, search
from tests import factories as make

pytestmark = pytest.mark.django_db

DEGRADED = "The search index is being put in order; the database answers in its stead, more slowly and unranked."


@pytest.fixture
def articles(indexed):
    made = [make.article("Họp tỉnh ủy", "Bàn công tác cán bộ.") for _ in range(3)]
    indexed()
    return made


def assert_the_database_answers(articles, reason):
    state = freshness.state()
    assert (state.ok, state.reason) == (False, reason)
    results = search(Criteria(q="tỉnh ủy"))
    assert results.degraded
    assert results.notices == [DEGRADED]
    assert results.ids == matching_ids(Criteria(q="tỉnh ủy")) == [article.pk for article in reversed(articles)]
    assert [year.count for year in results.histogram.years] == [len(articles)]


def assert_a_rebuild_mends_it(articles):
    assert rebuild() == len(articles)
    assert freshness.state().ok
    results = search(Criteria(q="tỉnh ủy"))
    assert (results.degraded, results.count) == (False, len(articles))


def files(index_folder, pattern):
    found = sorted(index_folder.glob(pattern))
    assert found, pattern
    return found


def test_a_whole_index_answers(articles):
    state = freshness.state()

    assert (state.ok, state.reason, state.documents, state.published, state.waiting) == (True, "", 3, 3, 0)


def test_before_the_first_build():
    articles = [make.article("Họp tỉnh ủy")]

    assert_the_database_answers(articles, "there is no index")
    assert_a_rebuild_mends_it(articles)


@pytest.mark.parametrize("searched_before", [False, True], ids=["cold", "warm"])
class TestDamage:
    """Whether or not this process has the files open already."""

    @pytest.fixture(autouse=True)
    def warm(self, articles, searched_before):
        if searched_before:
            assert not search(Criteria(q="tỉnh ủy")).degraded

    def test_the_folder_is_deleted(self, articles, index_folder):
        shutil.rmtree(index_folder)

        assert_the_database_answers(articles, "there is no index")
        assert not (index_folder / "current").exists()  # nobody has made an empty one in its place
        assert_a_rebuild_mends_it(articles)

    def test_the_pointer_is_deleted(self, articles, index_folder):
        (index_folder / "current").unlink()

        assert_the_database_answers(articles, "there is no index")
        assert_a_rebuild_mends_it(articles)

    @pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"folder": "x"}', "null"])
    def test_the_pointer_is_garbage(self, articles, index_folder, text):
        (index_folder / "current").write_text(text)

        assert_the_database_answers(articles, "the index is damaged")
        assert_a_rebuild_mends_it(articles)

    def test_the_folder_that_the_pointer_names_is_gone(self, articles, index_folder):
        shutil.rmtree(files(index_folder, "index-*")[0])

        assert_the_database_answers(articles, "there is no index")
        assert_a_rebuild_mends_it(articles)

    @pytest.mark.parametrize("pattern", ["*/*.toc", "*/*.seg"])
    def test_a_file_is_deleted(self, articles, index_folder, pattern):
        files(index_folder, pattern)[0].unlink()

        assert_the_database_answers(articles, "the index is damaged")
        assert_a_rebuild_mends_it(articles)

    @pytest.mark.parametrize("pattern", ["*/*.toc", "*/*.seg"])
    @pytest.mark.parametrize("kept", [0.0, 0.2, 0.9, 0.999])
    def test_a_file_is_cut_short(self, articles, index_folder, pattern, kept):
        file = files(index_folder, pattern)[0]
        file.write_bytes(file.read_bytes()[: int(file.stat().st_size * kept)])

        assert_the_database_answers(articles, "the index is damaged")
        assert_a_rebuild_mends_it(articles)

    def test_the_index_is_of_another_version(self, articles, index_folder):
        pointer = index_folder / "current"
        pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "schema": 0}))

        assert_the_database_answers(articles, "the index is of another version")
        assert_a_rebuild_mends_it(articles)


def test_bytes_that_are_not_what_was_written_make_the_database_answer(articles, index_folder):
    """The length is right, so it comes out only when the words are read."""
    file = files(index_folder, "*/*.seg")[0]
    data = bytearray(file.read_bytes())
    data[12:3000] = bytes(2988)
    file.write_bytes(data)

    results = search(Criteria(q="tỉnh ủy"))

    assert results.degraded
    assert results.count == 3
    assert_a_rebuild_mends_it(articles)


class TestNumbers:
    """The index holds what the database holds, or what is missing waits to be indexed."""

    def test_an_article_that_nobody_noted_is_missed(self, articles):
        articles.append(make.article("Họp tỉnh ủy"))

        assert_the_database_answers(articles, "the index holds 3 articles, the database 4")
        assert_a_rebuild_mends_it(articles)

    def test_an_article_deleted_without_a_note_is_missed(self, articles):
        articles.pop().delete()

        assert_the_database_answers(articles, "the index holds 3 articles, the database 2")
        assert_a_rebuild_mends_it(articles)

    def test_one_that_waits_is_no_fault(self, articles):
        articles.append(make.article("Họp tỉnh ủy"))
        make.note(articles[-1], articles[-1])

        state = freshness.state()
        assert (state.ok, state.documents, state.published, state.waiting) == (True, 3, 4, 1)
        assert search(Criteria(q="tỉnh ủy")).count == 3

        drain()
        assert freshness.state() == freshness.State(True, "", 4, 4, 0)
        assert search(Criteria(q="tỉnh ủy")).count == 4

    def test_drafts_are_not_expected(self, articles):
        make.article(state="draft")

        assert freshness.state().ok


def test_an_empty_archive_has_an_empty_index_that_answers(indexed):
    indexed()

    assert freshness.state().ok
    assert (search(Criteria(q="họp")).degraded, search(Criteria()).count) == (False, 0)
