"""Commits leave small segments behind; they are merged, a few at a time, and every article stays what it is."""

import random

import pytest

from archive.models import Article
from archive.search import Criteria, drain, freshness, matching_ids, outbox, rebuild, search
from archive.search.engine.writing import _crowd
from tests import factories as make

pytestmark = pytest.mark.django_db


class Sized:
    """Stands for a segment of so many documents."""

    def __init__(self, size):
        self.size = size

    def doc_count(self):
        return self.size


@pytest.mark.parametrize(
    ("sizes", "most", "merged"),
    [
        ([], 500, []),
        ([1], 500, []),
        ([1, 1], 500, []),
        ([1, 1, 1], 500, [1, 1, 1]),
        # The large ones stay.
        ([20_000, 20_000, 20_000, 20_000, 1, 1, 1], 500, [1, 1, 1]),
        ([20_000, 3, 60], 500, []),
        # Three of about one size take the smaller ones with them.
        ([30, 40, 50, 2], 500, [2, 30, 40, 50]),
        # No more than somebody can wait for.
        ([200, 200, 200], 500, []),
        ([200, 200, 200], 20_000, [200, 200, 200]),
        ([200, 200, 200, 5, 5, 5], 500, [5, 5, 5]),
    ],
)
def test_which_are_merged(sizes, most, merged):
    assert [segment.size for segment in _crowd([Sized(size) for size in sizes], most)] == merged


def segments():
    return [int(segment.live.sum()) for segment in freshness.backend().snapshot().segments]


@pytest.mark.parametrize("seed", range(3))
def test_any_changes_one_by_one(indexed, seed):
    """After each of many saves and deletes the index holds what the database holds, in few segments."""
    dice = random.Random(seed)
    kept = [make.article(f"Họp {number}") for number in range(5)]
    indexed()
    for number in range(30):
        if dice.random() < 0.3 and kept:
            article = kept.pop(dice.randrange(len(kept)))
            make.note(article)
            Article.objects.filter(pk=article.pk).update(state="withdrawn")
        else:
            article = make.article(f"Họp mới {number}")
            kept.append(article)
            make.note(article)
        drain()
        assert freshness.backend().snapshot().documents == len(kept)
    assert set(matching_ids(Criteria(q="họp"))) == {article.pk for article in kept}
    assert len(segments()) <= 5


def test_a_segment_of_which_all_is_deleted_goes(indexed, index_folder):
    article = make.article("Họp")
    indexed()
    make.note(article)
    article.delete()
    drain()

    assert segments() == []
    assert not list(index_folder.glob("index-*/*.seg"))


def test_an_article_that_cannot_be_read_any_more_is_noted(indexed, monkeypatch):
    """It is out of the index then, and waits to be mended."""
    monkeypatch.setattr(outbox, "_MERGED_AT_ONCE", 0)
    made = [make.article(f"Họp {number}") for number in range(3)]
    rebuild()
    for article in made:
        make.note(article)
        drain()
    Article.objects.filter(pk=made[0].pk).update(blocks=[["title"]])
    monkeypatch.setattr(outbox, "_MERGED_AT_ONCE", 500)
    make.note(made[1])
    drain()

    assert set(search(Criteria(q="họp")).ids) == {made[1].pk, made[2].pk}
    assert freshness.state().waiting == 1
    assert freshness.state().ok
