"""Places: the list, and one place with what lies in it, its meetings and articles."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse

from archive.models import Article, Meeting, Mention, Organisation, Place
from archive.views.filters import PlaceFilters
from archive.views.listed import latest_meetings, listed
from archive.views.records import RecordList, RecordPage, in_order

RELATED_SHOWN = 30


class PlacePage(RecordPage):
    template_name = "archive/place.html"

    def records(self) -> QuerySet[Place]:
        return Place.objects.select_related("province").prefetch_related("aliases", "predecessors", "successors")

    def articles(self, place: Place) -> QuerySet[Article]:
        named = Mention.objects.standing().filter(Q(place=place) | Q(place__province=place)).values("article")
        return Article.objects.published().filter(pk__in=named)

    def details(self, place: Place) -> dict:
        there = Place.objects.filter(Q(pk=place.pk) | Q(province=place))
        held = Meeting.places.through.objects.filter(place__in=there).values("meeting")
        return {
            "limit": RELATED_SHOWN,
            "parts": listed(place.parts.order_by("search_key", "pk"), "place")[:RELATED_SHOWN],
            "organisations": listed(Organisation.objects.filter(place=place), "organisation")[:RELATED_SHOWN],
            "meetings": latest_meetings().filter(pk__in=held)[:RELATED_SHOWN],
            # The search knows provinces; "within these articles" would be untrue of a district.
            "search": "" if place.province_id else f"{reverse('search')}?place={place.pk}",
        }


class PlaceList(RecordList):
    template_name = "archive/places.html"
    filters = PlaceFilters

    def records(self) -> QuerySet[Place]:
        return listed(Place.objects.all(), "place").order_by("search_key", "pk")

    def shown(self, records: list[Place]) -> list[Place]:
        return in_order(Place.objects.with_article_count().select_related("province"), records)
