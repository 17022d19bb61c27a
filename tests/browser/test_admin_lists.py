"""Lists, completion and links in the page editor, in a browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editing import autosaved, entitle, never_save, open_new_review, publish

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PROS, CONS, GENRES = "3-value-pros", "3-value-cons", "0-value-genres"
NAMES = "0-value-credits-0-value-names"
SPLITS = [
    ("• The style.\r\n• The world.\r\n", ["The style.", "The world."]),
    ("- One\n– Two\n— Three\n* Four", ["One", "Two", "Three", "Four"]),
    ("1. One\n2) Two\n\n  \n10. Ten", ["One", "Two", "Ten"]),
    ("One, two; three\nFour +++.", ["One, two; three", "Four +++."]),
    ("2001: a film\n3.5 stars\n-5 degrees", ["2001: a film", "3.5 stars", "-5 degrees"]),
    ("•\tOnly one", ["Only one"]),
]


@pytest.fixture
def new(editor: Page) -> Page:
    """A new review that is not saved."""
    editor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_new_review(editor)
    never_save(editor)
    expect(field(editor, GENRES)).to_be_visible()
    return editor


def field(page: Page, name: str, number: int = 0) -> Locator:
    """The field of an item, by the number under which it was made."""
    return page.locator(f'[name="body-{name}-{number}-value"]')


def items(page: Page, name: str) -> Locator:
    """The items of a list, in their order, without what has been deleted."""
    container = page.locator(f'div:has(> [name="body-{name}-count"])')
    return container.locator("[data-streamfield-child]:not([aria-hidden])")


def expect_texts(page: Page, name: str, *expected: str) -> None:
    """The texts of a list, in their order."""
    fields = items(page, name).locator('input[type="text"]')
    expect(fields).to_have_count(len(expected))
    for place, text in enumerate(expected):
        expect(fields.nth(place)).to_have_value(text)


def paste(page: Page, into: Locator, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    into.press("ControlOrMeta+V")


def act(page: Page, name: str, place: int, action: str) -> None:
    """Use one of Wagtail's buttons of an item."""
    button = items(page, name).nth(place).locator(f'[data-streamfield-action="{action}"]')
    button.focus()
    button.press("Enter")


def press_enter(page: Page) -> None:
    """Add an item, and let Wagtail focus it once more, which it does a moment later."""
    page.keyboard.press("Enter")
    page.evaluate("() => new Promise(done => setTimeout(done, 50))")


def fill_three(page: Page) -> None:
    field(page, PROS).focus()
    for text in ("One", "Two", "Three"):
        page.keyboard.type(text)
        if text != "Three":
            press_enter(page)


def test_a_new_review_is_ready_to_type(new: Page) -> None:
    expect(new.locator("#id_title")).to_be_focused()
    for name in (PROS, CONS, GENRES, NAMES):
        expect(items(new, name)).to_have_count(1)
        expect(field(new, name)).to_be_empty()


def test_enter_adds_the_next_item_and_goes_there(new: Page) -> None:
    fill_three(new)
    expect(field(new, PROS, 2)).to_be_focused()
    expect_texts(new, PROS, "One", "Two", "Three")
    expect(new).to_have_url(re.compile("/add/"))


def test_enter_in_the_middle_adds_below(new: Page) -> None:
    fill_three(new)
    field(new, PROS, 0).press("Enter")
    new.keyboard.type("Between")
    expect_texts(new, PROS, "One", "Between", "Two", "Three")


def test_enter_in_an_empty_item_goes_on(new: Page) -> None:
    field(new, PROS).fill("One")
    field(new, PROS).press("Enter")
    expect(field(new, PROS, 1)).to_be_focused()
    field(new, PROS, 1).press("Enter")
    expect(field(new, CONS)).to_be_focused()
    expect(items(new, PROS)).to_have_count(1)
    field(new, CONS).press("Enter")
    expect(new.locator('[name="body-3-value-summary"]')).to_be_focused()
    expect(items(new, CONS)).to_have_count(1)


def test_enter_leads_from_credit_to_credit(new: Page) -> None:
    field(new, NAMES).fill("Ada")
    field(new, NAMES).press("Enter")
    field(new, NAMES, 1).press("Enter")
    new.keyboard.press("Enter")
    expect(new.locator('[name="body-0-value-credits-1-value-role"]')).to_be_focused()


def test_backspace_in_an_empty_item_goes_back(new: Page) -> None:
    fill_three(new)
    field(new, PROS, 2).fill("")
    field(new, PROS, 2).press("Backspace")
    expect(field(new, PROS, 1)).to_be_focused()
    new.keyboard.type("!")
    expect_texts(new, PROS, "One", "Two!")


def test_backspace_leaves_the_only_item(new: Page) -> None:
    field(new, PROS).press("Backspace")
    expect(items(new, PROS)).to_have_count(1)


def test_an_item_is_added_after_a_deleted_one(new: Page) -> None:
    fill_three(new)
    act(new, PROS, 1, "DELETE")
    field(new, PROS, 0).press("Enter")
    new.keyboard.type("New")
    expect_texts(new, PROS, "One", "New", "Three")


@pytest.mark.parametrize(("pasted", "expected"), SPLITS)
def test_each_line_that_is_pasted_is_an_item(new: Page, pasted: str, expected: list[str]) -> None:
    paste(new, field(new, PROS), pasted)
    expect_texts(new, PROS, *expected)


def test_names_are_separated_by_commas_too(new: Page) -> None:
    paste(new, field(new, NAMES), "Ada Falk, Ines Ozu;Bo\nCy")
    expect_texts(new, NAMES, "Ada Falk", "Ines Ozu", "Bo", "Cy")


def test_what_was_pasted_can_be_undone(new: Page) -> None:
    field(new, PROS).fill("Before ")
    paste(new, field(new, PROS), "One\nTwo")
    expect_texts(new, PROS, "Before One", "Two")
    field(new, PROS).press("ControlOrMeta+Z")
    expect_texts(new, PROS, "Before ", "Two")


@pytest.mark.parametrize(
    ("place", "action", "expected"),
    [
        (0, "MOVE_DOWN", ["Two", "One", "Three"]),
        (2, "MOVE_UP", ["One", "Three", "Two"]),
        (1, "DUPLICATE", ["One", "Two", "Two", "Three"]),
    ],
)
def test_the_buttons_of_wagtail_still_work(
    new: Page, place: int, action: str, expected: list[str]
) -> None:
    fill_three(new)
    act(new, PROS, place, action)
    expect_texts(new, PROS, *expected)


def test_items_are_dragged(new: Page) -> None:
    fill_three(new)
    handles = items(new, PROS).locator('[data-streamfield-action="DRAG"]')
    handles.nth(2).scroll_into_view_if_needed()
    above = handles.nth(0).bounding_box()
    assert above
    handles.nth(2).hover()
    new.mouse.down()
    new.mouse.move(above["x"], above["y"], steps=20)
    new.mouse.move(above["x"], above["y"] - 5, steps=5)
    new.mouse.up()
    expect_texts(new, PROS, "Three", "One", "Two")


def test_a_touch_screen_adds_items_too(new: Page) -> None:
    new.set_viewport_size({"width": 390, "height": 844})
    fill_three(new)
    expect(field(new, PROS, 2)).to_be_in_viewport()
    expect_texts(new, PROS, "One", "Two", "Three")


def test_a_spelling_is_taken_over_and_said(new: Page) -> None:
    genre = field(new, GENRES)
    genre.fill("science fiction")
    genre.press("Enter")
    expect(genre).to_have_value("Science Fiction")
    said = items(new, GENRES).first.get_by_role("status")
    expect(said).to_have_text("Spelt as on other reviews: Science Fiction.")


def test_whoever_insists_spells_as_they_like(new: Page) -> None:
    genre = field(new, GENRES)
    genre.fill("science fiction")
    genre.press("Tab")
    expect(genre).to_have_value("Science Fiction")
    genre.fill("science fiction")
    genre.press("Tab")
    new.wait_for_timeout(500)
    expect(genre).to_have_value("science fiction")


def completes(page: Page, typed_into: Locator, text: str, option: str) -> None:
    """What is typed is completed by an option that ends so."""
    typed_into.press_sequentially(text)
    options = page.locator(f'[id="{typed_into.get_attribute("list")}"] option')
    expect(options.filter(has_text=option).first).to_be_attached()


def test_genres_complete(new: Page) -> None:
    completes(new, field(new, GENRES), "fict", "Science Fiction")


def test_names_complete_by_their_role(new: Page) -> None:
    new.locator('[name="body-0-value-credits-0-value-role"]').select_option("director")
    completes(new, field(new, NAMES), "sesh", "Hiroyuki Seshita")


def test_facts_complete_by_their_key(new: Page) -> None:
    facts = new.locator('div:has(> [name="body-0-value-facts-count"])')
    facts.locator("[data-streamfield-list-add]").click()
    new.locator('[name="body-0-value-facts-0-value-key"]').select_option("duration")
    completes(new, new.locator('[name="body-0-value-facts-0-value-value"]'), "10", "105 min")


def link_field(page: Page) -> Callable[[str], Locator]:
    """The fields of a new link of the work."""
    links = page.locator('div:has(> [name="body-0-value-links-count"])')
    links.locator("[data-streamfield-list-add]").click()
    return lambda name: page.locator(f'[name="body-0-value-links-0-value-{name}"]')


def test_the_kind_of_a_link_is_suggested_and_said(new: Page) -> None:
    link = link_field(new)
    link("url").fill("https://en.wikipedia.org/wiki/Blame!")
    link("url").press("Tab")
    expect(link("kind")).to_have_value("same_as")
    expect(link("label")).to_have_attribute("placeholder", "Wikipedia")
    expect(new.get_by_text("Wikipedia: the kind is now")).to_be_visible()


def test_a_kind_that_was_chosen_stays(new: Page) -> None:
    link = link_field(new)
    link("kind").select_option("watch")
    link("url").fill("https://www.imdb.com/title/tt1/")
    link("url").press("Tab")
    expect(link("label")).to_have_attribute("placeholder", "IMDb")
    expect(link("kind")).to_have_value("watch")


def test_a_link_of_an_author_is_recognised(editor: Page) -> None:
    editor.goto("/admin/snippets/wagtail_reviews/author/add/")
    editor.get_by_role("button", name="Insert a block").click()
    address = editor.locator('[name="links-0-value-url"]')
    address.fill("https://mastodon.social/@ada")
    address.press("Tab")
    label = editor.locator('[name="links-0-value-label"]')
    expect(label).to_have_attribute("placeholder", "Mastodon")
    expect(label).to_be_empty()


def test_empty_items_are_never_an_error(editor: Page) -> None:
    open_new_review(editor)
    # Wagtail saves what is changed after it has looked at the form for the first time.
    expect(editor.locator("#id_title")).to_be_focused()
    editor.wait_for_timeout(1000)
    entitle(editor, "Nothing but a title")
    editor.locator('[name="body-0-value-title"]').fill("The Tide")
    field(editor, PROS).fill("Short.")
    field(editor, PROS).press("Enter")
    autosaved(editor)
    publish(editor)
    for name in (f"{PROS}-1-value", f"{CONS}-0-value", f"{GENRES}-0-value", f"{NAMES}-0-value"):
        expect(editor.locator(f"#body-{name}-errors")).to_be_empty()
    expect(
        editor.locator("#body-0-value-credits-0-value-role-errors .error-message")
    ).to_have_count(0)
    expect(editor.locator(".error-message").first).to_be_visible()
