"""What the index holds of an article: Haystack's view of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Prefetch, QuerySet
from haystack import indexes
from haystack.exceptions import SkipDocument

from archive.models import Article, Citation, Directive, Mention
from archive.search.analyzers import compound, document_terms, number_terms, symbols
from archive.search.facets import values_of
from archive.text.symbols import symbol_key


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
    earliest = indexes.IntegerField(null=True)
    latest = indexes.IntegerField(null=True)
    pk = indexes.IntegerField(model_attr="pk")

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """Published articles with all that is indexed of them, in a fixed number of queries."""
        mentions = (
            Mention.objects.standing()
            .select_related("person", "organisation", "place__province")
            .prefetch_related("person__aliases", "place__aliases", "place__province__aliases")
        )
        citations = Citation.objects.standing().select_related("directive")
        return (
            Article.objects.published()
            .select_related("meeting", "body")
            .defer("raw", "search_text", "provenance")
            .prefetch_related(
                "ministries__aliases",
                "body__aliases",
                Prefetch("mentions", mentions, to_attr="standing_mentions"),
                Prefetch("citations", citations, to_attr="standing_citations"),
            )
        )

    def read_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """For results turned into rows: without what only the index needs."""
        return Article.objects.published().for_cards()

    def prepare(self, obj: Article) -> dict[str, object]:
        """Field → what the engine writes. An article from elsewhere than :meth:`index_queryset` is fetched anew."""
        if not hasattr(obj, "standing_mentions"):
            obj = self.index_queryset().filter(pk=obj.pk).first()
            if obj is None:
                raise SkipDocument("Only published articles are indexed.")
        data = super().prepare(obj)
        article = [obj.title, *obj.of_kind("lead", "paragraph", "caption")]
        directives = list(dict.fromkeys(c.directive for c in obj.standing_citations if c.directive))
        people = _once(name for m in obj.standing_mentions if m.person for name in _names(m.person))
        bodies = [*obj.filed_under, *(m.organisation for m in obj.standing_mentions if m.organisation)]
        organisations = _once(body.name for body in bodies)
        labels = _once(directive.label for directive in directives)
        # Without issuer and year, which say nothing of what this article is about.
        titles = _once(name for d in directives for name in (f"{d.kind} {d.symbol or d.number}".strip(), d.name))
        places = _place_names(obj)
        data.update(values_of(obj))
        data.update(
            title=[obj.title],
            people=people,
            organisations=organisations,
            directives=titles,
            ministries=_once(name for body in obj.filed_under for name in _names(body)),
            places=places,
            text=[*article, *people, *organisations, *labels, *places, *_meeting_names(obj)],
            words=[compound(word) for word in obj.words.split()],
            numbers=_once([*_symbols(article), *_numbers(obj, directives)]),
            year=[str(obj.dated)[:4]] if obj.dated else [],
            day=[str(obj.dated)] if obj.dated and obj.dated.day else [],
            month=[str(obj.dated)[:7]] if obj.dated and obj.dated.month else [],
            earliest=obj.dated.earliest.toordinal() if obj.dated else None,
            latest=obj.dated.latest.toordinal() if obj.dated else None,
        )
        return data


def _once(values: Iterable[str]) -> list[str]:
    """Each but the empty ones, once, in order."""
    return [value for value in dict.fromkeys(values) if value]


def _names(record: Model) -> list[str]:
    """The name of a record and its aliases."""
    return [record.name, *(alias.name for alias in record.aliases.all())]


def _place_names(article: Article) -> list[str]:
    """The places of an article and their provinces, the rank before the name of what lies in one."""
    named = [mention.place for mention in article.standing_mentions if mention.place]
    places = dict.fromkeys(place for inner in named for place in (inner, inner.province) if place)
    return _once(name for place in places for name in (str(place), *_names(place)[1:]))


def _meeting_names(article: Article) -> list[str]:
    return _once([article.meeting.name, article.meeting.kind]) if article.meeting else []


def _symbols(texts: list[str]) -> list[str]:
    """The symbols that stand in the texts, and their pieces."""
    keys = [found.symbol.key for text in texts for found in symbols(text)]
    return [*keys, *(piece for key in keys for piece in number_terms(key))]


def _numbers(article: Article, directives: list[Directive]) -> list[str]:
    """Symbol, number, and kind and number, as cited and as the directive is known, each also with the year."""
    found = []
    for each in directives:
        found += document_terms(each.kind, each.number, symbol_key(each.symbol) if each.symbol else "", _year(each))
    for each in article.standing_citations:
        found += document_terms(each.kind, each.number, "", _year(each))
    return found


def _year(document: Directive | Citation) -> str:
    return str(document.issued.year) if document.issued else ""
