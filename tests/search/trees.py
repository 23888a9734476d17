"""Queries read with invented short forms, and their trees in one line."""

from archive.search.abbreviations import ShortForms
from archive.search.language import parse
from archive.search.tree import And, Not, Number, Or, Period, Phrase, ShortForm, Symbol, Within, Word

SHORT_FORMS = ShortForms(
    [
        ("UBND", ["Ủy ban nhân dân"]),
        ("HĐND", ["Hội đồng nhân dân"]),
        ("BCT", ["Bộ Chính trị", "Bộ Công Thương"]),
        ("TW", ["Trung ương"]),
        ("TƯ", ["Trung ương"]),
        ("T.Ư", ["Trung ương"]),
        ("TU", ["Tỉnh ủy"]),
        ("BYT", ["Bộ Y tế"]),
        ("NQ", ["nghị quyết"]),
        ("LĐ-TB&XH", ["lao động - thương binh và xã hội"]),
        ("DA", ["dự án"]),
        ("ĐA", ["đề án"]),
        ("TTg", ["Thủ tướng Chính phủ"]),
        ("TP.HCM", ["Thành phố Hồ Chí Minh"]),
    ]
)


def shown(node) -> str:
    """A tree in one line: (a b) for all of them, (a | b) for either, <…> for a symbol, field:…, [short = long]."""
    match node:
        case None:
            return ""
        case Word(syllable, is_open):
            return syllable + "*" * is_open
        case Phrase(syllables, is_open):
            return f'"{" ".join(syllables)}{"*" * is_open}"'
        case Symbol(key):
            return f"<{key}>"
        case ShortForm(leaf, _written, _meanings, expansions):
            return f"[{' = '.join(map(shown, (leaf, *expansions)))}]"
        case Number(terms, open=is_open):
            return f"number:{'|'.join(terms)}{'*' * is_open}"
        case Period(earliest, latest):
            return f"{earliest or ''}..{latest or ''}"
        case Within(name, leaf):
            return f"{name}:{shown(leaf)}"
        case Not(child):
            return f"-{shown(child)}"
        case And(nodes):
            return f"({' '.join(map(shown, nodes))})"
        case Or(nodes):
            return f"({' | '.join(map(shown, nodes))})"


def read(typed: str):
    return parse(typed, lambda: SHORT_FORMS)
