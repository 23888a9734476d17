"""Which document a citation means: one, or a stored doubt."""

from types import SimpleNamespace

import pytest

from archive.extraction.choice import (
    AMBIGUOUS,
    RESOLVED,
    UNMATCHED,
    CitationContext,
    candidates_for,
    choose,
    contexts_of,
)
from archive.extraction.record import DirectiveCitation
from archive.text import PartialDate, Span
from tests.extraction.citations import cited, cited_in_seed, reference, seed


def resolve(text: str, dated: str | None = None):
    """The choice for the last citation of a text."""
    citations = cited(text)
    day = PartialDate.parse(dated) if dated else None
    context = contexts_of(text, citations, day, reference())[-1]
    return choose(citations[-1], candidates_for(citations[-1], reference()), context)


RESOLUTIONS = [
    # text, its date, the date of the document that it means
    # a printed date of issue
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", None, "2017-10-25"),
    ("Nghị quyết số 18-NQ/TW ngày 16/6/2022", None, "2022-06-16"),
    ("Nghị quyết số 18-NQ/TW năm 2022", "2023", "2022-06-16"),
    ("Quy định 41-QĐ/TW (03/11/2021)", None, "2021-11-03"),
    # symbol and day are the key, whatever issuer the text names
    ("Quy định 181-QĐ/TW ngày 30/3/2013 của Ban Chấp hành Trung ương", "2017", "2013-03-30"),
    # the term
    ("Nghị quyết 18-NQ/TW của Ban Chấp hành Trung ương (khóa XII)", "2024", "2017-10-25"),
    ("Kết luận số 24 của Bộ Chính trị khóa XI", "2017", "2012-06-05"),
    # the words around
    ("sắp xếp tổ chức bộ máy của hệ thống chính trị theo Nghị quyết 18", "2024-12-04", "2017-10-25"),
    ("Nghị quyết 18 về hoàn thiện thể chế, chính sách quản lý và sử dụng đất", "2024", "2022-06-16"),
    ("Nghị quyết 19 về nông nghiệp, nông dân, nông thôn", "2023", "2022-06-16"),
    ("Nghị quyết 19 về các đơn vị sự nghiệp công lập", "2023", "2017-10-25"),
    ("Chỉ thị 05 về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "2023", "2016-05-15"),
    # the subject that every term renews: the one of the term
    ("công tác nhân sự đại hội đảng bộ các cấp theo Chỉ thị số 35 của Bộ Chính trị", "2024-12", "2024-06-14"),
    ("công tác nhân sự đại hội đảng bộ các cấp theo Chỉ thị số 35 của Bộ Chính trị", "2020-03", "2019-05-30"),
    # number, issuer and term: given once
    ("Quyết định 190 của Ban Chấp hành Trung ương", "2024-12", "2024-10-10"),
    ("Hướng dẫn số 27 của Ban Tổ chức Trung ương", "2024-12", "2024-08-26"),
    # the title of a document cited beside it names it with its day
    ("Kết luận số 121-KL/TW ngày 24/01/2025 về tổng kết Nghị quyết số 18-NQ/TW", "2025-02", "2017-10-25"),
    ("theo Kết luận số 01-KL/TW ngày 18/5/2021, tiếp tục thực hiện Chỉ thị 05-CT/TW", "2022", "2016-05-15"),
    # a symbol with its year
    ("Nghị định 30/2020/NĐ-CP", None, "2020-03-05"),
    # names
    ("Nghị quyết Trung ương 4 khóa XII", "2017", "2016-10-30"),
    ("Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI", "2017", "2013-11-04"),
    ("Nghị quyết Trung ương 6 khóa XII về sắp xếp tổ chức bộ máy của hệ thống chính trị", "2018", "2017-10-25"),
    # of two of one plenum the one on the subject that the text gives
    ("Nghị quyết Trung ương 8 khóa XIII về Chiến lược bảo vệ Tổ quốc trong tình hình mới", "2024", "2023-11-24"),
    # a subject in other words than the title's ("những vấn đề cấp bách về xây dựng Đảng")
    ("Nghị quyết Trung ương 4 khóa XI về xây dựng, chỉnh đốn Đảng", "2017", "2012-01"),
    ("Nghị quyết 04 về tăng cường xây dựng, chỉnh đốn Đảng, gắn với thực tế", None, "2016-10-30"),
    ("Luật Lưu trữ năm 2024", "2024-08", "2024-06-21"),
    ("Luật Viên chức", "2025", "2010"),
    # a slip between the three central bodies, where the subject speaks all the more clearly
    (
        "Bộ Chính trị ban hành Nghị quyết 18 về sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn",
        "2018",
        "2017-10-25",
    ),
]


@pytest.mark.parametrize(("text", "dated", "issued"), RESOLUTIONS)
def test_resolved(text, dated, issued):
    choice = resolve(text, dated)
    assert choice.state == RESOLVED, f"{text!r}: {choice.reason}"
    assert str(choice.target.issued) == issued, f"{text!r}: {choice.reason}"


DOUBTS = [
    # text, its date, how many documents stay possible
    ("Nghị quyết số 18-NQ/TW", "2024", 2),  # of 2017 and of 2022; that of 2026 lies in the future
    ("Nghị quyết số 18-NQ/TW", None, 3),
    ("Nghị quyết 18", "2024", 2),
    ("Nghị quyết Trung ương 6 khóa XII", "2018", 4),  # that plenum passed four
    ("Nghị quyết Trung ương 4", "2017", 2),  # of term XI and of term XII
    ("Kế hoạch 10; Nghị quyết 66", "2025-06", 1),  # one is known, but nothing but its number speaks for it
    ("Quy định 90-QĐ/TW", "2025", 1),  # a new term has numbered anew since
    ("Luật Lưu trữ", "2024-08", 1),  # passed two months ago; the law before it is still in force
    ("Luật Lưu trữ", None, 1),
    # the list has one resolution of that plenum, and the text gives another subject
    ("Nghị quyết Trung ương 8 (khóa XI) về Chiến lược bảo vệ Tổ quốc trong tình hình mới", "2017", 1),
    ("Nghị quyết Trung ương 4 khóa XII về tiến trình hội nhập kinh tế quốc tế, giữ vững ổn định chính trị", "2017", 1),
    # words that stand in many titles speak for none
    ("Nghị quyết 26 của Bộ Chính trị với mục tiêu trở thành tỉnh khá, phát triển du lịch và kinh tế", None, 1),
    ("phát triển du lịch theo Nghị quyết số 26 của Bộ Chính trị về phương hướng phát triển tỉnh An Bình", None, 1),
    ("kinh doanh xã hội chủ nghĩa. Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương", None, 4),
]


@pytest.mark.parametrize(("text", "dated", "left"), DOUBTS)
def test_ambiguous(text, dated, left):
    choice = resolve(text, dated)
    assert (choice.state, choice.target) == (AMBIGUOUS, None), f"{text!r}: {choice.reason}"
    assert len(choice.candidates) == left, f"{text!r}: {choice.reason}"


NO_MATCH = [
    ("Nghị quyết số 599-NQ/TW", None, "no known document"),
    ("Nghị quyết Đại hội XIII của Đảng", None, "no known document"),
    ("Chỉ thị số 50-CT/TW về phòng, chống tham nhũng", "2017", "issued after 2017"),  # known is that of 2025
    ("Nghị quyết số 18-NQ/TW ngày 1/2/2019", None, "was issued 2019-02-01"),
    ("Nghị quyết 04 của Bộ Tư pháp", "2017", "was issued by Bộ Tư pháp"),
    ("Nghị quyết 18-NQ/TW khóa X", "2024", "is of term X"),
    ("Chỉ thị số 10-CT/TW của Bộ Chính trị", "2012", "was issued by Bộ Chính trị"),  # known is the Secretariat's
    ("Quyết định số 41-QĐ/TW", "2023", "no known document"),  # the known one is a quy định
]


@pytest.mark.parametrize(("text", "dated", "reason"), NO_MATCH)
def test_unmatched(text, dated, reason):
    choice = resolve(text, dated)
    assert (choice.state, choice.target, choice.candidates) == (UNMATCHED, None, ()), f"{text!r}: {choice.reason}"
    assert reason in choice.reason, f"{text!r}"


def test_the_reason_says_what_decided():
    choice = resolve("sắp xếp tổ chức bộ máy của hệ thống chính trị theo Nghị quyết 18", "2024")
    assert choice.reason.startswith("18-NQ/TW (2017-10-25): the words around it")
    assert "bộ máy" in choice.reason


def test_mentions_of_one_document_share_the_words_around_them():
    text = "Nghị quyết 18 đã được triển khai." + " Hội nghị thảo luận." * 60
    text += " Theo Nghị quyết 18, việc sắp xếp tổ chức bộ máy của hệ thống chính trị là trọng tâm."
    citations = cited(text)
    contexts = contexts_of(text, citations, PartialDate(2024), reference())
    choices = [
        choose(citation, candidates_for(citation, reference()), context)
        for citation, context in zip(citations, contexts, strict=True)
    ]
    assert [choice.state for choice in choices] == [RESOLVED, RESOLVED]


def row(**values) -> SimpleNamespace:
    """A candidate as a database gives it: any object with these attributes."""
    known = {"kind": "Kế hoạch", "number": "10", "symbol": "", "issuer": "", "issued": None, "title": "", "term": ""}
    return SimpleNamespace(**known | {"name": ""} | values)


def citation(**values) -> DirectiveCitation:
    """A citation of Kế hoạch 10."""
    return DirectiveCitation(
        **{"span": Span(0, 1), "text": "K", "kind": "Kế hoạch", "number": "10", "rule": ""} | values
    )


def test_rows_of_a_database_are_candidates():
    ours, theirs = row(issuer="Huyện ủy An Bình"), row(issuer="Huyện ủy Tân Phú")
    found = citation(issuer="Huyện ủy An Bình", issuer_from="words", issued=PartialDate(2023, 5, 4))
    dated = row(issuer="Huyện ủy An Bình", issued=PartialDate(2023, 5, 4))
    assert choose(found, [ours, theirs, dated], CitationContext()).target is dated


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (row(number="11"), "another number"),
        (row(kind="Hướng dẫn"), "another kind"),
        (row(symbol="10-KH/TU", number="12"), "another number, whatever the symbol"),
    ],
)
def test_what_is_handed_in_is_checked(candidate, reason):
    assert choose(citation(), [candidate], CitationContext()).state == UNMATCHED, reason


def test_a_provisional_document_without_date_and_title_is_no_proof():
    assert choose(citation(), [row()], CitationContext()).state == AMBIGUOUS


SEED_TARGETS = [
    # seed, the day it is dated, the citation, the symbol and the day of the document it means
    ("000", "2024", "Nghị quyết số 18-NQ/TW", "18-NQ/TW", "2017-10-25"),
    ("000", "2024", "Chỉ thị số 35", "35-CT/TW", "2024-06-14"),
    ("000", "2024", "Hướng dẫn số 27", "27-HD/BTCTW", "2024-08-26"),
    ("000", "2024", "Quyết định 190", "190-QĐ/TW", "2024-10-10"),
    ("001", "2024-12-04", "Nghị quyết 18", "18-NQ/TW", "2017-10-25"),
    ("003", "2023-07-15", "Quy định số 41-QĐ/TW", "41-QĐ/TW", "2021-11-03"),
]


@pytest.mark.parametrize(("number", "dated", "written", "symbol", "issued"), SEED_TARGETS)
def test_documents_that_the_seeds_mean(number, dated, written, symbol, issued):
    citations = cited_in_seed(number)
    contexts = contexts_of(seed(number).text, citations, PartialDate.parse(dated), reference())
    (choice,) = {
        choose(found, candidates_for(found, reference()), context)
        for found, context in zip(citations, contexts, strict=True)
        if found.text == written
    }
    assert choice.state == RESOLVED, choice.reason
    assert (choice.target.symbol, str(choice.target.issued)) == (symbol, issued), choice.reason
