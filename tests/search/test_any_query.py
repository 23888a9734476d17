"""Any string in, a page out: the query language through the pages that read it, with and without an index."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import factories as make

pytestmark = pytest.mark.django_db

# What the grammar knows, and what people and machines put next to it.
PIECES = [
    *'" “ ” « » ( ) - * : | OR HOẶC AND NOT -- (( )) "" () ? ~ ^ \\'.split(),
    *"người: nguoi: person: bộ: bo: ministry: số: so: number: nơi: noi: place: xyz: NGƯỜI:".split(),
    *"tiêu-đề: tieu-de: title: từ: tu: from: đến: den: to:".split(),
    *"hội nghị hoi họp* h* t.ư BCT bct UBKTTW lý lí đ Đ hoà hòa hoa\u0300".split(),
    *"18-NQ/TW 18 18-NQ 41-QĐ/TW 19/2020/NĐ-CP 999999999999999999999 0 -1 1.2.3".split(),
    *["5 - CT / TW", "người : ", "số :", "<script>alert(1)</script>", "&amp;", "%", "_"],
    *"25/10/2017 10/2017 2017 2017-10-25 32/13/2017 0/0/0 9999-99-99 31/2/2020 2025..2017".split(),
    *["\x00", "\u200b", "\u202e", "\ufeff", "\u0301", "\ud7ff", "😀", "中", "١٢", "²", "ﬁ", "İ"],
]
# Surrogates alone are no text: no address can carry them.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=600)
MIXED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda between: between.join(pieces))
)
QUERIES = st.one_of(MIXED, ANYTHING)
# The archive of a test is read and never changed, so all examples may share it.
SHARED = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["index", "database"])
def asked(request, client, indexed):
    """Asks for a query on the page and as JSON."""
    body = make.ministry("Bộ Thủy văn")
    make.article(
        "Hội nghị về kỷ luật ở Hà Lâm",
        "Ông Lương Thế Khải nói về Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Bộ Chính trị, theo T.Ư.",
        people=[make.person("Lương Thế Khải")],
        places=[make.place("Hà Lâm")],
        ministries=[body],
        directives=[make.directive("18-NQ/TW", issued="2017-10-25")],
    )
    make.article("Họp bàn 5-CT/TW", "Hòa bình, hoà thuận; lý lẽ (18 điều).", dated="2017-10")
    make.article("Tin vắn", dated=None)
    if request.param == "index":
        indexed()

    def ask(text, **params):
        page = client.get("/search/", {"q": text, **params})
        return page, client.get("/search.json", {"q": text, **params})

    return ask


@SHARED
@given(text=QUERIES)
@example(text='người:"')
@example(text="-(" * 300)
@example(text="( OR ) -")
@example(text='từ:99/99/9999 đến: số:* "*"')
@example(text="a" * 100_000)
@example(text="* " * 250)
@example(text="kỷ luật <script>alert(1)</script>")
@example(text="25/10/2017² 1000²")  # a digit that is no number
def test_any_string_gives_a_page(asked, text):
    page, data = asked(text)
    assert (page.status_code, data.status_code) == (200, 200)
    assert page.context["results"].count == data.json()["count"] == len(page.context["hits"]) <= 3
    # What was typed never becomes markup; what is marked is the article's own text and nothing else.
    assert b"<script>alert" not in page.content
    for hit in page.context["hits"]:
        assert "".join(piece.text for piece in hit.title) == hit.article.title
        assert "".join(piece.text for piece in hit.snippet).strip("…") in hit.article.text


@SHARED
@given(
    text=QUERIES, params=st.dictionaries(st.sampled_from(["spelling", "expand", "sort", "page", "from", "year"]), MIXED)
)
@example(text="kỷ luật", params={"spelling": "folded", "expand": "off"})
@example(text="ky luat", params={"spelling": "exact", "expand": "on"})
@example(text="BCT", params={"spelling": "", "expand": "\x00"})
def test_any_string_in_the_other_parameters_gives_a_page(asked, text, params):
    page, data = asked(text, **params)
    assert (page.status_code, data.status_code) == (200, 200)
