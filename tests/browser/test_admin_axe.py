"""axe-core on the screens of the admin: it finds nothing that it does not find on Wagtail's own."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.demo import Demo, log_in
from tests.browser.screens import EDIT, OURS, STOCK, Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

Finding = tuple[str, str]
# Wagtail's markup of what no screen of its own has here: two blocks of a type in a StreamField, the
# picker of blocks, a form that is longer than the screen, and the editor of a snippet.
WAGTAIL: set[Finding] = {
    ("landmark-unique", "section.w-panel.w-panel--nested"),
    ("aria-required-children", "div.w-combobox__menu"),
    ("scrollable-region-focusable", "ol.w-minimap__list"),
    ("page-has-heading-one", "html"),
}

# Text that fades in has no contrast yet, and does so for longer on a busy machine.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"


def found(page: Page) -> dict[Finding, str]:
    """What axe finds: the rule and the kind of element, with the element itself."""
    settled(page)
    page.add_style_tag(content=STILL)
    violations = Axe().run(page).response["violations"]
    return {
        (violation["id"], kind(node["html"])): node["html"]
        for violation in violations
        for node in violation["nodes"]
    }


def kind(html: str) -> str:
    """An element by its tag and classes, as a selector."""
    tag = re.match(r"<([\w-]+)", html)
    classes = re.search(r'^<[^>]*?\sclass="([^"]*)"', html)
    names = classes[1].split() if classes and tag and tag[1] != "html" else []
    return ".".join([tag[1] if tag else html, *names])


def of_both(open_screen: Open, editor: Page) -> dict[Finding, str]:
    """What axe finds on a screen, light and dark."""
    open_screen(editor)
    light = found(editor)
    editor.emulate_media(color_scheme="dark")
    return {**light, **found(editor)}


@pytest.fixture(scope="module")
def known(browser: Browser, demo: Demo) -> set[Finding]:
    """What axe finds on the screens that are Wagtail's own."""
    editor = browser.new_page(base_url=demo.base, viewport={"width": 1400, "height": 1000})
    log_in(editor, demo)
    findings = [of_both(open_screen, editor) for open_screen in STOCK.values()]
    editor.context.close()
    return WAGTAIL.union(*findings)


@pytest.mark.parametrize("screen", OURS)
def test_our_screens_add_nothing(screen: str, editor: Page, known: set[Finding]) -> None:
    findings = of_both(OURS[screen], editor)
    assert {what: html for what, html in findings.items() if what not in known} == {}


# A card stands in a list; the heading of that page is none of its business.
@pytest.mark.parametrize(
    ("mode", "expected"), [("page", set()), ("card", {("page-has-heading-one", "html")})]
)
def test_previews_have_no_findings(mode: str, expected: set[Finding], editor: Page) -> None:
    EDIT(editor)
    editor.get_by_role("button", name="Toggle preview").click()
    settled(editor)
    preview = editor.url.split("?")[0] + f"preview/?mode={mode}"
    assert of_both(lambda page: page.goto(preview), editor).keys() == expected
