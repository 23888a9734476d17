"""The reference lists become rows, again and again, and a curator's word stands above them."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.importing.reference import load_reference
from archive.models import (
    Directive,
    DirectiveRelation,
    IndexChange,
    Organisation,
    OrganisationAlias,
    Place,
    PlaceAlias,
    ReferenceRow,
    Standing,
)
from archive.text.symbols import symbol_key
from tests import factories

pytestmark = pytest.mark.django_db

PROVINCES = {
    "effective": "2025-07-01",
    "source": "Nghị quyết thử",
    "new": [{"name": "Hà Lâm", "kind": "tỉnh", "from": ["Hà Lâm", "Phú Sơn"]}],
    "old": [
        {"name": "Hà Lâm", "kind": "tỉnh", "successor": "Hà Lâm"},
        {"name": "Phú Sơn", "kind": "tỉnh", "successor": "Hà Lâm"},
    ],
    "earlier": [{"name": "Hà Hạ", "kind": "tỉnh", "successor": "Hà Lâm", "since": "2008"}],
    "later": [{"name": "Hà Lâm", "kind": "thành phố", "since": "2026-04-30"}],
    "other_names": [{"name": "Hà Lam", "now": "Hà Lâm"}],
}
BODIES = [
    {"name": "Bộ Thủy văn", "kind": "ministry", "abbreviations": ["BTV"], "also": ["Bộ Thuỷ văn Việt Nam"]},
    {
        "name": "Bộ Khí tượng",
        "kind": "ministry",
        "abbreviations": [],
        "valid_until": "2025-02-28",
        "successors": ["Bộ Thủy văn"],
        "note": "sáp nhập",
        "source": "Công báo",
    },
    {"name": "Ban Thủy lợi", "kind": "central Party body", "valid_until": "2025-02-02", "successors": ["Ban Nước"]},
    {
        "name": "Ban Nước",
        "kind": "central Party body",
        "valid_from": "2025-02-03",
        "valid_until": "2026",
        "successors": ["Ban Thủy lợi"],
    },
    {"name": "Ban Thủy lợi", "kind": "central Party body", "valid_from": "2026"},
    {"name": "Đảng ủy Nước", "kind": "Party committee directly under the Central Committee"},
    {"name": "Quỹ Nước", "kind": "unit of a ministry since 2025"},
]
DOCUMENTS = [
    {
        "kind": "Quy định",
        "number": "24",
        "symbol": "24-QĐ/TW",
        "issuer": "Ban Thủy lợi",
        "issued": "2021-07-30",
        "term": "XIII",
        "title": "về nước",
        "replaces": ["11-QĐ/TW, 2012-05-04", "05-CT/TW, 2013-02"],
        "guided_by": ["01-HD/TW, 2021-09-28"],
        "also": "Quy định về nước",
    },
    {
        "kind": "Hướng dẫn",
        "number": "01",
        "symbol": "01-HD/TW",
        "issuer": "Ban Thủy lợi, Bộ Thủy văn",
        "issued": "2021-09-28",
        "term": "XIII",
        "note": "quiz bank or app data, not an official page",
    },
    {
        "kind": "Luật",
        "number": "80",
        "symbol": "80/2025/QH15",
        "issuer": "Quốc hội",
        "issued": "2025",
        "title": "Luật Nước",
        "amended_by": ["24-QĐ/TW, 2021-07-30"],
    },
]
TYPES = [
    {"type": "Quy định", "system": ["Party"], "party_abbreviations": ["QĐ"]},
    {"type": "Quyết định", "system": ["Party"], "party_abbreviations": ["QĐ"]},
    {"type": "Hướng dẫn", "system": ["Party"], "party_abbreviations": ["HD"]},
    {"type": "Chỉ thị", "system": ["Party"], "party_abbreviations": ["CT"]},
    {"type": "Luật", "system": ["State law"]},
]
TERMS = [
    {
        "term": "XI",
        "documents_from": "2011-01-20",
        "documents_until": "2016-01-28",
        "congress_from": "2011-01-12",
        "congress_until": "2011-01-19",
    },
    {
        "term": "XIII",
        "documents_from": "2021-02-02",
        "documents_until": "2026-01-23",
        "congress_from": "2021-01-25",
        "congress_until": "2021-02-01",
    },
]


@pytest.fixture
def lists(tmp_path):
    """A function that writes the lists, with other rows where they are given, and hands back their folder."""

    def write(**other) -> Path:
        contents = {
            "organisations": {"organisations": other.get("organisations", BODIES)},
            "provinces": other.get("provinces", PROVINCES),
            "directives": other.get("directives", DOCUMENTS),
            "document_types": {"types": TYPES},
            "party_terms": {"terms": TERMS},
            "abbreviations": {"abbreviations": []},
        }
        for name, content in contents.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return tmp_path

    return write


def counts(report) -> dict[str, int]:
    return {result: report.total(result) for result in report.RESULTS if report.total(result)}


def changed(rows: list[dict], name: str, **values) -> list[dict]:
    """The rows, the first one of this name or symbol with other values."""
    at = next(i for i, row in enumerate(rows) if name in (row.get("name"), row.get("symbol")))
    return [*rows[:at], rows[at] | values, *rows[at + 1 :]]


def test_organisations(lists):
    load_reference(lists())
    rows = {
        (row.name, str(row.valid_from or ""), str(row.valid_until or "")): row
        for row in Organisation.objects.prefetch_related("successors", "aliases")
    }
    assert {key: row.kind for key, row in rows.items()} == {
        ("Bộ Thủy văn", "", ""): "ministry",
        ("Bộ Khí tượng", "", "2025-02-28"): "ministry",
        ("Ban Thủy lợi", "", "2025-02-02"): "central Party body",
        ("Ban Nước", "2025-02-03", "2026"): "central Party body",
        ("Ban Thủy lợi", "2026", ""): "central Party body",
        ("Đảng ủy Nước", "", ""): "central committee",
        ("Quỹ Nước", "", ""): "government agency",
    }
    assert {row.standing for row in rows.values()} == {Standing.KNOWN}
    assert [str(row) for row in rows["Bộ Khí tượng", "", "2025-02-28"].successors.all()] == ["Bộ Thủy văn"]
    # A name that came back: the successor is the later one of its rows.
    assert [row.valid_from.year for row in rows["Ban Nước", "2025-02-03", "2026"].successors.all()] == [2026]
    names = {(alias.name, alias.is_abbreviation) for alias in rows["Bộ Thủy văn", "", ""].aliases.all()}
    assert names == {("BTV", True), ("Bộ Thủy văn Việt Nam", False)}
    gone = rows["Bộ Khí tượng", "", "2025-02-28"]
    assert (gone.note, gone.source, gone.valid_until_latest.isoformat()) == ("sáp nhập", "Công báo", "2025-02-28")


def test_provinces(lists):
    load_reference(lists())
    rows = {
        row.name: (row.kind, str(row.valid_until or ""), [str(s) for s in row.successors.all()], row.note)
        for row in Place.objects.all()
    }
    assert rows == {
        "Hà Lâm": ("thành phố", "", [], "tỉnh → thành phố: 2026-04-30"),
        "Phú Sơn": ("tỉnh", "2025-06-30", ["Hà Lâm"], ""),
        "Hà Hạ": ("tỉnh", "2008", ["Hà Lâm"], ""),
    }
    assert PlaceAlias.objects.get().name == "Hà Lam"
    assert set(Place.objects.values_list("standing", "province")) == {("known", None)}


def test_directives(lists):
    load_reference(lists())
    rows = {row.symbol: row for row in Directive.objects.all()}
    assert {symbol: (row.kind, str(row.issued), row.term, row.standing) for symbol, row in rows.items()} == {
        "24-QĐ/TW": ("Quy định", "2021-07-30", "XIII", "known"),
        "01-HD/TW": ("Hướng dẫn", "2021-09-28", "XIII", "to_confirm"),
        "80/2025/QH15": ("Luật", "2025", "", "known"),
        # Only ever named by others: QĐ is quy định and quyết định, and nobody has said which; CT is one kind.
        "11-QĐ/TW": ("", "2012-05-04", "XI", "provisional"),
        "05-CT/TW": ("Chỉ thị", "2013-02", "XI", "provisional"),
    }
    assert rows["80/2025/QH15"].name == "Luật Nước"
    assert [alias.name for alias in rows["24-QĐ/TW"].aliases.all()] == ["Quy định về nước"]
    issuers = {symbol: {(o.name, str(o.valid_until or "")) for o in row.issuers.all()} for symbol, row in rows.items()}
    assert issuers["24-QĐ/TW"] == {("Ban Thủy lợi", "2025-02-02")}  # the one of its day
    assert issuers["01-HD/TW"] == {("Ban Thủy lợi", "2025-02-02"), ("Bộ Thủy văn", "")}
    assert rows["01-HD/TW"].issuer_name == "Ban Thủy lợi, Bộ Thủy văn"
    assert issuers["80/2025/QH15"] == set()  # no row bears the name
    assert {(str(r.subject), r.kind, str(r.object)) for r in DirectiveRelation.objects.all()} == {
        ("Quy định 24-QĐ/TW (2021)", "replaces", "11-QĐ/TW (2012)"),
        ("Quy định 24-QĐ/TW (2021)", "replaces", "Chỉ thị 05-CT/TW (2013)"),
        ("Hướng dẫn 01-HD/TW (2021)", "guides", "Quy định 24-QĐ/TW (2021)"),
        ("Quy định 24-QĐ/TW (2021)", "amends", "Luật 80/2025/QH15 (2025)"),
    }


def test_the_sites_own_lists_load_whole_and_twice():
    first = load_reference(settings.REFERENCE_DIR)
    assert first.problems == []
    assert set(counts(first)) == {"created"}
    assert counts(load_reference(settings.REFERENCE_DIR)) == {"unchanged": first.total("created")}
    assert Directive.objects.exclude(standing="provisional").count() == 195
    assert Directive.objects.with_symbol(symbol_key("18-NQ/TW")).count() == 3
    assert Organisation.objects.ministries().filter(name="Bộ Tài chính").exists()
    assert Place.objects.provinces().filter(valid_until=None).count() == 34
    # Every text fits its column: SQLite does not mind, PostgreSQL refuses.
    for model in (Organisation, OrganisationAlias, Place, PlaceAlias, Directive):
        for row in model._default_manager.all():
            row.clean_fields()


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


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda folder: (folder / "directives.json").unlink(), "directives.json: cannot be read"),
        (lambda folder: (folder / "provinces.json").write_text("{"), "provinces.json: not JSON"),
        (
            lambda folder: (folder / "organisations.json").write_text(
                json.dumps({"organisations": [{"name": "Bộ A", "kind": "guild"}]})
            ),
            "unknown kind of organisation 'guild'",
        ),
    ],
)
def test_wrong_lists_are_refused_whole(lists, break_it, message):
    folder = lists()
    break_it(folder)
    with pytest.raises(CommandError, match="cannot be loaded") as refused:
        call_command("load_reference", str(folder))
    assert message in str(refused.value)
    assert not Place.objects.exists()
    assert not Organisation.objects.exists()


def test_the_command_reports(lists):
    folder = str(lists())
    out = io.StringIO()
    call_command("load_reference", folder, "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert {key: report[key] for key in ("created", "updated", "unchanged", "removed", "kept", "problems")} == {
        "created": 15,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "kept": 0,
        "problems": [],
    }
    assert report["lists"]["directives"]["created"] == 5
    out = io.StringIO()
    call_command("load_reference", folder, stdout=out)
    assert "directives: 0 created, 0 updated, 5 unchanged" in out.getvalue()
