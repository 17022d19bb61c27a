"""The reader of flat old pages, as text or as HTML.

Text and HTML become the same nodes (paragraphs, headings, lists, pictures …), and one understanding
goes over these. What it does not understand stays as a paragraph, and the words that fields say in
their own way are kept in a finding, so that no word of the source is lost.
"""

from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.importers.legacy import lines
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.page import Page
from wagtail_reviews.importers.legacy.understanding import Names, Reading, understand

__all__ = ["Reading", "read_html", "read_text"]


def read_text(text: str, *, title: str = "", fallback: str = "") -> Reading:
    """The review that a text is. ``title`` is its headline, if it is known from elsewhere, and
    ``fallback`` what it is called if the text has none.
    """
    names = Names(title, fallback=fallback)
    return understand(lines.nodes(text), names, Shelf(), Notes())


def read_html(
    html: str,
    *,
    title: str = "",
    fallback: str = "",
    base_url: str = "",
    shelf: Shelf | None = None,
) -> Reading:
    """The review that HTML is, as ``read_text`` has it. Relative addresses are those of a page at
    ``base_url``; pictures and authors are put on ``shelf``, a new one if none is given.
    """
    notes = Notes()
    page = Page(html, base_url, notes)
    names = Names(title, page.title, fallback)
    return understand(page.nodes, names, Shelf() if shelf is None else shelf, notes)
