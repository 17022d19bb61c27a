"""An old review, pasted in a browser, opens in the page editor with its parts in place."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.old_review import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def paste(editor: Page, title: str, text: str) -> None:
    """Open the form from the menu, and hand it in."""
    editor.goto("/admin/")
    editor.get_by_role("button", name="Reviews", exact=True).click()
    editor.get_by_role("link", name="Paste an old review").click()
    editor.get_by_label("Headline").fill(title)
    editor.get_by_label("Old review").fill(text)
    editor.get_by_role("button", name="Make a draft").click()
    expect(editor).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))


def test_a_flat_page_becomes_blocks(editor: Page) -> None:
    paste(editor, "The Lamp Room", TEXT)
    expect(editor.get_by_text("The draft “The Lamp Room” has been made.")).to_be_visible()
    expect(editor.locator('[name="body-0-value-title"]')).to_have_value("The Lamp Room")
    expect(editor.locator('[name="body-0-value-year"]')).to_have_value("2021")
    expect(editor.locator('[name="body-5-value-pros-0-value"]')).to_have_value(
        "A cast without a weak link."
    )
    expect(editor.locator('[name="body-6-value-value"]')).to_have_value("7.5")
    expect(editor.locator("#body-7-value-author-chooser")).to_contain_text("Nora Quist")


def test_what_is_not_certain_is_said(editor: Page) -> None:
    paste(editor, "Another lamp", "YEAR: 2021\n\nFog all over.\n\nRating – 7\n")
    warning = editor.locator(".messages .warning", has_text="Rating – 7")
    expect(warning).to_be_visible()
    expect(editor.locator('[name$="-value-scale"]')).to_have_count(0)
