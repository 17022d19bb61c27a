"""The listing of reviews as an editor uses it."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

LISTING = "/admin/reviews/"
FILM, GAME = "A Ticket for the Sea Railway", "The Old Blocks Learn to Sing"


def row(editor: Page, title: str) -> Locator:
    """The row of the review with that title."""
    return editor.get_by_role("row").filter(has=editor.get_by_role("link", name=title, exact=True))


def titles(editor: Page) -> list[str]:
    """The titles in the order that they are listed in."""
    return editor.locator("[data-listing-page-title] .title-wrapper a").all_inner_texts()


def scores(editor: Page) -> list[float]:
    """The percents that the bars show."""
    bars = editor.locator("meter").all()
    return [float(bar.get_attribute("value") or "") for bar in bars]


@pytest.fixture
def listing(editor: Page) -> Page:
    """The listing, found by the menu."""
    editor.get_by_role("button", name="Reviews").click()
    editor.locator(".sidebar").get_by_role("link", name="Reviews", exact=True).click()
    editor.wait_for_url(f"**{LISTING}")
    return editor


def open_filter(listing: Page, name: str) -> None:
    listing.get_by_role("button", name="Show filters").click()
    listing.get_by_role("button", name=name, exact=True).click()


def test_a_row_shows_poster_work_score_and_author(listing: Page) -> None:
    found = row(listing, FILM)
    for words in ("Spirited Away", "Film", "2001", "98%", "Maud Tressilick"):
        expect(found).to_contain_text(words)
    poster = found.locator("td.review-poster img")
    assert poster.evaluate("image => image.complete && image.naturalWidth") > 0


def test_filters_by_work_and_takes_the_filter_back(listing: Page) -> None:
    open_filter(listing, "Type of work")
    listing.get_by_label("Video game").check()
    expect(row(listing, FILM)).to_have_count(0)
    expect(row(listing, GAME)).to_be_visible()
    expect(listing).to_have_url(re.compile("work_type=VideoGame"))
    listing.get_by_role("button", name="Clear").first.click()
    expect(row(listing, FILM)).to_be_visible()


def test_filters_by_a_range_of_scores(listing: Page) -> None:
    open_filter(listing, "Score in per cent")
    listing.get_by_placeholder("Maximum").first.fill("60")
    expect(row(listing, FILM)).to_have_count(0)
    assert scores(listing)
    assert max(scores(listing)) <= 60


def test_sorts_by_score(listing: Page) -> None:
    listing.get_by_role("link", name="Score", exact=True).click()
    listing.wait_for_url("**ordering=review_percent")
    rising = scores(listing)
    assert rising == sorted(rising)
    listing.get_by_role("link", name="Score", exact=True).click()
    listing.wait_for_url("**ordering=-review_percent")
    assert scores(listing) == rising[::-1]


def test_finds_by_the_work(listing: Page) -> None:
    listing.get_by_role("textbox", name="Search term").fill("spirit")
    expect(row(listing, GAME)).to_have_count(0)
    assert titles(listing) == [FILM]


def test_exports_what_is_filtered(listing: Page) -> None:
    listing.goto(f"{LISTING}?work_type=VideoGame")
    listing.get_by_role("button", name="Actions", exact=True).first.click()
    with listing.expect_download() as download:
        listing.get_by_role("link", name="Download CSV").click()
    text = download.value.path().read_text()
    assert download.value.suggested_filename == "reviews.csv"
    assert GAME in text
    assert FILM not in text


@pytest.fixture
def copied(editor: Page) -> Iterator[str]:
    """A live review that the test may change."""
    title = "A Copy to Unpublish"
    editor.goto(f"{LISTING}?q=spirit")
    row(editor, FILM).get_by_role("link", name=FILM).click()
    number = re.search(r"/(\d+)/edit/", editor.url)
    assert number
    editor.goto(f"/admin/pages/{number[1]}/copy/")
    editor.get_by_label("New title").fill(title)
    editor.get_by_label("New slug").fill("a-copy-to-unpublish")
    editor.get_by_label("Publish copied page").check()
    editor.get_by_role("button", name="Copy this page").click()
    editor.wait_for_load_state()
    yield title
    editor.goto(f"{LISTING}?q=unpublish")
    row(editor, title).get_by_role("checkbox").check()
    editor.get_by_role("link", name="Delete selected pages").click()
    editor.get_by_role("button", name="Yes, delete").click()
    editor.wait_for_url(f"**{LISTING}?q=unpublish")


def test_unpublishes_in_bulk_and_returns_to_what_was_filtered(editor: Page, copied: str) -> None:
    editor.goto(f"{LISTING}?q=unpublish")
    row(editor, copied).get_by_role("checkbox").check()
    expect(editor.get_by_text("1 page selected")).to_be_visible()
    editor.get_by_role("link", name="Unpublish selected pages").click()
    editor.get_by_role("button", name="Yes, unpublish").click()
    editor.wait_for_url(f"**{LISTING}?q=unpublish")
    expect(row(editor, copied)).to_contain_text(re.compile("draft", re.IGNORECASE))


def test_works_with_the_keyboard_alone(listing: Page) -> None:
    link = listing.get_by_role("link", name="Year", exact=True)
    link.focus()
    listing.keyboard.press("Enter")
    listing.wait_for_url("**ordering=review_year")
    listing.get_by_role("button", name="Show filters").focus()
    listing.keyboard.press("Enter")
    expect(listing.get_by_text("Filter by")).to_be_visible()
    listing.get_by_role("button", name="Contains spoilers", exact=True).focus()
    listing.keyboard.press("Enter")
    listing.get_by_role("radio", name="Yes").focus()
    listing.keyboard.press("Space")
    expect(listing).to_have_url(re.compile("contains_spoilers=true"))


def test_the_only_section_gets_the_new_review(listing: Page) -> None:
    listing.get_by_role("link", name="Add review").click()
    expect(listing).to_have_url(re.compile(r"/pages/add/wagtail_reviews/reviewpage/\d+/"))


@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(listing: Page, width: int) -> None:
    listing.set_viewport_size({"width": width, "height": 900})
    listing.goto(LISTING)
    found = Axe().run(listing, context="#listing-results").response["violations"]
    assert [violation["id"] for violation in found] == []


def test_every_column_of_a_phone_can_be_seen(listing: Page) -> None:
    listing.set_viewport_size({"width": 390, "height": 844})
    listing.goto(LISTING)
    box = listing.locator("table.listing").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def test_words_too_long_for_a_phone_are_reached_by_scrolling(listing: Page) -> None:
    listing.set_viewport_size({"width": 390, "height": 844})
    listing.goto(LISTING)
    listing.add_style_tag(content="table.listing { min-inline-size: 600px }")
    scrolled = listing.locator("#listing-results").evaluate(
        "results => { results.scrollLeft = 600; return results.scrollLeft; }"
    )
    assert scrolled == 600 - 390
