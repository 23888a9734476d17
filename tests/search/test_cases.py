"""Every way of asking leads to the right article: the cases of ``cases/``, written from the seeds and the golden texts.

They say what the texts hold, not what a search found: where the search finds otherwise, the search is wrong, or
somebody reads the text again. ``manage.py evaluate_search tests/search/cases`` runs them on an archive
that holds these texts.
"""

import csv
import io
import json
import random
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from archive.models import Article
from archive.search.evaluation import evaluate, load_cases, report
from benchmarks.known_items.items import Texts
from benchmarks.known_items.measuring import lost_phrases
from tests.search.sample_archive import CASES, sample_archive, searched_in

pytestmark = pytest.mark.django_db

GROUPS = {path.stem: load_cases(path) for path in sorted(CASES.glob("*.json"))}
ALL = [case for cases in GROUPS.values() for case in cases]


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of the index."""
    folder = tmp_path_factory.mktemp("cases") / "index"
    with django_db_blocker.unblock(), sample_archive(folder):
        yield folder


@pytest.fixture
def sample(imported, db):
    """The archive of seeds and golden texts, and its index."""
    with searched_in(imported):
        yield


# --- What the cases ask for ------------------------------------------------------------------------------------------


def test_every_way_of_asking_leads_to_the_right_article(sample):
    evaluation = evaluate(ALL)
    told = "\n".join(report(evaluation))
    assert not evaluation.misses, told
    assert evaluation.figures.success_at_10 == 1.0, told
    assert evaluation.figures.success_at_1 >= 0.95, told
    assert not evaluation.degraded


def test_there_are_cases_of_every_way():
    """A file that somebody empties is seen."""
    assert len(ALL) >= 500
    assert GROUPS.keys() >= {
        "as_written", "without_diacritics", "spelling", "phrases", "operators", "fields", "prefixes", "numbers",
        "abbreviations", "word_order", "partly_marked", "typos", "filters", "not_found",
    }  # fmt: skip
    addresses = [json.dumps(case.address, sort_keys=True) for case in ALL]
    assert sorted(address for address in addresses if addresses.count(address) > 1) == []


def test_no_match_is_lost_to_segmentation(sample):
    """Whatever the segmenter makes of a text, every two to four syllables of it find it as a phrase."""
    assert lost_phrases(Texts(Article.objects.published()), 300, random.Random(1)) == []


# --- One search, many faces ------------------------------------------------------------------------------------------


def on_pages(client, case):
    """The articles of the search page, page by page."""
    found, page, pages = [], 1, 1
    while page <= pages:
        response = client.get("/search/", {**case.address, "page": [str(page)]})
        assert response.status_code == 200, case
        found += [hit.article.pk for hit in response.context["hits"]]
        page, pages = page + 1, response.context["results"].pages
    return found


def in_json(client, case):
    answer = client.get("/search.json", {**case.address, "size": ["100"]}).json()
    assert answer["count"] == len(answer["results"]), case
    return [result["id"] for result in answer["results"]]


def in_table(client, case):
    text = b"".join(client.get("/search.csv", case.address).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))[1:]
    return [int(re.search(r"/articles/(\d+)-", " ".join(row))[1]) for row in rows]


def in_feed(client, case):
    """The newest hundred, whatever the order of the page."""
    text = client.get("/search.atom", case.address).content.decode()
    return [int(number) for number in re.findall(r'<entry>.*?<link href="[^"]*/articles/(\d+)-', text)]


def in_admin(client, case):
    """The published articles that the admin finds."""
    query = urlencode({"q": case.q, "state__exact": "published"})
    response = client.get(f"{reverse('admin:archive_article_changelist')}?{query}")
    assert response.status_code == 200, (case, response.headers.get("Location"))
    return list(response.context["cl"].queryset.values_list("pk", flat=True))


@pytest.mark.parametrize("group", GROUPS)
def test_page_json_table_and_admin_find_the_same(sample, client, group):
    client.force_login(get_user_model().objects.create_superuser("curator"))
    wrong = {}
    # Every third: four faces of every case take as long as a fifth of the suite.
    for case in GROUPS[group][::3]:
        pages, data, table = on_pages(client, case), in_json(client, case), in_table(client, case)
        # The admin has a field for words alone, and its own order.
        admin = in_admin(client, case) if not case.params else pages
        if not pages == data == table or sorted(admin) != sorted(pages) or len({*pages}) != len(pages):
            wrong[str(case)] = {"page": pages, "json": data, "csv": table, "admin": admin}
    assert wrong == {}


def test_the_feed_finds_the_same(sample, client):
    for case in [case for cases in GROUPS.values() for case in cases[:3]]:
        assert sorted(in_feed(client, case)) == sorted(in_json(client, case)), case
