"""Who issued a document: from the words beside it, from its symbol, from its kind, or nobody can say."""

import pytest

from archive.extraction.directives import find_directives
from archive.text import PartialDate
from tests.extraction.citations import cited, page_of, reference

CENTRAL = "Ban Chấp hành Trung ương"
POLITBURO = "Bộ Chính trị"
SECRETARIAT = "Ban Bí thư"

ISSUERS = [
    # the words beside the citation
    ("Chỉ thị số 35 của Bộ Chính trị", POLITBURO, "words"),
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII về", POLITBURO, "words"),
    ("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XII)", CENTRAL, "words"),
    ("Nghị quyết 29 của BCH T.Ư Đảng", CENTRAL, "words"),
    ("Nghị quyết 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương", CENTRAL, "words"),
    ("Nghị quyết 60-NQ/TW Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII", CENTRAL, "words"),
    ("Nghị quyết 04 Bộ Chính trị", POLITBURO, "words"),
    ("Bộ Chính trị vừa ban hành Quy định số 501", POLITBURO, "words"),
    ("Bộ Chính trị khóa XI đã ban hành Kết luận số 24", POLITBURO, "words"),
    ("Kết luận 501-KL/TW của Bộ Chính trị, Ban Bí thư về một số nội dung", "Bộ Chính trị, Ban Bí thư", "words"),
    ("Kết luận 501-KL/TW của Bộ Chính trị, Ban Bí thư yêu cầu các cấp", POLITBURO, "words"),
    ("Chỉ thị 26 của Thủ tướng", "Thủ tướng Chính phủ", "words"),
    ("Quyết định số 12 của Bộ trưởng Bộ Tư pháp", "Bộ Tư pháp", "words"),
    ("Chỉ thị 87 của Thường vụ Quân ủy Trung ương", "Ban Thường vụ Quân ủy Trung ương", "words"),
    ("Hướng dẫn số 590 của Đảng ủy Bộ Tư pháp", "Đảng ủy Bộ Tư pháp", "words"),
    ("Tại Quyết định số 326 ngày 1/3/2016, Bộ Y tế đã bổ sung", "Bộ Y tế", "words"),  # who speaks in it
    ("tại Chỉ thị số 501, Bộ trưởng Bộ Tư pháp Lê Văn An nhấn mạnh", "Bộ Tư pháp", "words"),
    ("Tại Mục 5 Kết luận 599-KL/TW năm 2024, Bộ Chính trị có kết luận", POLITBURO, "words"),
    ("Nghị quyết 599-NQ/TW năm 2018 được Bộ Chính trị ban hành", POLITBURO, "words"),
    ("Nghị quyết 599-NQ/TW được Bộ Chính trị yêu cầu thực hiện", "", ""),
    ("Theo Quyết định số 326, Bộ Y tế đã bổ sung", "", ""),  # who follows it
    ("Tờ trình của Ban cán sự đảng Bộ Y tế (Tờ trình số 01-TTr/BCSĐ, ngày 26/5/2017) và Ban cán sự đảng Bộ Tư pháp",
     "Ban cán sự đảng Bộ Y tế", "words"),
    # the symbol
    ("Hướng dẫn 27-HD/BTCTW", "Ban Tổ chức Trung ương", "symbol"),
    ("Nghị định 501/2020/NĐ-CP", "Chính phủ", "symbol"),
    ("Quyết định 1234/QĐ-TTg", "Thủ tướng Chính phủ", "symbol"),
    ("Luật số 45/2019/QH14", "Quốc hội", "symbol"),
    ("Nghị quyết 1211/2016/UBTVQH13", "Ủy ban Thường vụ Quốc hội", "symbol"),
    ("Thông tư số 12/2021/TT-BCT", "Bộ Công Thương", "symbol"),  # BCT of the State is no Politburo
    ("Thông tư liên tịch số 12/2022/TTLT-BCA-BQP", "Bộ Công an, Bộ Quốc phòng", "symbol"),
    ("Công văn số 5678/VPCP-TCCV", "Văn phòng Chính phủ", "symbol"),
    # TW stands for three bodies: the reference list knows whose all documents of the symbol are
    ("Nghị quyết số 18-NQ/TW", CENTRAL, "symbol"),
    ("Chỉ thị số 35-CT/TW", POLITBURO, "symbol"),
    ("Quy định 41-QĐ/TW của Trung ương", POLITBURO, "symbol"),  # "Trung ương" says less than the list
    ("Nghị quyết số 12-NQ/TW", "", ""),  # of the Central Committee in 2012 and 2017, of the Politburo in 2022
    ("Nghị quyết số 12-NQ/TW ngày 16/3/2022", POLITBURO, "symbol"),
    ("Nghị quyết số 599-NQ/TW", "", ""),  # on no list
    # the kind
    ("Nghị định 16", "Chính phủ", "kind"),
    ("Luật Đầu tư công", "Quốc hội", "kind"),
    # the text completes what the symbol leaves open
    ("Tỉnh ủy Hà Tĩnh họp về Nghị quyết số 12-NQ/TU", "Tỉnh ủy Hà Tĩnh", "symbol"),
    ("UBND tỉnh Hà Tĩnh có Văn bản số 331/UBND-TNMT", "Ủy ban nhân dân tỉnh Hà Tĩnh", "words"),
    ("theo Văn bản số 331/UBND-TNMT", "", ""),  # TNMT is a department of it, not the Ministry
    ("UBND tỉnh Hà Tĩnh báo cáo Quyết định số 99/QĐ-UBND", "Ủy ban nhân dân tỉnh Hà Tĩnh", "symbol"),
    ("Tỉnh ủy Hà Tĩnh và Tỉnh ủy Nghệ An bàn về Nghị quyết số 12-NQ/TU", "", ""),  # whose, nobody knows
    # no body at all
    ("tàu đóng theo Nghị định 67, do Công ty An Bình đóng", "Chính phủ", "kind"),  # who builds the ship
    ("Nghị quyết 18 của Đảng", "", ""),
    ("Nghị quyết 18, Bộ Chính trị yêu cầu", "", ""),
    ("Thông tư liên tịch số 5/2016/TTLT-BTP-BCA của Bộ Tư pháp, Bộ Công an", "Bộ Tư pháp, Bộ Công an", "symbol"),
    # The plenum with nothing behind it is the Central Committee in session.
    ("Nghị quyết số 13 của Hội nghị Trung ương 5 (khóa IX) về kinh tế tập thể", CENTRAL, "words"),
    ("Bằng Thông báo số 4195, Bộ Chính trị cử đồng chí An", POLITBURO, "words"),
    ("Theo Thông báo số 4195, Bộ Chính trị được giao", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "source"), ISSUERS)
def test_issuer(text, issuer, source):
    citation = cited(text)[0]
    assert (citation.issuer, citation.issuer_from) == (issuer, source), f"{text!r}"


def test_a_document_of_the_future_does_not_lend_its_issuer():
    page = page_of("thực hiện Chỉ thị số 50-CT/TW về phòng, chống tham nhũng")
    (undated,) = find_directives(page, [], reference())
    (of_2017,) = find_directives(page, [], reference(), PartialDate(2017))
    assert (undated.issuer, of_2017.issuer) == (SECRETARIAT, ""), "the only 50-CT/TW of the list is of 2025"


ENUMERATIONS = [
    # the issuer behind the last one is given to those before it that have none
    ("Kế hoạch 182; Hướng dẫn 10 của Đảng ủy Bộ Tư pháp", ["Đảng ủy Bộ Tư pháp"] * 2),
    ("Quyết định 935 và Quyết định 936 của Bộ Tư pháp", ["Bộ Tư pháp"] * 2),
    ("các Nghị quyết 57, 59, 66 của Bộ Chính trị", [POLITBURO] * 3),
    (
        "Chỉ thị số 35 của Bộ Chính trị; Hướng dẫn số 27 của Ban Tổ chức Trung ương",
        [POLITBURO, "Ban Tổ chức Trung ương"],
    ),
    ("Nghị quyết số 18-NQ/TW, Kế hoạch 10 của Bộ Tư pháp", [CENTRAL, "Bộ Tư pháp"]),  # the symbol says whose
    ("Bộ Chính trị đã ban hành các Quyết định 501, 502 về giám sát", [POLITBURO] * 2),  # before the first
    ("Kế hoạch 182 đã xong và sau đó Hướng dẫn 10 của Bộ Tư pháp", ["", "Bộ Tư pháp"]),  # no enumeration
]


@pytest.mark.parametrize(("text", "issuers"), ENUMERATIONS)
def test_shared_issuers(text, issuers):
    assert [citation.issuer for citation in cited(text)] == issuers, f"{text!r}"
