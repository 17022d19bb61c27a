"""The list of errors above the fields of the page editor."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import errors, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.fixture
def invalid(editor: Page) -> Page:
    """The editor after an attempt to publish what is incomplete."""
    errors(editor)
    settled(editor)
    return editor


def follow(page: Page, text: str) -> None:
    page.locator(".help-warning").get_by_role("link", name=text).click()


def test_a_link_unfolds_the_block_that_it_leads_to(invalid: Page) -> None:
    field = invalid.locator('[name="body-4-value-value"]')
    invalid.get_by_role("button", name="Collapse all").click()
    expect(field).to_be_hidden()
    follow(invalid, "Enter the score")
    expect(field).to_be_in_viewport()
    invalid.keyboard.press("Tab")
    expect(field).to_be_focused()


def test_a_link_leads_to_another_tab(invalid: Page) -> None:
    follow(invalid, "Slug")
    expect(invalid.locator("#id_slug")).to_be_focused()
