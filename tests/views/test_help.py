"""The help page: every example is a search that finds something, and is understood as it stands."""

import pytest
from django.conf import settings
from django.utils import translation

from archive.importing.reference import load_reference
from archive.search import Criteria, search
from archive.search.language.fields import NAMES
from archive.views.help import FIELDS, SHORT_FORMS, SPELLINGS, WORDS
from tests.views.reading import text_of

EXAMPLES = [*WORDS, *SPELLINGS, *SHORT_FORMS, *(example for field in FIELDS for example in field.links)]


def test_every_field_is_documented_by_all_of_its_names():
    documented = {name.rstrip(":") for field in FIELDS for name in field.names}

    assert documented == {name for name in NAMES if name not in ("tiêuđề", "tieude")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_example_stands_on_the_page_as_a_link(client, language):
    client.cookies["django_language"] = language
    response = client.get("/help/")
    page, words = response.content.decode(), text_of(response)

    for example in EXAMPLES:
        assert f'href="{example.url}"' in page, example
        assert example.q in words, example
    with translation.override(language):
        assert str(WORDS[0].meaning) in words


@pytest.mark.django_db
def test_every_example_finds_something_among_the_texts_that_come_with_the_archive(indexed):
    from django.core.management import call_command

    load_reference(settings.REFERENCE_DIR)
    call_command("import_articles", str(settings.SEEDS_DIR), verbosity=0)
    indexed()

    for example in EXAMPLES:
        results = search(Criteria(q=example.q))
        assert results.count, example
        assert results.notices == [], example
