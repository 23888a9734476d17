"""What stands together in the index, against the texts themselves."""

import random

import numpy as np
import pytest

from archive.models import Article, Person
from archive.search import drain
from archive.search.engine.overview import Vocabulary, value_counts
from archive.search.engine.postings import POSITION_BITS
from archive.search.engine.together import Terms, all_of, number_of
from archive.search.freshness import backend
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = ["an", "bo", "can", "dua"]


@pytest.fixture
def texts(indexed):
    """Forty bodies of a few words each, in two segments, one of them withdrawn since."""
    dice = random.Random(4)
    bodies = [" ".join(dice.choices(WORDS, k=dice.randint(1, 6))) for _ in range(40)]
    made = [make.article("Tin", body) for body in bodies[:25]]
    indexed()
    made += [make.article("Tin", body) for body in bodies[25:]]
    make.note(*made[25:])
    drain()
    Article.objects.filter(pk=made[3].pk).update(state="withdrawn")
    make.note(made[3])
    drain()
    return [body.split() for number, body in enumerate(bodies) if number != 3]


@pytest.fixture
def snapshot(texts):
    return backend().snapshot()


def everything(snapshot):
    return [segment.live for segment in snapshot.segments]


def holds(body: list[str], row: list[str]) -> bool:
    return any(body[start : start + len(row)] == row for start in range(len(body)))


@pytest.mark.parametrize("row", [["an"], ["an", "bo"], ["bo", "bo"], ["dua", "an", "can"], ["zz"], ["an", "zz"]])
def test_side_by_side(texts, snapshot, row):
    terms, live = Terms(snapshot, "text_folded"), everything(snapshot)

    assert len(snapshot.segments) > 1
    assert number_of(terms.side_by_side(row, live)) == sum(holds(body, row) for body in texts), row
    assert terms.number_side_by_side(row, live) == sum(holds(body, row) for body in texts), row


def test_holding_and_counting(texts, snapshot):
    terms, live = Terms(snapshot, "text_folded"), everything(snapshot)
    both = all_of([terms.holding("an", live), terms.holding("bo", live)])

    assert number_of(both) == sum("an" in body and "bo" in body for body in texts)
    assert terms.count("can", both) == sum({"an", "bo", "can"} <= set(body) for body in texts)
    assert terms.count("zz", both) == 0


@pytest.mark.parametrize("row", [["an", "bo"], ["an", "zz", "can"], ["zz", "an", "an"], ["bo", "bo", "dua", "zz"]])
def test_what_stands_in_a_gap(texts, snapshot, row):
    terms = Terms(snapshot, "text_folded")
    gaps = terms.gaps(row, everything(snapshot))

    assert len(gaps) == len(row)
    for place, here in enumerate(gaps):
        assert all(np.all(np.diff(positions) > 0) for positions in here)
        for word in WORDS:
            wanted = [*row[:place], word, *row[place + 1 :]]
            assert terms.standing_at(word, here) == sum(holds(body, wanted) for body in texts), wanted


def test_gaps_are_looked_for_in_the_given_documents_only(texts, snapshot):
    terms, live = Terms(snapshot, "text_folded"), everything(snapshot)
    nothing = [np.zeros(segment.size, bool) for segment in snapshot.segments]

    assert all(len(here) == 0 for gap in terms.gaps(["an", "bo"], nothing) for here in gap)
    documents = [here >> POSITION_BITS for here in terms.gaps(["an", "bo"], live)[1]]
    assert all(mask[docs].all() for mask, docs in zip(live, documents, strict=True))


def test_the_vocabulary_of_a_field(texts, snapshot):
    vocabulary = Vocabulary(snapshot, "text_folded")

    assert all(word in vocabulary for word in [*WORDS, "tin"])
    assert "zz" not in vocabulary


def test_how_many_articles_have_each_value(indexed):
    people = [make.person() for _ in range(3)]
    for number in range(4):
        make.article("Tin", people=people[: number % 3])
    make.article("Nháp", people=people, state="draft")
    indexed()

    counted = {row.pk: row.article_count for row in Person.objects.with_article_count() if row.article_count}
    assert value_counts(backend().snapshot(), "person") == {str(pk): count for pk, count in counted.items()}
