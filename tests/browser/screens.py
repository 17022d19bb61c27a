"""The screens of the admin: those that are ours, and Wagtail's own to compare them with."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[[Page], object]


def at(path: str) -> Open:
    """Opens a path; ``{review}`` and ``{section}`` in it are the ids of pages."""
    return lambda editor: editor.goto(path.format_map(Ids(editor)))


class Ids(dict[str, int]):
    """The ids of pages by what they are."""

    QUERIES = {"review": "ReviewPage&slug=blame", "section": "ReviewIndexPage"}

    def __init__(self, editor: Page) -> None:
        super().__init__()
        self.editor = editor

    def __missing__(self, name: str) -> int:
        query = self.QUERIES[name]
        found = self.editor.request.get(f"/api/v2/pages/?type=wagtail_reviews.{query}").json()
        return int(found["items"][0]["id"])


NEW = at("/admin/pages/add/wagtail_reviews/reviewpage/{section}/")
EDIT = at("/admin/pages/{review}/edit/")


def filters(editor: Page) -> None:
    """The listing with its filters open."""
    editor.goto("/admin/reviews/")
    editor.locator('button:has(use[href="#icon-sliders"])').first.click()


def chooser(editor: Page) -> None:
    """The dialogue in which an author is chosen."""
    NEW(editor)
    editor.locator('[id="body-5-value-author-chooser"] [data-chooser-action-choose]').first.click()
    expect(editor.get_by_role("dialog").locator("tbody tr").first).to_be_visible()


def stock_chooser(editor: Page) -> None:
    """A dialogue of Wagtail's, in which a page is chosen."""
    editor.goto("/admin/sites/new/")
    editor.locator("[data-chooser-action-choose]:visible").first.click()
    expect(editor.get_by_role("dialog").locator("tbody tr").first).to_be_visible()


def picker(editor: Page) -> None:
    """The blocks to choose from."""
    NEW(editor)
    editor.locator(".c-sf-add-button[title]").first.click()
    expect(editor.get_by_role("option").first).to_be_visible()


def promote(editor: Page) -> None:
    """The tab with the search appearance."""
    EDIT(editor)
    editor.locator('[role="tab"][href="#tab-promote"]').click()
    expect(editor.locator(".reviews-result")).to_be_visible()


def errors(editor: Page) -> None:
    """The editor after an attempt to publish what is incomplete."""
    NEW(editor)
    editor.locator('[name="body-0-value-year"]').fill("12")
    editor.locator('[name="action-publish"]').evaluate("button => button.click()")
    expect(editor.locator(".help-warning ul")).to_be_visible()


OURS: dict[str, Open] = {
    "home": at("/admin/"),
    "listing": at("/admin/reviews/"),
    "filters": filters,
    "new": NEW,
    "edit": EDIT,
    "errors": errors,
    "picker": picker,
    "promote": promote,
    "authors": at("/admin/snippets/wagtail_reviews/author/"),
    "author": at("/admin/snippets/wagtail_reviews/author/edit/1/"),
    "delete author": at("/admin/snippets/wagtail_reviews/author/delete/1/"),
    "chooser": chooser,
    "paste": at("/admin/reviews/paste/"),
    "report": at("/admin/reviews/appearance/report/"),
}
STOCK: dict[str, Open] = {
    "pages": at("/admin/pages/{section}/"),
    "page": at("/admin/pages/{section}/edit/"),
    "images": at("/admin/images/"),
    "image": at("/admin/images/1/"),
    "site": at("/admin/sites/edit/1/"),
    "group": at("/admin/groups/edit/1/"),
    "page chooser": stock_chooser,
    "history": at("/admin/reports/site-history/"),
}


def settled(editor: Page) -> None:
    """Wait until nothing is under way."""
    editor.wait_for_load_state("networkidle")
    editor.wait_for_timeout(500)
