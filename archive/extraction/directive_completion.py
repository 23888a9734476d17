"""What the citations of one page say about each other: shared issuers, short forms, later mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.extraction.directive_draft import LAWS, NATIONAL_CONGRESS, PLENUM, WEAK, Draft
from archive.extraction.draft_laws import without_drafts
from archive.extraction.issuers import CENTRAL_BODIES, JOINT_SIGNS, Issuers
from archive.extraction.record import DirectiveCitation
from archive.extraction.reference import Reference
from archive.text import PartialDate
from archive.text.symbols import PARTY, number_key

# Between two documents of one enumeration: "Kế hoạch 182; Hướng dẫn 10 của Đảng ủy Khối".
_ENUMERATED = re.compile(r"[ ]?(?:[,;]|,? ?(?:và|cùng))[ ]{1,2}(?:các )?")
# Different ways in which one page cites one number; a page of more is a list of something else, and left as it is.
_MOST_FORMS = 50


def complete(drafts: Sequence[Draft], form: str, issuers: Issuers, reference: Reference) -> list[Draft]:
    """The drafts of a page, completed by each other; those that point nowhere are dropped."""
    found = _confirmed(without_drafts(drafts, form))
    found = _with_shared_issuers(found, form)
    # What a symbol implies comes first, because the issuer tells two documents of one number apart; and again for the
    # symbols that short forms have got.
    settled = _with_all_implied(found, [None] * len(found), issuers, reference)
    found = _with_full_names(_with_full_forms(settled))
    found = _with_all_implied(found, settled, issuers, reference)
    return _with_days_told_later(_resolved_back(found))


def identity(citation: DirectiveCitation) -> tuple:
    """What two citations of one page must share to be of one document."""
    number = number_key(citation.number) if citation.number else ""
    return citation.kind, number, citation.symbol, citation.issuer, citation.issued, citation.term, citation.name


def distinct_documents(citations: Iterable[DirectiveCitation]) -> list[DirectiveCitation]:
    """One citation a document, the first of each, in order of the text."""
    first: dict[tuple, DirectiveCitation] = {}
    for citation in citations:
        first.setdefault(identity(citation), citation)
    return list(first.values())


def _with_days_told_later(drafts: list[Draft]) -> list[Draft]:
    """Give a document the day that a later mention tells: "Nghị quyết này có hiệu lực từ ngày được thông qua (ngày
    7/2/2025)"."""
    days: dict[tuple, set[PartialDate]] = {}
    for draft in drafts:
        if draft.told_later:
            days.setdefault(_same(draft), set()).add(draft.told_later)
    if not days:
        return drafts
    completed = []
    for draft in drafts:
        told = days.get(_same(draft), set())
        day = next(iter(told)) if len(told) == 1 else None
        if day and (draft.issued is None or draft.issued.covers(day)):
            draft = draft.with_(issued=day)
        completed.append(draft)
    return completed


def _same(draft: Draft) -> tuple:
    return draft.kind, number_key(draft.number), draft.symbol.key if draft.symbol else "", draft.name


def _confirmed(drafts: Sequence[Draft]) -> list[Draft]:
    """Without weak finds ("quy định 85 chỉ áp dụng") that no full citation of the same number confirms."""
    sure = {(draft.kind, number_key(draft.number)) for draft in drafts if draft.number and draft.rule != WEAK}
    kept = []
    for draft in drafts:
        if draft.rule != WEAK:
            kept.append(draft)
        elif (draft.kind, number_key(draft.number)) in sure:
            kept.append(draft.with_(rule="bare number, cited in full elsewhere"))
    return kept


def _with_shared_issuers(drafts: list[Draft], form: str) -> list[Draft]:
    """In an enumeration the issuer behind the last one is that of those before it that have none."""
    found = list(drafts)
    for index in range(len(found) - 2, -1, -1):
        here, behind = found[index], found[index + 1]
        # A symbol, a date, a term or a name tells it apart from what follows.
        on_its_own = here.issuer or here.symbol or here.issued or here.term or here.name or here.refers_back
        gives = behind.issuer and not behind.name and behind.issuer_from in ("words", "shared")
        if gives and not on_its_own and _ENUMERATED.fullmatch(form, here.tail_end, behind.span.start):
            found[index] = here.with_(issuer=behind.issuer, issuer_from="shared", vague_issuer=behind.vague_issuer)
    return found


def _with_full_forms(drafts: list[Draft]) -> list[Draft]:
    """A short form gets what the one full form of the same document in the page has."""
    by_number: dict[str, dict[tuple, Draft]] = {}
    for draft in drafts:
        if draft.number:
            by_number.setdefault(number_key(draft.number), {}).setdefault(_said(draft), draft)
    completed = []
    known: dict[tuple, Draft | None] = {}  # what says the same is completed the same; None: it is complete
    for draft in drafts:
        mention = draft
        others = by_number[number_key(draft.number)] if draft.number else {}
        if len(others) <= 1:  # nothing else of its number: it is as full as it gets
            completed.append(draft)
            continue
        asked = (draft.number, draft.symbol_year, draft.issuer_from, *_said(draft))
        if asked in known:
            full = known[asked]
            completed.append(full.with_(**_place(draft)) if full else draft)
            continue
        few = others.values() if len(others) <= _MOST_FORMS else ()
        fuller = [other for other in few if _same_document(draft, other)]
        symbols = {other.symbol.key for other in fuller if other.symbol}
        if len(symbols) <= 1:
            for other in fuller:
                draft = draft.with_(
                    kind=draft.kind or other.kind,
                    symbol=draft.symbol or other.symbol,
                    symbol_year=draft.symbol_year or other.symbol_year,
                    name=draft.name or other.name,
                )
            draft = _with_agreed(draft, fuller)
        known[asked] = None if draft is mention else draft
        completed.append(draft)
    return completed


def _said(draft: Draft) -> tuple:
    return draft.kind, draft.symbol, draft.issuer, draft.vague_issuer, draft.issued, draft.term, draft.name


def _place(draft: Draft) -> dict:
    """Where a mention stands and how it was read: what it keeps when another that says the same is put in its place."""
    fields = ("span", "tail_end", "rule", "refers_back", "told_later")
    return {field: getattr(draft, field) for field in fields}


def _with_agreed(draft: Draft, fuller: list[Draft]) -> Draft:
    """Date, term and issuer, where all the other mentions that have one agree."""
    dates = {other.issued for other in [draft, *fuller] if other.issued}
    finest = max(dates, key=lambda date: (date.month is not None, date.day is not None, date), default=None)
    if finest and all(date.covers(finest) for date in dates):
        draft = draft.with_(issued=finest)
    issuers = [other for other in [draft, *fuller] if other.issuer]
    if issuers and (draft.symbol or len({other.issuer for other in issuers}) == 1):
        # One symbol with two issuers in one page is one document and a slip: the first that the page names holds.
        first = min(issuers, key=lambda other: (other.issuer_from == "symbol", other.vague_issuer, other.span.start))
        draft = draft.with_(issuer=first.issuer, issuer_from=first.issuer_from, vague_issuer=first.vague_issuer)
    terms = {other.term for other in fuller if other.term}
    if not draft.term and len(terms) == 1:
        draft = draft.with_(term=terms.pop())
    return draft


def _same_document(one: Draft, other: Draft) -> bool:
    """Whether two mentions of one number can mean one document: nothing that both say differs."""
    if one is other or (one.kind and other.kind and one.kind != other.kind):
        return False
    if not (one.kind or other.kind) and not (one.symbol and other.symbol):
        return False
    if one.symbol and other.symbol and one.symbol.key != other.symbol.key:
        return False
    if not (one.symbol and other.symbol) and (not one.kind or not other.kind):
        return False
    first, second = one.issued or one.symbol_year, other.issued or other.symbol_year
    if first and second and not (first.covers(second) or second.covers(first)):
        return False
    if one.term and other.term and one.term != other.term:
        return False
    if (one.symbol and other.symbol) or one.vague_issuer or other.vague_issuer:
        return True
    if "symbol" in (one.issuer_from, other.issuer_from) and {one.issuer, other.issuer} <= CENTRAL_BODIES:
        return True  # texts mix up the three central bodies, and the sign TW stands for all of them
    return not (one.issuer and other.issuer and one.issuer != other.issuer)


def _with_full_names(drafts: list[Draft]) -> list[Draft]:
    """Take "Luật Đất đai" for "Luật Đất đai năm 2024", or for that of a number, in a page that says that elsewhere, and
    nothing else; and "Nghị quyết Trung ương 4" for that of the term which the page says elsewhere."""
    full: dict[str, dict[tuple, Draft]] = {}
    for draft in drafts:
        if draft.rule == PLENUM:
            short, _, rest = draft.name.partition(" khóa ")
        else:
            short, _, rest = _without_year(draft), "", draft.issued or (draft.rule in LAWS and draft.symbol)
        if short and rest:
            full.setdefault(short, {})[draft.name, draft.symbol.key if draft.symbol else ""] = draft
    completed = []
    for draft in drafts:
        known = list(full.get(_without_year(draft), {}).values()) if draft.name and not draft.symbol else []
        numbered = [other for other in known if other.symbol]
        if len(numbered) == 1 and all(_may_be(other, numbered[0]) for other in known):
            known = numbered
        if len(known) == 1 and (not draft.issued or known[0].symbol):
            (other,) = known
            draft = draft.with_(
                name=other.name,
                issued=other.issued,  # the symbol has the year, where no day is told
                symbol=draft.symbol or other.symbol,
                number=draft.number or other.number,
            )
        completed.append(draft)
    return completed


def _without_year(draft: Draft) -> str:
    return draft.name.rpartition(" năm ")[0] if draft.issued and " năm " in draft.name else draft.name


def _may_be(draft: Draft, numbered: Draft) -> bool:
    """Whether a law with its year can be the one of a number and the same name."""
    year = numbered.symbol.year
    day = numbered.issued or (PartialDate(int(year)) if year else None)
    return draft.issued is None or day is None or draft.issued.covers(day) or day.covers(draft.issued)


def _with_all_implied(
    drafts: list[Draft], settled: Sequence[Draft | None], issuers: Issuers, reference: Reference
) -> list[Draft]:
    """All drafts with what their symbols and kinds imply; what says the same is asked once.

    ``settled`` has a draft in the place of each that was asked already: the same object is not asked again.
    """
    known: dict[tuple, dict] = {}  # what changes; nothing where a draft has it all
    completed = []
    for draft, before in zip(drafts, settled, strict=True):
        if draft is before:
            completed.append(draft)
            continue
        asked = (draft.symbol_year, draft.issuer_from, *_said(draft))
        if asked not in known:
            full = _with_implied(draft, issuers, reference)
            fields = ("kind", "issuer", "issuer_from", "vague_issuer")
            known[asked] = {} if full is draft else {key: getattr(full, key) for key in fields}
        completed.append(draft.with_(**known[asked]) if known[asked] else draft)
    return completed


def _with_implied(draft: Draft, issuers: Issuers, reference: Reference) -> Draft:
    """What the symbol and the kind imply: the issuer, and the kind where no word named it."""
    if draft.symbol and not draft.kind:
        draft = draft.with_(kind=_kind_of_sign(draft.symbol.sign, draft.symbol.system, reference))
    if draft.symbol and (not draft.issuer or draft.vague_issuer):
        implied = issuers.implied(draft.symbol, draft.kind, draft.issued or draft.symbol_year, draft.term)
        if implied:
            return draft.with_(issuer=implied, issuer_from="symbol", vague_issuer=False)
    if draft.symbol and draft.symbol.sign in JOINT_SIGNS:
        # "Thông tư liên tịch số 5/2016/TTLT-BTP-BCA của Bộ Tư pháp, Bộ Công an": the symbol names all of them.
        implied = issuers.implied(draft.symbol, draft.kind, draft.issued or draft.symbol_year, draft.term)
        if draft.issuer in implied.split(", "):
            return draft.with_(issuer=implied, issuer_from="symbol")
    if not draft.issuer and issuers.of_kind(draft.kind):
        return draft.with_(issuer=issuers.of_kind(draft.kind), issuer_from="kind")
    return draft


@lru_cache(maxsize=256)
def _kind_of_sign(sign: str, system: str, reference: Reference) -> str:
    """The kind that a sign stands for, where it stands for one only: NQ, CT, KL; never QĐ of the Party."""
    kinds = reference.types_of_sign(sign, PARTY if system == PARTY else "State")
    return kinds[0].name if len(kinds) == 1 else ""


def _resolved_back(drafts: list[Draft]) -> list[Draft]:
    """Later mentions ("Nghị quyết này") get what the last citation of that kind says; with none before them they go."""
    # "Đại hội đại biểu toàn quốc" with no number: the one congress that the page names in full, before or behind it.
    full = {draft.name: draft for draft in drafts if draft.rule == NATIONAL_CONGRESS and not draft.refers_back}
    congress = next(iter(full.values())) if len(full) == 1 else None
    found: list[Draft] = []
    last: dict[str, Draft] = {}
    for draft in drafts:
        if draft.refers_back:
            target = congress if draft.name else last.get(draft.kind)
            if target is None:
                continue
            draft = target.with_(span=draft.span, tail_end=draft.tail_end, rule=draft.rule, told_later=draft.told_later)
        last[draft.kind] = draft
        found.append(draft)
    return found
