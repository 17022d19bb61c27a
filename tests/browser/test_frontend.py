"""The front end of the example site, which knows nothing but the API."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_lists_reviews_in_the_order_that_is_asked_for(page: Page) -> None:
    page.goto("/?order=-title")
    expect(page.get_by_text(re.compile(r"of \d+ reviews")).last).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_have_text("And Now, the Weather")


def test_filters_by_what_stands_in_the_address(page: Page) -> None:
    page.goto("/?genre=action")
    expect(page.get_by_role("link", name="A City Without an Off Switch").first).to_be_visible()
    expect(page.get_by_text("Two Reviewers, One Canal")).to_have_count(0)


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
