"""What the screenshots of the documentation show: each is what an editor does to see it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.editing import autosaved, entitle, open_new_review, publish
from tests.browser.test_example_site import choose_author, fill, write

FORM = re.compile(r"/admin/pages/(add/.+/\d+|\d+/edit)/$")

Cropped = list[Locator]
"""What a picture shows: these and what is between them; all that fits the window without any."""


@dataclass(frozen=True)
class Shot:
    """One picture: how large the window is, and what is done before it is taken."""

    take: Callable[[Page], Cropped]
    width: int
    height: int


SHOTS: dict[str, Shot] = {}


def shot(
    name: str, width: int = 1200, height: int = 4400
) -> Callable[[Callable[[Page], Cropped]], Callable[[Page], Cropped]]:
    """Register the picture ``name``. The window is so high that nothing has to be scrolled to."""

    def register(take: Callable[[Page], Cropped]) -> Callable[[Page], Cropped]:
        SHOTS[name] = Shot(take, width, height)
        return take

    return register


def keep(page: Page) -> None:
    """Keep the page editor from saving: what is typed is for the picture alone."""
    page.route(FORM, lambda route: _only_shown(route))


def _only_shown(route: Route) -> None:
    if route.request.method == "GET":
        route.continue_()
    else:
        route.abort()


def page_id(page: Page, slug: str) -> int:
    """The id of a published review."""
    found = page.request.get(f"/api/v2/reviews/find/?html_path=/reviews/{slug}/").json()
    return int(found["id"])


def open_review(page: Page, slug: str, tab: str = "content") -> None:
    """Open a published review in the editor, when that is ready for typing."""
    page.goto(f"/admin/pages/{page_id(page, slug)}/edit/#tab-{tab}")
    settle(page)


def settle(page: Page) -> None:
    """Wait until Wagtail looks for edits: it takes what is typed before for the saved state."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def new_review(page: Page) -> None:
    """Open a new review that is never saved."""
    keep(page)
    open_new_review(page)
    settle(page)


def save_bare_draft(page: Page, headline: str) -> None:
    """Save a review that has nothing but a headline."""
    open_new_review(page)
    settle(page)
    entitle(page, headline)
    autosaved(page)


def preview(page: Page, mode: str) -> None:
    """Open the preview in the side panel."""
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    page.get_by_label("Preview mode").select_option(mode)
    shown = {"page": ".review-work", "card": ".review-card"}[mode]
    expect(frame.locator(shown)).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")


def field(page: Page, name: str) -> Locator:
    """A field of the body, by the end of its name."""
    return page.locator(f'[name="body-{name}"]')


def block(page: Page, index: int) -> Locator:
    """A block of the body."""
    kind = page.locator(f'[name="body-{index}-type"]')
    return page.locator("[data-streamfield-child]", has=kind).first


def items(page: Page, name: str) -> Locator:
    """A list within a block."""
    return page.locator(f'div:has(> [name="body-{name}-count"])')


def add_item(page: Page, name: str) -> None:
    """Add an item to the end of a list."""
    items(page, name).locator("[data-streamfield-list-add]").last.click()


def add_criteria(page: Page, **marks: str) -> None:
    """Add criteria to the score of a new review."""
    for index, (name, mark) in enumerate(marks.items()):
        add_item(page, "4-value-criteria")
        fill(page, f"4-value-criteria-{index}-value-name", name)
        fill(page, f"4-value-criteria-{index}-value-value", mark)


@shot("editor", height=800)
def editor(page: Page) -> Cropped:
    """A review in the editor, with its preview beside it."""
    open_review(page, "blame")
    preview(page, "page")
    return []


@shot("frontend", height=680)
def front_end(page: Page) -> Cropped:
    """The same review as readers see it."""
    page.goto("/reviews/blame/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/new-review", height=1100)
def opened(page: Page) -> Cropped:
    """A new review as it opens."""
    new_review(page)
    return []


@shot("guide/add-block")
def add_block(page: Page) -> Cropped:
    """The blocks that can be added, with a preview of one."""
    new_review(page)
    block(page, 3).locator("xpath=preceding-sibling::*[1]").get_by_role("button").click()
    verdict = page.get_by_role("option", name="Verdict")
    verdict.locator("xpath=following::button[1]").click()
    shown = page.frame_locator(".w-combobox-preview__iframe")
    expect(shown.get_by_text("A cast without a weak link.")).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")
    return [page.locator(".w-combobox-container"), page.locator(".w-combobox-preview")]


@shot("guide/options")
def options(page: Page) -> Cropped:
    """The fields behind the cogwheel of the metadata."""
    new_review(page)
    settings = block(page, 0).get_by_role("button", name="Settings").first
    settings.click()
    return [settings, *(field(page, f"0-value-{name}") for name in ("original_title", "work_type"))]


@shot("guide/pros-and-cons")
def pros_and_cons(page: Page) -> Cropped:
    """Pros and cons as they are typed."""
    new_review(page)
    field(page, "3-value-pros-0-value").focus()
    page.keyboard.type("A cast without a weak link.")
    page.keyboard.press("Enter")
    page.keyboard.type("The sound of the sea.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Half an hour too long.")
    return [block(page, 3)]


@shot("guide/spelling")
def spelling(page: Page) -> Cropped:
    """A genre that was put into the spelling of other reviews."""
    new_review(page)
    genre = field(page, "0-value-genres-0-value")
    genre.fill("science fiction")
    genre.press("Enter")
    expect(page.get_by_text("Spelt as on other reviews")).to_be_visible()
    return [items(page, "0-value-genres")]


@shot("guide/score")
def score(page: Page) -> Cropped:
    """A score as the average of its criteria."""
    new_review(page)
    fill(page, "4-value-value", "7.5")
    add_criteria(page, Direction="8", Script="6.5")
    expect(page.locator("#body-4-value-overall-average")).to_contain_text("7.5 / 10")
    return [block(page, 4)]


@shot("guide/scale")
def scale(page: Page) -> Cropped:
    """A score that was converted to another scale."""
    new_review(page)
    fill(page, "4-value-value", "7.5")
    field(page, "4-value-scale").select_option("letter")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    return [block(page, 4)]


@shot("guide/picture", height=7000)
def picture(page: Page) -> Cropped:
    """A picture with its text for those who do not see it."""
    keep(page)
    open_review(page, "blame")
    return [block(page, 3)]


@shot("guide/spoiler", height=8000)
def spoiler(page: Page) -> Cropped:
    """A spoiler, with what the reader will learn."""
    keep(page)
    open_review(page, "piranesi")
    return [block(page, 6)]


@shot("guide/link")
def link(page: Page) -> Cropped:
    """A link that was recognised by its address."""
    new_review(page)
    add_item(page, "0-value-links")
    address = field(page, "0-value-links-0-value-url")
    address.fill("https://en.wikipedia.org/wiki/Nosferatu")
    address.press("Tab")
    expect(page.get_by_text("Wikipedia: the kind is now")).to_be_visible()
    return [items(page, "0-value-links")]


@shot("guide/choose-author", height=1000)
def author_chooser(page: Page) -> Cropped:
    """The dialogue in which an author is chosen."""
    new_review(page)
    page.get_by_role("button", name="Choose author").first.click()
    dialogue = page.get_by_role("dialog")
    expect(dialogue.locator("tbody img").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return [dialogue.locator(".modal-content")]


@shot("guide/authors", height=700)
def authors(page: Page) -> Cropped:
    """The list of authors."""
    page.goto("/admin/snippets/wagtail_reviews/author/")
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/errors")
def errors(page: Page) -> Cropped:
    """What keeps a review from being published."""
    save_bare_draft(page, "A Door in the Sea")
    fill(page, "4-value-value", "11")
    autosaved(page)
    publish(page)
    expect(page.get_by_text("This has to be put right:")).to_be_visible()
    settle(page)
    listed = page.get_by_text("This has to be put right:").locator("xpath=..")
    return [listed, field(page, "0-value-title")]


@shot("guide/card", height=800)
def card(page: Page) -> Cropped:
    """The preview as a card."""
    keep(page)
    open_review(page, "blame")
    preview(page, "card")
    return []


@shot("guide/compare", height=700)
def compare(page: Page) -> Cropped:
    """Two versions side by side."""
    open_review(page, "azul")
    fill(page, "0-value-year", "2018")
    fill(page, "0-value-genres-0-value", "Abstract strategy")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated").first).to_be_visible()
    page.goto(f"/admin/pages/{page_id(page, 'azul')}/revisions/compare/live...latest/")
    return []


@shot("guide/search-appearance")
def appearance(page: Page) -> Cropped:
    """How a review may appear in search results."""
    keep(page)
    open_review(page, "blame", "promote")
    result = page.locator(".reviews-result__address")
    # The port of the example site is another one each time.
    result.evaluate("line => { line.textContent = line.textContent.replace(/:[0-9]+/, ''); }")
    panel = page.locator(".reviews-appearance")
    return [page.locator("section", has=panel).last]


@shot("guide/report", height=900)
def report(page: Page) -> Cropped:
    """The report over all reviews, those that lack something."""
    save_bare_draft(page, "A Lamp in the Window")
    page.goto("/admin/reviews/appearance/report/?eligible=false")
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/reviews", height=900)
def reviews(page: Page) -> Cropped:
    """The list of reviews."""
    page.goto("/admin/reviews/")
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/filters", height=800)
def filters(page: Page) -> Cropped:
    """The list, filtered by type of work."""
    page.goto("/admin/reviews/?work_type=Movie")
    page.get_by_role("button", name="Show filters").click()
    page.get_by_role("button", name="Score in per cent", exact=True).click()
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/bulk-actions", height=700)
def bulk_actions(page: Page) -> Cropped:
    """Two reviews ticked, and what can be done with them."""
    page.goto("/admin/reviews/?work_type=Movie")
    for box in page.locator("tbody").get_by_role("checkbox").all()[:2]:
        box.check()
    expect(page.get_by_text("2 pages selected")).to_be_visible()
    page.wait_for_load_state("networkidle")
    return []


@shot("guide/home", height=1200)
def home(page: Page) -> Cropped:
    """The panel of reviews on the home page."""
    save_bare_draft(page, "Everything but the Ending")
    page.goto("/admin/")
    return [page.locator(".w-panel--dashboard", has_text="Latest published")]


def shadow_on_the_stairs(page: Page) -> None:
    """Publish the review of the tutorial, and its author, unless they are there already."""
    path = "/reviews/the-shadow-on-the-stairs/"
    if page.request.get(f"/api/v2/reviews/find/?html_path={path}").ok:
        return
    page.goto("/admin/snippets/wagtail_reviews/author/add/")
    settle(page)
    page.locator("#id_name").fill("Ottilie Marsh")
    page.locator("[data-contentpath=bio] [contenteditable=true]").first.click()
    page.keyboard.type("Ottilie Marsh watches silent films with the sound on.")
    page.wait_for_url(re.compile("/author/edit/"))  # else there would be two of her
    publish(page)
    open_new_review(page)
    settle(page)
    entitle(page, "The Shadow on the Stairs")
    summary = "A silent film that is still better company than most of its descendants."
    page.locator("#id_summary").fill(summary)
    fill(page, "0-value-title", "Nosferatu")
    fill(page, "0-value-year", "1922")
    fill(page, "0-value-genres-0-value", "Horror")
    field(page, "0-value-credits-0-value-role").select_option("director")
    fill(page, "0-value-credits-0-value-names-0-value", "F. W. Murnau")
    write(page, 1, "An estate agent sells a house to a count. The count brings his own earth.")
    write(
        page,
        2,
        "Most of the fright is done with a window, a doorway and a man who walks too slowly.",
    )
    fill(page, "3-value-pros-0-value", "A shadow that acts better than its owner")
    fill(page, "3-value-cons-0-value", "The rats are given too little to do")
    fill(page, "4-value-value", "8.5")
    block(page, 4).get_by_role("button", name="Settings").first.click()
    fill(page, "4-value-label", "Essential")
    choose_author(page, "Ottilie Marsh")
    autosaved(page)
    publish(page)


@shot("tutorial-editor", width=1080, height=1000)
def tutorial_editor(page: Page) -> Cropped:
    """The review of the tutorial in the editor, with its preview beside it."""
    shadow_on_the_stairs(page)
    open_review(page, "the-shadow-on-the-stairs")
    page.locator(".sidebar__collapse-toggle").click()
    preview(page, "page")
    return []


@shot("tutorial-review", width=800)
def tutorial_review(page: Page) -> Cropped:
    """The same review as Wagtail renders it."""
    shadow_on_the_stairs(page)
    page.goto(f"/admin/pages/{page_id(page, 'the-shadow-on-the-stairs')}/view_draft/?mode=page")
    return [page.locator("main")]
