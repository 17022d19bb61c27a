"""The vectors of ``test_sanitising`` in a browser, which has the last word on what runs."""

import pytest
from playwright.sync_api import Browser, Dialog

from tests.test_sanitising import VECTORS, display

pytestmark = pytest.mark.browser


def alerts(browser: Browser, html: str) -> int:
    """How often a document calls for attention, by itself or when all of its links are followed."""
    seen: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    page = browser.new_page()
    page.on("dialog", dismiss)
    page.route("**/*", lambda route: route.abort())
    page.set_content(html)
    page.evaluate("document.querySelectorAll('a[href^=\"javascript:\" i]').forEach(a => a.click())")
    page.wait_for_timeout(200)
    page.close()
    return len(seen)


def test_vectors_are_executed_as_they_stand(browser: Browser) -> None:
    assert alerts(browser, VECTORS[0] + '<a href="javascript:alert(1)">x</a>') == 2


def test_nothing_is_executed_once_it_is_displayed(browser: Browser) -> None:
    assert alerts(browser, "".join(map(display, VECTORS))) == 0
