"""What tests do in Wagtail's page editor."""

import re

from playwright.sync_api import Page, expect


def open_new_review(editor: Page) -> None:
    """A new review in the section that holds reviews."""
    found = editor.request.get("/api/v2/pages/?type=wagtail_reviews.ReviewIndexPage").json()
    section = found["items"][0]["id"]
    editor.goto(f"/admin/pages/add/wagtail_reviews/reviewpage/{section}/")


def entitle(editor: Page, headline: str) -> None:
    """Type the headline; the slug follows when the field is left."""
    title = editor.locator("#id_title")
    title.press_sequentially(headline)
    title.press("Tab")
    expect(editor.locator("#id_slug")).not_to_have_value("")


def publish(editor: Page) -> None:
    """Publish by the menu beside the save button."""
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Publish", exact=True).click()
    editor.wait_for_load_state()


def autosaved(editor: Page) -> None:
    """Wait until Wagtail has saved the draft by itself: a form sent while it saves for the first
    time would make the page a second time, with a slug that the first has taken.
    """
    # What was typed before Wagtail first looked at the form, seconds after it was loaded, is no
    # change to it: this is one.
    editor.wait_for_timeout(3_000)
    editor.locator("#id_summary").press_sequentially(" ")
    expect(editor).to_have_url(re.compile(r"/pages/\d+/edit/"), timeout=30_000)
    indicator = editor.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved", timeout=30_000)


def pause_autosave(editor: Page) -> None:
    """Keep Wagtail from saving by itself until the next page: it may be at it when a button is
    pressed, and then takes the older of the two revisions for one of another window.
    """
    form = editor.locator('form[data-controller~="w-autosave"]')
    form.evaluate("form => { form.dataset.wAutosaveActiveValue = 'false'; }")


def never_save(editor: Page) -> None:
    """Keep Wagtail from saving a new page by itself."""
    editor.route(re.compile(r"/admin/pages/add/.+/\d+/$"), lambda route: route.abort())
