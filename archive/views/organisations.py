"""Organisations: the list, and one body with its relations, meetings and articles."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from archive.models import Article, Mention, Organisation
from archive.views.filters import OrganisationFilters
from archive.views.listed import latest_meetings, listed, public_people, public_posts
from archive.views.records import RecordList, RecordPage, in_order

# A ministry has hundreds of departments, meetings and office-holders; the page shows the first of each and says so.
RELATED_SHOWN = 30


class OrganisationPage(RecordPage):
    template_name = "archive/organisation.html"
    search_parameter = "organisation"

    def records(self) -> QuerySet[Organisation]:
        return Organisation.objects.select_related("parent", "place").prefetch_related(
            "aliases", "predecessors", "successors"
        )

    def articles(self, organisation: Organisation) -> QuerySet[Article]:
        named = Mention.objects.standing().filter(organisation=organisation).values("article")
        return Article.objects.published().filter(pk__in=named)

    def details(self, organisation: Organisation) -> dict:
        posts = public_posts().filter(organisation=organisation, person__in=public_people())
        return {
            "limit": RELATED_SHOWN,
            "filed_count": filed_counts([organisation])[0],
            "children": listed(organisation.children.all(), "organisation")[:RELATED_SHOWN],
            "posts": posts.select_related("person")[:RELATED_SHOWN],
            "meetings": latest_meetings().filter(organiser=organisation)[:RELATED_SHOWN],
        }


class OrganisationList(RecordList):
    template_name = "archive/organisations.html"
    filters = OrganisationFilters

    def records(self) -> QuerySet[Organisation]:
        return listed(Organisation.objects.all(), "organisation").order_by("search_key", "name", "pk")

    def shown(self, records: list[Organisation]) -> list[Organisation]:
        shown = in_order(Organisation.objects.with_article_count().select_related("parent"), records)
        for organisation, filed in zip(shown, filed_counts(shown), strict=True):
            organisation.filed_count = filed
        return shown


def filed_counts(organisations: list[Organisation]) -> list[int]:
    """How many published articles the ministry facet files under each of these. Two queries."""
    published = Article.objects.published().order_by()
    as_ministry = published.filter(ministries__in=organisations).values_list("ministries")
    as_body = published.filter(ministries=None, body__in=organisations).values_list("body")
    counts = [dict(rows.annotate(number=Count("pk", distinct=True))) for rows in (as_ministry, as_body)]
    return [sum(found.get(organisation.pk, 0) for found in counts) for organisation in organisations]
