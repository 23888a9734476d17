"""All pages in a real browser: they fit, they can be read, and they keep the strict policy."""

import pytest
from playwright.sync_api import expect

from tests.views.test_site import every_address

pytestmark = pytest.mark.django_db(transaction=True)

# Text elements in sight whose colour has too little contrast to the nearest solid colour behind them.
FAINT = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = rgb(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (!element.checkVisibility({ opacityProperty: true }) || element.closest(".hidden, .busy, option")) continue;
    const style = getComputedStyle(element);
    if (style.color.startsWith("color(")) continue;
    const [a, b] = [light(rgb(style.color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) faint.push(`${element.className || element.tagName}: ${contrast.toFixed(2)}`);
  }
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_narrow_screen_and_keeps_the_policy(site, open_page, scheme):
    page = open_page(360, scheme=scheme)
    for address in every_address(site):
        page.goto(site.url + address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{address} is {wider} pixels too wide"
        page.complaints[:] = [text for text in page.complaints if "404" not in text or address != "/nowhere/"]
        assert page.complaints == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(site, open_page, scheme):
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3) for every text in sight."""
    page = open_page(scheme=scheme)
    for address in every_address(site):
        page.goto(site.url + address)
        page.complaints.clear()
        assert page.evaluate(FAINT) == [], address


def test_the_keyboard_comes_first_to_a_way_past_the_menu(site, open_page):
    page = open_page()
    page.goto(f"{site.url}/people/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Tới nội dung chính")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_an_ambiguous_citation_leads_to_what_it_may_mean(site, open_page):
    page = open_page()
    page.goto(site.url + site.article.get_absolute_url())
    page.locator("a.ambiguous").click()
    target = page.locator("li:target")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("có thể là Nghị quyết 18-NQ/TW (2017)")


def test_the_language_switch_stays_on_the_page(site, open_page):
    page = open_page()
    page.goto(f"{site.url}/people/?q=khai")
    page.get_by_role("button", name="EN").click()
    expect(page).to_have_url(f"{site.url}/people/?q=khai")
    expect(page.get_by_role("heading", level=1)).to_contain_text("People")
