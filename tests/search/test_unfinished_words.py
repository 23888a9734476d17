"""Words that go on: a y may be the end of a syllable, where it is written i just as well, or stand in the middle."""

import pytest

from archive.models import Article
from archive.search import Criteria, matching_ids, search
from archive.search.criteria import OLDEST
from archive.search.highlight import highlight
from archive.search.language import MAX_OPEN, parse
from archive.search.suggestions import suggest
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["index", "database"])
def archive(request, indexed):
    make.article("Một", "Theo nghị quyết mới.", people=[make.person("Lò Văn Quyền")], dated="2001")
    make.article("Hai", "Quý ba, nghị quy cũ.", people=[make.person("Lò Văn Quý")], dated="2002")
    make.article("Ba", "Chuyến bay đi Myanmar và Kyoto.", dated="2003")
    make.article("Bốn", "Bác sĩ ở Mĩ ký tên.", dated="2004")
    make.article("Năm", "Người Kinh ở miền núi, quít chín.", dated="2005")
    if request.param == "index":
        indexed()
    assert search(Criteria()).degraded is (request.param == "database")


@pytest.mark.parametrize(
    ("query", "years"),
    [
        # It goes on with the y that stands there.
        ("quyế*", [2001]),
        ('"nghị quy*"', [2001, 2002]),
        ('"nghi quy*"', [2001, 2002]),
        # It is whole, and written in either way; never what only goes on with an i.
        ("quy*", [2001, 2002]),
        ("quý*", [2002]),
        ("quí*", [2002, 2005]),
        ("my*", [2003, 2004]),
        ("mỹ*", [2004]),
        ("ky*", [2003, 2004]),
        ("kyo*", [2003]),
        ("sỹ*", [2004]),
        # Typed with an i it goes on with an i.
        ("ki*", [2004, 2005]),
        ("qui*", [2002, 2005]),
        # In a field.
        ('người:"van quy*"', [2001, 2002]),
        ('người:"văn quý*"', [2002]),
        ("người:quyề*", [2001]),
    ],
)
def test_an_unfinished_word_is_read_both_ways(archive, query, years):
    found = matching_ids(Criteria(q=query, sort=OLDEST))
    assert search(Criteria(q=query, sort=OLDEST)).ids == found, query
    assert [Article.objects.get(pk=pk).dated.year for pk in found] == years, query


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("lo van qu", ["Lò Văn Quý", "Lò Văn Quyền"]),
        ("lo van quy", ["Lò Văn Quý", "Lò Văn Quyền"]),
        ("lò văn quý", ["Lò Văn Quý", "Lò Văn Quyền"]),
        ("lo van qui", ["Lò Văn Quý"]),
        ("lo van quye", ["Lò Văn Quyền"]),
        # In another order.
        ("quy lo", ["Lò Văn Quý"]),
        ("lo quy", ["Lò Văn Quý", "Lò Văn Quyền"]),
    ],
)
def test_a_name_stays_suggested_while_it_is_typed(archive, typed, names):
    assert [s.label for s in suggest(typed) if s.type == "person"] == names, typed


def test_what_was_found_is_marked(archive):
    query = search(Criteria(q='"nghị quy*"')).query
    marked = [piece.text for piece in highlight("Theo nghị quyết mới.", query) if piece.hit]
    assert marked == ["nghị quyết"]


# --- How many of them a query may hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("ha* hi* ho* hu* he*", 5),
        ("ha* hi* ho* hu* he* hy* xã", 6),
        # Each side of an OR, each phrase, each field.
        ('"hội ha*" OR "hội hi*" OR "hội ho*" OR "hội hu*" OR "hội he*" OR "hội hy*"', 5),
        ("người:ha* -hi* ho* (hu* OR he*) số:1*", 5),
        ("số:1* OR số:2* OR số:3* OR số:4* OR số:5* OR số:6* OR số:7*", 5),
    ],
)
def test_of_many_unfinished_words_the_first_are_used(typed, left):
    query = parse(typed)
    leaves = len(query.wanted) + typed.count(" -")
    assert leaves == left, (typed, query.tree)
    told = "Only the first 5 words with a star were used."
    assert (told in query.notices) == (typed.count("*") > MAX_OPEN), typed
