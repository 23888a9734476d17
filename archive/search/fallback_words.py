"""The words of a query as conditions of the database, for while the index is away.

Words are looked for in the folded headline and body (``Article.search_text``), in the text as it stands where spelling
matters, and in the names that an article leads to. What stands in a name is judged by the very analysis that the index
has; in a text by patterns, which know of no paragraphs where the comparison is folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from django.db.models import Model, Q, QuerySet

from archive.models import Article, Citation, Directive, Mention, Organisation, Person, Place
from archive.search.analyzers import CENTRAL, folded_form, form, number_terms, numbered
from archive.search.hits import fits, holds
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
from archive.text import canonical, fold, syllables
from archive.text.symbols import number_key

_PLAIN, _WORDY = "[a-z0-9]", r"\w"  # what may go on behind an open syllable, folded and as written
_GAP = "[^a-z0-9]"
# Every letter with its diacritics, by the plain one: for columns that have no folded twin.
_MARKED = {
    plain: "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.islower() and fold(letter) == plain)
    for plain in "adeiouy"
}


def condition(query: Query) -> Q:
    """What an article fulfils that a query matches. For a query that holds at least one word."""
    return _Words(query).node(query.tree)


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

    def __init__(self, query: Query):
        self.query = query

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
                return _numbered(node)
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
        plain = [folded_form(syllable) for syllable in _syllables(leaf)]
        # A plain "contains" first: it is what a database does fastest, and leaves little to the patterns.
        condition = Q(*(_contains("search_text", syllable) for syllable in plain))
        patterns = [_plain_pattern(syllable) for syllable in plain]
        condition &= Q(search_text__regex=_side_by_side(patterns, _GAP, open_end=leaf.open and _PLAIN))
        if not self.query.folded:
            # Within a line: a phrase does not reach from one paragraph into the next.
            pattern = _exact_pattern(leaf)
            condition &= Q(title__iregex=pattern) | Q(text__iregex=pattern)
        if leaf == Word(CENTRAL):
            condition |= Q(text__regex=r"(^|[^\w])TƯ($|[^\w])")
        return condition

    def title(self, leaf: Word | Phrase) -> Q:
        if not self.query.folded:
            return Q(title__iregex=_exact_pattern(leaf))
        patterns = [_any_marks(folded_form(syllable)) for syllable in _syllables(leaf)]
        return Q(title__iregex=_side_by_side(patterns, r"[^\w]", open_end=leaf.open and _WORDY))

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
        wanted = [folded_form(syllable) for syllable in _syllables(leaf)]
        patterns = [_any_marks(syllable) for syllable in wanted]
        either = _side_by_side(patterns, r"[^\w]", open_end=leaf.open and _WORDY)
        rows = rows.filter(Q(meeting__name__iregex=either) | Q(meeting__kind__iregex=either))
        return Q(meeting__in=[pk for pk, *names in rows if self.in_any(leaf, names)])

    def label(self, leaf: Word | Phrase) -> Q:
        """As readers see the directive: kind, symbol or number, and year or issuer."""
        return _citing(self.directives(leaf, lambda directive: [directive.label]))

    def directive(self, leaf: Word | Phrase) -> Q:
        return _citing(self.directives(leaf, lambda d: [f"{d.kind} {d.symbol or d.number}".strip(), d.name]))

    def directives(self, leaf: Word | Phrase, texts: Callable[[Directive], list[str]]) -> list[int]:
        # The year of a label stands in no key: numbers are judged among all directives.
        plain = [folded_form(syllable) for syllable in _syllables(leaf)]
        rows = Directive.objects.filter(*(_contains("search_key", each) for each in plain if not each.isdigit()))
        rows = rows.only("kind", "number", "symbol", "issuer_name", "issued", "name").order_by()
        return [row.pk for row in rows if self.in_any(leaf, texts(row))]

    def named(self, model: type[Model], leaf: Word | Phrase, *, aliases: bool = True) -> list[int]:
        """The records in whose name, or one of whose other names, the leaf stands."""
        sources: list[tuple[QuerySet, str]] = [(model._default_manager.all(), "pk")]
        if aliases:
            alias = model._meta.get_field("aliases")
            sources.append((alias.related_model._default_manager.all(), alias.field.attname))
        plain = [folded_form(syllable) for syllable in _syllables(leaf)]
        found = []
        for rows, key in sources:
            rows = rows.filter(*(_contains("search_key", syllable) for syllable in plain)).order_by()
            found += [pk for pk, name in rows.values_list(key, "name") if self.in_any(leaf, [name])]
        return found

    def in_any(self, leaf: Word | Phrase, texts: Iterable[str]) -> bool:
        """Whether the leaf stands in one of these names."""
        return any(holds(text, leaf, self.query) for text in texts if text)


def _syllables(leaf: Word | Phrase) -> tuple[str, ...]:
    return (leaf.syllable,) if isinstance(leaf, Word) else leaf.syllables


# --- Articles by what they lead to ---


def _mentioned(**target: object) -> Q:
    return Q(pk__in=Mention.objects.standing().filter(**target).values("article"))


def _filed_under(ids: list[int]) -> Q:
    about = Article.ministries.through.objects
    return Q(pk__in=about.filter(organisation__in=ids).values("article")) | (
        Q(body__in=ids) & ~Q(pk__in=about.values("article"))
    )


def _citing(ids: list[int]) -> Q:
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
    return Q(search_text__regex=_side_by_side(patterns, _GAP))


def _numbered(leaf: Number) -> Q:
    """Citations of such a number, and symbols with it in the texts."""
    digits = {number for term in leaf.terms for number in re.findall(r"\d+[a-e]?", term)[:1]}
    number = "0*(?:" + "|".join(sorted(digits)) + ")"
    pattern = f"^{number}" + ("" if leaf.open else "$")
    rows = Citation.objects.standing().filter(Q(number__iregex=pattern) | Q(directive__number__iregex=pattern))
    columns = ("article", "kind", "number", "symbol", "directive__kind", "directive__number", "directive__symbol_key")
    cited = {
        article
        for article, kind, number, symbol, *directive in rows.values_list(*columns)
        if fits(leaf, [*_number_terms(kind, number, symbol), *_number_terms(*directive)])
    }
    # A number and letters behind it: no more than a guess, which the analysis of the text then judges.
    printed = Article.objects.filter(search_text__regex=f"(^|{_GAP}){number}{_PLAIN}*{_GAP}+{_PLAIN}+{_GAP}+[a-z]")
    for article, *texts in printed.order_by().values_list("pk", "title", "text").iterator():
        if article not in cited and any(holds(text, leaf, Query()) for text in texts):
            cited.add(article)
    return Q(pk__in=cited)


def _number_terms(kind: str | None, number: str | None, symbol: str | None) -> list[str]:
    """As the index has them: see ``archive.search_indexes``."""
    made = [numbered(kind, number)] if kind and number else []
    made += number_terms(number_key(number)) if number else []
    return [*made, symbol, *number_terms(symbol)] if symbol else made


# --- Patterns, for Python and PostgreSQL alike ---


def _contains(column: str, plain: str) -> Q:
    """A folded column that holds a folded term, in either of the two ways to write it."""
    return Q(*(Q(**{f"{column}__contains": each}) for each in _ways(plain)), _connector=Q.OR)


def _ways(term: str) -> list[str]:
    """The spellings of which a term is the form: "kĩ" and "kỹ"."""
    marks = unicodedata.normalize("NFD", term[-1:])
    twin = term[:-1] + unicodedata.normalize("NFC", "y" + marks[1:])
    return [term, twin] if marks[:1] == "i" and form(twin) == term else [term]


def _plain_pattern(plain: str) -> str:
    return _either(map(re.escape, _ways(plain)))


def _exact_pattern(leaf: Word | Phrase) -> str:
    patterns = [_spellings(syllable) for syllable in _syllables(leaf)]
    return _side_by_side(patterns, r"[^\w\n]", edge=r"[^\w]", open_end=leaf.open and _WORDY)


def _spellings(syllable: str) -> str:
    """A pattern for a syllable in new and in old tone placement: the text keeps the one that it was written in."""
    if syllable == CENTRAL:
        return "(?:tw|tư)"
    letters = unicodedata.normalize("NFD", syllable[-2:-1])
    ways = _ways(syllable)
    if fold(syllable[-2:]) in ("oa", "oe", "uy") and len(letters) == 2:
        old = syllable[:-2] + letters[0] + unicodedata.normalize("NFC", syllable[-1] + letters[1])
        ways += [old] if canonical(old) == syllable else []
    return _either(map(re.escape, ways))


def _any_marks(plain: str) -> str:
    """A pattern for a folded syllable with any diacritics."""
    return _either(
        "".join(f"[{letter}{_MARKED[letter]}]" if letter in _MARKED else re.escape(letter) for letter in each)
        for each in _ways(plain)
    )


def _either(patterns: Iterable[str]) -> str:
    patterns = list(patterns)
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"


def _side_by_side(patterns: Sequence[str], gap: str, edge: str = "", open_end: str | bool = "") -> str:
    """Whole syllables with nothing but ``gap`` characters between them, the last perhaps followed by ``open_end``."""
    edge = edge or gap
    ending = f"{open_end}*" if open_end else ""
    return f"(^|{edge})" + f"{gap}+".join(patterns) + f"{ending}($|{edge})"
