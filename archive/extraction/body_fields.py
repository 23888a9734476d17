"""Bodies named after their field of management: "Bộ Nội vụ", "Sở Y tế tỉnh Hà Tĩnh", "các Sở Nội vụ, Tài chính"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.extraction.body import PROVINCE, Body, written
from archive.extraction.body_lexicon import Head
from archive.extraction.syllables import foreigner_begins
from archive.extraction.tokens import Token

if TYPE_CHECKING:
    from archive.extraction.body_grammar import Grammar

# Words that announce several bodies.
SEVERAL = frozenset({"các", "hai", "ba", "bốn", "năm", "sáu", "liên", "giữa", "những"})
_LONGEST_FIELD, _LONGEST_FIELDS = 6, 14


def read_field(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, head: Head, depth: int
) -> Body | None:
    """Bộ Nội vụ; Sở Nội vụ tỉnh Hà Tĩnh; "Bộ trưởng Tài chính" names the ministry as well."""
    if index + 1 < len(tokens) and tokens[index].text == ":" and start and tokens[start - 1].key in SEVERAL:
        index += 1  # "các Bộ: Nội vụ, Tài chính"
    field = grammar.lexicon.field_at(tokens, index)
    if field is None:
        return _foreign_ministry(grammar, tokens, start, index) if head.kind == "ministry" else None
    name, end = field
    if head.name == "Bộ":
        begin = index if head.kind == "minister" else start
        wider = _foreign_ministry(grammar, tokens, begin, index, end)
        if wider is not None:
            return wider
        country = grammar.country(tokens, end)
        if country is not None:
            return Body(begin, country[1], f"Bộ {name}", "other", own=country[0], foreign=True)
        if (
            head.kind == "minister"
            and foreigner_begins(tokens, end)
            and tokens[end].key not in grammar.gazetteer.surnames
        ):
            return None  # "Bộ trưởng Ngoại giao Sergey Lavrov" is none of ours
        end = grammar.over_country(tokens, end)
        return Body(begin, end, "Bộ", "ministry", listed=grammar.lexicon.official(f"Bộ {name}"))
    territory = grammar.gazetteer.at(tokens, end)
    said = _said_field(tokens, index, end, name)
    if territory is None or not territory.rank:
        return Body(start, end, head.name, head.kind, own=name, missing=PROVINCE, said=said)
    missing = "" if territory.name else PROVINCE
    end = territory.whole_end if territory.name else territory.end
    return Body(start, end, head.name, head.kind, own=name, territory=territory, missing=missing, said=said)


def _said_field(tokens, index: int, end: int, name: str) -> str:
    """The field as printed ("Tài nguyên môi trường"), "" where it is the name or has short forms in it."""
    said = written(tokens, index, end)
    short = any(token.word and token.text.isupper() and len(token.text) > 1 for token in tokens[index:end])
    return "" if short or "&" in said or said.lower() == name.lower() else said


def _foreign_ministry(
    grammar: Grammar, tokens: tuple[Token, ...], start: int, index: int, known: int = 0
) -> Body | None:
    """A ministry of fields that no one of ours has, with its country behind it: "Bộ Nông Lâm Lào", "Bộ Kinh tế | ,
    Thương mại và Công nghiệp Nhật Bản"; ``known`` is the index behind a field of ours that it begins with."""
    several = start > 0 and tokens[start - 1].key in SEVERAL
    if known and (several or known >= len(tokens) or tokens[known].key not in (",", "và")):
        return None
    end, joined = known or index, False
    while end < len(tokens) and end - index < (_LONGEST_FIELDS if known else _LONGEST_FIELD):
        token = tokens[end]
        country = grammar.country(tokens, end) if end > index else None
        if country is not None:
            if known and not joined:
                return None  # "Bộ Quốc phòng, Trung Quốc …"
            name = f"Bộ {written(tokens, index, end)}"
            return Body(start, country[1], name, "other", own=country[0], foreign=True)
        field = grammar.lexicon.field_at(tokens, end)
        if known and not field and token.key not in (",", "và"):
            return None  # "Bộ Ngoại giao, Tổng thống Pháp …"
        if not (token.capital or token.key == "và" or (known and token.text == ",")):
            return None
        joined = joined or token.key == "và"
        end = field[1] if known and field else end + 1
    return None


def next_of_list(grammar: Grammar, tokens: tuple[Token, ...], body: Body) -> Body | None:
    """The next body of a list that writes the head once: "các Sở Nội vụ, Tài chính và Y tế"."""
    index = body.end
    head = "Bộ" if body.kind == "ministry" else body.head
    if head not in ("Bộ", "Sở") or index + 1 >= len(tokens) or tokens[index].key not in (",", "và"):
        return None
    if grammar.lexicon.heads.at(tokens, index + 1) is not None and grammar.at(tokens, index + 1) is not None:
        return None
    kind = "ministry" if head == "Bộ" else body.kind
    found = read_field(grammar, tokens, index + 1, index + 1, Head("field", kind, head), 0)
    return found if found is not None and not found.foreign else None
