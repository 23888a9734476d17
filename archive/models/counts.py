"""How many published articles speak of a record."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from archive.models.evidence import STANDING


class WithArticleCount:
    """Mixin of a QuerySet; ``counted_through`` names the column of Mention or Citation that leads to the record."""

    counted_through: str

    def with_article_count(self):
        """Add ``article_count``: published articles with a standing mention or citation of the row.

        A province counts the articles that name any place in it, too.
        """
        evidence = apps.get_model("archive", "Citation" if self.counted_through == "directive" else "Mention")
        target = Q(**{self.counted_through: OuterRef("pk")})
        if self.counted_through == "place":
            # Not `place=… OR place__province=…`: that reads every mention of the archive for each row.
            own = OuterRef(OuterRef("pk"))
            target = Q(place__in=self.model._default_manager.filter(Q(pk=own) | Q(province=own)).values("pk"))
        # What counts is asked in the count, not in the filter: a database without statistics takes the index of
        # "resolved", which nearly every claim is, for a good way in, and reads them all for each row.
        published = STANDING & Q(article__state="published")
        counted = (
            evidence.objects.filter(target)
            .order_by()
            # One group for all rows, so that the subquery gives one number.
            .annotate(_all=F("pk") * 0)
            .values("_all")
            .annotate(n=Count("article", distinct=True, filter=published))
            .values("n")
        )
        return self.annotate(article_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
