"""What Wagtail does with any page, done with a review that has every block."""

import re
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.demo import Demo, log_in
from tests.browser.editing import pause_autosave

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

numbers: Iterator[int] = count()


def page_id(editor: Page, slug: str) -> int:
    """The id of a published review."""
    found = editor.request.get(f"/api/v2/pages/?type=wagtail_reviews.ReviewPage&slug={slug}")
    return int(found.json()["items"][0]["id"])


def opened(editor: Page, slug: str) -> str:
    """Open a published review in the editor; the path of its admin pages."""
    path = f"/admin/pages/{page_id(editor, slug)}"
    editor.goto(f"{path}/edit/")
    return path


@pytest.fixture
def copied(editor: Page, demo: Demo) -> Iterator[str]:
    """A published copy of a complete review, open in the editor; the path of its admin pages."""
    slug = f"copy-{next(numbers)}"
    editor.goto(f"/admin/pages/{page_id(editor, 'blame')}/copy/")
    editor.get_by_label("New title").fill(slug)
    editor.get_by_label("New slug").fill(slug)
    editor.get_by_label("Publish copied page").check()
    editor.get_by_role("button", name="Copy this page").click()
    editor.wait_for_load_state()
    path = opened(editor, slug)
    pause_autosave(editor)
    yield path
    editor.context.clear_cookies()  # as one test does
    log_in(editor, demo)
    editor.goto(f"{path}/delete/")
    editor.get_by_role("button", name="Yes, delete").click()
    editor.wait_for_load_state()


def save(editor: Page, year: str = "") -> None:
    """Save the draft, with another year of the work if one is given."""
    if year:
        editor.locator('[name="body-0-value-year"]').fill(year)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.get_by_text("has been updated").first).to_be_visible()


def test_a_copy_has_all_blocks(editor: Page, copied: str) -> None:
    expect(editor.locator('[name="body-0-value-title"]')).to_have_value("BLAME!")
    expect(editor.locator('[name="body-0-value-genres-1-value"]')).to_have_value("Science Fiction")


def test_the_comparison_names_what_changed(editor: Page, copied: str) -> None:
    save(editor, year="2018")
    editor.goto(f"{copied}/revisions/compare/live...latest/")
    year = editor.locator("dt:text-is('Year') + dd")
    expect(year.locator(".deletion")).to_have_text("2017")
    expect(year.locator(".addition")).to_have_text("2018")


def test_the_history_tells_of_each_change(editor: Page, copied: str) -> None:
    save(editor, year="1999")
    editor.goto(f"{copied}/history/")
    rows = editor.locator("table.listing tbody tr")
    expect(rows.first).to_contain_text("Draft saved")
    expect(rows.filter(has_text="Published")).not_to_have_count(0)


def test_a_comment_stays_at_its_field(editor: Page, copied: str) -> None:
    editor.get_by_role("button", name="Toggle comments").click()
    editor.locator('[data-contentpath="work_type"] [data-comment-add]').click()
    editor.get_by_placeholder("Enter your comments").fill("Is this the right one?")
    editor.get_by_role("button", name="Comment", exact=True).click()
    save(editor)
    editor.goto(f"{copied}/edit/")
    expect(editor.get_by_text("Is this the right one?").first).to_be_visible()


def status(editor: Page, button: str) -> None:
    """Open the status side panel, and press a button of it."""
    editor.get_by_role("button", name="Toggle status").click()
    editor.get_by_role("button", name=button).first.click()


def test_a_locked_review_cannot_be_changed(editor: Page, copied: str) -> None:
    editor.get_by_role("button", name="Toggle status").click()
    editor.get_by_text("Lock", exact=True).click()
    expect(editor.get_by_text(re.compile("locked by you", re.I)).first).to_be_visible()


def test_a_private_review_is_in_no_answer(editor: Page, copied: str) -> None:
    number = copied.rsplit("/", 1)[1]
    status(editor, "Change privacy")
    dialog = editor.get_by_role("dialog")
    dialog.get_by_label("Private, accessible to any logged-in users").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    editor.context.clear_cookies()
    assert editor.request.get(f"/api/v2/reviews/{number}/").status == 404


def test_a_scheduled_change_waits(editor: Page, copied: str) -> None:
    status(editor, "Set schedule")
    dialog = editor.get_by_role("dialog")
    moment = dialog.get_by_label("Go live date/time")
    moment.fill("2099-01-01 10:00")
    calendar = editor.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)  # it comes a moment later, and covers the button
    moment.blur()
    expect(calendar).to_have_count(0)
    dialog.get_by_role("button", name="Save schedule").click()
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name=re.compile("Schedule to publish")).click()
    expect(editor.get_by_text(re.compile("has been scheduled", re.I)).first).to_be_visible()


def test_a_review_goes_through_moderation(editor: Page, copied: str) -> None:
    editor.locator('[name="body-0-value-year"]').fill("2019")
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Submit to Moderators approval").click()
    expect(editor.get_by_text(re.compile("submitted for moderation", re.I)).first).to_be_visible()
    editor.goto(f"{copied}/edit/")
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Approve and Publish", exact=True).click()
    editor.wait_for_url(lambda url: "/edit/" not in url)
    assert "2019" in editor.request.get(f"/api/v2/reviews/{copied.rsplit('/', 1)[1]}/").text()
