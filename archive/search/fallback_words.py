"""The words of a query as conditions of the database, for while the index is away.

Words are looked for in the folded headline and body (``Article.search_text``), in the text as it stands where spelling
matters, and in the names that an article leads to. What stands in a name is judged by the very analysis that the index
has; in a text by patterns, which know of no paragraphs where the comparison is folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from archive.models import Article, Citation, Directive, Mention, Organisation, Person, Place
from archive.search.analyzers import CENTRAL, document_terms, folded_form, number_terms, symbols
from archive.search.fallback_patterns import (
    CENTRAL_PRINTED,
    GAP,
    PLAIN,
    contains,
    exact_pattern,
    marked_patterns,
    plain_patterns,
    side_by_side,
    syllables_of,
    with_marks,
)
from archive.search.hits import fits, holds
from archive.search.many_ids import ManyIds
from archive.search.tree import (
    DIRECTIVE,
    MINISTRY,
    PERSON,
    PLACE,
    TITLE,
    And,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Period,
    Phrase,
    Query,
    ShortForm,
    Symbol,
    Within,
    Word,
)
from archive.text import PartialDate, clean, syllables


def condition(query: Query, among: QuerySet[Article]) -> Q:
    """What an article ``among`` these fulfils that a query matches. For a query that holds at least one word."""
    return _Words(query, among).node(query.tree)


def overlapping(first, last) -> Q:
    """Articles whose possible days overlap these, either of which may be None."""
    condition = Q(dated_earliest__isnull=False)
    if first:
        condition &= Q(dated_latest__gte=first)
    if last:
        condition &= Q(dated_earliest__lte=last)
    return condition


class _Words:
    """One query on its way into the database."""

    def __init__(self, query: Query, among: QuerySet[Article]):
        self.query, self.among = query, among

    def node(self, node: Node) -> Q:
        match node:
            case And(nodes):
                return Q(*(self.node(child) for child in nodes))
            case Or(nodes):
                return Q(*(self.node(child) for child in nodes), _connector=Q.OR)
            case Not(child):
                return ~self.node(child)
            case Within(name, leaf):
                return self.within(name, leaf)
            case Period(earliest, latest):
                return overlapping(earliest, latest)
            case Number():
                return self.numbered(node)
            case Symbol():
                return _symbol(node)
        return Q(*(self.anywhere(each) for each in self.alternatives(node)), _connector=Q.OR)

    def alternatives(self, leaf: Leaf) -> list[Word | Phrase]:
        """A leaf, or a short form as what it may be."""
        if not isinstance(leaf, ShortForm):
            return [leaf]
        return [leaf.leaf, *leaf.expansions] if self.query.expanded else [leaf.leaf]

    def anywhere(self, leaf: Word | Phrase) -> Q:
        """In headline or body, or in a name."""
        return (
            self.written(leaf)
            | self.person(leaf)
            | self.body(leaf)
            | self.place(leaf)
            | self.label(leaf)
            | (self.meeting(leaf))
        )

    def within(self, name: str, leaf: Leaf) -> Q:
        """In one field only."""
        looked: dict[str, Callable[[Word | Phrase], Q]] = {
            PERSON: self.person,
            MINISTRY: self.ministry,
            PLACE: self.place,
            TITLE: self.title,
            DIRECTIVE: self.directive,
        }
        return Q(*(looked[name](each) for each in self.alternatives(leaf)), _connector=Q.OR)

    # --- Texts ---

    def written(self, leaf: Word | Phrase) -> Q:
        plain = [folded_form(syllable) for syllable in syllables_of(leaf)]
        # A plain "contains" first: it is what a database does fastest, and leaves little to the patterns.
        condition = Q(*(contains("search_text", syllable) for syllable in plain))
        condition &= Q(search_text__regex=side_by_side(plain_patterns(leaf), GAP))
        if not self.query.folded:
            # Within a line: a phrase does not reach from one paragraph into the next.
            pattern = exact_pattern(leaf)
            condition &= Q(title__iregex=pattern) | Q(text__iregex=pattern)
        if CENTRAL in plain:
            # The folded text cannot tell "TƯ" from "tư".
            printed = Q(search_text__regex=side_by_side([CENTRAL], GAP))
            condition &= printed | Q(title__regex=CENTRAL_PRINTED) | Q(text__regex=CENTRAL_PRINTED)
        return condition

    def title(self, leaf: Word | Phrase) -> Q:
        if not self.query.folded:
            return Q(title__iregex=exact_pattern(leaf))
        condition = Q(title__iregex=side_by_side(marked_patterns(leaf), r"[^\w]"))
        if CENTRAL in syllables_of(leaf):
            condition &= Q(title__iregex=side_by_side([CENTRAL], r"[^\w]")) | Q(title__regex=CENTRAL_PRINTED)
        return condition

    # --- Numbers ---

    def numbered(self, leaf: Number) -> Q:
        """Citations of such a number, and symbols with it in the texts."""
        digits = {number for term in leaf.terms for number in re.findall(r"\d+[a-e]?", term)[:1]}
        number = "0*(?:" + "|".join(sorted(digits)) + ")"
        pattern = f"^{number}" + ("" if leaf.open else "$")
        rows = Citation.objects.standing().filter(Q(number__iregex=pattern) | Q(directive__number__iregex=pattern))
        columns = ("kind", "number", "symbol", "issued")
        directive = ("directive__kind", "directive__number", "directive__symbol_key", "directive__issued")
        cited = {
            article
            for article, *parts in rows.values_list("article", *columns, *directive)
            if fits(leaf, [*_number_terms(*parts[:4]), *_number_terms(*parts[4:])])
        }
        # Digits and letters behind them: no more than a guess, which the analysis of the text then judges.
        printed = self.among.filter(Q(*(Q(search_text__contains=each) for each in digits), _connector=Q.OR))
        printed = printed.filter(search_text__regex=f"(^|{GAP}){number}{PLAIN}*{GAP}+{PLAIN}+{GAP}+[a-z]")
        for article, *texts in printed.order_by().values_list("pk", "title", "text").iterator():
            if article not in cited and any(_prints(text, leaf) for text in texts):
                cited.add(article)
        return Q(pk__in=ManyIds(cited))

    # --- Names ---

    def person(self, leaf: Word | Phrase) -> Q:
        return _mentioned(person__in=self.named(Person, leaf))

    def body(self, leaf: Word | Phrase) -> Q:
        ids = self.named(Organisation, leaf, aliases=False)
        return _mentioned(organisation__in=ids) | _filed_under(ids)

    def ministry(self, leaf: Word | Phrase) -> Q:
        return _filed_under(self.named(Organisation, leaf))

    def place(self, leaf: Word | Phrase) -> Q:
        ids = self.named(Place, leaf)
        return _mentioned(place__in=ids) | _mentioned(place__province__in=ids)

    def meeting(self, leaf: Word | Phrase) -> Q:
        """The name and kind of the meeting, which have no folded twin."""
        rows = Article.objects.exclude(meeting=None).order_by()
        rows = rows.values_list("meeting", "meeting__name", "meeting__kind").distinct()
        either = side_by_side(marked_patterns(leaf), r"[^\w]")
        rows = rows.filter(Q(meeting__name__iregex=either) | Q(meeting__kind__iregex=either))
        return Q(meeting__in=ManyIds(pk for pk, *names in rows if self.in_any(leaf, names)))

    def label(self, leaf: Word | Phrase) -> Q:
        """As readers see the directive: kind, symbol or number, and year or issuer."""
        return _citing(self.directives(leaf, lambda directive: [directive.label]))

    def directive(self, leaf: Word | Phrase) -> Q:
        return _citing(self.directives(leaf, lambda d: [f"{d.kind} {d.symbol or d.number}".strip(), d.name]))

    def directives(self, leaf: Word | Phrase, texts: Callable[[Directive], list[str]]) -> ManyIds:
        # The year of a label stands in no key: numbers are judged among all directives.
        plain = [folded_form(syllable) for syllable in syllables_of(leaf)]
        rows = Directive.objects.filter(*(contains("search_key", each) for each in plain if not each.isdigit()))
        rows = rows.only("kind", "number", "symbol", "issuer_name", "issued", "name").order_by()
        return ManyIds(row.pk for row in rows if self.in_any(leaf, texts(row)))

    def named(self, model: type[Model], leaf: Word | Phrase, *, aliases: bool = True) -> ManyIds:
        """The records in whose name, or one of whose other names, the leaf stands."""
        sources: list[tuple[QuerySet, str]] = [(model._default_manager.annotate(called=_called(model)), "pk")]
        if aliases:
            alias = model._meta.get_field("aliases")
            sources.append((alias.related_model._default_manager.annotate(called=F("name")), alias.field.attname))
        plain = [folded_form(syllable) for syllable in syllables_of(leaf)]
        found: list[int] = []
        for rows, key in sources:
            wanted = [contains("search_key", syllable) for syllable in plain]
            if rows.model is Place:
                # The rank before the name stands in no key.
                wanted = [each | Q(kind__iregex=with_marks(s)) for each, s in zip(wanted, plain, strict=True)]
            names = rows.filter(*wanted).order_by().values_list(key, "called")
            found += [pk for pk, name in names if self.in_any(leaf, [name])]
        return ManyIds(found)

    def in_any(self, leaf: Word | Phrase, texts: Iterable[str]) -> bool:
        """Whether the leaf stands in one of these names."""
        return any(holds(text, leaf, self.query) for text in texts if text)


# --- Articles by what they lead to ---


def _mentioned(**target: object) -> Q:
    return Q(pk__in=Mention.objects.standing().filter(**target).values("article"))


def _called(model: type[Model]) -> F | Case:
    """What a record is called, as its own ``__str__`` says it."""
    if model is not Place:
        return F("name")
    without_rank = Q(province=None) | Q(kind="")
    return Case(When(without_rank, then=F("name")), default=Concat("kind", Value(" "), "name"))


def _filed_under(ids: ManyIds) -> Q:
    about = Article.ministries.through.objects
    return Q(pk__in=about.filter(organisation__in=ids).values("article")) | (
        Q(body__in=ids) & ~Q(pk__in=about.values("article"))
    )


def _citing(ids: ManyIds) -> Q:
    return Q(pk__in=Citation.objects.standing().filter(directive__in=ids).values("article"))


# --- Numbers ---


def _symbol(leaf: Symbol) -> Q:
    """The symbol in any spelling, or a citation that leads to its document in other words."""
    cited = Citation.objects.standing().filter(directive__symbol_key=leaf.key)
    return _printed(leaf.key) | Q(pk__in=cited.values("article"))


def _printed(pieces: str) -> Q:
    """A number with letters behind it, as texts print them."""
    number, *letters = (syllable.text for syllable in syllables(pieces))
    # "TW" is also written "TƯ"; "05" is 5.
    patterns = [f"0*{number}", *("t[wu]" if syllable == "tw" else syllable for syllable in letters)]
    return Q(search_text__regex=side_by_side(patterns, GAP))


def _number_terms(kind: str | None, number: str | None, symbol: str | None, issued: PartialDate | None) -> list[str]:
    """As the index has them: see ``archive.search_indexes``."""
    return document_terms(kind or "", number or "", symbol or "", str(issued.year) if issued else "")


def _prints(text: str, leaf: Number) -> bool:
    """Whether a symbol with such a number stands in a text, as the index looks for them; no house number, no shirt."""
    keys = (found.symbol.key for found in symbols(clean(text)))
    return any(fits(leaf, [key, *number_terms(key)]) for key in keys)
