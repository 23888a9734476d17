"""Citations of Party and State documents in a page: numbered, bare, in lists, named, and taken up again.

One pass over the words that name a kind of document ("Nghị quyết", "NQ"), each read by what stands behind it, and one
over the symbols that stand alone. Then the citations of a page complete each other
(:mod:`archive.extraction.directive_completion`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.extraction import named_laws, named_regulations, named_resolutions
from archive.extraction.bare_numbers import goes_on_as_document, is_count, is_year, number_at, rule_of_number
from archive.extraction.directive_before import with_what_stands_before, with_who_is_told_behind
from archive.extraction.directive_completion import complete
from archive.extraction.directive_draft import LAWS, WEAK, Draft
from archive.extraction.directive_tails import Tail, passed_on, read_tail
from archive.extraction.directive_words import NO_KIND, Kind, kinds_in, matching_form
from archive.extraction.issuers import Issuers
from archive.extraction.named_by_subject import document_by_subject
from archive.extraction.record import DirectiveCitation, OrganisationMention, ParsedPage
from archive.extraction.reference import Reference
from archive.extraction.vocabulary import words
from archive.text import PartialDate, Span, lower
from archive.text.symbols import STATE, FoundSymbol, Symbol, symbol_at

_NO = re.compile(r"[ ]{0,2}(?:(?:mang )?số(?: hiệu)?|No|Nº|№)[ ]{0,2}[.:/]?[ ]{0,2}(?=\d)", re.IGNORECASE)
_BLANKS = re.compile(r"[ ]{0,4}(?=\d)")
_NAMED = named_resolutions.READERS | named_laws.READERS
# Words between the kind and "số": "Nghị quyết chuyên đề số 05", "Nghị quyết của Quốc hội số 202/2025/QH15".
_GAP = re.compile(r"(?P<words>(?: [^\W\d_]+,?){1,6}) [sS]ố:? {0,2}(?=\d)")
# Words by which what stands before "số" has left the document: "quy định và một số", "kế hoạch theo Nghị quyết số".
_GAP_ENDS = re.compile(r" (?:và|với|theo|có|là|trong|tại|tổng|một|đó|các|những|được|đến|từ) ", re.IGNORECASE)
# A longer list of documents of one kind is met nowhere.
_LONGEST_LIST = 20
_GOES_ON = re.compile(r"[ ]?(?:[,;]|,? ?(?:và|hoặc|cùng|&))[ \n]{1,2}(?P<no>[sS]ố ?:? ?)?(?=\d)")
_NUMBER_OF_LAW = re.compile(r",? ?\(?(?:(?:luật|bộ luật|pháp lệnh) )?(?:số:? )?(?=\d)", re.IGNORECASE)
# "Nghị quyết này", "Chỉ thị nói trên": the document that was last cited by that kind.
# "trên" alone must end there: "nghị quyết trên cơ sở ý kiến".
_TAKEN_UP = re.compile(
    r" (?:(?:này|nói trên|nêu trên|kể trên|vừa nêu)(?!\w)|(?:trên|đó)(?=[,.;:)]|$| (?:đã|được|của|là|có|sẽ|và)(?!\w)))"
)
# Several documents, or, in the text of a document, the document itself.
_NOT_TAKEN_UP = re.compile(r"(?:các|những|nhiều|mọi|hai|ba|\d|kèm theo|dự án|dự thảo) $", re.IGNORECASE)
# "phép bay số 2664/TC-QC", "hợp đồng số 01/2016/HĐBT"; in a list ("và số 5890/QĐ-UBND") it is a document's.
_NUMBER_OF_SOMETHING = re.compile(r"(?<!\w)(?!(?:và|cùng|hiệu|mang|là|theo) )[^\W\d_]+ [sS]ố:? $")
# A symbol that stands alone begins with digits and goes on with a dash or a slash, or a blank and capitals.
_SYMBOL_ALONE = re.compile(r"\d(?<![\w/.,-]\d)\d{0,4}[a-e]?(?= ?[-–/] ?[A-ZĐ\d]| [A-ZĐ]{2,4}[/-])")


def find_directives(
    page: ParsedPage,
    organisations: Sequence[OrganisationMention],
    reference: Reference,
    dated: PartialDate | None = None,
) -> list[DirectiveCitation]:
    """Every citation of a document in the article, in order of the text; one document may be cited often.

    ``organisations`` are those found in the page: they give issuers their full names ("Đảng ủy Bộ" → whose).
    ``dated`` is the day of the article, where something knows it better than the page's date of publication. Never
    raises; what cannot be read for certain is left out.
    """
    form = matching_form(page.text)
    issuers = Issuers(form, organisations, reference, dated or page.published)
    drafts: list[Draft] = []
    for block in page.article_blocks:
        drafts += _Reader(form, block.span, issuers).read()
    return [draft.citation(page.text) for draft in complete(drafts, form, issuers, reference)]


class _Reader:
    """Reads one block. Every reading method answers with where to go on, 0 for "nothing here"."""

    def __init__(self, form: str, span: Span, issuers: Issuers):
        self.form, self.begin, self.limit = form, span.start, span.end
        self.issuers = issuers
        self.found: list[Draft] = []

    def read(self) -> list[Draft]:
        """The drafts of the block in order of the text."""
        position = self.begin
        for kind, span in kinds_in(self.form, self.issuers.lowered, self.begin, self.limit):
            if span.start >= position:
                position = max(self._at_kind(kind, span), span.end)
        self.found += list(self._symbols_alone())
        return sorted(self.found, key=lambda draft: draft.span.start)

    def _at_kind(self, kind: Kind, span: Span) -> int:
        if kind.mode == "symbol":
            return self._numbered(kind, span)
        if kind.mode == "named":  # first, so that "Bộ luật Lao động số 45/2019/QH14" keeps its name
            return self._named(kind, span) or self._numbered(kind, span) or self._taken_up(kind, span)
        return self._numbered(kind, span) or self._named(kind, span) or self._taken_up(kind, span)

    # Numbered documents

    def _numbered(self, kind: Kind, span: Span) -> int:
        start, has_no = self._number_start(kind, span)
        if not start:
            return 0
        found = self._symbol_at(start)
        if found:
            whole = Span(span.start, found.span.end)
            return self._list(kind, span, _symbol_draft(kind, whole, found.symbol, "symbol"))
        number = number_at(self.form, start, self.limit)
        if number is None or kind.mode in ("named", "symbol"):
            return 0
        rule = rule_of_number(self.form, kind, span, number, has_no, self.limit, self.issuers)
        if not rule:
            return 0
        year = PartialDate(int(number["year"])) if number["year"] else None
        draft = Draft(Span(span.start, number.end()), kind.name, rule, number=number["number"], issued=year)
        return self._list(kind, span, draft)

    def _number_start(self, kind: Kind, span: Span) -> tuple[int, bool]:
        """Where the number behind the kind begins (0 for nowhere), and whether "số" stands before it."""
        match = _NO.match(self.form, span.end, self.limit)
        if match:
            return match.end(), True
        match = _BLANKS.match(self.form, span.end, self.limit)
        if match:
            return match.end(), False
        match = _GAP.match(self.form, span.end, self.limit)
        return (match.end(), True) if match and self._gap_holds(match) else (0, False)

    def _gap_holds(self, gap: re.Match[str]) -> bool:
        between = gap["words"].strip()
        if lower(between) in words("directive_qualifiers"):
            return True
        if kinds_in(between, lower(between), 0, len(between)) or _GAP_ENDS.search(f" {between} "):
            return False
        return self._symbol_at(gap.end()) is not None

    def _symbol_at(self, position: int) -> FoundSymbol | None:
        found = symbol_at(self.form, position)
        return found if found and found.span.end <= self.limit else None

    # Lists

    def _list(self, kind: Kind, span: Span, draft: Draft) -> int:
        """Read the tail of a document and the numbers that go on behind it: "các Nghị quyết số 18, 19 và 20"."""
        items: list[Draft] = []
        while draft is not None:
            tail = read_tail(self.form, draft.span.end, self.limit, self.issuers, year_alone=draft.symbol is not None)
            draft = _with_tail(draft, tail)
            items.append(draft)
            draft = self._following(kind, draft, len(items)) if len(items) < _LONGEST_LIST else None
        _share_suffix(items)
        _share_issuer(items)
        first = with_what_stands_before(items[0], span, self.form, self.begin, self.issuers)
        first = with_who_is_told_behind(first, span, self.form, self.begin, self.limit, self.issuers)
        items = [first, *(_as_issued_with(item, items[0], first) for item in items[1:])]
        self.found += items
        return items[-1].tail_end

    def _following(self, kind: Kind, draft: Draft, before: int) -> Draft | None:
        """The next document of a list that has so many ``before``: its number stands behind a comma or "và"."""
        joint = _GOES_ON.match(self.form, draft.tail_end, self.limit)
        if joint is None or draft.rule == WEAK:
            return None
        begin = joint.start("no") if joint["no"] else joint.end()
        found = self._symbol_at(joint.end())
        if found and _plausible(found):
            # Another sign is another kind: "Nghị quyết số 18-NQ/TW, 45-CT/TW".
            same = draft.symbol is None or found.symbol.sign == draft.symbol.sign
            span = Span(begin, found.span.end)
            return _symbol_draft(kind if same else NO_KIND, span, found.symbol, "symbol in a list")
        number = number_at(self.form, joint.end(), self.limit)
        if number is None or number["year"] or is_year(number["number"]):
            return None
        end = number.end()
        # "Quyết định mang số 2356, 2357 và 2358 để …": behind several the one with "và" ends the list.
        ends_list = before > 1 and "và" in joint.group()
        if is_count(self.form, end, self.limit) or not (
            joint["no"]
            or ends_list
            or _GOES_ON.match(self.form, end, self.limit)
            or goes_on_as_document(self.form, end, self.limit)
        ):
            return None
        return Draft(Span(begin, end), kind.name, "number in a list", number=number["number"])

    # Others

    def _named(self, kind: Kind, span: Span) -> int:
        if kind.name == named_regulations.KIND:
            self.found += named_regulations.regulation(self.form, span, self.limit)
            return self.found[-1].tail_end if self.found and self.found[-1].span.start == span.start else 0
        for reader in _NAMED.get(kind.name, ()):
            named = reader(self.form, kind.name, span, self.limit, self.issuers.only_one)
            if named:
                self.found += [self._with_number_of_law(draft) if draft.rule in LAWS else draft for draft in named]
                return self.found[-1].tail_end
        by_subject = document_by_subject(self.form, kind.name, span, self.limit, self.issuers, self.begin)
        self.found += [with_what_stands_before(one, span, self.form, self.begin, self.issuers) for one in by_subject]
        return by_subject[-1].tail_end if by_subject else 0

    def _with_number_of_law(self, draft: Draft) -> Draft:
        """Read the symbol and the date behind the name of a law: "Luật Đất đai số 31/2024/QH15 ngày …"."""
        match = _NUMBER_OF_LAW.match(self.form, draft.span.end, self.limit)
        found = self._symbol_at(match.end()) if match else None
        if found and found.symbol.sign in ("", "PL"):
            span = Span(draft.span.start, found.span.end)
            draft = draft.with_(span=span, tail_end=span.end, symbol=found.symbol, number=found.symbol.number)
        tail = read_tail(self.form, draft.span.end, self.limit, self.issuers)
        return draft.with_(tail_end=tail.end, issued=tail.issued or draft.issued)

    def _taken_up(self, kind: Kind, span: Span) -> int:
        match = _TAKEN_UP.match(self.form, span.end, self.limit)
        # "quy định này" in small letters is any rule.
        names_it = self.form[span.start].isupper() or kind.mode == "noun"
        if not match or not names_it or _NOT_TAKEN_UP.search(self.form[max(0, span.start - 9) : span.start]):
            return 0
        day = passed_on(self.form, match.end(), self.limit)
        draft = Draft(Span(span.start, match.end()), kind.name, "taken up again", refers_back=True, told_later=day)
        self.found.append(draft)
        return match.end()

    def _symbols_alone(self) -> Iterator[Draft]:
        """Symbols with no kind before them: "(41-QĐ/TW)"."""
        taken = iter(sorted((draft.span.start, draft.tail_end) for draft in self.found))
        nothing = (self.limit, self.limit + 1)
        start, end = next(taken, nothing)
        position = self.begin
        while match := _SYMBOL_ALONE.search(self.form, position, self.limit):
            position = match.end()
            while end <= match.start():
                start, end = next(taken, nothing)
            found = self._symbol_at(match.start())
            if start <= match.start() or found is None or not _plausible(found) or self._is_of_something(found):
                continue
            tail = read_tail(self.form, found.span.end, self.limit, self.issuers, year_alone=True)
            position = max(tail.end, position)
            yield _with_tail(_symbol_draft(NO_KIND, found.span, found.symbol, "symbol alone"), tail)

    def _is_of_something(self, found: FoundSymbol) -> bool:
        """Whether a symbol of the State belongs to what stands before its "số", which is no kind of document here."""
        before = self.form[max(self.begin, found.span.start - 24) : found.span.start]
        of_assembly = found.symbol.body.startswith(("QH", "UBTVQH"))
        return found.symbol.system == STATE and not of_assembly and bool(_NUMBER_OF_SOMETHING.search(before))


def _symbol_draft(kind: Kind, span: Span, symbol: Symbol, rule: str) -> Draft:
    year = PartialDate(int(symbol.year)) if symbol.year else None
    return Draft(span, kind.name, rule, number=symbol.number, symbol=symbol, symbol_year=year)


def _with_tail(draft: Draft, tail: Tail) -> Draft:
    if tail.end == draft.tail_end and not (tail.issued or tail.issuer or tail.term):
        return draft
    return draft.with_(
        tail_end=tail.end,
        issued=tail.issued or draft.issued,
        issuer=tail.issuer or draft.issuer,
        issuer_from="words" if tail.issuer else draft.issuer_from,
        vague_issuer=tail.vague_issuer or draft.vague_issuer,
        term=tail.term or draft.term,
    )


def _share_suffix(items: list[Draft]) -> None:
    """Give the numbers of a list the sign behind the last one: "Nghị quyết số 18, 19-NQ/TW"."""
    for index in range(len(items) - 2, -1, -1):
        here, behind = items[index], items[index + 1]
        bare = here.symbol is None and here.tail_end == here.span.end and here.number.isdecimal()
        if bare and behind.symbol and behind.kind == here.kind and behind.symbol.system != STATE:
            symbol = Symbol(here.number, behind.symbol.sign, behind.symbol.body, behind.symbol.system)
            items[index] = here.with_(symbol=symbol)


def _share_issuer(items: list[Draft]) -> None:
    """The issuer and the term behind the last number are those of the ones before it."""
    last = items[-1]
    for index, item in enumerate(items[:-1]):
        if last.issuer and not item.issuer and item.kind == last.kind:
            items[index] = item.with_(
                issuer=last.issuer,
                issuer_from="shared",
                vague_issuer=last.vague_issuer,
                term=item.term or last.term,
            )


def _as_issued_with(item: Draft, first: Draft, completed: Draft) -> Draft:
    """An item of a list with what the words before the list gave its first: "ban hành các Quyết định 217, 218"."""
    if item.kind != first.kind:
        return item
    if completed.issuer and not first.issuer and not item.issuer:
        item = item.with_(issuer=completed.issuer, issuer_from="shared")
    return item.with_(issued=completed.issued) if completed.issued and not first.issued and not item.issued else item


def _plausible(found: FoundSymbol) -> bool:
    """Whether a symbol with no kind before it is one: its sign is a known sign, or it is the National Assembly's."""
    return found.symbol.known_sign if found.symbol.sign else bool(found.symbol.year)
