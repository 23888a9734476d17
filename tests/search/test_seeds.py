"""The five seed texts, imported and indexed as a newcomer's first `make run` does it."""

import json
import unicodedata
from io import StringIO
from shutil import rmtree
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.management import call_command

from archive.importing import import_paths
from archive.models import Article
from tests.search.sql_counts import differences


@pytest.fixture
def seeds(db, indexed):
    call_command("load_reference", verbosity=0, stdout=StringIO())
    import_paths([settings.SEEDS_DIR])
    indexed()


def found(client, **params) -> list[str]:
    """The first three digits of the files of the articles that /search.json finds, all pages."""
    answer = json.loads(client.get(f"/search.json?{urlencode(params, doseq=True)}").content)
    names = dict(Article.objects.values_list("pk", "file_name"))
    assert answer["count"] == len(answer["results"])
    return sorted(names[result["id"]][:3] for result in answer["results"])


def test_one_directive_by_its_symbol(client, seeds):
    assert found(client, directive="18-NQ/TW") == ["000", "001"]


@pytest.mark.parametrize("spelling", ["tỉnh uỷ", "tỉnh ủy", unicodedata.normalize("NFD", "TỈNH ỦY"), "tinh uy"])
def test_every_spelling_of_tinh_uy(client, seeds, spelling):
    assert "003" in found(client, q=spelling), spelling


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ('"Bộ Y tế"', []),  # its syllables stand in the texts, the body does not
        ("Trần Thế Dũng", ["003"]),
        ("tran the dung", ["003"]),
        ('"nghị quyết số 18"', ["000"]),
    ],
)
def test_queries(client, seeds, query, articles):
    assert found(client, q=query) == articles, query


def test_the_ministry_facet(client, seeds):
    answer = json.loads(client.get("/search.json").content)
    counts = {value["label"]: value["count"] for value in answer["facets"]["ministry"]["values"]}
    assert counts == {
        "Bộ Lao động - Thương binh và Xã hội": 1,
        "Bộ Nội vụ": 1,
        "Bộ Tài chính": 1,
        # The two without a ministry: one held by this board, one by an emulation bloc that is part of it.
        "Ban Tổ chức Trung ương": 2,
    }


def test_every_choice_and_every_pair_of_choices_counts_as_sql_does(seeds):
    assert differences(every=3) == []


def test_without_the_index_the_site_answers_and_rebuilding_mends_it(client, seeds, index_folder):
    rmtree(index_folder)
    page = client.get("/search/?q=tỉnh ủy")
    assert page.status_code == 200
    assert page.context["results"].degraded
    assert page.context["results"].notices
    assert found(client, directive="18-NQ/TW") == ["000", "001"]
    call_command("rebuild_index", interactive=False, verbosity=0, stdout=StringIO())
    assert not client.get("/search/?q=tỉnh ủy").context["results"].degraded
    assert found(client, directive="18-NQ/TW") == ["000", "001"]
