"""The search appearance and the previews of a review, as an editor sees them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.editing import open_new_review

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PANEL = ".reviews-appearance"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def open_review(editor: Page, slug: str, tab: str = "content") -> None:
    """A review of the example site, in the editor."""
    found = editor.request.get(f"/api/v2/reviews/find/?html_path=/reviews/{slug}/").json()
    editor.goto(f"/admin/pages/{found['id']}/edit/#tab-{tab}")


def wait_for_watch(editor: Page) -> None:
    """Wait until Wagtail looks for edits: it takes what is typed before for the saved state.

    It does so twice as the page loads.
    """
    editor.wait_for_function("window.watches > 1")


@pytest.fixture
def editor(editor: Page) -> Page:
    """An editor whose edits Wagtail is seen to look for."""
    editor.add_init_script(
        "window.watches = 0;"
        "document.addEventListener('w-unsaved:watch-edits', () => { window.watches += 1; });"
    )
    return editor


def preview(editor: Page, mode: str) -> FrameLocator:
    """The preview in the side panel, which opens on the front end, in another mode."""
    editor.get_by_role("button", name="Toggle preview").click()
    frame = editor.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    editor.get_by_label("Preview mode").select_option(mode)
    return frame


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled to from the side."""
    width: bool = page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    return width


def violations(page: Page, selector: str | None = None) -> str:
    """What axe finds, in words."""
    results = Axe().run(page, context=selector, options=AXE)
    return "" if results.violations_count == 0 else results.generate_report()


def test_a_new_review_appears_as_soon_as_it_has_been_saved(editor: Page) -> None:
    open_new_review(editor)
    wait_for_watch(editor)
    editor.locator("#id_title").press_sequentially("A Lamp in the Window")
    editor.locator("#id_title").press("Tab")
    editor.get_by_role("tab", name="Promote").click()
    panel = editor.locator(PANEL)
    expect(panel.locator(".reviews-result__title")).to_have_text(
        "A Lamp in the Window", timeout=30_000
    )
    expect(panel).to_contain_text("Error: The review has no score.")


def test_the_panel_follows_what_is_saved(editor: Page) -> None:
    open_review(editor, "azul", "promote")
    wait_for_watch(editor)
    title = editor.locator(f"{PANEL} .reviews-result__title")
    expect(title).to_have_text(re.compile("Rude with Tiles"))
    editor.get_by_label("Title tag").fill("Tiles, one after the other")
    expect(title).to_have_text("Tiles, one after the other", timeout=30_000)


def test_the_panel_is_refreshed_by_a_button(editor: Page) -> None:
    open_review(editor, "piranesi", "promote")
    panel = editor.locator(PANEL)
    expect(panel.locator(".reviews-result")).to_be_visible()
    with editor.expect_response(re.compile("/reviews/appearance/")):
        panel.get_by_role("button", name="Refresh").click()


def test_the_structured_data_is_copied(editor: Page) -> None:
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_review(editor, "blame", "promote")
    panel = editor.locator(PANEL)
    panel.get_by_text("Structured data (JSON-LD)").click()
    panel.get_by_role("button", name="Copy").click()
    expect(panel.get_by_text("Copied.")).to_be_visible()
    assert '"@type": "Review"' in editor.evaluate("navigator.clipboard.readText()")


def test_the_panel_is_accessible(editor: Page, scheme: str) -> None:
    editor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    open_review(editor, "blame", "promote")
    editor.locator(PANEL).get_by_text("Structured data (JSON-LD)").click()
    assert violations(editor, PANEL) == ""


def test_the_report_is_filtered_and_accessible(editor: Page) -> None:
    editor.goto("/admin/reviews/appearance/report/?reason=no_score")
    expect(editor.locator("tbody tr, #listing-results p").first).to_be_visible()
    editor.goto("/admin/reviews/appearance/report/")
    expect(editor.get_by_role("columnheader", name="Findings")).to_be_visible()
    assert violations(editor, "#listing-results") == ""


def test_the_report_is_in_the_menu(editor: Page) -> None:
    editor.get_by_role("button", name="Reports").click()
    editor.get_by_role("link", name="Search appearance").click()
    expect(editor).to_have_url(re.compile("/reviews/appearance/report/"))


@pytest.mark.parametrize(("mode", "shows"), [("page", ".review-work"), ("card", ".review-card")])
def test_a_review_is_previewed_as(editor: Page, mode: str, shows: str) -> None:
    open_review(editor, "blame")
    expect(preview(editor, mode).locator(shows)).to_be_visible(timeout=30_000)


def test_wagtail_checks_the_preview(editor: Page) -> None:
    open_review(editor, "andor-season-one")
    expect(preview(editor, "page").locator(".review-work")).to_be_visible(timeout=30_000)
    editor.get_by_role("button", name="Toggle checks").click()
    checks = editor.locator("[data-side-panel=checks]")
    expect(checks.locator("[data-content-word-count]")).to_have_text(re.compile(r"\d{3}"))
    expect(checks.locator("[data-content-checker-count]")).to_have_text("0")


@pytest.mark.parametrize("mode", ["page", "card"])
@pytest.mark.parametrize("width", [1400, 390, 320])
def test_a_preview_is_accessible_and_fits(editor: Page, mode: str, width: int, scheme: str) -> None:
    editor.set_viewport_size({"width": width, "height": 800})
    editor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    found = editor.request.get("/api/v2/reviews/find/?html_path=/reviews/andor-season-one/").json()
    editor.goto(f"/admin/pages/{found['id']}/view_draft/?mode={mode}")
    assert violations(editor, "main") == ""
    assert fits(editor)


def test_a_phone_shows_the_whole_panel(editor: Page) -> None:
    editor.set_viewport_size({"width": 390, "height": 800})
    open_review(editor, "blame", "promote")
    editor.locator(PANEL).get_by_text("Structured data (JSON-LD)").click()
    box = editor.locator(PANEL).bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390
    assert fits(editor)
