"""Wrong parameters of the search: ignored with a word, on every face, with and without the index."""

import pytest

from tests.views.reading import rows, text_of

pytestmark = pytest.mark.usefixtures("english")

WRONG = [
    "ministry=x",
    "ministry=999999",
    "ministry=-1",
    "person=1.5",
    "person=" + "9" * 40,
    "directive=không có",
    "kind=<script>",
    "source=",
    "from=31/12/2024",
    "to=2024-13",
    "from=2025&to=2024",
    "year=2024-01",
    "month=2024",
    "sort=price",
    "page=0",
    "page=-1",
    "page=999999999999",
    "page=77",
    "page=x",
    "size=7",
    "size=1000000",
    "q=" + "x" * 3000,
    'q="',
    "q=(((",
    "q=-",
    "q=OR",
    "q=%00",
    "q=%F0%9F%98%80",
    "q=%E0%A4%A",  # broken UTF-8
    "q=\u202e\u200b",
    "unknown=1",
    "&".join(f"person={n}" for n in range(300)),
]


@pytest.mark.parametrize("indexed_too", [True, False], ids=["index", "database"])
@pytest.mark.parametrize("query", WRONG, ids=lambda query: query[:20])
def test_whatever_the_parameters_are_the_answer_is_a_page(client, archive, indexed, query, indexed_too):
    if indexed_too:
        indexed()
    page, data, table = (client.get(f"/search{face}?{query}") for face in ("/", ".json", ".csv"))
    assert (page.status_code, data.status_code, table.status_code) == (200, 200, 200)
    assert len(rows(table)) - 1 == data.json()["count"]
    for notice in data.json()["notices"]:
        assert " ".join(notice.split()) in text_of(page)


@pytest.mark.parametrize(
    ("query", "label"),
    [
        # By the name that the page gives it, not by that of the parameter.
        ("ministry=x", "Ministry"),
        ("person=999999", "Person"),
        ("from=31/02/2024", "From"),
        ("sort=price", "Order"),
        ("size=7", "Per page"),
        ("page=x", "Page"),
    ],
)
def test_what_is_ignored_is_told(client, archive, query, label):
    _name, _equals, value = query.partition("=")
    assert f"“{value}” is no value of “{label}” and was ignored." in text_of(client.get(f"/search/?{query}"))
