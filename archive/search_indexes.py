"""What the index holds of an article: Haystack's view of it."""

from __future__ import annotations

from django.db.models import QuerySet
from haystack import indexes
from haystack.exceptions import SkipDocument

from archive.models import Article
from archive.search.contents import Contents


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """Published articles. The fields are those of :mod:`archive.search.engine.schema`.

    Every value is a list, of parts of text or of whole terms, and is never joined: a name with a comma stays one.
    """

    text = indexes.MultiValueField(document=True)
    title = indexes.MultiValueField()
    people = indexes.MultiValueField()
    organisations = indexes.MultiValueField()
    directives = indexes.MultiValueField()
    ministries = indexes.MultiValueField()
    places = indexes.MultiValueField()
    words = indexes.MultiValueField()
    numbers = indexes.MultiValueField()
    ministry = indexes.MultiValueField()
    directive = indexes.MultiValueField()
    person = indexes.MultiValueField()
    organisation = indexes.MultiValueField()
    place = indexes.MultiValueField()
    kind = indexes.MultiValueField()
    source = indexes.MultiValueField()
    year = indexes.MultiValueField()
    month = indexes.MultiValueField()
    day = indexes.MultiValueField()
    earliest = indexes.IntegerField(null=True)
    latest = indexes.IntegerField(null=True)
    pk = indexes.IntegerField(model_attr="pk")

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """Published articles; what is indexed of them is read when they are prepared."""
        return Article.objects.published()

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """For results turned into rows: without what only the index needs."""
        return Article.objects.published().for_cards()

    def prepare(self, obj: Article) -> dict[str, object]:
        """Field → what the engine writes, as it stands in the database now."""
        for _key, document in Contents().documents([obj.pk]):
            return {"earliest": None, "latest": None, **document}
        raise SkipDocument("Only published articles are indexed.")
