"""A curator's word on mentions and citations: on the page of their article, on their own, in bulk."""

import pytest

from archive.admin import claim_inlines
from archive.admin.passages import passage
from archive.models import Article, Citation, Mention, Person, Post, Review
from tests import factories
from tests.admin.pages import act, errors, filled, found, list_url, noted, page_url, saved, send

pytestmark = pytest.mark.django_db


def make_claims() -> tuple[Article, Mention, Citation]:
    article = factories.article("Tin", "Bà Trần Thị Mận nói về 18-NQ/TW.")
    mention = factories.mention(article, factories.person("Trần Thị Mận"))
    citation = factories.citation(article, factories.directive("18-NQ/TW", issued="2017-10-25"))
    return article, mention, citation


def word(claim) -> tuple:
    """What was said of a claim: resolution, review, whether someone is named and when."""
    claim.refresh_from_db()
    return claim.resolution, claim.review, claim.reviewed_by is not None, claim.reviewed_at is not None


# (what the curator does, what is put down)
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({}, ("resolved", "unreviewed", False, False)),
        ({"review": "confirmed"}, ("resolved", "confirmed", True, True)),
        ({"review": "rejected"}, ("resolved", "rejected", True, True)),
        ({"target": "other"}, ("resolved", "corrected", True, True)),
        ({"target": "other", "review": "confirmed"}, ("resolved", "corrected", True, True)),
        ({"target": "other", "review": "rejected"}, ("resolved", "rejected", True, True)),
        ({"target": ""}, ("unmatched", "corrected", True, True)),  # it leads nowhere
    ],
    ids=str,
)
@pytest.mark.parametrize("where", ["article", "own page"])
@pytest.mark.parametrize("kind", ["mention", "citation"])
def test_a_word_on_a_claim(curator, kind, where, sent, expected):
    article, mention, citation = make_claims()
    claim = mention if kind == "mention" else citation
    other = factories.person("Trần Thị Mận Em") if kind == "mention" else factories.directive("35-CT/TW", "Chỉ thị")
    sent = {name: str(other.pk) if value == "other" else value for name, value in sent.items()}
    if where == "article":
        saved(curator, article, **{f"{kind}s-0-{name}": value for name, value in sent.items()})
    else:
        saved(curator, claim, **sent)
    assert word(claim) == expected
    column = "person" if kind == "mention" else "directive"
    expected_target = sent.get("target", str(getattr(claim, f"{column}_id")))
    assert str(getattr(claim, f"{column}_id") or "") == expected_target
    assert noted() == ({article.pk} if sent else set())
    # The article itself was not edited.
    assert Article.objects.get().edited_fields == []


def test_a_mention_takes_the_name_of_what_it_leads_to(curator):
    _article, mention, _citation = make_claims()
    other = factories.person("Lê Thị Mận")
    after = saved(curator, mention, target=other.pk)
    assert (after.name, after.name_key, after.text) == ("Lê Thị Mận", "lê thị mận", "Trần Thị Mận")


def test_a_claim_set_back_is_the_machines_again(curator):
    _article, mention, _citation = make_claims()
    saved(curator, mention, review="confirmed")
    saved(curator, mention, review="unreviewed")
    assert word(mention) == ("resolved", "unreviewed", False, False)


def test_saving_a_claim_as_it_is_says_nothing(curator, admin_user):
    _article, mention, _citation = make_claims()
    long_ago = "2020-01-01T00:00+07:00"
    Mention.objects.update(review="confirmed", reviewed_at=long_ago, reviewed_by=None)
    assert saved(curator, mention).reviewed_at.year == 2019  # in UTC
    assert word(mention) == ("resolved", "confirmed", False, True)


def test_a_text_that_was_read_anew_meanwhile_is_told(curator):
    article, mention, _citation = make_claims()
    data = filled(curator.get(page_url(article)))
    mention.delete()
    factories.mention(article, factories.person())
    response = curator.post(page_url(article), data | {"title": "Tin mới"})
    assert response.status_code == 200
    assert "The text was read anew since this page was opened." in response.content.decode()
    assert Article.objects.get().title == "Tin"


@pytest.mark.parametrize("target", ["999999", "abc", "99999999999999999999999"])
def test_a_target_that_is_none_is_refused(curator, target):
    article, mention, _citation = make_claims()
    response = send(curator, page_url(mention), target=target)
    assert response.status_code == 200
    assert "Select a valid choice" in "".join(errors(response))
    response = send(curator, page_url(article), **{"mentions-0-target": target})
    assert response.status_code == 200
    assert word(mention) == ("resolved", "unreviewed", False, False)


def test_the_span_cannot_be_changed(curator):
    article, mention, _citation = make_claims()
    before = (mention.start, mention.end, mention.text, mention.rule)
    saved(curator, mention, start="0", end="1", text="giả", rule="giả", review="confirmed")
    sent = {"mentions-0-start": "0", "mentions-0-text": "giả", "mentions-0-review": "rejected"}
    saved(curator, article, **sent)
    mention.refresh_from_db()
    assert (mention.start, mention.end, mention.text, mention.rule) == before
    assert mention.review == "rejected"


def test_posts_follow_a_mention_to_another_person(curator):
    article = factories.article("Tin", "Bà Trần Thị Mận, Thứ trưởng.", dated="2024-05-02")
    wrong, right = factories.person("Trần Thị Mận"), factories.person("Trần Thị Mận")
    title = [{"text": "Thứ trưởng", "post": "Thứ trưởng", "organisation": "", "former": False}]
    mention = factories.mention(article, wrong, titles=title)
    Post.objects.create(person=wrong, title="Thứ trưởng", first_seen="2024-05-02", last_seen="2024-05-02")
    saved(curator, mention, target=right.pk)
    assert list(Post.objects.values_list("person", "title")) == [(right.pk, "Thứ trưởng")]
    assert Person.objects.count() == 2


# (review of the action, reviews afterwards of: a resolved claim, one without a target, one reviewed before)
@pytest.mark.parametrize(
    ("action", "reviews"),
    [
        ("confirm", ["confirmed", "unreviewed", "confirmed"]),  # nothing to confirm of what leads nowhere
        ("reject", ["rejected", "rejected", "rejected"]),
    ],
)
@pytest.mark.parametrize("across", [False, True])
def test_a_word_on_many(curator, admin_user, action, reviews, across):
    article = factories.article("Tin", "Ông A nói.")
    rows = [
        factories.mention(article, factories.person("Ông A")),
        factories.mention(article, None, "person"),
        factories.mention(article, factories.person(), review="corrected"),
    ]
    act(curator, Mention, action, *(rows[:1] if across else rows), across=across)
    assert [Mention.objects.get(pk=row.pk).review for row in rows] == reviews
    assert Mention.objects.get(pk=rows[0].pk).reviewed_by == admin_user
    assert noted() == {article.pk}


def test_claims_are_rejected_never_deleted_by_hand(curator):
    _article, mention, _citation = make_claims()
    assert "delete_selected" not in curator.get(list_url(Mention)).content.decode()
    assert curator.post(page_url(mention).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert Mention.objects.count() == 1


@pytest.fixture
def few_on_a_page(monkeypatch):
    monkeypatch.setattr(claim_inlines, "MOST_ON_A_PAGE", 3)


def test_a_long_article_shows_the_open_claims_first(curator, few_on_a_page):
    article = factories.article("Tin", "Một đoạn văn rất dài có nhiều tên.")
    settled = [factories.mention(article, factories.person()) for _ in range(4)]
    waiting = factories.mention(article, None, "person")
    page = curator.get(page_url(article))
    [mentions, _citations] = [inline.formset for inline in page.context["inline_admin_formsets"]]
    shown = [form.instance for form in mentions.forms]
    assert waiting in shown
    assert len(shown) == 3
    assert shown == sorted(shown, key=lambda claim: (claim.start, claim.pk))
    text = page.content.decode()
    assert "3 of 5 stand here" in text
    assert f"{list_url(Mention)}?article__id__exact={article.pk}" in text
    assert len(found(curator, Mention, f"article__id__exact={article.pk}")) == len(
        {str(claim) for claim in [*settled, waiting]}
    )


def test_a_long_article_takes_the_claims_that_were_on_the_page(curator, few_on_a_page):
    """By the time it is sent, others may be the open ones."""
    article = factories.article("Tin", "Một đoạn văn rất dài có nhiều tên.")
    for _ in range(4):
        factories.mention(article, factories.person())
    waiting = factories.mention(article, None, "person")
    data = filled(curator.get(page_url(article)))
    Mention.objects.filter(pk=waiting.pk).update(review=Review.REJECTED)
    at = next(name for name, value in data.items() if name.endswith("-id") and value == str(waiting.pk))
    data[at.replace("-id", "-review")] = "confirmed"
    assert curator.post(page_url(article), data).status_code == 302
    assert word(waiting)[1] == "confirmed"


# The text, where the claim stands in it, and what is shown
@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("Ông A nói.", 4, 5, "Ông <mark>A</mark> nói."),
        ("Dòng một\nÔng A nói.\nDòng ba", 13, 14, "Ông <mark>A</mark> nói."),  # the line alone
        ("<b>A</b>", 3, 4, "&lt;b&gt;<mark>A</mark>&lt;/b&gt;"),
        ("A", 0, 1, "<mark>A</mark>"),
    ],
)
def test_a_passage_marks_the_claim_in_its_line(text, start, end, shown):
    assert passage(text, start, end) == f'<span class="passage">{shown}</span>'


@pytest.mark.parametrize(("start", "end"), [(None, None), (5, 3), (-1, 3), (0, 99), (3, 3)])
def test_a_span_outside_of_the_text_shows_the_words_alone(start, end):
    assert passage("Ông A", start, end, "<A>") == "&lt;A&gt;"


def test_a_long_line_is_cut_at_a_blank():
    text = "chữ " * 100 + "ĐÂY" + " chữ" * 100
    shown = passage(text, 400, 403)
    assert shown.startswith('<span class="passage">… chữ ')
    assert shown.endswith(" chữ …</span>")
    assert len(shown) < 300
