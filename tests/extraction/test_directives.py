"""Citations of documents: what is one, what it says, and what is none. Names of people and places are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction.directive_completion import distinct_documents
from archive.extraction.directives import find_directives
from archive.text import PartialDate
from tests.extraction.citations import cited, cited_in_seed, page_of, reference, seed

CENTRAL = "Ban Chấp hành Trung ương"
POLITBURO = "Bộ Chính trị"
CONGRESS = "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"


def facts(citation) -> tuple:
    """Kind, number and symbol: what identifies a numbered document."""
    return citation.kind, citation.number, citation.symbol


NUMBERED = [
    # the Party: number dash sign slash committee
    ("thực hiện Nghị quyết số 18-NQ/TW về tổ chức bộ máy", ("Nghị quyết", "18", "18-NQ/TW")),
    ("Hướng dẫn số 27-HD/BTCTW", ("Hướng dẫn", "27", "27-HD/BTCTW")),
    ("Nghị quyết số 12-NQ/TU", ("Nghị quyết", "12", "12-NQ/TU")),
    ("Hướng dẫn số 590-HD/ĐU", ("Hướng dẫn", "590", "590-HD/ĐU")),
    # the separators vary, and so do the letters
    ("Nghị quyết số 18 - NQ/TW", ("Nghị quyết", "18", "18-NQ/TW")),
    ("Chỉ thị 05- CT/TW", ("Chỉ thị", "05", "05-CT/TW")),
    ("Kết luận số 21–KL/TW", ("Kết luận", "21", "21-KL/TW")),
    ("Kết luận 126-KL-TW", ("Kết luận", "126", "126-KL/TW")),
    ("Chỉ thị số: 35-CT/TƯ", ("Chỉ thị", "35", "35-CT/TW")),
    ("Nghị quyết số 18-NQ/ТW", ("Nghị quyết", "18", "18-NQ/TW")),  # a Cyrillic Т
    ("Hướng dẫn **43-HD/BTCTW**", ("Hướng dẫn", "43", "43-HD/BTCTW")),  # saved as markdown
    ("QUY ĐỊNH 368-QĐ/TW", ("Quy định", "368", "368-QĐ/TW")),  # a headline in capitals
    # the State: number slash year slash sign dash body
    ("Nghị định 30/2020/NĐ-CP", ("Nghị định", "30", "30/2020/NĐ-CP")),
    ("Quyết định số 1234/QĐ-TTg", ("Quyết định", "1234", "1234/QĐ-TTg")),
    ("Luật số 45/2019/QH14", ("Luật", "45", "45/2019/QH14")),
    ("Thông tư liên tịch số 12/2022/TTLT-BCA-BQP", ("Thông tư liên tịch", "12", "12/2022/TTLT-BCA-BQP")),
    ("Công văn số 5678/VPCP-TCCV", ("Công văn", "5678", "5678/VPCP-TCCV")),
    ("Công văn số/9086/BNV-CTTN", ("Công văn", "9086", "9086/BNV-CTTN")),  # a slip
    ("Văn bản số 526/UBND-TNMT", ("Văn bản", "526", "526/UBND-TNMT")),
    ("đã có văn bản số 640 đề nghị hủy bỏ", ("Văn bản", "640", "")),
    ("Thể lệ số 3-TL/BTC", ("Thể lệ", "3", "3-TL/BTC")),
    # sign and body run together, or the sign forgotten
    ("Nghị định số 121/2003/NĐCP", ("Nghị định", "121", "121/2003/NĐ-CP")),
    ("Quyết định số 3244/QĐUB ngày", ("Quyết định", "3244", "3244/QĐ-UB")),
    ("Nghị định 108/2014/CP", ("Nghị định", "108", "108/2014/CP")),
    ("Quyết định số 394 KT/CTN", ("Quyết định", "394", "394KT/CTN")),
    ("Nghị định 24/2014 của Chính phủ", ("Nghị định", "24", "")),  # number and year only
    # the written word is kept: QĐ is quy định and quyết định
    ("Quy định số 41-QĐ/TW", ("Quy định", "41", "41-QĐ/TW")),
    ("Quyết định số 190-QĐ/TW", ("Quyết định", "190", "190-QĐ/TW")),
    ("Thông báo kết luận số 12-TB/TU", ("Thông báo", "12", "12-TB/TU")),
    # no word before the symbol: the sign says the kind where it stands for one only
    ("(18-NQ/TW)", ("Nghị quyết", "18", "18-NQ/TW")),
    ("(35-CT/TW)", ("Chỉ thị", "35", "35-CT/TW")),
    ("(41-QĐ/TW)", ("", "41", "41-QĐ/TW")),  # quy định or quyết định, nobody knows
    # words between the kind and "số"
    ("Nghị quyết chuyên đề số 05 của Tỉnh ủy", ("Nghị quyết", "05", "")),
    ("Chương trình hành động số 12-CTr/TU", ("Chương trình", "12", "12-CTr/TU")),
    ("Nghị quyết của Quốc hội số 202/2025/QH15", ("Nghị quyết", "202", "202/2025/QH15")),
    # bare numbers
    ("theo tinh thần Nghị quyết 18", ("Nghị quyết", "18", "")),
    ("thực hiện nghị quyết 18 còn chậm", ("Nghị quyết", "18", "")),
    ("Kế hoạch 182 của Đảng ủy", ("Kế hoạch", "182", "")),
    ("NQ 18 và", ("Nghị quyết", "18", "")),
    ("NQ18-NQ/TW", ("Nghị quyết", "18", "18-NQ/TW")),
    ("ra quyết định 5383 thì dừng lại", ("Quyết định", "5383", "")),
    ("Đề án 06 của Chính phủ", ("Đề án", "06", "")),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_numbered_documents(text, expected):
    assert [facts(citation) for citation in cited(text)] == [expected], f"{text!r}"


NOT_CITED = [
    "các nghị quyết, chỉ thị của Đảng",
    "nghị quyết của Chi bộ",
    "đúng quy định của Đảng, quy định của pháp luật",
    "kế hoạch năm 2024",
    "kế hoạch 2025 của đơn vị",  # a year
    "Kế hoạch 5 năm 2021-2025",
    "Kế hoạch 5 năm 1991-1995",
    "quy định 2 hình thức",
    "Quy định 2 hình thức",  # at the beginning of a sentence
    "Quy định 15 trường hợp không được làm",
    "Thông báo 5 nội dung",
    "Kết luận 12/2016",  # a month
    "Nghị quyết 30/4",  # a day
    "Chỉ thị 3 không",
    "Hướng dẫn 10 đồng chí mới",
    "Chỉ thị 12 nhiệm vụ trọng tâm",
    "nghị quyết 10 năm",
    "Nghị quyết 2024 của Chi bộ",  # of that year
    "Kết luận hội nghị, đồng chí Bí thư nêu",
    "thông báo số điện thoại 0903.123-456",
    "xử lý kỷ luật 4 đồng chí",
    "21 đề án theo Chương trình, Kế hoạch làm việc",
    "tàu ngầm lớp Đề án 670",
    "Nghị quyết 18% cổ đông",
    "xe mang biển số 29A-123.45",
    "nhiệm kỳ 2020-2025",
    "cụm 5/QL-1A",
    "Luật sư Bùi Văn Mẫu",
    "Trường Đại học Luật Hà Nội",
    "báo Pháp Luật TPHCM",
    "Tổng Công ty 36 - CTCP trả cổ tức",
    "theo phép bay số 2664/TC-QC của Cục",
    "Hợp đồng số 01/2016/HĐBT ký ngày 7/7/2016",
    "là phương án số 1 mà huấn luyện viên nhắm tới",
    "Điều II Hiến pháp trao quyền cho tổng thống",
    "Điều 9 Hiến pháp Nhật Bản",
    "dự thảo Luật Đất đai (sửa đổi)",
    "dự án Luật Nhà giáo",
    "pháp luật đất đai",
    "chính sách, pháp luật Đất đai",
    "Hiến pháp và pháp luật",
    "nghị quyết đại hội đảng bộ các cấp nhiệm kỳ 2020 – 2025",
    "Nghị quyết Đại hội Đảng các cấp",
    "Nghị quyết Đại hội Đảng bộ tỉnh",  # of which congress, nothing says
    "Nghị quyết Đại hội Công đoàn Việt Nam lần thứ XIII",  # neither Party nor State
    "Nghị quyết Đại hội XIII Công đoàn Việt Nam",
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XI của Đoàn",
    "Nghị quyết Trung ương năm 2017",  # a year, not the fifth plenum
    "Điều lệ Công đoàn Việt Nam",
    "Nghị quyết này",  # and none before it
    "các quy định này",
    "thảo luận nghị quyết trên cơ sở ý kiến",
    "Giấy giới thiệu số 45",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_is_no_citation(text):
    assert [facts(citation) or citation.name for citation in cited(text)] == [], f"{text!r}"


LISTS = [
    ("các Nghị quyết số 18, 19 của Ban Chấp hành Trung ương", ["18", "19"]),
    ("các Nghị quyết số 18, 19 và 20.", ["18", "19", "20"]),
    ("Quyết định số 217, số 218 của Bộ Chính trị", ["217", "218"]),
    ("Công điện số 217/CĐ-TTg ngày 16/11/2025 và số 218/CĐ-TTg", ["217/CĐ-TTg", "218/CĐ-TTg"]),
    ("các nghị quyết 18-NQ/TW, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
    ("Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017", ["18-NQ/TW", "19-NQ/TW"]),  # one sign for both
    ("thực hiện Nghị quyết 18, 15 tỉnh đã sắp xếp", ["18"]),  # fifteen provinces
    ("theo Nghị quyết 18, 200 đại biểu đã góp ý", ["18"]),
    ("Nghị quyết 18, 25/10 và", ["18"]),  # a date
    ("ký 3 Quyết định mang số 2356, 2357 và 2358 để chuyển đổi đất", ["2356", "2357", "2358"]),
    ("Quyết định số 2356, 2357 và 23 hộ dân", ["2356", "2357"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text, expected):
    assert [citation.symbol or citation.number for citation in cited(text)] == expected, f"{text!r}"


def test_a_list_shares_what_stands_behind_it():
    found = cited("Quyết định số 817-QĐ/TW, số 818-QĐ/TW của Bộ Chính trị (khóa XI) đã được triển khai")
    assert [(citation.issuer, citation.term) for citation in found] == [(POLITBURO, "XI")] * 2


def test_another_sign_in_a_list_is_another_kind():
    found = cited("Nghị quyết số 18-NQ/TW, 45-CT/TW và 190-QĐ/TW")
    assert [citation.kind for citation in found] == ["Nghị quyết", "Chỉ thị", ""]


DATES = [
    ("Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị", "2021-11-03"),
    ("Quy định số 41-QĐ/TW, ngày 3-11-2021 của Bộ Chính trị", "2021-11-03"),
    ("Quy định số 41-QĐ/TW ngày 3.11.2021", "2021-11-03"),
    ("Quy định số 41-QĐ/TW ngày 3 tháng 11 năm 2021", "2021-11-03"),
    ("Quy định số 41-QĐ/TW (03/11/2021)", "2021-11-03"),
    ("Quy định số 41-QĐ/TW của Bộ Chính trị ban hành ngày 03/11/2021", "2021-11-03"),
    ("Quy định số 41-QĐ/TW tháng 11/2021", "2021-11"),
    ("Quy định số 41-QĐ/TW năm 2021", "2021"),
    ("Công văn 19197-CV/VPTW 2025 về tập huấn", "2025"),
    ("Nghị định 24/2014 của Chính phủ", "2014"),
    ("Luật Đất đai năm 2024", "2024"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", "2024-01-18"),
    ("Quyết định 188/QĐ-BYT - Ngày 23 tháng 7 năm 1974", "1974-07-23"),
    # who issued it on what day stands before it
    ("Tháng 10/1930, Hội nghị Trung ương Đảng thông qua Nghị quyết về việc thành lập Nông hội", "1930-10"),
    ("Ngày 30/8/2025, Bộ Chính trị ban hành Quy định 501-QĐ/TW về", "2025-08-30"),
    ("Ngày 30/8/2025, Bộ Chính trị ban hành Quy định 501-QĐ/TW năm 2025 về", "2025-08-30"),
    ("ngày 5-5-1950, Ban Thường vụ Trung ương Đảng ra Chỉ thị số 10-CT/TW", "1950-05-05"),
    ("Ngày 14 tháng 9 năm 2018, Thủ tướng Chính phủ vừa có Công điện 149/CĐ-TTg", "2018-09-14"),
    ("Ngày 25/5/2025, thay mặt Bộ Chính trị, đồng chí Lê Văn An ký ban hành Kết luận 501", "2025-05-25"),
    ("Ngày 25/5/2025, Bộ Y tế họp về Quyết định số 12 của Bộ Tư pháp", None),
    ("Ngày 25/5/2025, Bộ Y tế tổ chức hội nghị và đã ban hành Quyết định số 12", None),  # another deed
    ("Ngày 25/5/2025, Bộ Y tế công bố Quyết định số 12", None),  # made known, not made
    ("Kết luận 24 của Bộ Chính trị ngày 15/3 nêu", None),  # no year
    ("theo Kết luận 24, năm 2017, Bộ Chính trị đã lập 5 đoàn", None),  # the date of the next clause
    ("thực hiện Chỉ thị số 05-CT/TW, ngày 20/3/2017, Tỉnh ủy tổ chức", None),
    ("Nghị quyết 18, nhiệm kỳ 2020 - 2025", None),
    ("Nghị quyết số 42/NQ-HĐTV, ngày 16-5-2011 góp vốn vào công ty", "2011-05-16"),
    ("Nghị quyết số 42/NQ-HĐTV, ngày 16-5-2011 công ty họp", None),
    ("Ngày 20/7/2005, Bộ Chính trị (khóa IX) đã ra Nghị quyết 51-NQ/TW", "2005-07-20"),
]


@pytest.mark.parametrize(("text", "issued"), DATES)
def test_date_of_issue(text, issued):
    assert cited(text)[0].issued == (PartialDate.parse(issued) if issued else None), f"{text!r}"


TOLD_LATER = [
    # the day of issue stands behind a later mention: text → the days of all mentions
    ("Nghị quyết số 1403/NQ-UBTVQH15. Nghị quyết này có hiệu lực thi hành từ ngày được thông qua (ngày 7/2/2025).",
     ["2025-02-07", "2025-02-07"]),
    ("Nghị quyết số 202/2025/QH15. Nghị quyết này đã được Quốc hội khóa XV, kỳ họp thứ 9 thông qua ngày 12/6/2025.",
     ["2025-06-12", "2025-06-12"]),
    # a day from which it holds is no day of issue
    ("Nghị quyết số 1402/NQ-UBTVQH15. Nghị quyết này có hiệu lực thi hành từ ngày 6/2/2025.", ["None", "None"]),
    # its own day stands
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017. Nghị quyết này có hiệu lực từ ngày ký (ngày 26/10/2017).",
     ["2017-10-25", "2017-10-25"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), TOLD_LATER)
def test_a_later_mention_tells_the_day_of_issue(text, days):
    assert [str(citation.issued) for citation in cited(text)] == days, text


TAKEN_UP = [
    # a later mention belongs to the last document of its kind
    ("Nghị quyết số 18-NQ/TW nêu rõ. Thực hiện Nghị quyết này, các cấp", ["18-NQ/TW", "18-NQ/TW"]),
    ("Nghị quyết số 18-NQ/TW, Chỉ thị số 35-CT/TW. Chỉ thị trên, theo", ["18-NQ/TW", "35-CT/TW", "35-CT/TW"]),
    ("Quy định số 41-QĐ/TW nêu. Quy định này", ["41-QĐ/TW", "41-QĐ/TW"]),
    ("Quy định số 41-QĐ/TW nêu. Theo quy định này", ["41-QĐ/TW"]),  # in small letters: any rule
    # the bare number is that of the full citation, before it or behind it
    ("Nghị quyết số 18-NQ/TW. Sau 5 năm, Nghị quyết 18 đã", ["18-NQ/TW", "18-NQ/TW"]),
    ("Nghị quyết 18 là khâu đột phá. Nghị quyết số 18-NQ/TW", ["18-NQ/TW", "18-NQ/TW"]),
    ("Quy định số 85-QĐ/TW. Như vậy quy định 85 chỉ áp dụng", ["85-QĐ/TW", "85-QĐ/TW"]),
    ("Như vậy quy định 85 chỉ áp dụng", []),  # nothing confirms that it is a number of a document
    # two documents of one number: nothing is guessed
    ("Nghị quyết số 18-NQ/TW, Nghị quyết số 18-NQ/TU và Nghị quyết 18", ["18-NQ/TW", "18-NQ/TU", ""]),
    # another year is another document, where the State numbers anew every year
    ("Nghị định 73/2024/NĐ-CP. Nghị định 73 năm 2025", ["73/2024/NĐ-CP", ""]),
    # another issuer is another document
    ("Kế hoạch số 10-KH/TU. Kế hoạch 10 của Bộ Tư pháp", ["10-KH/TU", ""]),
]


@pytest.mark.parametrize(("text", "symbols"), TAKEN_UP)
def test_short_forms_and_later_mentions(text, symbols):
    text = f"Tỉnh ủy Hà Tĩnh họp. {text}"
    assert [citation.symbol for citation in cited(text)] == symbols, f"{text!r}"


def test_mentions_of_one_document_complete_each_other():
    found = cited(
        "Bộ Chính trị ban hành Quy định số 41-QĐ/TW.\nQuy định 41 có hiệu lực ngay.\n"
        "Theo Quy định số 41-QĐ/TW ngày 03/11/2021 (khóa XIII)"
    )
    assert len(found) == 3
    (document,) = distinct_documents(found)
    assert (document.symbol, document.issuer, document.issued, document.term) == (
        "41-QĐ/TW", POLITBURO, PartialDate(2021, 11, 3), "XIII",
    )  # fmt: skip


def test_two_documents_of_one_symbol_stay_two():
    found = cited("Chỉ thị số 35-CT/TW ngày 30/5/2019 và Chỉ thị số 35-CT/TW ngày 14/6/2024 của Bộ Chính trị")
    assert [citation.issued for citation in distinct_documents(found)] == [
        PartialDate(2019, 5, 30), PartialDate(2024, 6, 14),
    ]  # fmt: skip


def test_captions_and_titles_are_read_and_debris_is_not():
    page = seed("000")
    spans = [citation.span for citation in cited_in_seed("000")]
    blocks = [block.span for block in page.article_blocks]
    assert all(any(block.contains(span) for block in blocks) for span in spans)


SEED_DOCUMENTS = {
    # the documents that a careful reader takes from each of the five texts
    "000": [
        ("Nghị quyết", "18", "18-NQ/TW", CENTRAL),
        ("Chỉ thị", "35", "", POLITBURO),
        ("Hướng dẫn", "27", "", "Ban Tổ chức Trung ương"),
        ("Quyết định", "190", "", CENTRAL),
        ("Kế hoạch", "182", "", "Đảng ủy Khối các cơ quan Trung ương"),
        ("Hướng dẫn", "10", "", "Đảng ủy Khối các cơ quan Trung ương"),
        ("Kế hoạch", "603", "", "Đảng ủy Bộ Lao động - Thương binh và Xã hội"),
        ("Hướng dẫn", "590", "", "Đảng ủy Bộ Lao động - Thương binh và Xã hội"),
    ],
    "001": [("Nghị quyết", "18", "", CENTRAL)],
    "002": [],
    "003": [
        ("Quy định", "41", "41-QĐ/TW", POLITBURO),
        ("Nghị quyết", "", "", "Đại hội đại biểu toàn quốc lần thứ XIII"),
    ],
    "004": [("Nghị quyết", "", "", "Đại hội đại biểu toàn quốc lần thứ XIII")],
}


@pytest.mark.parametrize("number", SEED_DOCUMENTS)
def test_documents_of_the_seeds(number):
    found = [(*facts(citation), citation.issuer) for citation in distinct_documents(cited_in_seed(number))]
    assert found == SEED_DOCUMENTS[number]


def test_names_and_dates_of_the_seeds():
    rule, congress = distinct_documents(cited_in_seed("003"))
    assert (rule.issued, congress.name) == (PartialDate(2021, 11, 3), CONGRESS)
    assert [citation.name for citation in distinct_documents(cited_in_seed("004"))] == [CONGRESS]


WORDS = st.sampled_from(
    "Nghị quyết|Chỉ thị|Quy định|quy định|Luật|Bộ luật|NQ|số|18|18,|19-NQ/TW|30/2020/NĐ-CP|ngày 3/11/2021|năm 2024|của|"
    "Bộ Chính trị|Trung ương|4|khóa|XII,|Đại hội|Đảng bộ|tỉnh|lần thứ|(|)|;|.|và|này|trên|\n|*|Hiến pháp|Đất đai".split(
        "|"
    )
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_span_holds_its_words(text):
    page = page_of(text)
    for citation in find_directives(page, [], reference()):
        assert citation.span.of(page.text) == citation.text
        assert citation.text.strip()


REPEATED = [
    "Nghị quyết số 18-NQ/TW, ",
    "Nghị quyết 18 ",
    "Nghị quyết ",
    "các Nghị quyết 18, 19, 20, ",
    "Nghị quyết Đại hội Đảng bộ ",
    "Nghị quyết Trung ương 4, ",
    "Luật Tổ chức ",
    "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và ",
    "18-NQ/TW ",
    "Chỉ thị này ",
    "Quy định 41 năm 2021 của ",
    "(((((",
    "18 - ",
]


@pytest.mark.parametrize("phrase", REPEATED)
def test_a_phrase_repeated_without_end_is_read(phrase):
    """Nothing is timed; but what takes more than linear time makes itself felt here."""
    page = page_of(phrase * (100_000 // len(phrase)))
    find_directives(page, [], reference())
