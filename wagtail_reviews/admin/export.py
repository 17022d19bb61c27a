"""Spreadsheets of reviews, and the rows of that of the listing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from wagtail_reviews.exporting.cells import cells
from wagtail_reviews.spreadsheets import defused

CHUNK = 500
# What XML 1.0, and with it XLSX, has no place for.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    """The cells of a page that has its card, by the names of ``HEADINGS`` and in their order; title
    and status are those that an editor knows it by.
    """
    return {
        **cells(page.review_card),
        "title": page.get_admin_display_title(),
        "status": str(page.status_string),
        "published": page.first_published_at,
        "updated": page.latest_revision_created_at,
    }
