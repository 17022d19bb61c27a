"""A review written and published by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import autosaved, open_new_review

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

FARTHEST = 60
BODY = '[name="body-{}"]'


def go(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is at what the selector says."""
    for _ in range(FARTHEST):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {selector}.")


def write(page: Page, selector: str, *texts: str) -> None:
    """Go to a field, and type into it; into the next of its list after Enter."""
    go(page, selector)
    for place, text in enumerate(texts):
        if place:
            page.keyboard.press("Enter")
        page.keyboard.type(text)


def choose_first_author(page: Page) -> None:
    go(page, '[id^="body-5"] [data-chooser-action-choose]')
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("tbody tr").first).to_be_visible()
    go(page, "[data-chooser-modal-choice]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#body-5-value-author-title")).not_to_be_empty()


def publish(page: Page) -> None:
    go(page, ".footer .w-dropdown__toggle", "Shift+Tab")
    page.keyboard.press("Enter")
    go(page, '[name="action-publish"]')
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/edit/" not in url)


def add_quote(page: Page, text: str) -> None:
    """Add a quote below the block that has the focus, by a search for it."""
    go(page, 'button[title="Insert a block"]')
    page.keyboard.press("Enter")
    go(page, '[role="combobox"]')
    page.keyboard.type("quo")
    expect(page.locator('.w-combobox__option[aria-selected="true"]')).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(BODY.format("6-value-text"))).to_be_focused()
    page.keyboard.type(text)


def test_a_review_is_written_and_published(editor: Page) -> None:
    open_new_review(editor)
    expect(editor.locator("#id_title")).to_be_focused()
    write(editor, "#id_title", "By Hand")
    write(editor, "#id_summary", "No mouse came near it.")
    write(editor, BODY.format("0-value-title"), "The Tide")
    write(editor, BODY.format("0-value-year"), "2017")
    write(editor, BODY.format("0-value-genres-0-value"), "Action", "Drama")
    write(editor, "[contenteditable=true]", "A flood comes home.")
    editor.keyboard.press("Tab")
    write(editor, "[contenteditable=true]", "It is patient.")
    add_quote(editor, "A cathedral without a congregation.")
    write(editor, BODY.format("3-value-pros-0-value"), "The look.", "The place.")
    write(editor, BODY.format("3-value-cons-0-value"), "It plods.")
    write(editor, BODY.format("4-value-value"), "5.5")
    choose_first_author(editor)
    autosaved(editor)
    publish(editor)
    editor.goto("/reviews/by-hand/")
    for words in ("5.5 out of 10", "It plods.", "Drama", "A cathedral without a congregation."):
        expect(editor.get_by_text(re.compile(re.escape(words))).first).to_be_attached()
