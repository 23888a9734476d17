"""The reference lists become rows."""

import io
import json
from functools import partial

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from archive.importing.reference import load_reference
from archive.models import (
    Directive,
    DirectiveRelation,
    Organisation,
    OrganisationAlias,
    Place,
    PlaceAlias,
    Standing,
)
from archive.text.symbols import symbol_key
from tests.importing.reference_lists import counts, write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path):
    """A function that writes the lists, with other contents where they are given, and hands back their folder."""
    return partial(write_lists, tmp_path)


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
