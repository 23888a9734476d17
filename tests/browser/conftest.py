"""A real browser, without network beyond the loopback, against the site served from this process."""

import shutil

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items):
    """Whatever is in this folder drives a browser."""
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine; apt-get install chromium"))


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # The driver keeps an event loop in this thread, in which Django would refuse to ask the database. Both end with
        # the module, so that no other test of this process runs inside of it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def site(browser, live_server, indexed):
    """The address of the site with the records of ``make_archive`` and twelve articles more, all in the index."""
    from tests.views.samples import cite, make_archive, make_article, mention

    archive = make_archive()
    for number in range(12):
        article = make_article(f"Tin {number} về thi đua", "Ông Lương Thế Khải nhắc Kế hoạch 603.", dated="2023-07")
        mention(article, "Lương Thế Khải", archive.chair)
        cite(article, "Kế hoạch 603", archive.plan)
    indexed()
    archive.url = live_server.url
    return archive


@pytest.fixture
def open_page(browser):
    """Opens a page of the browser: ``open_page(360, script=False)``. What the console complains of fails the test."""
    contexts, complaints = [], []

    def open_page(width: int = 1280, *, script: bool = True, scheme: str = "light"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.complaints = complaints
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == [], "the browser complained"
