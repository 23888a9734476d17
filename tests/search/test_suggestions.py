"""What is suggested while somebody types."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from archive.models import (
    Abbreviation,
    DirectiveAlias,
    Expansion,
    OrganisationAlias,
    PersonAlias,
    Publication,
    Review,
    Standing,
)
from archive.search import drain
from archive.search.suggestions import kept as kept_module
from archive.search.suggestions import suggest
from archive.search.suggestions.kept import kept
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    """A few records of every kind, some of them in several articles."""
    khanh = make.person("Trịnh Xuân Khánh")
    PersonAlias.objects.create(person=khanh, name="Ba Khánh")
    other = make.person("Khánh Xuân Trịnh")
    ministry = make.ministry("Bộ Thủy văn")
    OrganisationAlias.objects.create(organisation=ministry, name="BTV", is_abbreviation=True)
    ban, sell = make.person("Lê Văn Bàn"), make.person("Lê Văn Bán")
    province = make.place("Hà Sơn")
    town = make.place("Hà Trung", province=province)
    resolution = make.directive("18-NQ/TW", issued="2017-10-25", title="về sắp xếp tổ chức bộ máy")
    DirectiveAlias.objects.create(directive=resolution, name="Nghị quyết Trung ương 6 khóa XII")
    make.directive("118-NQ/TW", issued="2011-01-01")
    make.article("Hội nghị tổng kết năm 2023", people=[khanh, other], organisations=[ministry], places=[province, town])
    make.article("Hội nghị sơ kết", people=[khanh, ban, sell], directives=[resolution])
    make.article("Tin về Bàn cờ", people=[sell])
    make.organisation("Vụ Không ai nhắc", standing=Standing.KNOWN)
    make.organisation("Vụ Chưa ai biết")
    draft = make.person("Người Trong Nháp")
    make.article("Bản nháp tổng kết", people=[draft], state=Publication.DRAFT)
    short = Abbreviation.objects.create(short="BTK")
    Expansion.objects.create(abbreviation=short, text="Ban Thư ký")
    Expansion.objects.create(abbreviation=short, text="bản tổng kết")
    indexed()


def told(text: str) -> list[tuple[str, str, str, int]]:
    return [(s.type, s.label, s.matched, s.articles) for s in suggest(text)]


KHANH = ("person", "Trịnh Xuân Khánh", "Trịnh Xuân Khánh", 2)
OTHER = ("person", "Khánh Xuân Trịnh", "Khánh Xuân Trịnh", 1)
MINISTRY = ("organisation", "Bộ Thủy văn", "Bộ Thủy văn", 1)
RESOLUTION = ("directive", "Nghị quyết 18-NQ/TW (2017)", "Nghị quyết 18-NQ/TW (2017)", 1)
YEAR_2023 = ("article", "Hội nghị tổng kết năm 2023", "Hội nghị tổng kết năm 2023", 1)


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        # The beginning of a name, or of a word inside, in any spelling; a name that begins so first.
        ("khanh", [OTHER, KHANH]),
        ("Trịnh X", [KHANH]),
        ("xuân kh", [KHANH]),
        ("thuy v", [MINISTRY]),
        ("thuỷ v", [MINISTRY]),
        # By another name, which is told.
        ("ba kh", [("person", "Trịnh Xuân Khánh", "Ba Khánh", 2)]),
        ("btv", [("organisation", "Bộ Thủy văn", "BTV", 1)]),
        # The words in another order, where nothing has them side by side.
        ("khanh trinh x", [KHANH, OTHER]),
        # Only the end of a long text is still being typed.
        ("bí thư tỉnh ủy trịnh xuân k", [KHANH]),
        # Spelled as typed first.
        ("lê văn bán", [("person", "Lê Văn Bán", "Lê Văn Bán", 2), ("person", "Lê Văn Bàn", "Lê Văn Bàn", 1)]),
        ("lê văn bàn", [("person", "Lê Văn Bàn", "Lê Văn Bàn", 1), ("person", "Lê Văn Bán", "Lê Văn Bán", 2)]),
        # A place; what lies in it is counted by itself.
        ("ha tr", [("place", "huyện Hà Trung", "huyện Hà Trung", 1)]),
        ("hà s", [("place", "Hà Sơn", "Hà Sơn", 1)]),
        # Directives: by symbol, by sign and number, half a number, by another name, by title, in words.
        ("18-nq", [RESOLUTION]),
        ("nq 18", [RESOLUTION]),
        ("nq18", [RESOLUTION]),
        ("Nghị quyết 18", [RESOLUTION]),
        ("nghi quyet so 18 cua TW", [RESOLUTION]),
        ("trung uong 6", [(*RESOLUTION[:2], "Nghị quyết Trung ương 6 khóa XII", 1)]),
        ("sắp xếp tổ", [(*RESOLUTION[:2], "về sắp xếp tổ chức bộ máy", 1)]),
        # Headlines: words side by side, else all of them.
        ("hoi nghi tong k", [YEAR_2023]),
        ("2023 hội", [YEAR_2023]),
        # Short forms, with what they stand for and what a search for them finds.
        ("btk", [("abbreviation", "BTK = Ban Thư ký / bản tổng kết", "BTK", 0)]),
        # Vouched for, though no article speaks of it; but never what no reader may see.
        ("vụ không", [("organisation", "Vụ Không ai nhắc", "Vụ Không ai nhắc", 0)]),
        ("vụ chưa", []),
        ("người trong", []),
        ("bản nháp", []),
        # Nothing to go by.
        ("", []),
        ("  ", []),
        ('"((', []),
        ("zzzz", []),
        ("z" * 5000, []),
    ],
)
def test_typed(archive, typed, suggested):
    assert told(typed) == suggested, typed


def test_every_kind_has_room(indexed):
    for number in range(12):
        make.article(
            f"Tân {number}",
            people=[make.person(f"Tân Văn {number}")],
            organisations=[make.organisation(f"Tân Vụ {number}")],
            places=[make.place(f"Tân Tỉnh {number}")],
        )
    indexed()

    kinds = [suggestion.type for suggestion in suggest("tan")]

    assert len(kinds) == 10
    assert {"person", "organisation", "place", "article"} == set(kinds)


def test_addresses_lead_to_the_records(archive, client):
    for typed in ("trịnh", "bộ thủy", "nq 18", "hà s", "hội nghị", "btk"):
        for suggestion in suggest(typed):
            assert client.get(suggestion.url).status_code == 200, suggestion


def test_details_tell_namesakes_apart(indexed):
    one, two = make.person("Vũ Thị Nhàn"), make.person("Vũ Thị Nhàn")
    one.posts.create(title="Thứ trưởng Bộ Thủy văn", last_seen=make.date("2019"))
    one.posts.create(title="Bộ trưởng Bộ Thủy văn", last_seen=make.date("2024-05"))
    one.posts.create(title="Vụ trưởng", last_seen=make.date("2025"), review=Review.REJECTED)
    make.article("", people=[one, two])
    make.article("", people=[one])
    indexed()

    assert [suggestion.detail for suggestion in suggest("vu thi")] == ["Bộ trưởng Bộ Thủy văn", ""]


class TestFreshness:
    """What changed is suggested at once, whoever changed it."""

    @pytest.fixture
    def person(self, archive):
        assert told("vu thi nhan") == []
        return make.person("Vũ Thị Nhàn", standing=Standing.KNOWN)

    def test_a_new_name(self, person):
        assert told("vu thi nhan") == [("person", "Vũ Thị Nhàn", "Vũ Thị Nhàn", 0)]

    def test_a_new_alias(self, person):
        assert told("chi nhan") == []
        PersonAlias.objects.create(person=person, name="Chị Nhàn")
        assert told("chi nhan") == [("person", "Vũ Thị Nhàn", "Chị Nhàn", 0)]

    def test_a_name_that_a_curator_changed(self, person, admin_client):
        assert told("vu thi nhan")
        form = {"name": "Vũ Thị Nhạn", "standing": "known", "note": ""}
        for inline in ("aliases", "posts", "attendances"):
            form |= {f"{inline}-TOTAL_FORMS": "0", f"{inline}-INITIAL_FORMS": "0"}
        response = admin_client.post(f"/admin/archive/person/{person.pk}/change/", form)
        assert response.status_code == 302, response.context["errors"]
        assert told("vu thi nhan") == [("person", "Vũ Thị Nhạn", "Vũ Thị Nhạn", 0)]

    def test_a_record_that_is_gone(self, person):
        assert told("vu thi nhan")
        person.delete()
        assert told("vu thi nhan") == []

    def test_the_number_of_articles(self, person):
        assert told("vu thi nhan")[0][3] == 0
        make.note(make.article("", people=[person]))
        drain()
        assert told("vu thi nhan")[0][3] == 1

    def test_what_no_stamp_tells_is_seen_in_time(self, person, monkeypatch):
        """A command renamed a record that no article speaks of."""
        assert told("vu thi nhan")
        person.name = "Vũ Thị Nhạn Mới"
        person.save()
        assert told("nhan moi") == []
        monkeypatch.setattr(kept_module, "_LONGEST", -1.0)
        assert told("nhan moi") == [("person", "Vũ Thị Nhạn Mới", "Vũ Thị Nhạn Mới", 0)]

    def test_many_names_are_read_behind_the_readers_back(self, person, monkeypatch):
        """The old ones answer meanwhile, and only one thread reads."""
        assert told("vu thi") == [("person", "Vũ Thị Nhàn", "Vũ Thị Nhàn", 0)]
        threads = []

        def begin(thread):
            threads.append(thread)

        monkeypatch.setattr(kept_module, "_AT_ONCE", -1)
        monkeypatch.setattr(kept_module, "_LEAST", -1.0)
        monkeypatch.setattr(kept_module.threading.Thread, "start", begin)
        make.person("Vũ Thị Nhài", standing=Standing.KNOWN)

        assert "Vũ Thị Nhài" not in {label for _kind, label, *_rest in told("vu thi")}
        assert told("vu thi")
        assert len(threads) == 1

        monkeypatch.setattr(kept_module.connection, "close", lambda: None)
        threads[0].run()
        assert "Vũ Thị Nhài" in {label for _kind, label, *_rest in told("vu thi")}

    def test_many_names_are_not_read_again_at_once(self, person, monkeypatch):
        """An import changes something every few seconds."""
        assert told("vu thi") == [("person", "Vũ Thị Nhàn", "Vũ Thị Nhàn", 0)]
        monkeypatch.setattr(kept_module, "_AT_ONCE", -1)
        monkeypatch.setattr(kept_module.threading.Thread, "start", lambda thread: pytest.fail("read again"))
        make.person("Vũ Thị Nhài", standing=Standing.KNOWN)

        assert told("vu thi") == [("person", "Vũ Thị Nhàn", "Vũ Thị Nhàn", 0)]


def test_while_the_index_is_away_names_are_suggested_all_the_same(archive, index_folder):
    (index_folder / "current").unlink()
    kept.forget()

    assert told("khanh") == [OTHER, KHANH]
    assert told("hoi nghi tong k") == []


@given(text=st.text(max_size=60))
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_typed(archive, text):
    for suggestion in suggest(text):
        assert suggestion.label
        assert suggestion.url.startswith("/")
