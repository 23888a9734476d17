"""The human word wins: what a curator changes is put down as such, and the index is told in the same transaction."""

import pytest
from django.utils import timezone

from archive.admin import indexing
from archive.models import (
    Article,
    Attendance,
    Directive,
    DirectiveRelation,
    IndexChange,
    Meeting,
    Organisation,
    Person,
    Place,
    Post,
    Source,
)
from tests import factories
from tests.admin.pages import act, messages_of, noted, page_url, saved

pytestmark = pytest.mark.django_db


# (fields sent, fields put down as edited)
@pytest.mark.parametrize(
    ("changes", "edited"),
    [
        ({}, []),
        ({"title": "Tin đã sửa"}, ["title"]),
        ({"state": "withdrawn"}, ["state"]),
        ({"published": "2024-06-14", "dated": "2024-06-14"}, ["dated", "published"]),
        ({"dated": "2024-06-15"}, []),  # the same date again is no change
        ({"dated": " 2024-06-15 "}, []),
        ({"byline": "Thanh Tuấn\nHồng Hạnh"}, ["byline"]),
        ({"byline": "Thanh Tuấn"}, []),
        ({"lead": "Một lời dẫn."}, ["lead"]),
        ({"reviewed": "on"}, []),  # a mark, no field of the record
    ],
    ids=str,
)
def test_the_changed_fields_of_an_article_are_put_down(curator, changes, edited):
    article = factories.article("Tin", "Một đoạn.", byline=["Thanh Tuấn"])
    assert saved(curator, article, **changes).edited_fields == edited
    assert noted() == ({article.pk} if changes and changes != {"dated": "2024-06-15"} and edited else set())


def test_what_was_edited_before_stays_put_down(curator):
    article = factories.article("Tin", edited_fields=["source"])
    saved(curator, article, title="Tin mới")
    assert saved(curator, article, state="draft").edited_fields == ["source", "state", "title"]


def test_a_new_headline_is_found_by_the_database_too(curator):
    article = saved(curator, factories.article("Tin cũ", "Một đoạn."), title="Đường sắt")
    assert article.search_text.startswith("duong sat")


def test_text_and_checksum_cannot_be_changed(curator):
    article = factories.article("Tin", "Một đoạn.", sha256="0" * 64)
    after = saved(curator, article, text="giả", raw="giả", sha256="1" * 64, blocks="[]", title="Tin mới")
    assert (after.text, after.raw, after.sha256, after.blocks) == (article.text, "", "0" * 64, article.blocks)


# (publication date sent, day it was filed under before, day it is filed under after)
@pytest.mark.parametrize(
    ("published", "edited", "dated"),
    [
        ("2024-07-01", [], "2024-07-01"),
        ("", [], "2024-05"),  # none: the day of the meeting
        ("2024-07-01", ["dated"], "2024-06-15"),  # a curator said so
    ],
)
def test_the_day_it_is_filed_under_follows_the_publication(curator, published, edited, dated):
    article = factories.article(
        "Tin",
        published=factories.date("2024-06-15"),
        meeting=factories.meeting(start="2024-05"),
        edited_fields=edited,
    )
    assert str(saved(curator, article, published=published).dated) == dated


def test_an_article_without_publication_follows_its_meeting(curator):
    held = factories.meeting(start="2024-05-02")
    following = factories.article("theo", dated="2024-05-02", meeting=held)
    own = factories.article("riêng", dated="2024-05-09", published=factories.date("2024-05-09"), meeting=held)
    by_hand = factories.article("tay", dated="2024-05-02", meeting=held, edited_fields=["dated"])
    saved(curator, held, start="2024-05-03")
    dates = {article.title: str(article.dated) for article in Article.objects.all()}
    assert dates == {"theo": "2024-05-03", "riêng": "2024-05-09", "tay": "2024-05-02"}
    assert Article.objects.get(pk=following.pk).dated_latest.isoformat() == "2024-05-03"
    assert noted() == {following.pk, own.pk, by_hand.pk}


def test_reviewing_an_article_says_who_and_when(curator, admin_user):
    article = factories.article("Tin")
    reviewed = saved(curator, article, reviewed="on")
    assert reviewed.reviewed_by == admin_user
    assert reviewed.reviewed_at <= timezone.now()
    again = saved(curator, article, without=("reviewed",), title="Tin")
    assert (again.reviewed_by, again.reviewed_at) == (None, None)


def make_named_article() -> tuple[Article, dict]:
    """An article that a record of every kind leads to, and the records by what they are."""
    province = factories.place("Hà Lâm")
    records = {
        "source": factories.source("Báo Hà Lâm"),
        "person": factories.person("Trần Thị Mận"),
        "organisation": factories.organisation("Sở Thủy lợi"),
        "ministry": factories.ministry("Bộ Thủy văn"),
        "body": factories.organisation("Ban Thủy lợi Trung ương", "central Party body"),
        "organiser": factories.organisation("Cục Thủy lợi"),
        "province": province,
        "town": factories.place("Phú Sơn", province),
        "place of the meeting": factories.place("Sơn Hà"),
        "directive": factories.directive("18-NQ/TW", issued="2017-10-25"),
    }
    held = factories.meeting("Hội nghị sơ kết", organiser=records["organiser"])
    held.places.add(records["place of the meeting"])
    article = factories.article(
        "Tin",
        people=[records["person"]],
        organisations=[records["organisation"]],
        places=[records["town"]],
        directives=[records["directive"]],
        ministries=[records["ministry"]],
        body=records["body"],
        source=records["source"],
        meeting=held,
    )
    factories.article("Tin khác", people=[factories.person()], meeting=factories.meeting(), source=factories.source())
    return article, records | {"meeting": held}


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("source", {"name": "Báo Hà Lâm điện tử"}),
        ("person", {"name": "Trần Thị Mận Em"}),
        ("organisation", {"name": "Sở Thủy lợi tỉnh Hà Lâm"}),
        ("ministry", {"kind": "central State body"}),
        ("body", {"name": "Ban Thủy lợi"}),
        ("organiser", {"name": "Cục Thủy lợi Hà Lâm"}),
        ("province", {"name": "Hà Lâm Mới"}),  # the article names a town in it
        ("town", {"kind": "thị xã"}),
        ("place of the meeting", {"name": "Sơn Hà Hạ"}),
        ("directive", {"title": "về bộ máy"}),
        ("meeting", {"name": "Hội nghị tổng kết"}),
    ],
)
def test_a_changed_record_touches_its_articles_and_no_others(curator, what, changes):
    article, records = make_named_article()
    record = saved(curator, records[what], **changes)
    assert noted() == {article.pk}
    if not isinstance(record, Source):
        assert record.edited_fields == sorted(changes)


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("person", {"note": "Xem lại."}),
        ("organisation", {"source": "Công báo"}),
        ("source", {"homepage": "https://halam.example/"}),
        ("directive", {}),
    ],
)
def test_a_remark_touches_no_article(curator, what, changes):
    _article, records = make_named_article()
    saved(curator, records[what], **changes)
    assert noted() == set()


@pytest.mark.parametrize(
    ("model", "old", "new", "aliases"),
    [
        (Person, "Trần Thị Mần", "Trần Thị Mận", {"Trần Thị Mần"}),
        (Organisation, "Bộ Thuỷ Văn", "Bộ Thủy văn", set()),  # case and tone placement aside it is the same name
        (Place, "Phú Sớn", "Phú Sơn", {"Phú Sớn"}),
    ],
)
def test_a_renamed_record_keeps_its_old_name_as_an_alias(curator, model, old, new, aliases):
    """Texts write the old name: without it the next reading would make the record anew."""
    record = model._default_manager.create(name=old)
    saved(curator, record, name=new)
    assert set(record.aliases.values_list("name", flat=True)) == aliases


def test_the_inlines_of_a_record_are_put_down_too(curator):
    article, records = make_named_article()
    who = records["person"]
    saved(curator, who, **{"aliases-TOTAL_FORMS": "1", "aliases-0-name": "Bà Mận"})
    assert Person.objects.get(pk=who.pk).edited_fields == ["aliases"]
    assert noted() == {article.pk}
    law = records["directive"]
    other = factories.directive("35-CT/TW", "Chỉ thị", "2019")
    relation = {"relations-TOTAL_FORMS": "1", "relations-0-kind": "replaces", "relations-0-object": other.pk}
    saved(curator, law, **relation)
    assert Directive.objects.get(pk=law.pk).edited_fields == ["relations"]
    assert DirectiveRelation.objects.get().object == other


def test_a_row_that_is_added_or_changed_by_hand_is_reviewed_thereby(curator):
    who = factories.person()
    made = Post.objects.create(person=who, title="Bí thư", first_seen="2023")
    rows = {"posts-0-title": "Phó Bí thư", "posts-TOTAL_FORMS": "2", "posts-1-title": "Ủy viên"}
    saved(curator, who, **rows, **{"posts-1-review": "unreviewed"})
    assert dict(Post.objects.values_list("title", "review")) == {"Phó Bí thư": "corrected", "Ủy viên": "confirmed"}
    assert Post.objects.get(title="Phó Bí thư").pk == made.pk


@pytest.mark.parametrize(
    ("rule", "review", "left"),
    [
        ("by name", "unreviewed", ["rejected"]),  # the next reading would bring it back
        ("by name", "rejected", []),
        ("", "confirmed", []),  # written by hand
    ],
)
def test_a_deleted_attendance_that_a_reading_made_stays_as_rejected(curator, rule, review, left):
    article, records = make_named_article()
    held = records["meeting"]
    row = Attendance.objects.create(meeting=held, person=records["person"], role="chair", rule=rule, review=review)
    saved(curator, held, **{"attendances-0-DELETE": "on"})
    assert list(Attendance.objects.values_list("review", flat=True)) == left
    assert noted() == {article.pk}
    # The same from the list of all attendances
    Attendance.objects.all().delete()
    row = Attendance.objects.create(meeting=held, person=records["person"], role="chair", rule=rule, review=review)
    act(curator, Attendance, "delete_selected", row)
    curator.post(page_url(row).replace("change", "delete"), {"post": "yes"})
    assert list(Attendance.objects.values_list("review", flat=True)) == left


def test_an_attendance_in_the_list_of_all_touches_the_articles_of_its_meetings(curator):
    article, records = make_named_article()
    row = Attendance.objects.create(meeting=records["meeting"], person=records["person"], role="chair", rule="by name")
    after = saved(curator, row, role="speaker")
    assert (after.role, after.review) == ("speaker", "corrected")
    assert noted() == {article.pk}
    # Moved to another meeting, it touches the articles of both.
    IndexChange.objects.all().delete()
    other = Meeting.objects.exclude(pk=row.meeting_id).get()
    saved(curator, row, meeting=other.pk)
    assert noted() == {article.pk, other.articles.get().pk}


@pytest.mark.parametrize(
    ("action", "state", "count"),
    [("publish", "published", 2), ("withdraw", "withdrawn", 3)],
)
def test_publishing_and_withdrawing_many(curator, action, state, count):
    rows = [factories.article(f"Tin {s}", state=s) for s in ("draft", "published", "withdrawn", "draft")]
    before = rows[0].updated_at
    response = act(curator, Article, action, *rows[:3])
    assert [row.state for row in Article.objects.order_by("pk")] == [state] * 3 + ["draft"]
    changed = [row.pk for row in rows[:3] if row.state != state]
    assert noted() == set(changed)
    assert set(Article.objects.exclude(edited_fields=[]).values_list("pk", flat=True)) == set(changed)
    assert Article.objects.get(pk=rows[0].pk).updated_at > before
    assert messages_of(response)[0].startswith(f"{len(changed)} article")


def test_a_post_that_only_a_withdrawn_article_tells_is_not_shown(curator):
    article, person = factories.article("Tin"), factories.person("Lê Văn Mẫu")
    title = {"text": "Bí thư Tỉnh ủy Hà Mẫu", "post": "Bí thư", "organisation": "Tỉnh ủy Hà Mẫu", "former": False}
    factories.mention(article, person, titles=[title])
    act(curator, Article, "withdraw", article)
    assert not person.posts.exists()
    act(curator, Article, "publish", article)
    assert [post.title for post in person.posts.all()] == ["Bí thư Tỉnh ủy Hà Mẫu"]
    saved(curator, Article.objects.get(), state="draft")
    assert not person.posts.exists()


def test_posts_were_seen_on_the_day_that_the_curator_sets(curator):
    held = factories.meeting(start="2024-05-02")
    article, person = factories.article("Tin", dated="2024-05-02", meeting=held), factories.person("Lê Văn Mẫu")
    title = {"text": "Bí thư Tỉnh ủy Hà Mẫu", "post": "Bí thư", "organisation": "", "former": False}
    factories.mention(article, person, titles=[title])
    saved(curator, held, start="2024-05-03")
    assert [str(post.first_seen) for post in person.posts.all()] == ["2024-05-03"]
    saved(curator, article, dated="2024-05-04")
    assert [str(post.first_seen) for post in person.posts.all()] == ["2024-05-04"]


def attend(held: Meeting, article: Article, person: Person, **fields) -> Attendance:
    """A row as a reading makes it."""
    fields = {"role": "chair", "rule": "by name", **fields}
    return Attendance.objects.create(meeting=held, article=article, person=person, **fields)


def test_an_article_moved_to_another_meeting_takes_its_people_along(curator):
    """How a curator joins two reports of one event."""
    first, second = factories.meeting(), factories.meeting()
    both, new = factories.person(), factories.person()
    one, other = factories.article("Một", meeting=first), factories.article("Hai", meeting=second)
    attend(first, one, both)
    attend(second, other, both)
    attend(second, other, new, role="speaker")
    saved(curator, other, meeting=first.pk)
    assert set(first.attendances.values_list("person", "role", "article")) == {
        (both.pk, "chair", one.pk),
        (new.pk, "speaker", other.pk),
    }
    assert not Meeting.objects.filter(pk=second.pk).exists(), "nobody reports it any more"


@pytest.mark.parametrize(
    "keep",
    [
        lambda held, article: Meeting.objects.filter(pk=held.pk).update(edited_fields=["name"]),
        lambda held, article: attend(held, article, factories.person(), review="confirmed", rule=""),
        lambda held, article: factories.article("Bài khác", meeting=held),
    ],
)
def test_a_meeting_that_a_curator_or_another_article_holds_stays(curator, keep):
    held = factories.meeting()
    article = factories.article("Tin", meeting=held)
    attend(held, article, factories.person())
    keep(held, article)
    saved(curator, article, meeting="")
    assert Meeting.objects.filter(pk=held.pk).exists()
    assert not held.attendances.filter(review="unreviewed").exists(), "the article speaks of it no more"


def test_publishing_a_whole_filtered_list(curator):
    for number in range(3):
        factories.article(f"Tin {number}", state="draft")
    other = factories.article("Tin khác", state="withdrawn")
    first = Article.objects.filter(state="draft").first()
    act(curator, Article, "publish", first, across=True, query="state__exact=draft")
    assert Article.objects.filter(state="published").count() == 3
    assert Article.objects.get(pk=other.pk).state == "withdrawn"


def test_vouching_for_records(curator):
    rows = [factories.person(), factories.person(standing="known")]
    act(curator, Person, "vouch", *rows)
    assert [(row.standing, row.edited_fields) for row in Person.objects.order_by("pk")] == [
        ("known", ["standing"]),
        ("known", []),
    ]


def test_the_index_looks_at_it_after_the_commit(curator, monkeypatch, django_capture_on_commit_callbacks):
    drained = []
    monkeypatch.setattr(indexing, "drain", lambda: drained.append(noted()))
    article = factories.article("Tin")
    with django_capture_on_commit_callbacks(execute=True):
        saved(curator, article, title="Tin mới")
        assert drained == []  # not before
    assert drained[0] == {article.pk}


def test_a_broken_index_never_stops_a_curator(curator, monkeypatch, caplog, django_capture_on_commit_callbacks):
    def broken():
        raise OSError("the disk is full")

    monkeypatch.setattr(indexing, "drain", broken)
    article = factories.article("Tin")
    with django_capture_on_commit_callbacks(execute=True):
        assert saved(curator, article, title="Tin mới").title == "Tin mới"
    assert IndexChange.objects.get().article_id == article.pk  # the word of it stays
    assert "the disk is full" in caplog.text


def test_a_great_change_is_indexed_behind_the_curators_back(curator, monkeypatch):
    started = []
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing.threading, "Thread", lambda target, **more: started.append(target) or Started())
    monkeypatch.setattr(indexing, "drain", lambda: pytest.fail("not at once"))
    IndexChange.objects.note([1, 2, 3])
    indexing.bring_up_to_date()
    assert started == [indexing._drain_apart]


class Started:
    def start(self):
        """Nothing: the test only asks what would be started."""
