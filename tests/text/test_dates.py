"""Every way of writing a date: what it says, what it leaves open, and what is no date at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import Span, canonical, clean, find_dates


def read(text):
    """Each mention as (words, form, first day or day-month, last)."""
    return [
        (
            mention.text,
            mention.form,
            _written(mention.start, mention.first, mention.offset),
            _written(mention.end, mention.last, None),
        )
        for mention in find_dates(text)
    ]


def _written(date, day_month, offset):
    if date is not None:
        return str(date)
    if day_month is not None:
        return f"{day_month.day or ''}/{day_month.month}"
    return offset


WHOLE = [
    # The year is written.
    ("Ngày 4/12/2024, Đảng ủy", "Ngày 4/12/2024", "day", "2024-12-04", None),
    ("Quy định số 41-QĐ/TW ngày 03/11/2021 của", "ngày 03/11/2021", "day", "2021-11-03", None),
    ("chiều 19-5-2017, tại", "chiều 19-5-2017", "day", "2017-05-19", None),
    ("ngày 9.9.2016, bà", "ngày 9.9.2016", "day", "2016-09-09", None),
    ("ngày 9 / 7 / 2017", "ngày 9 / 7 / 2017", "day", "2017-07-09", None),
    ("ngày 3 tháng 11 năm 2021 của", "ngày 3 tháng 11 năm 2021", "day", "2021-11-03", None),
    ("ngày mùng 3 tháng 2, 2020", "ngày mùng 3 tháng 2, 2020", "day", "2020-02-03", None),
    # With its year a day needs no word before it, but never where it is a document's number.
    ("khai trương 15/7/2023.", "15/7/2023", "day", "2023-07-15", None),
    ("các Nghị quyết 18, 19/5/2017", "19/5/2017", "day", "2017-05-19", None),
    ("2023-07-15 là", "2023-07-15", "day", "2023-07-15", None),
    # Two digits of the present century.
    ("Ngày 15/7/23 tại", "Ngày 15/7/23", "day", "2023-07-15", None),
    # Lists and ranges: month and year stand behind the last.
    ("ngày 24 và 25/7/2023", "ngày 24 và 25/7/2023", "days", "2023-07-24", "2023-07-25"),
    ("ngày 12, 13 và 14/5/2020 tại", "ngày 12, 13 và 14/5/2020", "days", "2020-05-12", "2020-05-14"),
    ("(ngày 11-12.12.1961)", "ngày 11-12.12.1961", "days", "1961-12-11", "1961-12-12"),
    ("ngày 5/7-7/7/2017", "ngày 5/7-7/7/2017", "days", "2017-07-05", "2017-07-07"),
    ("từ 28/6 đến 2/7/2023", "28/6 đến 2/7/2023", "days", "2023-06-28", "2023-07-02"),
    ("ngày 15 đến hết ngày 17 tháng 7 năm 2023", "ngày 15 đến hết ngày 17 tháng 7 năm 2023", "days",
     "2023-07-15", "2023-07-17"),
    # Over New Year the first day is of the year before.
    ("từ ngày 28/12 đến ngày 2/1/2024", "ngày 28/12 đến ngày 2/1/2024", "days", "2023-12-28", "2024-01-02"),
    # Months, quarters, halves, years.
    ("tháng 7/2023", "tháng 7/2023", "month", "2023-07", None),
    ("tháng 8 và 9 năm 2023", "tháng 8 và 9 năm 2023", "month", "2023-08", "2023-09"),
    ("từ 3/2005 đến", "3/2005", "month", "2005-03", None),
    ("quý I/2023", "quý I/2023", "quarter", "2023-01", "2023-03"),
    ("Quý 4 năm 2023", "Quý 4 năm 2023", "quarter", "2023-10", "2023-12"),
    ("6 tháng đầu năm 2023", "6 tháng đầu năm 2023", "half-year", "2023-01", "2023-06"),
    ("sáu tháng cuối năm 2023", "sáu tháng cuối năm 2023", "half-year", "2023-07", "2023-12"),
    ("9 tháng năm 2023", "9 tháng năm 2023", "half-year", "2023-01", "2023-09"),
    ("trong năm 2023 này", "năm 2023", "year", "2023", None),
    # Periods are no events.
    ("nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2020 - 2025", "period", "2020", "2025"),
    ("giai đoạn 2021-2030", "giai đoạn 2021-2030", "period", "2021", "2030"),
    ("năm học 2023 – 2024", "năm học 2023 – 2024", "period", "2023", "2024"),
    ("kỷ niệm 93 năm (3/2/1930 - 3/2/2023)", "3/2/1930 - 3/2/2023", "period", "1930-02-03", "2023-02-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "form", "start", "end"), WHOLE)
def test_whole_dates(text, words, form, start, end):
    assert read(text) == [(words, form, start, end)], text


WITHOUT_YEAR = [
    # Nine of ten days come so.
    ("Sáng 15/7, Cụm Thi đua", "Sáng 15/7", "day", "15/7", None),
    ("Ngày 02/12, tại", "Ngày 02/12", "day", "2/12", None),
    ("Sáng ngày 5 tháng 7, ", "Sáng ngày 5 tháng 7", "day", "5/7", None),
    ("Chiều 9.6, trong", "Chiều 9.6", "day", "9/6", None),
    ("chiều 10-2.", "chiều 10-2", "day", "10/2", None),
    ("28-12, tại Hà Nội", "28-12", "day", "28/12", None),
    ("BBK - 28/12, tại Hà Nội", "28/12", "day", "28/12", None),
    ("Sáng nay (15/7), tại", "Sáng nay (15/7)", "day", "15/7", None),
    ("Thứ Hai, ngày 15/7", "Thứ Hai, ngày 15/7", "day", "15/7", None),
    ("cuộc họp (11/6) đã", "11/6", "day", "11/6", None),
    ("trước 31/12, đơn vị", "31/12", "day", "31/12", None),
    # A stamp glued to the text.
    ("16:19Sáng 27/3, tại", "Sáng 27/3", "day", "27/3", None),
    # A sentence whose blank is missing.
    ("ngày 15/7.Đồng chí", "ngày 15/7", "day", "15/7", None),
    ("hai ngày 24 và 25/7", "ngày 24 và 25/7", "days", "24/7", "25/7"),
    ("từ 13 đến 15/10", "13 đến 15/10", "days", "13/10", "15/10"),
    ("từ chiều 24 đến sáng 25/7", "chiều 24 đến sáng 25/7", "days", "24/7", "25/7"),
    ("ngày 10-12/5", "ngày 10-12/5", "days", "10/5", "12/5"),
    ("ngày 1- 7/6.", "ngày 1- 7/6", "days", "1/6", "7/6"),
    ("Tháng 7 vừa qua", "Tháng 7", "month", "/7", None),
    ("quý III", "quý III", "quarter", "/7", "/9"),
    ("6 tháng đầu năm", "6 tháng đầu năm", "half-year", "/1", "/6"),
    ("Chiều hôm nay, đồng chí", "Chiều hôm nay", "relative", 0, None),
    ("sáng qua, tại", "sáng qua", "relative", -1, None),
    # Every year has no 29/2, but some year has.
    ("Ngày 29/2, tại", "Ngày 29/2", "day", "29/2", None),
]


@pytest.mark.parametrize(("text", "words", "form", "start", "end"), WITHOUT_YEAR)
def test_dates_without_a_year(text, words, form, start, end):
    assert read(text) == [(words, form, start, end)], text


NO_DATES = [
    # Shares, counts, measures.
    "3/4 số đảng viên", "70 - 80% chỉ tiêu", "lãi 3-5 triệu đồng", "tăng 6.2%", "từ 3 - 5 triệu", "mỗi ngày 5-7 lần",
    "49/49 đại biểu", "xếp thứ 2/63", "2 triệu đồng/ngày 5-7 người", "mỗi tháng 2 triệu", "trong 6 tháng 2 lần",
    # … even where "ngày", "sáng" or "từ" stands before them.
    "từ 2/3 số đảng viên", "làm việc buổi sáng 2 - 3 tiếng", "thu trong ngày 3-5 triệu đồng",
    # Numbers of documents.
    "Nghị định 30/2020/NĐ-CP", "18-NQ/TW", "45/2019/QH14", "Quyết định số 12/5/QĐ-UBND", "số 05/2020",
    # Names of streets, parks and works.
    "đường 3/2", "phố 19-12", "Công viên 29/3",
    # Versions, scores, house numbers.
    "phiên bản 2.5", "số nhà 14/11", "thắng 2-1",
    # A length of time, and "these days".
    "trong 6 tháng", "ngày nay", "Quý vị",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text):
    assert read(text) == [], text


@pytest.mark.parametrize("text", ["ngày 31/2/2023", "ngày 31/4", "ngày 30/2", "ngày 20 đến 15/7/2023"])
def test_a_day_that_does_not_exist_is_told(text):
    assert [mention.form for mention in find_dates(text)] == ["impossible"], text


IN_YEAR = [
    ("Sáng 15/7", 2023, "2023-07-15", "None"),
    ("ngày 24 và 25/7", 2023, "2023-07-24", "2023-07-25"),
    ("từ ngày 28/12 đến 2/1", 2023, "2023-12-28", "2024-01-02"),
    ("Ngày 29/2", 2024, "2024-02-29", "None"),
]


@pytest.mark.parametrize(("text", "year", "start", "end"), IN_YEAR)
def test_in_year(text, year, start, end):
    found = find_dates(text)[0].in_year(year)
    assert (str(found[0]), str(found[1])) == (start, end), text


@pytest.mark.parametrize(("text", "year"), [("Ngày 29/2", 2023), ("hôm nay", 2023), ("ngày 15/7/2023", 2023)])
def test_in_year_refuses(text, year):
    with pytest.raises(ValueError):
        find_dates(text)[0].in_year(year)


def test_words_are_as_written_in_old_tone_placement():
    text = "Thứ Bảy, ngày 15/7, Tỉnh uỷ họp; quí I/2023"
    assert find_dates(text)[0].text == "Thứ Bảy, ngày 15/7"


DATE_LIKE = st.text(alphabet="0123456789/.-–, ()ngàysáthuqIVđếnvàmT\n", max_size=80)


@given(st.text() | DATE_LIKE)
def test_any_string_gives_dates_in_order_whose_spans_are_their_words(text):
    text = clean(text)
    found = find_dates(text)
    for mention in found:
        assert mention.span.of(text) == mention.text
        assert mention.text.strip() == mention.text
        assert mention.start is None or mention.end is None or mention.start <= mention.end
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


PATTERNS = [
    "{d}/{m}/{y:04}",
    "{d:02}-{m:02}-{y:04}",
    "{d}.{m}.{y:04}",
    "{d} tháng {m} năm {y:04}",
    "{y:04}-{m:02}-{d:02}",
]


@given(st.dates(), st.sampled_from(PATTERNS))
def test_every_whole_day_is_read_back(day, pattern):
    written = pattern.format(d=day.day, m=day.month, y=day.year)
    found = find_dates(f"vào ngày {written} ở")
    if 1000 <= day.year < 2100:
        assert str(found[0].start) == day.isoformat(), written
    else:
        assert all(mention.start is None or mention.start.earliest.year >= 1000 for mention in found)


LONG = ["1/2 ", "ngày 1, ", "12, ", "ngày ", "tháng 1 ", "2020-", "từ 3 đến ", "quý I ", "năm 2020 - ", "(", "1-"]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_line_of_one_trigger_is_read(piece):
    text = piece * (200_000 // len(piece))
    assert all(Span(0, len(text)).contains(mention.span) for mention in find_dates(text))
    assert len(canonical(text)) == len(text)
