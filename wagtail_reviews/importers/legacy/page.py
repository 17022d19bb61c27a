"""HTML -> nodes."""

from bs4 import BeautifulSoup
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.legacy.elements import ELEMENTS
from wagtail_reviews.importers.legacy.figures import FIGURES, captioned
from wagtail_reviews.importers.legacy.markup import plain, text
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.tidy import Tidier
from wagtail_reviews.importers.legacy.walk import Walk

TOO_DEEP = _("The HTML is nested too deeply, or has too many elements: part of it is plain text.")


class Page:
    """The nodes of a page, and the title that its head gives."""

    def __init__(self, html: str, base_url: str, notes: Notes) -> None:
        tidier = Tidier(html)
        # Without an element around it, text that looks like an address raises a warning.
        tree = BeautifulSoup(f"<div>{tidier.html()}</div>", "html.parser")
        if tidier.flattened:
            notes.warn("flattened", TOO_DEEP)
        walk = Walk(base_url, notes, {**ELEMENTS, **FIGURES})
        walk.into(tree)
        self.nodes = captioned(walk.nodes())
        self.title = plain(text(walk.title))
