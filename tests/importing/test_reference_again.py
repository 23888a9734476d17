"""The reference lists are loaded again and again: newer lists change what they change, a curator's word stands."""

from functools import partial

import pytest

from archive.importing.reference import load_reference
from archive.models import Abbreviation, Directive, Expansion, IndexChange, Organisation, Place, ReferenceRow, Standing
from tests import factories
from tests.importing.reference_lists import BODIES, DOCUMENTS, PROVINCES, changed, counts, write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path):
    """A function that writes the lists, with other contents where they are given, and hands back their folder."""
    return partial(write_lists, tmp_path)


@pytest.mark.parametrize(
    ("other", "expected", "articles"),
    [
        ({}, {"unchanged": 15}, 0),
        (  # a new name
            {"organisations": changed(BODIES, "Bộ Thủy văn", abbreviations=["BTV", "TV"])},
            {"updated": 1, "unchanged": 14},
            1,
        ),
        (
            {"organisations": changed(BODIES, "Bộ Thủy văn", kind="ministry-level agency")},
            {"updated": 1, "unchanged": 14},
            1,
        ),
        (  # a day that was not known before: the same row
            {"organisations": changed(BODIES, "Bộ Thủy văn", valid_from="2002-08-05")},
            {"updated": 1, "unchanged": 14},
            1,
        ),
        (
            {"directives": changed(DOCUMENTS, "80/2025/QH15", issued="2025-06-24")},
            {"updated": 1, "unchanged": 14},
            0,
        ),
        ({"organisations": [*BODIES, {"name": "Bộ Mới", "kind": "ministry"}]}, {"created": 1, "unchanged": 15}, 0),
    ],
    ids=["nothing", "a name", "a kind", "a day", "a whole date", "a row"],
)
def test_a_newer_list_changes_what_it_changes(lists, other, expected, articles):
    load_reference(lists())
    row = Organisation.objects.get(name="Bộ Thủy văn")
    text = factories.article("Tin", organisations=[row])
    before = {model: set(model._default_manager.values_list("pk", flat=True)) for model in (Organisation, Directive)}
    report = load_reference(lists(**other))
    assert counts(report) == expected
    assert report.articles == articles
    assert set(IndexChange.objects.values_list("article_id", flat=True)) == ({text.pk} if articles else set())
    for model, ids in before.items():
        assert ids <= set(model._default_manager.values_list("pk", flat=True))
    assert counts(load_reference(lists(**other))) == {"unchanged": report.total("created") + 15}


# (what a curator does, what must be as the curator left it)
@pytest.mark.parametrize(
    ("edit", "edited"),
    [
        ({"name": "Bộ Thủy văn và Khí tượng"}, ["name"]),
        ({"kind": "government agency"}, ["kind"]),
        ({"valid_until": factories.date("2024")}, ["valid_until"]),
        ({"standing": "provisional"}, ["standing"]),
        ({"note": "Xem lại"}, ["note"]),
    ],
    ids=str,
)
def test_what_a_curator_edited_stays(lists, edit, edited):
    load_reference(lists())
    pk = Organisation.objects.get(name="Bộ Thủy văn").pk
    Organisation.objects.filter(pk=pk).update(**edit, edited_fields=edited)
    if "name" in edit:
        Organisation.objects.get(pk=pk).save()  # with its keys
    report = load_reference(lists())
    row = Organisation.objects.get(pk=pk)
    assert {field: getattr(row, field) for field in edit} == edit
    assert counts(report) == {"unchanged": 15, "kept": 1}  # and no second row of the old name
    assert not Organisation.objects.exclude(pk=pk).filter(name="Bộ Thủy văn").exists()


def test_a_field_that_no_curator_edited_goes_by_the_list(lists):
    load_reference(lists())
    Organisation.objects.filter(name="Bộ Thủy văn").update(kind="other", note="đổi", edited_fields=["note"])
    report = load_reference(lists())
    row = Organisation.objects.get(name="Bộ Thủy văn")
    assert (row.kind, row.note) == ("ministry", "đổi")
    assert counts(report) == {"updated": 1, "unchanged": 14, "kept": 1}


def test_names_successors_issuers_and_relations_that_a_curator_sees_to_stay(lists):
    load_reference(lists())
    body = Organisation.objects.get(name="Bộ Thủy văn")
    body.aliases.all().delete()
    gone = Organisation.objects.get(name="Bộ Khí tượng")
    gone.successors.clear()
    rule = Directive.objects.get(symbol="24-QĐ/TW")
    rule.issuers.clear()
    rule.relations.all().delete()
    Organisation.objects.filter(pk=body.pk).update(edited_fields=["aliases"])
    Organisation.objects.filter(pk=gone.pk).update(edited_fields=["successors"])
    Directive.objects.filter(pk=rule.pk).update(edited_fields=["issuers", "relations"])
    report = load_reference(lists())
    assert (body.aliases.count(), gone.successors.count(), rule.issuers.count(), rule.relations.count()) == (0, 0, 0, 0)
    assert report.total("updated") == 0
    # Rows at the other end of a relation were edited by nobody: they are not counted.
    assert {name: counted["kept"] for name, counted in report.counts.items()} == {
        "organisations": 2,
        "places": 0,
        "directives": 1,
        "abbreviations": 0,
    }


def test_what_a_curator_removed_stays_away(lists):
    load_reference(lists())
    Organisation.objects.get(name="Bộ Khí tượng").delete()
    Place.objects.get(name="Hà Hạ").delete()
    Directive.objects.filter(symbol__in=["01-HD/TW", "11-QĐ/TW"]).delete()
    report = load_reference(lists())
    assert counts(report) == {"unchanged": 11, "removed": 4}
    assert not Organisation.objects.filter(name="Bộ Khí tượng").exists()
    assert not Directive.objects.filter(symbol="11-QĐ/TW").exists()


# (row that a text brought in before the list was loaded, whether the list takes it over)
@pytest.mark.parametrize(
    ("make", "taken"),
    [
        (lambda: factories.organisation("BỘ THUỶ VĂN"), True),  # case and tone placement aside the same name
        (lambda: factories.organisation("Ban Nước"), True),  # its days were not known
        (lambda: factories.organisation("Bộ Thủy"), False),
        (lambda: factories.organisation("Bộ Thủy văn", place=factories.place("Tỉnh khác")), False),
        (lambda: factories.place("Hà Lâm"), True),
        (lambda: factories.place("Hà Lâm", factories.place("Tỉnh khác"), kind="xã"), False),
        (lambda: cited("24-QĐ/TW", "Quy định", "XIII"), True),
        (lambda: cited("24-QĐ/TW", "", "XIII"), True),
        (lambda: cited("24-QĐ/TW", "Quy định", "", "2021"), True),
        (lambda: cited("24-QĐ/TW", "Quy định", "XII"), False),  # another term, another document
        (lambda: cited("24-QĐ/TW", "Quyết định", "XIII"), False),  # another kind
        (lambda: cited("24-QĐ/TW", "Quy định", ""), False),  # nobody knows of which term
        (lambda: cited("24-QĐ/TW", "Quy định", "XIII", "2024-01-01"), False),
        (lambda: cited("1-HD/TW", "Hướng dẫn", "XIII"), True),  # without the leading zero
        (lambda: cited("80/2025/QH15", "Luật", ""), True),  # the symbol prints its year
        (lambda: cited("11-QĐ/TW", "Quy định", "XI"), True),  # the other end of a relation
    ],
)
def test_rows_of_texts_are_taken_over_where_they_are_the_same(lists, make, taken):
    row = make()
    text = factories.article("Tin")
    (factories.citation if isinstance(row, Directive) else factories.mention)(text, row)
    report = load_reference(lists())
    assert ReferenceRow.objects.filter(row_id=row.pk, list_name=report_list(row)).exists() == taken
    assert report.total("updated") == taken
    assert report.problems == []
    if taken:
        assert type(row)._default_manager.get(pk=row.pk).standing in {Standing.KNOWN, "to_confirm", "provisional"}
        assert IndexChange.objects.get().article_id == text.pk
    assert counts(load_reference(lists())) == {"unchanged": 15}


def cited(symbol: str, kind: str, term: str, issued: str | None = None) -> Directive:
    return factories.directive(symbol, kind, issued, term=term, standing=Standing.PROVISIONAL)


def report_list(row) -> str:
    return {Organisation: "organisations", Place: "places", Directive: "directives"}[type(row)]


def test_a_row_that_cannot_be_stored_is_told_and_stops_nothing(lists):
    load_reference(lists())
    # A curator gave the one name of a province to another row.
    row = Place.objects.get(name="Hà Hạ")
    row.name, row.edited_fields = "Hà Thượng", ["name"]
    row.save()
    newer = PROVINCES | {"earlier": [*PROVINCES["earlier"], PROVINCES["earlier"][0] | {"name": "Hà Thượng"}]}
    report = load_reference(lists(provinces=newer, organisations=[*BODIES, {"name": "Bộ Mới", "kind": "ministry"}]))
    assert len(report.problems) == 1
    assert "hà thượng" in report.problems[0]
    assert Organisation.objects.filter(name="Bộ Mới").exists()


class TestShortForms:
    """What stands in the list is loaded; what a curator wrote or deleted stays so."""

    LIST = [
        {"abbreviation": "BTV", "expansions": [{"expansion": "Bộ Thủy văn"}, {"expansion": "biên tập viên"}]},
        {"abbreviation": "HU", "expansions": [{"expansion": "huyện ủy"}]},
    ]

    def loaded(self, lists, rows=None):
        load_reference(lists(abbreviations=rows or self.LIST))
        return {row.short: [str(each) for each in row.expansions.all()] for row in Abbreviation.objects.all()}

    def test_the_list_is_loaded_once(self, lists):
        assert self.loaded(lists) == {"BTV": ["Bộ Thủy văn", "biên tập viên"], "HU": ["huyện ủy"]}

        report = load_reference(lists(abbreviations=self.LIST))

        assert report.counts["abbreviations"] == {"unchanged": 2, "kept": 0}

    def test_a_newer_list_changes_it_and_the_search_sees_that(self, lists):
        self.loaded(lists)
        before = Abbreviation.objects.stamp()
        newer = [{"abbreviation": "BTV", "expansions": [{"expansion": "Bộ Thủy văn"}]}, self.LIST[1]]

        assert self.loaded(lists, newer)["BTV"] == ["Bộ Thủy văn"]
        assert Abbreviation.objects.stamp() != before

    def test_expansions_that_a_curator_saw_to_stay(self, lists):
        self.loaded(lists)
        row = Abbreviation.objects.get(short="HU")
        row.expansions.all().delete()
        Expansion.objects.create(abbreviation=row, text="hối ủy")
        row.edited_fields = ["expansions"]
        row.save()

        assert self.loaded(lists)["HU"] == ["hối ủy"]

    def test_one_that_a_curator_deleted_stays_away(self, lists):
        self.loaded(lists)
        Abbreviation.objects.get(short="HU").delete()

        assert self.loaded(lists).keys() == {"BTV"}

    def test_one_that_a_curator_added_is_taken_over(self, lists):
        Abbreviation.objects.create(short="HU")

        assert self.loaded(lists)["HU"] == ["huyện ủy"]
