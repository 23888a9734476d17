"""People: the list, and one person with posts, meetings and articles."""

from __future__ import annotations

from django.db.models import F, Prefetch, QuerySet

from archive.models import Article, Meeting, Mention, Person
from archive.views.filters import PersonFilters
from archive.views.listed import public_attendances, public_people, public_posts
from archive.views.records import RecordList, RecordPage, in_order

# Of a person who is everywhere, the latest meetings; the articles below go on by pages.
MEETINGS_SHOWN = 50


class PersonPage(RecordPage):
    template_name = "archive/person.html"
    search_parameter = "person"

    def records(self) -> QuerySet[Person]:
        return public_people().prefetch_related("aliases")

    def articles(self, person: Person) -> QuerySet[Article]:
        named = Mention.objects.standing().filter(person=person).values("article")
        return Article.objects.published().filter(pk__in=named)

    def details(self, person: Person) -> dict:
        attendances = (
            public_attendances()
            .filter(person=person, meeting__in=Meeting.objects.visible().order_by())
            .select_related("meeting")
            .order_by(F("meeting__start_earliest").desc(nulls_last=True), "meeting", "role")
        )
        latest = list(attendances[: MEETINGS_SHOWN + 1])
        return {
            "posts": public_posts().filter(person=person).select_related("organisation"),
            "attendances": latest[:MEETINGS_SHOWN],
            "more_attendances": len(latest) > MEETINGS_SHOWN,
        }


class PersonList(RecordList):
    template_name = "archive/people.html"
    filters = PersonFilters

    def records(self) -> QuerySet[Person]:
        return public_people().order_by("search_key", "name", "pk")

    def shown(self, records: list[Person]) -> list[Person]:
        rows = Person.objects.with_article_count()
        return in_order(rows.prefetch_related(Prefetch("posts", public_posts(), to_attr="latest_posts")), records)
