"""Spreadsheets of reviews, and the rows of that of the listing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from wagtail_reviews.blocks.choices import WORK_TYPE_NAMES
from wagtail_reviews.schema import Card, parts

CHUNK = 500
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"[=+\-@\t\r]")
# What XML 1.0, and with it XLSX, has no place for.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
HEADINGS = {
    "title": _("Title"),
    "work": _("Work"),
    "type": _("Type of work"),
    "year": _("Year"),
    "score": _("Score"),
    "percent": _("Per cent"),
    "authors": _("Authors"),
    "genres": _("Genres"),
    "tags": _("Tags"),
    "status": _("Status"),
    "published": _("Published"),
    "updated": _("Updated"),
    "url": _("URL"),
}


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def printable(text: str) -> str:
    """A text that a workbook has a place for."""
    return CONTROL.sub("", text)


class ChunkedExportMixin(SpreadsheetExportMixin):
    """Exports what a view lists, a chunk of pages at a time: however many there are, memory holds
    one chunk, and each takes the same number of queries. ``headings`` name the columns, which
    ``list_export`` has to list: Wagtail offers no export without.
    """

    headings: Mapping[str, Any]
    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        str: {
            SpreadsheetExportMixin.FORMAT_CSV: defused,
            SpreadsheetExportMixin.FORMAT_XLSX: printable,
        },
    }

    def rows(self, ids: list[int]) -> Sequence[dict[str, Any]]:
        """The rows of the pages with these ids, in their order, by the names of ``headings``."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The listing; or its export, before Wagtail would fetch all pages to render them."""
        if not self.is_export:
            return super().get(request, *args, **kwargs)
        # A streamed answer is made after Wagtail has left the user's language.
        self.export_headings = {name: str(label) for name, label in self.headings.items()}
        return self.as_spreadsheet(self.exported(), request.GET["export"])

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        """The row as it is: made where its chunk was."""
        return item

    def exported(self) -> Iterator[dict[str, Any]]:
        """The rows of all pages that are listed."""
        language = translation.get_language()
        ids = self.get_queryset().values_list("pk", flat=True).iterator(chunk_size=CHUNK)
        while chunk := list(islice(ids, CHUNK)):
            with translation.override(language):
                found = self.rows(chunk)
            yield from found


def row(page: Any) -> dict[str, Any]:
    """The cells of a page that has its card, by the names of ``HEADINGS`` and in their order."""
    card: Card = page.review_card
    cells = {
        "title": page.get_admin_display_title(),
        **_of_work(card.metadata),
        "score": card.score.display if card.score else "",
        "percent": card.score.percent if card.score else None,
        "authors": _names(card.authors),
        "tags": _names(card.tags),
        "status": str(page.status_string),
        "published": page.first_published_at,
        "updated": page.latest_revision_created_at,
        "url": card.meta.html_url or "",
    }
    return {name: cells.get(name) for name in HEADINGS}


def _of_work(work: parts.Metadata | None) -> dict[str, Any]:
    if work is None:
        return {}
    return {
        "work": work.title,
        "type": str(WORK_TYPE_NAMES[work.type]),
        "year": work.year,
        "genres": _names(work.genres),
    }


def _names(named: Sequence[Any]) -> str:
    return ", ".join(one.name for one in named)
