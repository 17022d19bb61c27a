"""Authors in the admin, as an editor meets them: the chooser, a review's own card, and deleting."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import entitle, open_new_review, pause_autosave

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

AUTHORS = "/admin/snippets/wagtail_reviews/author/"


def author_field(page: Page) -> Locator:
    return page.locator("[data-contentpath='author']")


def test_an_author_is_chosen_by_keyboard(editor: Page) -> None:
    open_new_review(editor)
    author_field(editor).get_by_role("button", name="Choose author").press("Enter")
    modal = editor.get_by_role("dialog")
    expect(modal.locator("tbody img[alt='']").first).to_be_visible()
    modal.get_by_label("Search term").press_sequentially("Sunniva")
    expect(modal.locator("tbody tr")).to_have_count(1)
    modal.get_by_role("link", name="Sunniva Rao").press("Enter")
    expect(author_field(editor)).to_contain_text("Sunniva Rao")


def add_author(page: Page, name: str) -> None:
    """A published author who is the user."""
    page.goto(f"{AUTHORS}add/")
    page.get_by_role("textbox", name=re.compile("^Name")).fill(name)
    page.get_by_role("combobox", name="User").select_option("admin")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(AUTHORS + "$"))


def test_a_users_own_card_is_filled_in_and_who_deletes_the_author_is_warned(editor: Page) -> None:
    add_author(editor, "Quill Harrow")
    open_new_review(editor)
    pause_autosave(editor)
    expect(author_field(editor)).to_contain_text("Quill Harrow")
    entitle(editor, "By Quill")
    editor.get_by_role("button", name="Save draft").click()
    editor.wait_for_url("**/edit/")
    review = editor.url
    editor.goto(AUTHORS)
    row = editor.get_by_role("row", name="Quill Harrow")
    expect(row).to_contain_text("1 review")
    row.get_by_role("link", name="Quill Harrow").click()
    editor.wait_for_url("**/edit/**")
    editor.goto(editor.url.replace("/edit/", "/delete/"))
    expect(editor.get_by_text("1 review names this author.")).to_be_visible()
    editor.get_by_role("button", name="Yes, delete").click()
    editor.goto(review)
    expect(author_field(editor).get_by_role("button", name="Choose author")).to_be_visible()
