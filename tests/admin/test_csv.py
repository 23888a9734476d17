"""The CSV action: the chosen rows, or the whole filtered list, in its order."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Directive, Mention, Organisation, Person, Post, Publication
from tests import factories
from tests.admin.pages import act, list_url

pytestmark = pytest.mark.django_db


def table(response) -> list[list[str]]:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_chosen_rows_alone(curator):
    rows = [factories.article(f"Tin {n}", dated=f"2024-0{n}") for n in range(1, 5)]
    header, *lines = table(act(curator, Article, "as_csv", rows[0], rows[2]))
    assert [line[header.index("Headline")] for line in lines] == ["Tin 3", "Tin 1"]


# (filter of the list)
@pytest.mark.parametrize("query", ["", "state__exact=draft", "dated__from=2024-03", "q=tin+so+hai", "o=1", "o=-2"])
def test_select_all_is_the_filtered_list_in_its_order_however_long(curator, query):
    for number in range(60):  # more than a page
        factories.article(
            f"Tin {'số hai' if number % 2 else 'số một'} {number:02}",
            dated=f"2024-{number % 12 + 1:02}",
            state=[Publication.DRAFT, Publication.PUBLISHED, Publication.WITHDRAWN][number % 3],
        )
    changelist = curator.get(f"{list_url(Article)}?{query}&all=").context["cl"]
    listed = [str(row.pk) for row in changelist.result_list]
    _header, *lines = table(act(curator, Article, "as_csv", Article.objects.first(), across=True, query=query))
    assert [line[0] for line in lines] == listed


def test_articles_of_every_state_with_the_readers_columns(curator):
    person, law = factories.person("Trần Thị Mận"), factories.directive("18-NQ/TW", issued="2017-10-25")
    body = factories.ministry("Bộ Thủy văn")
    factories.article("Tin", "…", state="withdrawn", people=[person], directives=[law], ministries=[body])
    header, line = table(act(curator, Article, "as_csv", Article.objects.get()))
    cells = dict(zip(header, line, strict=True))
    assert cells["Headline"] == "Tin"
    assert cells["Ministry or body"] == "Bộ Thủy văn"
    assert cells["People"] == "Trần Thị Mận"
    assert cells["Directives"] == "Nghị quyết 18-NQ/TW (2017)"
    assert cells["State"] == "withdrawn"
    assert cells["Address"].startswith("http://testserver/articles/")


def test_columns_of_other_lists_are_plain(curator):
    person = factories.person("Trần Thị Mận")
    Post.objects.create(person=person, title="Thứ trưởng")
    article = factories.article("Tin", "Bà Trần Thị Mận <b>nói</b>.", people=[person])
    assert table(act(curator, Person, "as_csv", person)) == [
        ["Number", "Name", "Latest post", "Standing", "Articles"],
        [str(person.pk), "Trần Thị Mận", "Thứ trưởng", "provisional", "1"],
    ]
    mention = article.mentions.get()
    [header, line] = table(act(curator, Mention, "as_csv", mention))
    assert line[header.index("In the text")] == "Bà Trần Thị Mận <b>nói</b>."
    assert line[header.index("Leads to")] == "Trần Thị Mận · Thứ trưởng · provisional"
    law = factories.directive("18-NQ/TW", issued="2017-10")
    [header, line] = table(act(curator, Directive, "as_csv", law))
    assert line[header.index("Issued")] == "2017-10"


def test_no_cell_starts_a_formula(curator):
    body = factories.organisation("=HYPERLINK(1)")
    [_header, line] = table(act(curator, Organisation, "as_csv", body))
    assert line[1] == "'=HYPERLINK(1)"


def test_a_long_table_takes_few_queries(curator):
    for number in range(30):
        Post.objects.create(person=factories.person(), title=f"Bí thư {number}")
    with CaptureQueriesContext(connection) as queries:
        assert len(table(act(curator, Person, "as_csv", Person.objects.first(), across=True))) == 31
    assert len(queries) < 12


def test_who_may_only_look_may_take_the_table(client):
    reader = User.objects.create_user("người đọc", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    article = factories.article("Tin")
    assert len(table(act(client, Article, "as_csv", article))) == 2
    # … and change nothing
    act(client, Article, "withdraw", article)
    assert Article.objects.get().state == "published"
