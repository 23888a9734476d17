"""Who and what readers come upon: nothing that only drafts, withdrawn articles or rejected claims tell of."""

import pytest

from archive.models import Article, Attendance, Citation, Mention, Person, Post, Standing
from tests.views.reading import names, text_of, titles

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_an_article_that_is_not_published_is_not_there(client, archive, state):
    Article.objects.update(state=state)
    assert client.get(archive.article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("record", ["chair", "committee", "ministry", "province", "resolution"])
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_nor_is_it_listed_anywhere(client, archive, record, state):
    # The person stays known by a curator's word; else the page would be gone with the article.
    Person.objects.update(standing=Standing.KNOWN)
    Article.objects.update(state=state)
    response = client.get(getattr(archive, record).get_absolute_url())
    assert response.status_code == 200
    assert titles(response) == []
    assert archive.article.title not in text_of(response)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_withdrawn_article_takes_those_with_it_whom_it_alone_named(client, archive, state):
    Article.objects.update(state=state)
    assert client.get(archive.chair.get_absolute_url()).status_code == 404
    assert client.get(archive.meeting.get_absolute_url()).status_code == 404
    assert names(client.get("/people/")) == names(client.get("/meetings/")) == []
    assert "Lương Thế Khải" not in text_of(client.get(archive.committee.get_absolute_url()))


def test_lists_leave_out_provisional_records_that_nothing_published_names(client, archive):
    Mention.objects.update(review="rejected")
    Citation.objects.update(review="rejected")
    Attendance.objects.all().delete()
    assert names(client.get("/people/")) == []
    assert names(client.get("/organisations/")) == ["Bộ Thủy văn"]  # known
    assert names(client.get("/places/")) == ["Hà Lâm"]
    assert "Kế hoạch 603" not in text_of(client.get("/directives/"))


def test_rejected_posts_and_attendances_are_not_told(client, archive):
    Post.objects.update(review="rejected")
    Attendance.objects.filter(person=archive.chair).update(review="rejected")
    words = text_of(client.get(archive.chair.get_absolute_url()))
    assert "The texts give no title." in words
    assert "Hội nghị tập huấn" not in words.partition("Articles")[0]
    assert "Lương Thế Khải" not in text_of(client.get(archive.meeting.get_absolute_url()))
