"""The engine as Haystack's users know it: any SearchQuerySet works on it, without the traps of Haystack over Whoosh."""

import datetime
import unicodedata
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from haystack import connections
from haystack.backends import SQ
from haystack.exceptions import SearchBackendError
from haystack.inputs import AutoQuery, Exact, Not
from haystack.query import SearchQuerySet as HaystackSearchQuerySet

from archive.models import Article
from archive.search import freshness
from archive.search.engine import Backend, IndexUnavailableError, SearchQuerySet, writing
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(indexed):
    """Short name → primary key."""
    health, culture = make.ministry("Bộ Y tế"), make.ministry("Bộ Văn hóa, Thể thao và Du lịch")
    made = {
        "y tế": make.article("Bộ Y tế họp", "Bàn việc ở Nghệ An.", dated="2023-07-15", ministries=[health]),
        "văn hóa": make.article("Lễ hội", "Bộ Văn hóa nói về 5-CT/TW.", dated="2024", ministries=[culture]),
        "cả hai": make.article("Họp liên bộ", "Quy định mới.", dated=None, ministries=[health, culture]),
    }
    indexed()
    made = {name: article.pk for name, article in made.items()}
    return {**made, "health": health.pk, "culture": culture.pk}


@pytest.fixture
def searches(monkeypatch):
    """Counts the searches of the engine."""
    made = []
    plain = Backend.search
    monkeypatch.setattr(Backend, "search", lambda self, *a, **k: made.append(a) or plain(self, *a, **k))
    return made


@pytest.fixture(params=[HaystackSearchQuerySet, SearchQuerySet], ids=["haystack's", "ours"])
def everything(request, articles):
    return request.param()


def names(articles, found):
    by_key = {key: name for name, key in articles.items() if name not in ("health", "culture")}
    return {by_key[int(result.pk)] for result in found}


class TestConditions:
    @pytest.mark.parametrize(
        ("conditions", "expected"),
        [
            # Text: all words; exact where marked, else without diacritics.
            ({"content": "bộ y tế"}, {"y tế", "cả hai"}),
            ({"content": "bo y te"}, {"y tế", "cả hai"}),
            ({"content": unicodedata.normalize("NFD", "Nghệ An")}, {"y tế"}),
            ({"content": AutoQuery('"Bộ Y tế" -liên')}, {"y tế"}),
            ({"content": AutoQuery("lễ OR liên")}, {"văn hóa", "cả hai"}),
            ({"content": Exact("Bộ Văn hóa")}, {"văn hóa", "cả hai"}),
            ({"content__exact": "hóa văn"}, set()),
            ({"content": Not("họp")}, {"văn hóa"}),
            ({"content": "5-CT/TW"}, {"văn hóa"}),
            ({"content": ""}, set()),
            ({"content__startswith": "nghi"}, set()),
            ({"content__startswith": "nghệ"}, {"y tế"}),
            ({"content__startswith": "ngh"}, {"y tế"}),
            ({"content__endswith": "inh"}, {"cả hai"}),
            ({"content__contains": "ghe"}, {"y tế"}),
            ({"content__fuzzy": "nghi"}, {"y tế"}),
            ({"title": "họp"}, {"y tế", "cả hai"}),
            ({"title__in": ["lễ hội", "bộ y tế họp"]}, {"y tế", "văn hóa"}),
            # Numbers and dates; a moment is its day where it was.
            ({"earliest__gte": datetime.date(2023, 7, 15)}, {"y tế", "văn hóa"}),
            ({"earliest__gt": datetime.date(2023, 7, 15)}, {"văn hóa"}),
            ({"latest__lt": datetime.date(2024, 1, 1)}, {"y tế"}),
            ({"latest__lte": datetime.date(2023, 7, 15)}, {"y tế"}),
            ({"earliest__range": (datetime.date(2024, 1, 1), datetime.date(2024, 1, 1))}, {"văn hóa"}),
            (
                {
                    "earliest": datetime.datetime(
                        2023, 7, 15, 0, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7))
                    )
                },
                {"y tế"},
            ),
            # Whole terms.
            ({"year": "2024"}, {"văn hóa"}),
            ({"month__in": ["2023-07", "2024-01"]}, {"y tế"}),
            ({"month__startswith": "2023"}, {"y tế"}),
            ({"month": Not("2023-07")}, {"văn hóa", "cả hai"}),
            ({"django_ct": "archive.article"}, {"y tế", "văn hóa", "cả hai"}),
        ],
    )
    def test_a_condition_finds(self, articles, everything, conditions, expected):
        assert names(articles, everything.filter(**conditions)) == expected, conditions

    def test_conditions_combine(self, articles, everything):
        health, culture = articles["health"], articles["culture"]

        assert names(articles, everything.filter(ministry=health)) == {"y tế", "cả hai"}
        assert names(articles, everything.filter(ministry=health).filter(ministry=culture)) == {"cả hai"}
        assert names(articles, everything.filter(SQ(ministry=health) | SQ(ministry=culture))) == {
            "y tế",
            "văn hóa",
            "cả hai",
        }
        assert names(articles, everything.filter(ministry__in=[health]).exclude(content="liên")) == {"y tế"}
        assert names(articles, everything.filter(~SQ(ministry=health))) == {"văn hóa"}
        assert names(articles, everything.filter_or(title="lễ").filter_or(title="liên")) == {"văn hóa", "cả hai"}
        assert names(articles, everything.filter(ministry__in=Article.objects.none().values_list("pk"))) == set()
        assert names(articles, everything.filter(content="họp") & everything.filter(content="liên")) == {"cả hai"}
        assert names(articles, everything.none()) == set()

    @pytest.mark.parametrize(
        "search",
        [
            lambda s: s.filter(no_such_field="x"),
            lambda s: s.filter(title__gt="x"),
            lambda s: s.filter(earliest__contains="x"),
            lambda s: s.filter(ministry__fuzzy="x"),
            lambda s: s.order_by("title"),
            lambda s: s.facet("title"),
            lambda s: s.stats("title"),
            lambda s: s.date_facet("title", datetime.date(2020, 1, 1), datetime.date(2021, 1, 1), "year"),
            lambda s: s.date_facet("earliest", datetime.date(2020, 1, 1), datetime.date(2021, 1, 1), "hour"),
            lambda s: s.date_facet("earliest", datetime.date(1, 1, 1), datetime.date(9999, 1, 1), "day"),
            lambda s: s.highlight(),
            lambda s: s.boost("họp", 2),
        ],
    )
    def test_what_there_is_not_is_refused_by_name(self, everything, search):
        with pytest.raises(SearchBackendError):
            list(search(everything)[:10])


class TestFacets:
    """Of ids, so that no comma and no blank in a name parts a value."""

    def counts(self, found):
        return found.facet_counts()["fields"]

    def test_values_are_ids_with_their_counts(self, articles, everything):
        health, culture = str(articles["health"]), str(articles["culture"])

        assert self.counts(everything.facet("ministry")) == {"ministry": [(health, 2), (culture, 2)]}
        assert self.counts(everything.filter(content="lễ").facet("ministry")) == {"ministry": [(culture, 1)]}

    def test_options_are_heeded(self, articles, everything):
        health, culture = str(articles["health"]), str(articles["culture"])

        assert self.counts(everything.facet("ministry", limit=1)) == {"ministry": [(health, 2)]}
        assert self.counts(everything.facet("ministry", limit=1, include=[culture, "999"])) == {
            "ministry": [(health, 2), (culture, 2)]
        }
        assert self.counts(everything.facet("year", missing=True)) == {"year": [("2023", 1), ("2024", 1), (None, 1)]}

    def test_counts_take_one_search_and_fetch_no_hit(self, everything, searches):
        everything.facet("ministry").facet("year").facet_counts()

        assert len(searches) == 1

    def test_a_facet_may_leave_a_choice_out(self, articles):
        health, culture = str(articles["health"]), str(articles["culture"])
        found = SearchQuerySet().choose("ministry", SQ(ministry=culture)).facet("ministry", without="ministry")

        assert names(articles, found) == {"văn hóa", "cả hai"}
        assert self.counts(found.facet("year")) == {"ministry": [(health, 2), (culture, 2)], "year": [("2024", 1)]}

    def test_dates_by_span(self, everything):
        found = everything.date_facet("earliest", datetime.date(2023, 1, 1), datetime.date(2024, 7, 1), "month", 6)

        assert found.facet_counts()["dates"] == {
            "earliest": [
                (datetime.date(2023, 1, 1), 0),
                (datetime.date(2023, 7, 1), 1),
                (datetime.date(2024, 1, 1), 1),
            ]
        }

    def test_queries(self, everything):
        found = everything.query_facet("title", "họp").query_facet("content", "bộ -văn")

        assert found.facet_counts()["queries"] == {"title:họp": 2, "content:bộ -văn": 1}

    def test_stats(self, everything):
        found = everything.stats("earliest")

        assert found.stats_results() == {
            "earliest": {"min": datetime.date(2023, 7, 15), "max": datetime.date(2024, 1, 1), "count": 2, "missing": 1}
        }


class TestResults:
    @pytest.fixture
    def many(self, indexed):
        made = [make.article("Họp", dated=f"2024-{number % 12 + 1:02}").pk for number in range(47)]
        indexed()
        return made

    def test_every_slice_of_the_whole(self, many):
        """Haystack over Whoosh loses records where a slice's start is no multiple of its length."""
        whole = SearchQuerySet().order_by("-latest", "-pk").keys()
        assert sorted(whole) == many

        for start in range(0, 50, 3):
            for length in (1, 2, 7, 10, 47, 100):
                part = HaystackSearchQuerySet().order_by("-latest", "-pk")[start : start + length]
                assert [int(result.pk) for result in part] == whole[start : start + length], (start, length)

    def test_going_through_all_is_one_search(self, many, searches):
        """Haystack's fetches ten a search."""
        found = SearchQuerySet().filter(content="họp")

        assert {int(result.pk) for result in found} == set(many)
        assert len(searches) == 1

    @pytest.mark.parametrize(
        "before", [len, lambda found: found[0], lambda found: list(found[5:9]), lambda found: None]
    )
    def test_going_through_all_after_a_look_at_a_part(self, many, before):
        found = SearchQuerySet().filter(content="họp")
        before(found)

        assert len(list(found)) == len(found) == found.count() == 47

    def test_directions_of_order_may_differ(self, many):
        dates = dict(Article.objects.values_list("pk", "dated_earliest"))

        found = [int(result.pk) for result in HaystackSearchQuerySet().order_by("earliest", "-pk")]

        assert found == sorted(many, key=lambda pk: (dates[pk], -pk))

    def test_rows_come_with_their_relations_in_few_queries(self, articles, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            found = SearchQuerySet().filter(content="họp").load_all()
            assert {result.object.title for result in found} == {"Bộ Y tế họp", "Họp liên bộ"}

    def test_a_row_deleted_since_is_left_out(self, articles):
        Article.objects.get(pk=articles["y tế"]).delete()

        found = SearchQuerySet().filter(content="họp").load_all()

        assert [result.object.title for result in found] == ["Họp liên bộ"]

    def test_values(self, articles, everything):
        found = everything.filter(content="lễ")

        assert list(found.values_list("pk", "id")[:5]) == [
            [str(articles["văn hóa"]), f"archive.article.{articles['văn hóa']}"]
        ]
        assert list(found.values_list("pk", flat=True)[:5]) == [str(articles["văn hóa"])]
        assert list(found.values("pk")[:5]) == [{"pk": str(articles["văn hóa"])}]

    def test_best_and_latest(self, articles, everything):
        assert int(everything.filter(content="họp liên").best_match().pk) == articles["cả hai"]
        assert int(everything.latest("latest").pk) == articles["văn hóa"]
        assert everything.filter(content="họp").best_match().score > 0

    def test_of_a_model(self, articles, everything):
        assert names(articles, everything.models(Article)) == {"y tế", "văn hóa", "cả hai"}

    def test_narrowing(self, articles, everything):
        assert names(articles, everything.narrow("họp -liên")) == {"y tế"}
        assert names(articles, SearchQuerySet().narrow(SQ(ministry=articles["culture"]))) == {"văn hóa", "cả hai"}


class TestCommands:
    """Haystack's own commands work on the engine, and one of them is ours."""

    def run(self, name, *arguments, **options):
        out = StringIO()
        call_command(name, *arguments, stdout=out, **options)
        return out.getvalue()

    def test_rebuild_index_is_ours_and_says_what_it_did(self, index_folder):
        make.article()
        make.article(state="draft")

        assert self.run("rebuild_index", interactive=False) == "The index holds 1 articles.\n"
        assert self.run("rebuild_index", "--noinput", verbosity=0) == ""
        assert freshness.state().ok

    def test_rebuild_index_says_who_is_in_the_way(self, index_folder, monkeypatch):
        monkeypatch.setattr("archive.search.outbox.DRAIN_TIMEOUT", 0)
        with freshness.backend().folder.writing(0), pytest.raises(CommandError, match="written by another process"):
            self.run("rebuild_index")

    def test_rebuild_index_says_why_it_cannot_write(self, index_folder):
        index_folder.write_text("a file where the folder should be")

        with pytest.raises(CommandError, match="could not be written"):
            self.run("rebuild_index")

    def test_update_index_takes_in_what_is_new_and_out_what_is_gone(self, articles):
        Article.objects.filter(pk=articles["y tế"]).update(state="withdrawn")
        new = make.article("Họp mới").pk

        self.run("update_index", remove=True, verbosity=0)

        assert {int(result.pk) for result in SearchQuerySet().filter(content="họp")} == {articles["cả hai"], new}
        assert freshness.state().ok

    def test_update_index_needs_an_index(self, index_folder):
        make.article()

        with pytest.raises(IndexUnavailableError, match="there is no index"):
            self.run("update_index", verbosity=0, max_retries=1)

    def test_clear_index_empties_it_and_the_site_knows(self, articles):
        self.run("clear_index", interactive=False, verbosity=0)

        assert SearchQuerySet().count() == 0
        assert freshness.state().reason == "the index holds 0 articles, the database 3"


def test_a_new_index_of_haystack_has_to_have_a_path(settings):
    settings.HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "archive.search.engine.Engine"}}
    connections.connections_info = settings.HAYSTACK_CONNECTIONS
    connections.reload("default")
    with pytest.raises(ImproperlyConfigured, match="PATH"):
        connections["default"].get_backend()


@pytest.mark.parametrize(("state", "found"), [("published", 3), ("withdrawn", 2)])
def test_an_object_given_to_haystack_is_indexed_as_it_stands_in_the_database(articles, state, found):
    article = Article.objects.get(pk=articles["y tế"])
    article.state = state
    article.save()

    connections["default"].get_unified_index().get_index(Article).update_object(article)

    assert SearchQuerySet().count() == found


def test_updating_opens_each_segment_once_for_a_batch(articles, monkeypatch):
    """Whoosh's update_document opens a searcher for every document."""
    readers = []
    plain = writing.opened
    monkeypatch.setattr(writing, "opened", lambda *arguments: readers.append(1) or plain(*arguments))

    call_command("update_index", verbosity=0)

    assert len(readers) == 1
    assert freshness.state().documents == 3
