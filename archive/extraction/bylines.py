"""Who wrote it and where it comes from: agency prefixes, source lines, bylines and photo credits.

``BBK - Sáng 28/12``, ``(QBĐT) - ``, ``Nguồn Thời báo Tài chính: https://…``, ``Thanh Tuấn – Hồng Hạnh``,
``Tin, ảnh: Quốc Đạt (TTXVN)``, ``Theo Trí Thức Trẻ``. Every reader takes one canonical line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.extraction.outlets import is_outlet, outlet_behind
from archive.extraction.vocabulary import lowered, words
from archive.text.letters import CAPITAL

# A byline names few people and a source line one outlet: longer lines are text.
MOST_AUTHORS = 6
LONGEST_CREDIT_LINE = 160

_DOMAIN = r"[A-Za-z0-9][\w-]{0,40}(?:\.[\w-]{2,20}){1,3}"
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”)]+")
# A short form or a site's name: BBK, QBĐT, GD&TĐ, VOV5, Chinhphu.vn.
_SHORT_FORM = rf"(?:[A-ZĐÂĂÊÔƠƯ][A-ZĐÂĂÊÔƠƯ0-9&.+/]{{1,14}}|{_DOMAIN})"
_BARE_PREFIX = re.compile(rf"({_SHORT_FORM}) ?[-–—] ?(?=[{CAPITAL}\"“\d])")
_BRACKETED_PREFIX = re.compile(r"\(([^()\n]{2,30})\) ?([-–—:]{1,2}|(?=[ .]?[^\W\d_])) ?")

_SOURCE = re.compile(
    r"[(\[]? ?(nguồn(?: tin| bài| bài viết| tin bài)?|theo|link nguồn|link gốc|(?:xem )?bài gốc)(?![^\W_]) ?(:?) ?",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:báo|tạp chí|thời báo|cổng thông tin|cổng ttđt|trang tin|trang thông tin|ttxvn|thông tấn xã|đài)(?!\w)",
    re.IGNORECASE,
)

_JOB = r"(?:tin|bài|ảnh|clip|video|đồ họa|infographic)"
_LABEL = re.compile(
    rf"({_JOB}(?:(?: ?[,&+/-] ?| và ){_JOB}){{0,3}}|tin bài|bài viết|thực hiện|"
    rf"tác giả|người viết|biên tập|người đăng|phóng viên|nhóm phóng viên)"
    r"(?: ?: ?)",
    re.IGNORECASE,
)
_PICTURES_ONLY = re.compile(r"(?:ảnh|clip|video|đồ họa|infographic|[,&+/ -]|và)+", re.IGNORECASE)
_PICTURES_BEHIND = re.compile(r"(?: ?[-–;,|] ?| )(?=(?:ảnh|clip|video) ?: ?)", re.IGNORECASE)
# Characters of a credit that is printed twice: "An An" is a name.
_SHORTEST_TWICE = 6
_SOURCE_BEHIND = re.compile(rf" (?=[Tt]heo [{CAPITAL}])")
# Behind a name, what its bearer did: "Lê An ghi", "Lê An (ghi)".
_DEED = re.compile(r" \(?(?:ghi|lược ghi|tổng hợp|thực hiện|lược thuật|tường thuật|dịch)\)?$", re.IGNORECASE)
_STAFF = re.compile(r"(?:nhóm )?(?:pv|p\.v|phóng viên|ctv|btv|bbt|ban biên tập)(?![^\W_])", re.IGNORECASE)
_AND = re.compile(r" ?[,;&+] ?| ?[–—] ?| - |-(?=[^\W\d_])| và ")
_BRACKETS = re.compile(r" ?\(([^()]{1,40})\)\.?$")
_INITIALS = re.compile(r"[^\W\d_]{1,3}\.(?: ?[^\W\d_]{1,8}\.?){0,3}")
# Where a byline may hang on behind the last sentence.
_END_OF_SENTENCE = re.compile(r"[.!?…”\"/)][ ]{1,4}(?=\(?[^\W\d_])")


@dataclass(frozen=True)
class Credit:
    """The authors and the source that a line (or its end) names; ``start`` is where in the line they begin."""

    rule: str
    authors: tuple[str, ...] = ()
    source_name: str = ""
    source_url: str = ""
    start: int = 0


def read_agency_prefix(line: str) -> tuple[int, str] | None:
    """How many characters of a paragraph its agency prefix takes, and the agency; None where it has none."""
    if match := _BRACKETED_PREFIX.match(line):
        name, dash = match[1].strip(), match[2]
        site = re.fullmatch(_SHORT_FORM, name) is not None
        # "(Dân trí) - " needs its dash, "(TTV) " does not; "(Hà Nội, 15/7) - " is a dateline.
        titled = dash and not re.search(r"[\d,:]", name) and name[:1].isupper() and len(name.split()) <= 4
        if (site or titled) and not _is_body(name):
            return match.end(), name
        return None
    match = _BARE_PREFIX.match(line)
    if match and not _is_body(match[1]):
        return match.end(), match[1]
    return None


def _is_body(name: str) -> bool:
    """Whether a short form stands for a body or a place ("UBND - ", "TP.HCM - ") and so is part of the text."""
    return name.upper().rstrip(".") in words("short_forms_not_agencies")


def read_source_line(line: str) -> Credit | None:
    """A whole line that names the origin: "Nguồn X: https://…", "Theo X", a bare address, "Báo X"."""
    if len(line) > LONGEST_CREDIT_LINE + 400:
        return None
    line = line.replace("**", " ").strip()  # "**Theo Báo Ví dụ****https://…**": two bold words of a page in markdown
    url = _URL.search(line)
    words_only = (line[: url.start()] + line[url.end() :] if url else line).strip(" .:()[]")
    label = _SOURCE.match(line)
    if label:
        name = _SOURCE.sub("", words_only, count=1).strip(" .:()[]-–")
        if name.lower().startswith(("ảnh", "vốn", "lực", "nhân lực", "gốc", "tin:")):
            return None
        authors: tuple[str, ...] = ()
        if (beside := _AUTHOR_BESIDE.fullmatch(name)) and is_author(author := beside["author"] or beside["name"]):
            name, authors = beside["outlet"] or beside["form"], (_cased(author),)
        named = not name or _looks_like_outlet(name) if url or label[2] else bool(name) and _looks_like_outlet(name)
        if named and (name or url):
            return Credit("source line", authors, name, url.group().rstrip(".,;") if url else "")
        return None
    if url and not words_only:
        return Credit("address line", source_url=url.group().rstrip(".,;"))
    if (
        len(words_only) <= 60
        and not re.search(r"[.:;,]$", line)
        and ((_OUTLET.match(words_only) and _is_titled(words_only)) or is_outlet(words_only))
    ):
        return Credit("outlet line", source_name=words_only, source_url=url.group() if url else "")
    return None


def _looks_like_outlet(name: str) -> bool:
    """A capitalised name or a site, of at most ten words, without a sentence's marks."""
    if len(name.split()) > 10 or re.search(r"[;?!]|, | đã | sẽ | là ", name):
        return False
    return name[:1].isupper() or re.fullmatch(_DOMAIN, name) is not None or _OUTLET.match(name) is not None


def _is_titled(name: str) -> bool:
    return name[:1].isupper() and sum(word[:1].isupper() for word in name.split()) >= 2


def read_byline(line: str) -> Credit | None:
    """A whole line that signs the text: names alone, or names behind "Tin, ảnh:". None for anything else.

    A line "Ảnh: Tên" alone gives a credit without authors: it signs pictures, not the text.
    """
    stripped = _once(line.strip().rstrip("./ –-"))
    if not stripped or len(stripped) > LONGEST_CREDIT_LINE:
        return None
    if _LABEL.match(stripped):
        return _labelled(stripped)
    if stripped[0] == "(" and stripped[-1] == ")":
        stripped = stripped[1:-1].strip() or stripped
    behind = _SOURCE_BEHIND.search(stripped)
    if behind and "(" not in stripped[: behind.start()]:  # "Lê An Theo Báo Ví dụ"
        credit, source = _unlabelled(stripped[: behind.start()]), read_source_line(stripped[behind.end() :])
        return Credit(credit.rule, credit.authors, source.source_name) if credit and source else None
    if pictures := _PICTURES_BEHIND.search(stripped):  # "QUỐC HÙNG - Ảnh: CAO THẮNG"
        stripped = stripped[: pictures.start()]
    return _unlabelled(stripped)


def _once(line: str) -> str:
    """A credit that is printed twice in a row, "Lê An/VOV Lê An/VOV", once."""
    half = len(line) // 2
    twice = half >= _SHORTEST_TWICE and line[half] == " " and line[:half] == line[half + 1 :]
    return line[:half] if twice else line


def _labelled(line: str) -> Credit | None:
    authors: list[str] = []
    source = ""
    marks = list(_LABEL.finditer(line))
    if marks[0].start() != 0:
        return None
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = line[mark.end() : following.start() if following else len(line)].strip(" ;,.-–")
        names, agency = _names(value)
        if names is None:
            return None
        source = source or agency
        if not _PICTURES_ONLY.fullmatch(mark[1]):
            authors.extend(name for name in names if name not in authors)
    return Credit("labelled byline" if authors else "photo credit", tuple(authors), source)


def _unlabelled(line: str) -> Credit | None:
    names, agency = _names(line)
    if not names:
        return None
    return Credit("byline of names", tuple(names), agency)


def read_byline_behind(line: str) -> Credit | None:
    """A byline that hangs on behind the last sentence of a paragraph: "… của tỉnh./. Thanh Lê"."""
    window = max(0, len(line) - 90)
    for match in _END_OF_SENTENCE.finditer(line, window):
        tail = line[match.end() :]
        if re.search(r"[.!?…]$", tail.rstrip()) and not _INITIALS.fullmatch(tail.strip()):
            continue
        source = read_source_line(tail)
        if source and not source.source_url and len(tail.split()) <= 8:
            return Credit("source behind the last sentence", source.authors, source.source_name, start=match.end())
        credit = read_byline(tail)
        if credit and credit.authors:
            return Credit(
                f"{credit.rule} behind the last sentence", credit.authors, credit.source_name, "", match.end()
            )
    if outlet := outlet_behind(line):
        authors = (_cased(outlet.author),) if is_author(outlet.author) else ()
        return Credit("outlet behind the last words", authors, outlet.name, start=outlet.start)
    return None


# What stands in brackets behind a name and is no agency.
_NO_AGENCY = re.compile(
    r"(?:tổng hợp|t/h|t\.?hợp|th|ghi|thực hiện|lược ghi|biên soạn|từ|tại|ở|gửi từ|dịch)(?!\w)", re.IGNORECASE
)
# "Theo Lê An/Vidu.vn", "Theo TTXVN Lê An", "Theo Lê An (TTXVN)": the author stands beside the outlet.
_OUTLET_FORM = rf"(?:{_DOMAIN}|[A-ZĐ]{{3,8}}\+?|VOV[\w-]*)"
_AUTHOR_BESIDE = re.compile(
    rf"(?P<author>[^/(]{{3,40}})(?:/| \()(?P<outlet>{_OUTLET_FORM})|(?P<form>{_OUTLET_FORM}) (?P<name>\D{{5,40}})"
)
_AGENCY_JOINED = re.compile(r"/((?:TTXVN|VOV|VGP|VTV|TTV)[\w .-]{0,20})$")


def _names(value: str) -> tuple[list[str] | None, str]:
    """The names of a list of authors and the agency behind them; None instead of names if it is no such list.

    The office of an author ("Lê Văn An - Văn phòng Đảng ủy", "Lê Văn An (Ban Tổ chức)") is neither author nor agency.
    """
    agency = ""
    value = _DEED.sub("", value)
    if match := _BRACKETS.search(value):
        inside = re.sub(r"^theo ", "", match[1].strip(), flags=re.IGNORECASE)
        agency = "" if _NO_AGENCY.match(inside) or (_is_office(inside) and not _OUTLET.match(inside)) else inside
        value = value[: match.start()]
    elif match := _AGENCY_JOINED.search(value):
        agency, value = match[1].strip(), value[: match.start()]
    parts = [part if _INITIALS.fullmatch(part) else part.strip(" .") for part in map(str.strip, _AND.split(value))]
    parts = [part for part in parts if part]
    authors = [part for part in parts if is_author(part)]
    if not authors or len(parts) > MOST_AUTHORS:
        return None, ""
    if any(part not in authors and not (number and _is_office(part)) for number, part in enumerate(parts)):
        return None, ""
    return list(dict.fromkeys(map(_cased, authors))), agency


def _is_office(words: str) -> bool:
    """Whether the words begin like the name of a body and are written like one, not all in capitals."""
    head = words.split(" ", 1)[0].lower()
    office = head in lowered("not_name_heads") or words.lower().startswith(("văn phòng", "vp "))
    return office and len(words) <= 60 and not words.isupper()


def is_author(name: str) -> bool:
    """Whether the words can be an author's name: two to five capitalised syllables, initials, or "Nhóm PV"."""
    if _STAFF.match(name) and len(name) <= 40:
        return True
    if _INITIALS.fullmatch(name) and name[:1].isupper():
        return True
    syllables = name.split()
    if not 2 <= len(syllables) <= 5 or not all(_is_name_syllable(syllable) for syllable in syllables):
        return False
    if name.lower() in lowered("not_bylines"):
        return False
    head = syllables[0].lower()
    # "Trường Sơn" signs; "Trường Chính trị" does not.
    two_given = len(syllables) == 2 and {syllable.lower() for syllable in syllables} <= lowered("given_names")
    return head != "ảnh" and (head not in lowered("not_name_heads") or two_given)


def _is_name_syllable(syllable: str) -> bool:
    if not syllable.replace(".", "").isalpha() or len(syllable) > 9:
        return False
    if syllable.isupper():
        return True
    return syllable[0].isupper() and not any(c.isupper() for c in syllable.replace(".", "")[1:])


def _cased(name: str) -> str:
    """THANH TUẤN → Thanh Tuấn; short forms (PV, H.A) stay."""
    if name.isupper() and " " in name and "." not in name and not _STAFF.search(name):
        return name.title()
    return name
