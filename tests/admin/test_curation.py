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
    OrganisationAlias,
    Person,
    PersonAlias,
    Place,
    Post,
    Source,
)
from tests import factories
from tests.admin.pages import act, add_url, errors, filled, messages_of, noted, page_url, saved, send

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


# (model, fields that are there already, fields sent, a piece of the message)
@pytest.mark.parametrize(
    ("model", "there", "sent", "message"),
    [
        (Source, {"name": "Báo Hà Lâm"}, {"name": "BÁO HÀ LÂM"}, "already one of this name"),
        (Place, {"name": "Hà Lâm", "kind": "tỉnh"}, {"name": "hà lâm", "kind": "tỉnh"}, "already a province"),
        (Organisation, {"name": "Bộ Thủy văn"}, {"name": "Bộ Thuỷ văn"}, "already an organisation of this name"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "2024", "valid_until": "2023"}, "before it begins"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "hôm qua"}, "“hôm qua” is no date of the form"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "2023-02-30"}, "“2023-02-30” is no date of the form"),
        (Organisation, {}, {"name": "Bộ A", "valid_from": "ngày 3 tháng 2 năm 2023"}, "is no date of the form"),
        (Meeting, {}, {"name": "Họp", "start": "2024-05", "end": "2024-04-30"}, "before the first day"),
        (Person, {}, {"name": "\u200b"}, "required"),
        (Directive, {}, {"kind": "Nghị quyết"}, "Write a number, a symbol or a name"),
        (
            Directive,
            {"symbol": "18-NQ/TW", "issued": "2017-10-25"},
            {"symbol": "18-nq/tw", "issued": "2017-10-25"},
            "already a directive of this symbol and day",
        ),
        (Directive, {"name": "Luật Lưu trữ"}, {"name": "Luật lưu trữ"}, "already a provisional directive"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_the_database_would_refuse_is_refused_in_words(curator, model, there, sent, message):
    if there:
        model._default_manager.create(**there)
    response = send(curator, add_url(model), **sent)
    assert response.status_code == 200, "it was taken"
    assert any(message in error for error in errors(response)), errors(response)


# (model of the record, prefix of the inline, rows sent, message)
@pytest.mark.parametrize(
    ("model", "rows", "message"),
    [
        (Person, {"aliases-0-name": "Bà Mận", "aliases-1-name": "BÀ MẬN"}, "already has this name"),
        (Organisation, {"aliases-0-name": "BTV", "aliases-1-name": "btv"}, "already has this name"),
        (Person, {"posts-0-title": "Bí thư", "posts-1-title": "bí thư"}, "already has this post"),
        (Person, {"posts-0-title": "Bí thư", "posts-0-first_seen": "13/2024"}, "is no date of the form"),
    ],
)
def test_rows_that_say_the_same_are_refused_in_words(curator, model, rows, message):
    prefix = next(iter(rows)).partition("-")[0]
    more = {f"{prefix}-TOTAL_FORMS": "2", "posts-0-review": "unreviewed", "posts-1-review": "unreviewed"}
    response = send(curator, add_url(model), name="Mới", **rows, **more)
    assert response.status_code == 200, "it was taken"
    assert any(message in error for error in errors(response)), errors(response)


def test_a_row_that_is_there_already_is_refused_in_words(curator):
    who = factories.person("Trần Thị Mận")
    PersonAlias.objects.create(person=who, name="Bà Mận")
    response = send(curator, page_url(who), **{"aliases-TOTAL_FORMS": "2", "aliases-1-name": "bà mận"})
    assert "The person already has this name." in "".join(errors(response))
    body = factories.organisation("Bộ Thủy văn")
    response = send(curator, page_url(body), parent=body.pk)
    assert "An organisation cannot be part of itself." in "".join(errors(response))


@pytest.mark.parametrize("value", ["abc", "999999", "99999999999999999999999", "-1", "\x00"])
def test_a_choice_that_is_none_is_refused_in_words(curator, value):
    article = factories.article("Tin")
    for field in ("ministries", "source", "meeting", "body"):
        response = send(curator, page_url(article), **{field: value})
        assert response.status_code == 200, field
        assert errors(response), field


def test_dates_show_as_they_are_written(curator):
    body = factories.organisation(
        "Bộ A", valid_from=factories.date("2023-07"), valid_until=factories.date("2024-12-04")
    )
    sent = filled(curator.get(page_url(body)))
    assert (sent["valid_from"], sent["valid_until"]) == ("2023-07", "2024-12-04")
    assert saved(curator, body, valid_from="", valid_until="2025").edited_fields == ["valid_from", "valid_until"]
    after = Organisation.objects.get(pk=body.pk)
    assert (after.valid_from, str(after.valid_until), after.valid_until_latest.isoformat()) == (
        None,
        "2025",
        "2025-12-31",
    )


@pytest.mark.parametrize(
    ("written", "symbol", "number"),
    [
        ("18 - nq/tw", "18-NQ/TW", "18"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP", "30"),
        ("18-NQ/ТW", "18-NQ/TW", "18"),  # a Cyrillic letter
        ("số khác", "số khác", ""),  # no symbol that we know: as it is
    ],
)
def test_symbols_are_stored_as_they_are_officially_written(curator, written, symbol, number):
    response = send(curator, add_url(Directive), symbol=written)
    assert response.status_code == 302, errors(response)
    assert Directive.objects.values_list("symbol", "number").get() == (symbol, number)


def test_the_page_says_what_was_edited(curator):
    law = factories.directive("18-NQ/TW", edited_fields=["aliases", "issuers", "relations", "title", "gone"])
    page = curator.get(page_url(law)).content.decode()
    assert "aliases of directives, issuers, relations between directives, title, gone" in page


def test_names_are_stored_as_the_importer_would(curator):
    saved(curator, factories.person("A"), name="Trần Thị Ma\u0323\u0302n\u200b ")
    assert Person.objects.get().name == "Trần Thị Mận"


def test_markup_in_names_is_shown_as_text(curator):
    name = "<script>alert(1)</script>"
    who, body = factories.person(name), factories.organisation(name)
    text = factories.article(name, name, people=[who], organisations=[body], meeting=factories.meeting(name))
    factories.mention(text, None, "person", resolution="ambiguous", candidates=[who.pk], text=name)
    OrganisationAlias.objects.create(organisation=body, name=name)
    for url in (page_url(text), page_url(who), page_url(body), page_url(text.meeting), page_url(text.mentions.first())):
        page = curator.get(url).content.decode()
        assert name not in page, url
        assert "&lt;script&gt;" in page, url
