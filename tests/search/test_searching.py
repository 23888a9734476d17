"""What a search finds, in which order, on which page."""

import unicodedata

import pytest

from archive.search import Criteria, matching_ids, search
from archive.search.criteria import SIZES
from archive.search.engine import Backend
from tests import factories as make

pytestmark = pytest.mark.django_db

# Articles of the tests below by a short name: headline, paragraphs.
TEXTS = {
    "tỉnh ủy": ("Tỉnh uỷ Hà Sơn họp", "Ông Trần Thế Mận chủ trì. Ban Thường vụ bàn về quy hoạch cán bộ."),
    "y tế": ("Bộ Y tế tập huấn", "Lớp học mở ở Nghệ An theo Chỉ thị số 5-CT/TW."),
    "nội vụ": ("Bộ Nội vụ sơ kết", "Bàn ghế đã bán. Trần nhà cao, thế là đủ, dũng cảm thay."),
    "văn hóa": ("Khai mạc lễ hội", "Bộ Văn hóa, Thể thao và Du lịch nói: tế lễ và y phục."),
}


@pytest.fixture
def articles(indexed):
    """Short name → primary key."""
    made = {name: make.article(*parts).pk for name, parts in TEXTS.items()}
    indexed()
    return made


@pytest.mark.parametrize(
    ("q", "found"),
    [
        # Every spelling of the same words.
        ("tỉnh uỷ", ["tỉnh ủy"]),
        ("tỉnh ủy", ["tỉnh ủy"]),
        (unicodedata.normalize("NFD", "TỈNH ỦY"), ["tỉnh ủy"]),
        ("tinh uy", ["tỉnh ủy"]),
        # All words, anywhere in the article.
        ("Mận quy hoạch", ["tỉnh ủy"]),
        ("tỉnh ủy Nghệ An", []),
        # One-letter words count: "tế … y" of the festival is no ministry, side by side.
        ('"Bộ Y tế"', ["y tế"]),
        ("bộ y tế", ["y tế", "văn hóa"]),
        ("Nghệ An", ["y tế"]),
        # Phrases: punctuation aside, and in this order.
        ('"văn hóa thể thao và du lịch"', ["văn hóa"]),
        ('"thể thao văn hóa"', []),
        # An unmarked syllable beside marked ones is meant as it stands: "ban" is neither "bàn" nor "bán".
        ("ban quy hoạch", ["tỉnh ủy"]),
        ("bàn ghế", ["nội vụ"]),
        ("ban ghe", ["nội vụ"]),
        # Exclusion and alternatives.
        ("bộ -y", ["nội vụ", "tỉnh ủy"]),
        ("-bộ", []),
        ('-"tỉnh ủy" -y', ["nội vụ"]),
        ('bộ -("nội vụ" OR y)', ["tỉnh ủy"]),
        ("sơ kết OR tập huấn", ["nội vụ", "y tế"]),
        ("(sơ OR tập) bộ", ["nội vụ", "y tế"]),
        # Symbols in any spelling; the number and kind; not another number.
        ("5-CT/TW", ["y tế"]),
        ("05 - ct/tw", ["y tế"]),
        ("15-CT/TW", []),
        ("chỉ thị 5", ["y tế"]),
    ],
)
@pytest.mark.parametrize("degraded", [False, True])
def test_a_query_finds(articles, index_folder, q, found, degraded):
    """Whether the index answers or the database in its stead."""
    if degraded:
        (index_folder / "current").unlink()

    results = search(Criteria(q=q))

    assert results.degraded is degraded
    assert sorted(results.ids) == sorted(articles[name] for name in found), q
    assert matching_ids(Criteria(q=q)) == results.ids


def test_a_phrase_does_not_reach_from_one_part_into_the_next(articles):
    assert search(Criteria(q='"tập huấn lớp"')).count == 0
    assert search(Criteria(q="tập huấn lớp")).ids == [articles["y tế"]]


def test_names_are_found_though_the_text_has_others(indexed):
    article = make.article(
        "Đảng ủy Bộ họp",
        people=[make.person("Phan Đình Sắn")],
        organisations=[make.organisation("Đảng ủy Bộ Thủy lợi")],
        places=[make.place("Đông Hà", make.place("Bình Sơn"))],
        directives=[make.directive("18-NQ/TW", issued="2017-10-25")],
        ministries=[make.ministry("Bộ Điện và Than")],
        meeting=make.meeting("Lễ trao huy hiệu"),
    )
    make.article("Một bài khác")
    indexed()

    for q in ("Sắn", '"Bộ Thủy lợi"', "Đông Hà", "Bình Sơn", "18-NQ/TW", '"Điện và Than"', "huy hiệu", "nghị quyết 18"):
        assert search(Criteria(q=q)).ids == [article.pk], q


class TestSpelling:
    """A query with diacritics means its spelling, and is compared without only where that finds nothing at all."""

    NOTICE = "Nothing is spelled exactly like this; words were compared without their diacritics."

    @pytest.fixture(params=[False, True], ids=["index", "database"])
    def pair(self, request, indexed):
        """(Article with "bán", article with "bàn")."""
        made = make.article("Bán hàng"), make.article("Bàn việc", dated="2023", source=make.source())
        if not request.param:
            indexed()
        return made

    def found(self, q, **chosen):
        results = search(Criteria(q=q, **chosen))
        return results.ids, self.NOTICE in results.notices

    def test_exactly_as_written_where_that_is_found(self, pair):
        assert self.found("bán") == ([pair[0].pk], False)

    def test_without_diacritics_where_it_is_not(self, pair):
        assert self.found("bạn") == ([pair[0].pk, pair[1].pk], True)

    def test_where_neither_is_found_nothing_was_loosened(self, pair):
        assert self.found("bận rộn") == ([], False)

    def test_an_unmarked_syllable_beside_marked_ones_is_meant_as_it_stands(self, pair):
        assert self.found("bán hang") == ([pair[0].pk], True)

    def test_folded_where_nothing_is_marked(self, pair):
        assert self.found("ban") == ([pair[0].pk, pair[1].pk], False)

    def test_a_choice_that_leaves_nothing_is_no_reason_to_loosen_the_spelling(self, pair):
        assert self.found("bán", source=(pair[1].source_id,)) == ([], False)


def test_what_a_query_counts_in_facets_is_what_a_choice_then_finds(indexed):
    anh = make.person("Anh")
    make.article("Bán hàng", people=[anh])
    make.article("Bàn việc", people=[anh])
    indexed()

    (value,) = search(Criteria(q="bán")).facets["person"].values

    assert value.count == search(Criteria(q="bán", person=(anh.pk,))).count == 1


class TestOrder:
    @pytest.fixture
    def dated(self, indexed):
        """Articles by their dates; "2023" is some day of that year."""
        dates = ["2023", None, "2023-07-15", "2024-01", "2022-12-02", "2023-07-15b", "2023-12"]
        made = {date: make.article("Họp", dated=date and date.removesuffix("b")).pk for date in dates}
        indexed()
        return made

    @pytest.mark.parametrize(
        ("sort", "order"),
        [
            # By the latest day it may be; undated last; of one day the one added last first.
            ("newest", ["2024-01", "2023-12", "2023", "2023-07-15b", "2023-07-15", "2022-12-02", None]),
            # By the earliest day it may be; undated last again.
            ("oldest", ["2022-12-02", "2023", "2023-07-15", "2023-07-15b", "2023-12", "2024-01", None]),
        ],
    )
    @pytest.mark.parametrize("degraded", [False, True])
    def test_by_date(self, dated, index_folder, sort, order, degraded):
        if degraded:
            (index_folder / "current").unlink()
        expected = [dated[date] for date in order]

        assert search(Criteria(sort=sort)).ids == expected
        assert matching_ids(Criteria(sort=sort)) == expected

    def test_equally_good_matches_come_newest_first(self, dated):
        newest = search(Criteria(sort="newest")).ids

        assert search(Criteria(q="họp")).ids == newest
        assert search(Criteria(q="họp", sort="relevance")).ids == newest

    def test_best_matches_first(self, indexed):
        filler = "công tác kiểm tra " * 20
        body = make.article("Một bài", f"Quy hoạch {filler}", dated="2024").pk
        often = make.article("Hai bài", f"Quy hoạch, quy hoạch, quy hoạch {filler}", dated="2023").pk
        title = make.article("Quy hoạch", filler, dated="2022").pk
        both = make.article("Quy hoạch", f"Quy hoạch {filler}", dated="2021").pk
        indexed()

        assert search(Criteria(q="quy hoạch")).ids == [both, title, often, body]

    def test_words_side_by_side_as_the_segmenter_joined_them_come_first(self, indexed):
        apart = make.article("Họp", "Cán cân và bộ đội ngoài cuộc", dated="2024", words="cán_cân bộ_đội ngoài_cuộc").pk
        joined = make.article("Họp", "Có cán bộ ngoài cuộc ở bên", dated="2023", words="cán_bộ ngoài_cuộc").pk
        indexed()

        assert search(Criteria(q="cán bộ")).ids == [joined, apart]

    def test_the_cited_document_before_the_same_words_in_passing(self, indexed):
        passing = make.article("Chuyện 18 nghị quyết", "Có 18 nghị quyết, nghị quyết.", dated="2024").pk
        citing = make.article(
            "Họp", "Theo Nghị quyết số 18 vừa ban hành.", dated="2023", directives=[make.directive("18-NQ/TW")]
        ).pk
        indexed()

        assert search(Criteria(q="nghị quyết 18")).ids == [citing, passing]


class TestDates:
    """An article matches if its possible days overlap those asked for."""

    @pytest.fixture
    def articles(self, indexed):
        made = {
            date: make.article(dated=date).pk for date in ["2022", "2023", "2023-07", "2023-07-15", "2024-01-01", None]
        }
        indexed()
        return made

    @pytest.mark.parametrize(
        ("params", "dates"),
        [
            ({"year": "2023"}, ["2023", "2023-07", "2023-07-15"]),
            ({"month": "2023-07"}, ["2023", "2023-07", "2023-07-15"]),
            ({"month": "2023-06"}, ["2023"]),
            ({"year": "2023", "month": "2023-06"}, ["2023"]),
            ({"year": "2022", "month": "2023-07"}, []),
            ({"from": "2023-07-16"}, ["2023", "2023-07", "2024-01-01"]),
            ({"to": "2023-07-14"}, ["2022", "2023", "2023-07"]),
            ({"from": "2023-07-15", "to": "2023-07-15"}, ["2023", "2023-07", "2023-07-15"]),
            ({"from": "2024"}, ["2024-01-01"]),
            ({"to": "2022"}, ["2022"]),
            ({"from": "2023-08", "year": "2023"}, ["2023"]),
            ({"year": "1900"}, []),
        ],
    )
    @pytest.mark.parametrize("degraded", [False, True])
    def test_a_range_finds(self, articles, index_folder, params, dates, degraded):
        if degraded:
            (index_folder / "current").unlink()
        criteria, notices = Criteria.parse(params)

        assert sorted(search(criteria).ids) == sorted(articles[date] for date in dates), params
        assert notices == []


class TestPages:
    COUNT = 53

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    def test_the_pages_together_are_the_whole(self, indexed, size, sort):
        for number in range(self.COUNT):
            make.article("Họp", "cán bộ " * (number % 7), dated=f"2024-{number % 12 + 1:02}")
        indexed()
        whole = matching_ids(Criteria(q="họp", sort=sort))
        assert len(whole) == len(set(whole)) == self.COUNT

        pages = [search(Criteria(q="họp", sort=sort, size=size, page=n)) for n in range(1, -(-self.COUNT // size) + 1)]

        assert [pk for page in pages for pk in page.ids] == whole
        assert {(page.count, page.pages) for page in pages} == {(self.COUNT, len(pages))}

    @pytest.mark.parametrize("degraded", [False, True])
    def test_a_page_beyond_the_end_becomes_the_last_one(self, indexed, degraded):
        made = [make.article(dated="2024").pk for _ in range(23)]
        if not degraded:
            indexed()

        criteria, ignored = Criteria.parse({"page": "1000000000", "size": "10"})
        results = search(criteria)

        assert ignored == []
        assert (results.page, results.pages, results.ids) == (3, 3, made[2::-1])
        assert "There is no page 1000000000; this is the last one." in results.notices

    @pytest.mark.parametrize("degraded", [False, True])
    def test_an_empty_set_has_one_page(self, indexed, degraded):
        if not degraded:
            indexed()

        results = search(Criteria(q="không có gì"))

        assert (results.count, results.page, results.pages, results.ids) == (0, 1, 1, [])


def test_only_published_articles_are_found(indexed):
    published = make.article("Họp").pk
    make.article("Họp", state="draft")
    make.article("Họp", state="withdrawn")
    indexed()

    assert not search(Criteria()).degraded
    assert search(Criteria()).ids == search(Criteria(q="họp")).ids == [published]


def test_a_page_is_one_search_of_the_engine(articles, monkeypatch):
    searches = []
    plain = Backend.search
    monkeypatch.setattr(Backend, "search", lambda self, *a, **k: searches.append(k) or plain(self, *a, **k))

    search(Criteria(q="bo", size=10))
    matching_ids(Criteria(q="bo"))
    assert len(searches) == 2

    # Beside a spelling that counts, how many there are of any spelling.
    search(Criteria(q="bộ", size=10))
    assert [bool(options.get("count_only")) for options in searches[2:]] == [False, True]
