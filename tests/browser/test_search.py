"""The search page in a real browser: with htmx, without JavaScript, on a narrow screen, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def loaded_once(page) -> bool:
    """Whether this is still the document that ``mark`` was put into."""
    return page.evaluate("!!window.mark")


@pytest.fixture
def search(site, open_page):
    """The search page, wide, with a mark in its document that a new load would wipe out."""
    page = open_page()
    page.goto(f"{site.url}/search/")
    page.evaluate("window.mark = true")
    return page


def box(page, words: str):
    return page.get_by_role("checkbox", name=re.compile(words))


class TestWithScript:
    def test_words_are_searched_without_loading_the_page_anew(self, site, search):
        search.locator("#q").fill("thi dua")
        search.locator("#q").press("Enter")
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 12 bài")
        expect(search).to_have_url(f"{site.url}/search/?q=thi+dua")
        expect(search.locator(".cards mark").first).to_have_text("thi đua")
        expect(search).to_have_title(re.compile("^thi dua · "))
        assert loaded_once(search)

    def test_a_choice_changes_results_address_and_chips_and_keeps_its_place(self, site, search):
        search.locator("#facet-source > summary").click()  # folds it away
        choice = box(search, "Đoàn Thị Ánh")
        choice.check()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        expect(search).to_have_url(f"{site.url}/search/?person={site.speaker.pk}")
        expect(box(search, "Đoàn Thị Ánh")).to_be_focused()
        expect(box(search, "Lương Thế Khải")).to_be_visible()
        expect(search.locator("#facet-source")).not_to_have_attribute("open", "")
        search.locator(".chips a").first.click()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
        expect(search).to_have_url(f"{site.url}/search/")
        expect(search.locator("#results")).to_be_focused()
        assert loaded_once(search)

    def test_years_pages_order_and_size(self, site, search):
        search.locator("#size").select_option("10")
        expect(search.get_by_role("status")).to_contain_text("trang 1 trên 2")
        search.get_by_role("link", name="Sau").click()
        expect(search.get_by_role("status")).to_contain_text("trang 2 trên 2")
        search.locator("#sort").select_option("oldest")
        expect(search).to_have_url(f"{site.url}/search/?sort=oldest&size=10")
        search.locator('.timeline a[data-span="2024"]').click()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        expect(search.locator(".timeline svg a")).to_have_count(1)
        search.locator('.timeline a[data-span="2024-12"]').click()
        search.locator('.timeline a[data-span="2024-12-04"]').click()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        search.locator(".timeline .above a").first.click()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
        assert loaded_once(search)

    def test_a_span_is_drawn_over_the_timeline(self, site, search):
        """Two years with articles, from one to the other: both, and the address says so."""
        first, last = (search.locator(f'.timeline a[data-span="{year}"]').bounding_box() for year in (2023, 2024))
        search.mouse.move(first["x"] + 5, first["y"] + 50)
        search.mouse.down()
        search.mouse.move(last["x"] + last["width"] - 5, last["y"] + 50)
        search.mouse.up()
        expect(search).to_have_url(re.compile(r"from=2023&to=2024$"))
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
        expect(search.locator("#from")).to_have_value("2023")
        assert loaded_once(search)

    def test_back_shows_the_search_before(self, site, search):
        box(search, "Đoàn Thị Ánh").check()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        search.go_back()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
        expect(box(search, "Đoàn Thị Ánh")).not_to_be_checked()
        search.go_forward()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        expect(box(search, "Đoàn Thị Ánh")).to_be_checked()

    def test_the_keyboard_leaps_over_the_filters(self, site, search):
        leap = search.get_by_role("link", name="Xem kết quả")
        search.get_by_role("link", name="Cách tìm").first.focus()
        search.keyboard.press("Tab")
        expect(leap).to_be_focused()
        assert leap.bounding_box()["height"] > 10, "it shows itself while it has the focus"
        search.keyboard.press("Enter")
        expect(search.locator("#results")).to_be_focused()
        expect(search.locator("#filters")).to_be_visible()
        search.keyboard.press("Tab")
        expect(search.locator(".timeline svg a").first).to_be_focused()

    def test_an_error_of_the_server_is_shown_as_its_page(self, site, search):
        def fail(route):
            if route.request.headers.get("hx-request"):
                route.fulfill(status=500, body="")
            else:
                route.continue_()

        search.route("**/search/?*", fail)
        with search.expect_navigation():
            box(search, "Đoàn Thị Ánh").check()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        assert not loaded_once(search)
        search.complaints.clear()  # the 500 itself

    def test_an_answer_from_another_address_is_followed_there(self, site, search):
        """A log-in that ran out answers htmx with the page of the log-in, which has no results to show."""

        def expire(route):
            if route.request.headers.get("hx-request"):
                route.fulfill(status=302, headers={"Location": "/accounts/login/"})
            else:
                route.continue_()

        search.route("**/search/?*", expire)
        with search.expect_navigation():
            box(search, "Đoàn Thị Ánh").check()
        expect(search.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        assert not loaded_once(search)


class TestWithoutScript:
    @pytest.fixture
    def page(self, site, open_page):
        page = open_page(script=False)
        page.goto(f"{site.url}/search/")
        return page

    def test_words_and_boxes_by_the_button(self, site, page):
        page.get_by_role("searchbox").fill("thi đua")
        box(page, "Kế hoạch 603").check()
        page.locator("#from").fill("2023")
        page.get_by_role("button", name="Áp dụng bộ lọc").click()
        expect(page.get_by_role("status")).to_contain_text("Tìm thấy 12 bài")
        expect(box(page, "Kế hoạch 603")).to_be_checked()
        expect(page.locator(".chips li")).to_have_count(3)
        page.locator(".chips a").first.click()
        expect(box(page, "Kế hoạch 603")).not_to_be_checked()
        expect(page.get_by_role("searchbox")).to_have_value("thi đua")

    def test_the_filters_of_a_narrow_screen_fold_by_links(self, site, open_page):
        page = open_page(360, script=False)
        page.goto(f"{site.url}/search/")
        expect(page.locator("#filters")).to_be_hidden()
        page.get_by_role("link", name="Bộ lọc").click()
        expect(page.locator("#filters")).to_be_visible()
        page.get_by_role("link", name="Xem kết quả").click()
        expect(page.locator("#filters")).to_be_hidden()


class TestNarrow:
    def test_several_choices_before_the_results_are_looked_at(self, site, open_page):
        page = open_page(360)
        page.goto(f"{site.url}/search/")
        expect(page.locator("#filters")).to_be_hidden()
        page.get_by_role("link", name="Bộ lọc").click()
        box(page, "Đoàn Thị Ánh").check()
        expect(page.get_by_role("status")).to_contain_text("Tìm thấy 1 bài")
        expect(page.locator("#filters")).to_be_visible()
        box(page, "Bộ Thủy văn").first.check()
        expect(page.locator(".to-filters")).to_contain_text("(2)")
        page.get_by_role("link", name="Xem kết quả").click()
        expect(page.locator("#filters")).to_be_hidden()
