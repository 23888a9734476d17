"""How many published articles speak of a record."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


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
            target |= Q(place__province=OuterRef("pk"))
        counted = (
            evidence.objects.standing()
            .filter(target, article__state="published")
            .order_by()
            # One group for all rows, so that the subquery gives one number.
            .annotate(_all=F("pk") * 0)
            .values("_all")
            .annotate(n=Count("article", distinct=True))
            .values("n")
        )
        return self.annotate(article_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
