"""The arrays find what Whoosh's own matchers find, over any index and any query; and both find what stands there."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as q

from archive.search.engine.evaluate import evaluate
from archive.search.engine.own_queries import Near, OpenPhrase, Row
from archive.search.engine.schema import TEXT_FIELDS, folded
from archive.search.engine.snapshot import Snapshots
from archive.search.engine.storage import IndexFolder
from archive.search.engine.writing import rebuild, update

SYLLABLES = ["bộ", "bo", "y", "tế", "hà", "nội", "18"]
VALUES = ["1", "2", "33"]

parts = st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=8).map(" ".join), max_size=3)
documents = st.fixed_dictionaries(
    {
        "text": parts,
        "title": parts,
        "person": st.lists(st.sampled_from(VALUES), unique=True),
        "earliest": st.none() | st.integers(1, 9),
    }
)
# Batches are commits, so segments; each replaces some of the documents before and takes some out.
keys = st.integers(1, 5)
batches = st.lists(
    st.tuples(st.dictionaries(keys, documents, min_size=1), st.sets(keys, max_size=2)), min_size=2, max_size=4
)

fields = st.sampled_from(["text", "text_folded", "title", "person", "no_such_field"])
terms = st.builds(q.Term, fields, st.sampled_from([*SYLLABLES, *VALUES, "vắng"]), st.sampled_from([1.0, 2.5]))
phrases = st.builds(
    q.Phrase,
    st.sampled_from(["text", "text_folded", "title"]),
    st.lists(st.sampled_from([*SYLLABLES, "ha", "vắng"]), min_size=2, max_size=4, unique=True),
)
ranges = st.builds(q.NumericRange, st.just("earliest"), st.none() | st.integers(1, 9), st.none() | st.integers(1, 9))
prefixes = st.builds(q.Prefix, st.just("text"), st.sampled_from(["b", "t", "x"]))


def compound(inner):
    several = st.lists(inner, min_size=1, max_size=3)
    return (
        st.builds(q.And, several)
        | st.builds(q.Or, several)
        | st.builds(lambda wanted, unwanted: q.And([wanted, q.Not(unwanted)]), inner, inner)
        | st.builds(q.AndMaybe, inner, inner)
    )


queries = st.recursive(st.just(q.Every()) | terms | phrases | ranges | prefixes, compound, max_leaves=6)


def write(folder, batches):
    """Write the batches as commits; what is in the index then, by its id."""
    held = {}
    with folder.writing(1):
        rebuild(folder, [])
        for added, removed in batches:
            made = [document(key, fields) for key, fields in added.items()]
            update(folder, made, [f"archive.article.{key}" for key in removed])
            held = {key: fields for key, fields in held.items() if key not in removed} | added
    return held


def document(key, given):
    twins = {folded(name): given[name] for name in TEXT_FIELDS if name in given}
    made = {"id": f"archive.article.{key}", "django_ct": "archive.article", "django_id": str(key), "pk": key}
    return {name: value for name, value in {**made, **given, **twins}.items() if value is not None}


def found_by_arrays(snapshot, query):
    """Article → score."""
    found = {}
    for segment, matched in zip(snapshot.segments, evaluate(snapshot, query), strict=True):
        for place in np.flatnonzero(matched.mask):
            found[int(segment.columns.numbers["pk"][place])] = matched.scores[place]
    return found


def found_by_whoosh(snapshot, query):
    results = snapshot.searcher.search(query, limit=None) if snapshot.segments else []
    return {int(hit["django_id"]): hit.score for hit in results}


def is_scored_alike(query):
    """Not so a "not": Whoosh counts 1 for every word that is not there. Nor the beginning of a word: where a segment
    has one word that begins so, Whoosh scores that word, where it has several, the same for all, as we always do."""
    return not isinstance(query, q.Not | q.Prefix) and all(map(is_scored_alike, query.children()))


# Every example writes an index of several commits to disk.
few = settings(max_examples=60)


@few
@given(batches, queries)
def test_arrays_find_what_whoosh_finds(tmp_path_factory, batches, query):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches)
    snapshot = Snapshots(folder).newest()
    assert snapshot.documents == len(held)

    by_arrays, by_whoosh = found_by_arrays(snapshot, query), found_by_whoosh(snapshot, query)

    assert by_arrays.keys() == by_whoosh.keys(), query
    if is_scored_alike(query):
        assert by_arrays == pytest.approx(by_whoosh), query


@few
@given(batches, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4))
def test_a_phrase_is_found_where_its_words_stand_side_by_side(tmp_path_factory, batches, words):
    """Also with a word that comes twice; never from one part into the next."""
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches)
    phrase = f" {' '.join(words)} "
    expected = {key for key, fields in held.items() if any(phrase in f" {part} " for part in fields["text"])}

    assert found_by_arrays(Snapshots(folder).newest(), q.Phrase("text", words)).keys() == expected


@few
@given(batches, st.lists(st.sampled_from(SYLLABLES), max_size=2), st.sampled_from(["b", "bộ", "t", "x", "h"]))
def test_an_open_phrase_is_found_where_its_last_word_begins_so(tmp_path_factory, batches, words, beginning):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches)
    begun = f" {' '.join([*words, beginning])}"
    expected = {key for key, fields in held.items() if any(begun in f" {part}" for part in fields["text"])}

    query = OpenPhrase("text", [*words, beginning])

    assert found_by_arrays(Snapshots(folder).newest(), query).keys() == expected


@few
@given(batches, queries, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3))
def test_a_row_lifts_and_never_adds(tmp_path_factory, batches, query, words):
    """Evaluated among the matches alone, it lifts those that hold it, all by the same amount."""
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    write(folder, batches)
    snapshot = Snapshots(folder).newest()
    plain, holding = found_by_arrays(snapshot, query), found_by_arrays(snapshot, q.Phrase("text", words))
    amount = 2 * sum(snapshot.idf("text", word.encode()) for word in words)

    lifted = found_by_arrays(snapshot, q.AndMaybe(query, Row("text", words, boost=2)))

    assert lifted == pytest.approx({key: score + amount * (key in holding) for key, score in plain.items()})


@few
@given(batches, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3, unique=True))
def test_near_is_where_all_words_stand_within_their_number_and_one(tmp_path_factory, batches, words):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches)

    def near(part):
        stream = part.split()
        return any(set(words) <= set(stream[at : at + len(words) + 1]) for at in range(len(stream)))

    expected = {key for key, fields in held.items() if any(map(near, fields["text"]))}

    assert found_by_arrays(Snapshots(folder).newest(), Near("text", words)).keys() == expected
