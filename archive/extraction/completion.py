"""Completing the names that leave out whose they are: "Đảng ủy Bộ", "Đảng ủy Khối", "Tỉnh ủy", "UBND tỉnh".

The evidence, in this order; each must lead to exactly one body, else the name stays open:

1. the chain of titles that the name stands in ("Phó Bí thư Đảng ủy, Phó Giám đốc Sở Y tế tỉnh Hà Tĩnh");
2. the same name written whole elsewhere in the text;
3. the ministry or province that the text is about;
4. what such a body can be of at all: the Party committee of a ministry belonged to the bloc of the central agencies,
   one of a State group to the bloc of enterprises (Quyết định 48-QĐ/TW of 2007-04-11).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.extraction.body import DISTRICT, MINISTRY, OWNER, PROVINCE, TERRITORY, Body
from archive.extraction.body_lexicon import Lexicon
from archive.extraction.body_names import full_name
from archive.extraction.committees import RANK_OF
from archive.extraction.territories import COMMUNE, Territory
from archive.extraction.text_evidence import MINISTRY_KINDS, Evidence, Read, parts_of, placed, with_printed_ranks
from archive.extraction.tokens import tokenize
from archive.extraction.vocabulary import words as word_list

_COMMITTEE_KINDS = frozenset(
    {"central committee", "Party committee", "provincial Party committee", "local Party committee", "Party group"}
)
_PARTY_KINDS = _COMMITTEE_KINDS | {"Party body", "provincial Party body", "central Party body"}

_WITHOUT_COMMITTEES = frozenset({"Vụ", "Hội đồng thành viên", "Hội đồng quản trị"})
_LINKS = frozenset({",", "-", "–", "—", "và", "kiêm", "đồng", "thời", "nguyên", "quyền", "."})
# "…, ĐBQH khóa XV giữ chức vụ Trưởng Đoàn …": terms and what somebody is appointed by part no chain.
_LINKS |= frozenset("khóa giữ chức vụ danh làm được bầu bổ nhiệm nay là i ii iii iv v vi vii viii ix x".split())
_LINKS |= frozenset("xi xii xiii xiv xv xvi xvii xviii xix xx".split())


def complete(read: Read, words: Lexicon) -> list[list[tuple[Body, str]]]:
    """For every body read, block by block: the body completed as far as the text leads, and the rule that did it."""
    read = with_printed_ranks(read)
    evidence = Evidence(read, words)
    results = []
    for tokens, bodies, _territories in read:
        whole: list[tuple[Body, str]] = [(body, "written in full") for body in bodies]
        # From the right, so that of three open names in a chain the first can lean on the second.
        for position in range(len(bodies) - 1, -1, -1):
            body = bodies[position]
            spelt_out = evidence.spelt_out(body)
            if spelt_out is not None:
                whole[position] = spelt_out, "completed from the same name in full"
            elif body.open and not body.doubtful:
                whole[position] = _completed(tokens, bodies, whole, position, evidence)
            elif body.doubtful:
                whole[position] = body, "name may be cut short"
        results.append(whole)
    return results


def _completed(tokens, bodies, whole, position: int, evidence: Evidence) -> tuple[Body, str]:
    body = bodies[position]
    for donor in _chain(tokens, bodies, whole, position):
        made = _from_donor(body, donor, evidence.words)
        if made is not None and not made.open:
            return made, "completed from the chain of titles"
    made = evidence.same_name(body)
    if made is not None:
        return made, "completed from the same name in full"
    made = evidence.about(body)
    if made is not None and not made.open:
        return made, "completed from what the text is about"
    return body, "incomplete"


def _chain(tokens, bodies, whole, position: int) -> Iterator[tuple[Body, str]]:
    """The bodies linked to this one by nothing but titles: those after it first, then those before."""
    for step in (1, -1):
        here = position
        while 0 <= here + step < len(bodies) and abs(here - position) < _LONGEST_CHAIN:
            left, right = sorted((here, here + step))
            between = tokens[bodies[left].end : bodies[right].start]
            if len(between) > _LONGEST_GAP or not all(token.key in _gap_words() for token in between):
                break
            here += step
            if not whole[here][0].open and not whole[here][0].doubtful:
                post = "" if step < 0 else " ".join(token.key for token in between if token.word)
                yield whole[here][0], post


# "Phó Chủ nhiệm Thường trực" is the longest that stands between two bodies of a chain, doubled for "kiêm".
_LONGEST_GAP = 12
# Nobody holds more offices than this in one breath, and a list of thousands stays linear.
_LONGEST_CHAIN = 8
_gap: list[frozenset[str]] = []


def _gap_words() -> frozenset[str]:
    if not _gap:
        _gap.append(_LINKS | {token.key for post in word_list("posts") for token in tokenize(post)})
    return _gap[0]


def _from_donor(body: Body, donor_and_post: tuple[Body, str], words: Lexicon) -> Body | None:
    """The open body completed with what a whole one beside it says, or None."""
    donor, post = donor_and_post
    if body.owner is not None and body.owner.open:
        owner = _from_donor(body.owner, donor_and_post, words)
        return replace(body, owner=owner) if owner is not None else None
    if body.missing in (PROVINCE, DISTRICT, TERRITORY):
        territory = _territory_of(donor)
        return _with_territory(body, territory, words) if territory is not None else None
    if body.missing == MINISTRY:
        for part in parts_of(donor):
            if words.kinds.get(full_name(part), part.kind) in MINISTRY_KINDS:
                return replace(body, owner=part, missing="")
        return None
    if body.missing == OWNER:
        return None if body.named else _with_owner(body, donor, post)
    return None


def _territory_of(body: Body) -> Territory | None:
    return next((part.territory for part in parts_of(body) if part.territory is not None and part.territory.name), None)


def _with_territory(body: Body, territory: Territory, words: Lexicon) -> Body | None:
    """The body with this territory, if it is of the level that the body's name asks for."""
    wanted = body.territory.rank if body.territory is not None else ""
    if body.missing == PROVINCE:
        if not territory.is_province:
            if not territory.province or (body.head != "Tỉnh ủy" and wanted != "tỉnh"):
                return None
            rank = words.gazetteer.rank_of.get(territory.province, "")
            territory = Territory(rank, territory.province, 0, 0, territory.province, ranked=wanted != "")
        if (body.head == "Tỉnh ủy" or wanted == "tỉnh") and territory.rank != "tỉnh":
            return None
        return placed(body, territory)
    if body.missing == DISTRICT:
        if territory.rank != RANK_OF.get(body.head, wanted):
            return None
        return placed(body, territory)
    return placed(body, territory)


def _with_owner(body: Body, donor: Body, post: str) -> Body | None:
    """ "Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Khối"; "Phó Bí thư Đảng ủy, Phó Giám đốc Sở …"."""
    if body.head == "Ban cán sự đảng" and donor.head == "Ủy ban nhân dân" and donor.territory is not None:
        return replace(body, owner=donor, missing="")  # a province's government has such a group, a council has none
    if body.head in ("Đảng ủy", "Đảng bộ", "Chi bộ", "Chi ủy", "Đảng đoàn", "Ban cán sự đảng"):
        if donor.kind in _PARTY_KINDS:
            return None
        if donor.territory is not None and donor.territory.name and donor.territory.level == COMMUNE and not donor.own:
            # "Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch Ủy ban MTTQ xã Quang Minh"
            return replace(body, territory=donor.territory, missing="", kind="local Party committee")
        if donor.kind in ("State", "mass organisation") and donor.territory is not None and not donor.own:
            # "Bí thư Đảng ủy, Chủ tịch UBND xã Cộng Hiền": the committee is the commune's, not the council's.
            if not donor.territory.is_province and donor.head in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
                return replace(body, territory=donor.territory, missing="", kind="local Party committee")
            if donor.head in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
                return None
        # "Ủy viên Ban Thường vụ Đảng ủy, Vụ trưởng Vụ Tổ chức cán bộ Bộ Y tế": a Vụ has a cell, its ministry a
        # committee; so has the group, not its board ("Bí thư Đảng ủy, Chủ tịch Hội đồng thành viên Tập đoàn …").
        if donor.head in _WITHOUT_COMMITTEES and body.head in ("Đảng ủy", "Đảng bộ"):
            return replace(body, owner=donor.owner, missing="") if donor.owner is not None else None
        return replace(body, owner=donor, missing="")
    if donor.kind not in _PARTY_KINDS:
        return None
    committee = next((part for part in parts_of(donor) if part.kind in _COMMITTEE_KINDS), None)
    if committee is None:
        return None
    # "Ủy viên Ban Thường vụ, Bí thư Huyện ủy X" sits in the committee above, which the words do not name.
    if committee is donor and post.split()[:2] == ["bí", "thư"]:
        return None
    kind = "provincial Party body" if committee.kind == "provincial Party committee" else body.kind
    return replace(body, owner=committee, missing="", kind=kind)
