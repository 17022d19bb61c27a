"""The screens of the admin, wide and narrow, from left to right and from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Demo, log_in
from tests.browser.screens import OURS, STOCK, Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

WIDTHS = (1400, 390)
# A table that is too wide is cut off instead.
OVERFLOW = """() => {
    const seen = document.documentElement.clientWidth;
    const places = [...document.querySelectorAll("table.listing")]
        .map((table) => table.getBoundingClientRect());
    const cut = places.map(({ left, right }) => Math.max(-left, right - seen));
    return Math.ceil(Math.max(document.documentElement.scrollWidth - seen, ...cut));
}"""


@pytest.fixture(scope="module", params=["ltr", "rtl"])
def admin(request: pytest.FixtureRequest, browser: Browser, demo: Demo) -> Iterator[Page]:
    """The admin in a language that is written in this direction."""
    page = browser.new_page(base_url=demo.base)
    log_in(page, demo)
    speak(page, {"ltr": "en", "rtl": "ar"}[request.param])
    expect(page.locator("html")).to_have_attribute("dir", request.param)
    yield page
    speak(page, "")
    page.context.close()


def speak(page: Page, language: str) -> None:
    """Choose the language of the admin."""
    page.goto("/admin/account/")
    for name in ("first", "last"):  # without which Wagtail saves nothing
        page.locator(f'[name="name_email-{name}_name"]').fill("Admin")
    page.locator('[name="locale-preferred_language"]').select_option(language)
    page.locator("main .button-longrunning").click()
    expect(page.locator(".messages .success")).to_be_visible()


def overflow(page: Page, open_screen: Open) -> list[int]:
    """By how many pixels a screen is too wide, at each width."""
    open_screen(page)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        settled(page)
        found.append(int(page.evaluate(OVERFLOW)))
    page.set_viewport_size({"width": WIDTHS[0], "height": 844})
    return found


@pytest.fixture(scope="module")
def stock(admin: Page) -> list[int]:
    """By how much the widest of Wagtail's own screens of these kinds is too wide."""
    found = [overflow(admin, STOCK[name]) for name in ("pages", "page", "images", "page chooser")]
    return [max(each) for each in zip(*found, strict=True)]


@pytest.mark.parametrize("screen", OURS)
def test_is_no_wider_than_wagtail(screen: str, admin: Page, stock: list[int]) -> None:
    for ours, theirs in zip(overflow(admin, OURS[screen]), stock, strict=True):
        assert ours <= theirs
