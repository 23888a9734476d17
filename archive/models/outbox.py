"""The outbox of the index: rows written in the transaction that changes an article, drained by the search.

So a change and the word of it are saved together or not at all, whoever holds the index at that moment.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexChangeQuerySet(models.QuerySet):
    def note(self, article_ids: Iterable[int]) -> None:
        """Put down that the index must look at these articles again (deleted ones it will drop)."""
        self.bulk_create([IndexChange(article_id=pk) for pk in dict.fromkeys(article_ids)], batch_size=500)

    def hidden(self) -> models.QuerySet:
        """Keys of the articles that were withdrawn or deleted, and may stand in the index until it takes that up."""
        published = self.model._meta.apps.get_model("archive", "Article").objects.published()
        return self.exclude(article_id__in=published.values("pk")).values_list("article_id", flat=True).distinct()


class IndexChange(models.Model):
    """An article that the index has yet to look at. No foreign key: the article may be gone, which is the news."""

    article_id = models.BigIntegerField()
    noted = models.DateTimeField(auto_now_add=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change for the index")
        verbose_name_plural = _("changes for the index")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.article_id)
