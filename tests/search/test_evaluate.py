"""The arrays find what Whoosh's own matchers find, over any index and any query; and both find what stands there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query as q

from archive.search.engine.matching import Matching, matching
from archive.search.engine.own_queries import Near, OpenPhrase, Row
from archive.search.engine.scoring import score
from archive.search.engine.snapshot import Snapshots
from archive.search.engine.storage import IndexFolder
from tests.search.random_index import SYLLABLES, batches, few, queries, side_files, write


def found_by_arrays(snapshot, query):
    """Article → score."""
    found = {}
    for segment, mask in zip(snapshot.segments, matching(snapshot, query), strict=True):
        places = np.flatnonzero(mask)
        keys = segment.numbers("pk")[places].tolist()
        found |= dict(zip(keys, score(Matching(snapshot, segment), query, places).tolist(), strict=True))
    return found


def found_by_whoosh(snapshot, query):
    results = snapshot.searcher.search(query, limit=None) if snapshot.segments else []
    return {int(hit["django_id"]): hit.score for hit in results}


def is_scored_alike(query):
    """Not so a "not": Whoosh counts 1 for every word that is not there. Nor the beginning of a word: where a segment
    has one word that begins so, Whoosh scores that word, where it has several, the same for all, as we always do."""
    return not isinstance(query, q.Not | q.Prefix) and all(map(is_scored_alike, query.children()))


@few
@given(batches, side_files, queries)
def test_arrays_find_what_whoosh_finds(tmp_path_factory, batches, beside, query):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches, beside)
    snapshot = Snapshots(folder).newest()
    assert snapshot.documents == len(held)

    by_arrays, by_whoosh = found_by_arrays(snapshot, query), found_by_whoosh(snapshot, query)

    assert by_arrays.keys() == by_whoosh.keys(), query
    if is_scored_alike(query):
        assert by_arrays == pytest.approx(by_whoosh), query


@few
@given(batches, side_files, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=4))
def test_a_phrase_is_found_where_its_words_stand_side_by_side(tmp_path_factory, batches, beside, words):
    """Also with a word that comes twice; never from one part into the next."""
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches, beside)
    phrase = f" {' '.join(words)} "
    expected = {key for key, fields in held.items() if any(phrase in f" {part} " for part in fields["text"])}

    assert found_by_arrays(Snapshots(folder).newest(), q.Phrase("text", words)).keys() == expected


@few
@given(
    batches, side_files, st.lists(st.sampled_from(SYLLABLES), max_size=2), st.sampled_from(["b", "bộ", "t", "x", "h"])
)
def test_an_open_phrase_is_found_where_its_last_word_begins_so(tmp_path_factory, batches, beside, words, beginning):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches, beside)
    begun = f" {' '.join([*words, beginning])}"
    expected = {key for key, fields in held.items() if any(begun in f" {part}" for part in fields["text"])}

    query = OpenPhrase("text", [*words, beginning])

    assert found_by_arrays(Snapshots(folder).newest(), query).keys() == expected


@few
@given(batches, side_files, queries, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3))
def test_a_row_lifts_and_never_adds(tmp_path_factory, batches, beside, query, words):
    """Evaluated among the matches alone, it lifts those that hold it, all by the same amount."""
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    write(folder, batches, beside)
    snapshot = Snapshots(folder).newest()
    plain, holding = found_by_arrays(snapshot, query), found_by_arrays(snapshot, q.Phrase("text", words))
    amount = 2 * sum(snapshot.idf("text", word.encode()) for word in words)

    lifted = found_by_arrays(snapshot, q.AndMaybe(query, Row("text", words, boost=2)))

    assert lifted == pytest.approx({key: score + amount * (key in holding) for key, score in plain.items()})


@few
@given(batches, side_files, st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3, unique=True))
def test_near_is_where_all_words_stand_within_their_number_and_one(tmp_path_factory, batches, beside, words):
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    held = write(folder, batches, beside)

    def near(part):
        stream = part.split()
        return any(set(words) <= set(stream[at : at + len(words) + 1]) for at in range(len(stream)))

    expected = {key for key, fields in held.items() if any(map(near, fields["text"]))}

    assert found_by_arrays(Snapshots(folder).newest(), Near("text", words)).keys() == expected
