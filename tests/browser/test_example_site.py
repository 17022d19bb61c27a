"""The example site in a browser: an editor writes in Wagtail, and readers see it on a front end
that knows nothing but the API. One file, so that one worker sets the site up once.
"""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.editing import (
    autosaved,
    entitle,
    never_save,
    open_new_review,
    pause_autosave,
    publish,
)

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

HEADLINE = "A Door in the Sea"


def fill(editor: Page, name: str, text: str) -> None:
    """Fill a field of the body."""
    editor.locator(f'[name="body-{name}"]').fill(text)


def write(editor: Page, block: int, text: str) -> None:
    """Type into the rich text of a block."""
    value = editor.locator(f'[name="body-{block}-value"]')
    prose = editor.locator("[data-field-input]", has=value).last.locator("[contenteditable=true]")
    prose.click()
    prose.press_sequentially(text)


def choose_author(editor: Page, name: str) -> None:
    """Choose an author in the chooser's dialogue."""
    editor.get_by_role("button", name="Choose Author").first.click()
    editor.get_by_role("dialog").get_by_role("link", name=name).click()
    expect(editor.locator("#body-5-value-author-title")).to_have_text(name)


def fill_skeleton(editor: Page) -> None:
    """Fill the blocks that a new review starts with."""
    entitle(editor, HEADLINE)
    editor.locator("#id_summary").fill("The tide goes out and does not come back.")
    fill(editor, "0-value-title", "The Door")
    fill(editor, "0-value-year", "2019")
    fill(editor, "0-value-genres-0-value", "Mystery")
    write(editor, 1, "A village wakes up beside a desert.")
    write(editor, 2, "It takes an hour before anybody runs.")
    fill(editor, "3-value-pros-0-value", "The stillness.")
    fill(editor, "3-value-cons-0-value", "The explanation.")
    fill(editor, "4-value-value", "8.5")
    choose_author(editor, "Maud Tressilick")


def preview(editor: Page) -> FrameLocator:
    """The preview in the side panel."""
    editor.get_by_role("button", name="Toggle preview").click()
    return editor.frame_locator('iframe[title="Preview"]').last


def test_writes_previews_and_publishes_a_review(editor: Page) -> None:
    open_new_review(editor)
    fill_skeleton(editor)
    expect(preview(editor).get_by_role("heading", level=1)).to_have_text(HEADLINE)
    autosaved(editor)
    publish(editor)
    expect(editor.get_by_role("link", name="View live").first).to_be_visible()
    editor.goto("/reviews/a-door-in-the-sea/")
    expect(editor.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    for words in ("8.5 out of 10", "The stillness.", "The explanation.", "Mystery"):
        expect(editor.get_by_text(words).first).to_be_attached()


def test_the_preview_shows_the_front_end_with_what_has_not_been_saved(editor: Page) -> None:
    open_new_review(editor)
    never_save(editor)
    editor.locator("#id_title").press_sequentially("Nobody Has Saved This")
    shown = preview(editor)
    expect(shown.get_by_role("heading", level=1)).to_have_text("Nobody Has Saved This")
    expect(shown.get_by_role("link", name="Second Look").first).to_be_visible()
    expect(shown.get_by_text("Draft.")).to_be_visible()
    expect(editor).to_have_url(re.compile("/add/"))


def test_an_error_stands_at_its_field(editor: Page) -> None:
    open_new_review(editor)
    fill_skeleton(editor)
    fill(editor, "4-value-value", "11")
    fill(editor, "0-value-year", "12")
    publish(editor)
    expect(editor.locator("#body-4-value-value-errors")).to_contain_text("from 0 to 10")
    expect(editor.locator("#body-0-value-year-errors")).to_contain_text("four digits")


def test_a_draft_may_lack_everything_but_its_title(editor: Page) -> None:
    open_new_review(editor)
    pause_autosave(editor)
    entitle(editor, "Only a headline")
    editor.get_by_role("button", name="Save draft").click()
    expect(editor).to_have_url(re.compile(r"/pages/\d+/edit/"))


def test_lists_reviews_in_the_order_that_is_asked_for(page: Page) -> None:
    page.goto("/?order=-title")
    expect(page.get_by_text(re.compile(r"of \d+ reviews")).last).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_have_text("And Now, the Weather")


def test_filters_by_what_stands_in_the_address(page: Page) -> None:
    page.goto("/?genre=action")
    expect(page.get_by_role("link", name="A City Without an Off Switch").first).to_be_visible()
    expect(page.get_by_text("Two Reviewers, One Canal")).to_have_count(0)


def test_searches_and_offers_what_would_be_found(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Search").fill("Killy")
    page.get_by_role("button", name="Show reviews").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["A City Without an Off Switch"])
    expect(page.get_by_label("Genre").get_by_role("option", name="Action (1)")).to_be_attached()
    expect(page.get_by_label("Order")).to_have_value("")


def test_shows_a_whole_review(page: Page) -> None:
    page.goto("/reviews/blame/")
    expect(page.get_by_role("heading", level=1)).to_have_text("A City Without an Off Switch")
    expect(page.get_by_text("5.5 out of 10").first).to_be_attached()
    expect(page.get_by_text("Hiroyuki Seshita").first).to_be_visible()
    expect(page.get_by_text("Polygon Pictures").first).to_be_visible()


def test_prints_the_structured_data(page: Page) -> None:
    page.goto("/reviews/blame/")
    script = page.locator('script[type="application/ld+json"]')
    expect(script).to_have_count(1)
    assert json.loads(script.text_content() or "")["reviewRating"]["ratingValue"] == 5.5


def test_spoilers_are_folded_away(page: Page) -> None:
    page.goto("/reviews/the-fifth-season/")
    details = page.locator("details:has(summary)").last
    expect(details).not_to_have_attribute("open", "")
    details.locator("summary").click()
    expect(details).to_have_attribute("open", "")


@pytest.mark.parametrize("path", ["scavengers-reign", "project-hail-mary", "nothing"])
def test_drafts_and_private_reviews_are_not_found(page: Page, path: str) -> None:
    page.goto(f"/reviews/{path}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not", ignore_case=True)


@pytest.mark.parametrize("path", ["/", "/reviews/blame/", "/reviews/return-of-the-obra-dinn/"])
def test_axe_finds_nothing(page: Page, scheme: str, path: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path)
    page.wait_for_load_state("networkidle")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_nothing_overflows_on_a_small_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/reviews/blame/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
