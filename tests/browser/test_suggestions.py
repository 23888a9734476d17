"""The search box in a real browser: suggestions by keyboard and by mouse, and as before without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(site, open_page):
    page = open_page()
    page.goto(f"{site.url}/search/")
    return page


def box(page):
    """The search box, which the script made a combobox (a select is one, too)."""
    return page.locator("input[role=combobox]")


def suggested(page):
    return page.locator("[role=listbox]").get_by_role("option")


def typed(page, words: str):
    """The suggestions for these words, shown."""
    box(page).click()
    box(page).press_sequentially(words)
    expect(suggested(page).first).to_be_visible()
    return suggested(page)


def test_typing_opens_a_list_that_says_what_it_is(site, page):
    field = box(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    options = typed(page, "luong the")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Lương Thế Khải")
    expect(options).to_contain_text("Nhân vật")
    expect(options).to_contain_text("13 bài")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#{field.get_attribute('aria-controls')}")).to_be_visible()


def test_the_keyboard_goes_through_the_list_and_to_the_record(site, page):
    field = box(page)
    options = typed(page, "tin")
    last = options.count() - 1
    assert last > 0
    field.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.nth(0).get_attribute("id"))
    field.press("ArrowUp")  # back in the box
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("ArrowUp")
    expect(options.nth(last)).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    with page.expect_navigation():
        field.press("Enter")
    expect(page).to_have_url(re.compile(f"{site.url}/articles/"))


def test_enter_without_a_choice_searches_for_the_words(site, page):
    typed(page, "thi đua")
    box(page).press("Enter")
    expect(suggested(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy 12 bài")
    expect(page).to_have_url(re.compile("q=thi"))


def test_escape_closes_the_list_and_leaves_the_words(site, page):
    field = box(page)
    typed(page, "luong")
    field.press("Escape")
    expect(suggested(page)).to_have_count(0)
    expect(field).to_have_value("luong")
    field.press("ArrowDown")
    expect(suggested(page).first).to_be_visible()


def test_a_click_leads_to_the_record_and_leaving_closes(site, page):
    options = typed(page, "luong")
    page.locator("#sort").focus()
    expect(suggested(page)).to_have_count(0)
    box(page).fill("")
    typed(page, "luong")
    with page.expect_navigation():
        options.first.click()
    expect(page).to_have_url(site.url + site.chair.get_absolute_url())


def test_the_box_of_every_other_page(site, open_page):
    page = open_page(360)
    page.goto(f"{site.url}/people/")
    options = typed(page, "ke hoach 603")
    expect(options.first).to_contain_text("Kế hoạch 603")
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, "the list is too wide"


def test_after_back_the_box_suggests_again(site, page):
    typed(page, "thi đua")
    box(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy 12 bài")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
    expect(typed(page, "luong the")).to_contain_text("Lương Thế Khải")


def test_on_a_narrow_screen_the_name_has_the_width(site, open_page):
    page = open_page(360)
    page.goto(f"{site.url}/search/")
    option = typed(page, "luong the").first
    expect(option.locator(".kind")).to_be_hidden()
    name, row = option.locator(".name").bounding_box(), option.bounding_box()
    assert name["width"] > 0.6 * row["width"]


def test_what_the_server_cannot_answer_leaves_a_plain_box(site, open_page):
    page = open_page()
    page.route("**/suggest.json?*", lambda route: route.fulfill(status=500, body=""))
    page.goto(f"{site.url}/people/")
    with page.expect_response("**/suggest.json?*"):
        box(page).press_sequentially("luong")
    expect(suggested(page)).to_have_count(0)
    with page.expect_navigation():
        box(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy 13 bài")
    page.complaints.clear()  # the 500 itself


def test_without_script_it_is_a_box(site, open_page):
    page = open_page(script=False)
    page.goto(f"{site.url}/people/")
    page.get_by_role("searchbox").fill("thi đua")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy 12 bài")
