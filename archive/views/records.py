"""What the pages of all kinds of records share: one record at its address, and filtered lists of them."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import View
from django_filters import FilterSet

from archive.models import Article
from archive.views.addresses import Address
from archive.views.paging import ARTICLES_A_PAGE, RECORDS_A_PAGE, page_of


@method_decorator(require_safe, name="dispatch")
class RecordPage(View):
    """The page of one record. A subclass gives ``template_name``, :meth:`records` and :meth:`details`."""

    template_name: str
    # The search parameter that finds the same articles, where there is one.
    search_parameter = ""

    def records(self) -> QuerySet:
        """The records that readers may see, with what the page shows of each."""
        raise NotImplementedError

    def articles(self, record: Model) -> QuerySet[Article] | None:
        """The published articles to list, or None where the page has no such list."""
        raise NotImplementedError

    def about_articles(self, record: Model, articles: list[Article]) -> None:
        """Give the articles of the page what its template shows of each beside the card."""

    def details(self, record: Model) -> dict:
        """What else the template needs."""
        return {}

    def get(self, request: HttpRequest, address: Address) -> HttpResponse:
        record = self.records().filter(pk=address.pk).first()
        if record is None:
            raise Http404(_("There is no record of this number."))
        if address.words != record.address_slug():
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(record.get_absolute_url() + (f"?{query}" if query else ""))
        context = {"record": record}
        articles = self.articles(record)
        if articles is not None:
            page, notices = page_of(request, articles.for_cards().newest_first(), ARTICLES_A_PAGE)
            page.object_list = list(page.object_list)
            self.about_articles(record, page.object_list)
            context |= {"page": page, "notices": notices, "address": request.GET}
            if self.search_parameter:
                context["search"] = f"{reverse('search')}?{self.search_parameter}={record.pk}"
        return render(request, self.template_name, context | self.details(record))


@method_decorator(require_safe, name="dispatch")
class RecordList(View):
    """A list of records, filtered by the parameters of the address; whatever cannot be read is ignored with a notice.

    A subclass gives ``template_name``, ``filters`` and :meth:`records`.
    """

    template_name: str
    filters: type[FilterSet]

    def records(self) -> QuerySet:
        """All records that readers may see, in the order in which they are listed."""
        raise NotImplementedError

    def shown(self, records: list[Model]) -> list[Model]:
        """The records of one page with what only a page needs, such as counts: dear when asked of the whole list."""
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponse:
        filters = self.filters(request.GET, queryset=self.records(), request=request)
        found = filters.qs
        page, notices = page_of(request, found, RECORDS_A_PAGE)
        page.object_list = self.shown(list(page.object_list))
        context = {
            "form": filters.form,
            "page": page,
            "address": request.GET,
            "notices": [*_refused(filters), *notices],
            "filtered": any(filters.form.cleaned_data.values()),
        }
        return render(request, self.template_name, context)


def in_order(rows: QuerySet, records: list[Model]) -> list[Model]:
    """The same records read anew from ``rows``, which may carry counts and relations, in the same order."""
    found = rows.in_bulk([record.pk for record in records])
    return [found[record.pk] for record in records if record.pk in found]


def _refused(filters: FilterSet) -> list[str]:
    """What was wrong with the parameters that were ignored, each with the name of its field."""
    return [
        _("%(field)s ignored: %(reason)s") % {"field": filters.form.fields[name].label or name, "reason": reason}
        for name, reasons in filters.form.errors.items()
        for reason in reasons
    ]
