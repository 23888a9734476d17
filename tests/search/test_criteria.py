"""Parameters of an address: read tolerantly, told where they are wrong, and written back."""

from dataclasses import replace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.search import Criteria
from archive.search.criteria import MAX_CHOICES
from archive.search.language import MAX_LENGTH
from archive.text import PartialDate
from tests import factories as make

pytestmark = pytest.mark.django_db


def read(address):
    """An address's query string → what of it differs from the defaults, and the notices."""
    criteria, notices = Criteria.parse(QueryDict(address))
    default = Criteria(q=criteria.q)
    names = criteria.__dataclass_fields__
    return {
        n: getattr(criteria, n)
        for n in names
        if getattr(criteria, n) != getattr(default, n) or (n == "q" and criteria.q)
    }, notices


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {}),
        ("q=", {}),
        ("q=++h%E1%BB%8Dp+", {"q": "họp"}),
        ("q=a&q=b", {"q": "b"}),  # the last one, as browsers' forms send it
        ("sort=oldest", {"sort": "oldest"}),
        ("sort=newest", {}),  # the default where no words are asked for
        ("q=a&sort=newest", {"q": "a", "sort": "newest"}),
        ("q=a&sort=RELEVANCE", {"q": "a"}),
        ("page=3&size=50", {"page": 3, "size": 50}),
        ("year=2023", {"year": PartialDate(2023)}),
        ("month=2023-07", {"month": PartialDate(2023, 7)}),
        ("from=2023&to=2024-02-29", {"from_": PartialDate(2023), "to": PartialDate(2024, 2, 29)}),
        # Ends within what it begins with: still a range.
        ("from=2023-07&to=2023-07-01", {"from_": PartialDate(2023, 7), "to": PartialDate(2023, 7, 1)}),
        ("unknown=1&utm_source=x", {}),
    ],
)
def test_good_parameters(address, expected):
    assert read(address) == (expected, []), address


@pytest.mark.parametrize(
    "address",
    [
        "sort=best",
        "page=0",
        "page=-1",
        "page=1e3",
        "page=²",
        "page=" + "9" * 100,
        "size=11",
        "size=1000000",
        "year=2023-07",
        "year=23",
        "year=0000",
        "month=2023",
        "month=2023-13",
        "from=hôm+qua",
        "from=2023-02-30",
        "to=10000-01-01",
        "from=2024&to=2023",
        "ministry=1",  # unknown: the database is empty
        "ministry=Bộ+Y+tế",
        "ministry=-1",
        "ministry=٣",
        "ministry=99999999999999999999999",
        "person=1%00",
        "person=' OR 1=1 --",
        "directive=18-NQ/TW",
        "directive=" + "x" * 5000,
        "kind=no-such-kind",
        "source=%F0%9F%98%80",
    ],
)
def test_wrong_values_are_ignored_with_a_notice(address):
    values, notices = read(address)

    assert values == {}, address
    assert len(notices) == 1, notices
    assert len(notices[0]) < 150, notices


def test_a_long_query_is_cut_at_a_word():
    values, notices = read("q=" + "tinh+" * 500)

    assert len(values["q"]) <= MAX_LENGTH
    assert values["q"].endswith("tinh")
    assert notices == [f"Only the first {MAX_LENGTH} characters of the query were used."]


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        # As people write dates, and as addresses have them.
        ("31/12/2016", PartialDate(2016, 12, 31)),
        ("1.2.2016", PartialDate(2016, 2, 1)),
        ("12/2016", PartialDate(2016, 12)),
        ("2016", PartialDate(2016)),
        ("2016-12-31", PartialDate(2016, 12, 31)),
    ],
)
def test_a_range_takes_dates_as_they_are_typed(typed, date):
    assert read(f"from={typed}&to={typed}") == ({"from_": date, "to": date}, []), typed


def test_a_notice_calls_a_date_as_the_page_does():
    assert read("from=31/02/2016")[1] == ["“31/02/2016” is no value of “From” and was ignored."]


def test_how_words_are_taken_was_chosen_for_these_words_alone():
    assert read("q=bct&asked=bct&expand=off&spelling=folded") == (
        {"q": "bct", "expand": "off", "spelling": "folded"},
        [],
    )
    assert read("q=ubnd&asked=bct&expand=off&spelling=folded&year=2023") == (
        {"q": "ubnd", "year": PartialDate(2023)},
        [],
    )


def test_known_values_are_kept_beside_unknown_ones_each_once():
    one, two = make.person(), make.person()

    values, notices = read(f"person={two.pk}&person=abc&person={one.pk}&person={two.pk}")

    assert values == {"person": (two.pk, one.pk)}
    assert notices == ["“abc” is no value of “Person” and was ignored."]


def test_of_thousands_of_values_only_the_first_are_looked_at(django_assert_num_queries):
    known = make.source()
    address = "&".join([f"source={known.pk}", *(f"source={known.pk + n}" for n in range(1, 900))])

    with django_assert_num_queries(1):
        values, notices = read(address)

    assert values == {"source": (known.pk,)}
    assert notices[0] == f"Only the first {MAX_CHOICES} values of “Source” were used."
    assert notices[-1] == f"{MAX_CHOICES - 4} further values of “Source” are unknown and were ignored."
    assert len(notices) == 5


@pytest.mark.parametrize("written", ["18-NQ/TW", "18 - NQ/TW", "18-nq/tw", "018–NQ/TƯ", "18-NQ/ТW"])
def test_a_symbol_means_all_documents_that_bear_it(written):
    documents = [make.directive("18-NQ/TW", issued="2017"), make.directive("18-NQ/TW", issued="2022")]
    make.directive("19-NQ/TW")

    criteria, notices = Criteria.parse({"directive": [written]})

    assert criteria.directive == tuple(d.pk for d in documents), written
    assert notices == []


def test_an_id_and_a_symbol_together():
    first, second = make.directive("18-NQ/TW"), make.directive("5-CT/TW")

    criteria, _notices = Criteria.parse({"directive": [str(second.pk), "18-NQ/TW", "5-CT/TW"]})

    assert criteria.directive == (second.pk, first.pk)


def test_a_kind_is_a_slug():
    make.meeting(kind="Hội nghị sơ kết")

    assert read("kind=hoi-nghi-so-ket") == ({"kind": ("hoi-nghi-so-ket",)}, [])


@pytest.mark.parametrize("params", [{"page": 2}, {"page": "2"}, {"page": ["1", "2"]}, {"page": [None, 2]}])
def test_plain_mappings_are_read_too(params):
    assert Criteria.parse(params)[0].page == 2, params


@pytest.mark.parametrize(
    ("criteria", "changes", "address"),
    [
        (Criteria(), {}, ""),
        (Criteria(q="tỉnh ủy"), {}, "q=t%E1%BB%89nh+%E1%BB%A7y"),
        (Criteria(q="a&b=c"), {}, "q=a%26b%3Dc"),
        # In the order of the fields, whatever was chosen first; defaults are left out.
        (Criteria(size=50, person=(2, 1), q="a", page=3), {}, "q=a&person=2&person=1&page=3&size=50"),
        (Criteria(from_=PartialDate(2023), to=PartialDate(2023, 7)), {}, "from=2023&to=2023-07"),
        (Criteria(q="a", sort="newest"), {}, "q=a&sort=newest"),
        (Criteria(sort="newest"), {}, ""),
        # A change leads to the first page, a change of page does not.
        (Criteria(q="a", page=3), {"person": (1,)}, "q=a&person=1"),
        (Criteria(q="a", page=3), {"page": 4}, "q=a&page=4"),
        (Criteria(q="a", page=3), {"q": ""}, ""),
        # The default order depends on whether words are asked for, and follows.
        (Criteria(), {"q": "a"}, "q=a"),
        (Criteria(q="a"), {"q": ""}, ""),
        (Criteria(q="a", sort="oldest"), {"q": ""}, "sort=oldest"),
        (Criteria(year=PartialDate(2023), q="a"), {"year": None}, "q=a"),
    ],
)
def test_links(criteria, changes, address):
    assert criteria.params(**changes) == address


dates = st.none() | st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))


@given(
    st.text(max_size=40).map(str.strip), dates, st.sampled_from(["newest", "oldest", "relevance"]), st.integers(1, 99)
)
def test_an_address_read_back_is_the_same_search(text, day, sort, page):
    criteria, _notices = Criteria.parse({"q": [text]})
    criteria = replace(criteria, from_=day, sort=sort, page=page)

    again, notices = Criteria.parse(QueryDict(criteria.params()))

    assert again == criteria
    assert notices == []


@given(
    st.sampled_from(["", "họp"]),
    dates,
    st.sampled_from(["", "newest", "oldest", "relevance"]),
    st.integers(1, 3),
    st.lists(st.integers(1, 9), max_size=3).map(tuple),
    st.lists(st.sampled_from(["hop", "le-ky-ket"]), max_size=2).map(tuple),
)
def test_links_for_many_values_are_those_for_one(text, day, sort, page, people, kinds):
    criteria = Criteria(q=text, to=day, sort=sort, page=page, person=people, kind=kinds)

    assert criteria.params_for("person")((3, 4)) == criteria.params(person=(3, 4))
    assert criteria.params_for("person")(()) == criteria.params(person=())
    assert criteria.params_for("kind")(("họp & bàn",)) == criteria.params(kind=("họp & bàn",))


@given(
    st.dictionaries(
        st.sampled_from(["q", "person", "directive", "kind", "year", "from", "sort", "page"]),
        st.lists(st.text(max_size=30)),
    )
)
def test_no_parameters_whatever_raise(params):
    Criteria.parse(params)
