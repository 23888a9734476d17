"""Short forms in the admin: what a curator changes counts at the next search."""

import pytest

from archive.models import Abbreviation, Expansion
from archive.search.abbreviations import short_forms
from tests.admin.pages import found, page_url, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    made = Abbreviation.objects.create(short="BTV")
    Expansion.objects.create(abbreviation=made, text="Bộ Thủy văn")
    return made


def meanings(short="BTV"):
    known = short_forms().find(short)
    return known.meanings if known else None


def test_they_are_found_by_either_form(curator, known):
    Abbreviation.objects.create(short="HU")

    assert found(curator, Abbreviation, "q=btv") == found(curator, Abbreviation, "q=thuy van") == {"BTV"}


def test_a_changed_expansion_counts_at_once_and_is_the_curators(curator, known):
    assert meanings() == ("Bộ Thủy văn",)

    send(curator, page_url(known), **{"expansions-0-text": "ban thường vụ"})

    assert meanings() == ("ban thường vụ",)
    known.refresh_from_db()
    assert known.edited_fields == ["expansions"]


def test_one_that_is_not_to_be_opened(curator, known):
    send(curator, page_url(known), without=("searched",))

    assert meanings() is None
    known.refresh_from_db()
    assert known.edited_fields == ["searched"]


def test_one_of_several_words_is_refused(curator, known):
    response = send(curator, page_url(known), short="B TV")

    assert response.status_code == 200
    known.refresh_from_db()
    assert known.short == "BTV"
