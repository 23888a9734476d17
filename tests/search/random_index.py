"""Indexes put together at random, of several segments with documents replaced and deleted, and queries over them."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from whoosh import query as q

from archive.search.engine.side_file import write_missing
from archive.search.engine.writing import rebuild, update

# Every example writes an index of several commits to disk.
few = settings(max_examples=15)

SYLLABLES = ["bộ", "bo", "y", "tế", "hà", "nội", "18"]
VALUES = ["1", "2", "33"]

parts = st.lists(st.lists(st.sampled_from(SYLLABLES), max_size=8).map(" ".join), max_size=3)
documents = st.fixed_dictionaries(
    {
        "text": parts,
        "title": parts,
        "person": st.lists(st.sampled_from(VALUES), unique=True),
        "year": st.lists(st.sampled_from(["2022", "2023", "2024"]), max_size=1),
        "earliest": st.none() | st.integers(1, 9),
    }
)
# Batches are commits, so segments; each replaces some of the documents before and takes some out.
keys = st.integers(1, 5)
batches = st.lists(
    st.tuples(st.dictionaries(keys, documents, min_size=1), st.sets(keys, max_size=2)), min_size=2, max_size=4
)

# Which segments have side files: all, as they were written or as they are made from the segments, those of the first
# commit, or none.
side_files = st.sampled_from(["written", "made", "first", "none"])

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


def write(folder, batches, beside):
    """Write the batches as commits; what is in the index then, by its id. ``beside`` is one of ``side_files``."""
    held, known = {}, set()
    with folder.writing(1):
        rebuild(folder, [])
        for number, (added, removed) in enumerate(batches):
            made = [document(key, fields) for key, fields in added.items()]
            update(folder, made, [f"archive.article.{key}" for key in removed])
            held = {key: fields for key, fields in held.items() if key not in removed} | added
            if beside in ("made", "none") or (beside == "first" and number):
                for file in set(folder.current().glob("*.arrays")) - known:
                    file.unlink()
            if beside == "made":
                write_missing(folder.current())
            known = set(folder.current().glob("*.arrays"))
    return held


def document(key, given):
    """What the writer takes for an article of this key."""
    made = {"id": f"archive.article.{key}", "django_ct": "archive.article", "django_id": str(key), "pk": key}
    return {name: value for name, value in {**made, **given}.items() if value is not None}
