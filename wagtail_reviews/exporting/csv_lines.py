"""An export as CSV (RFC 4180): a review a row."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from wagtail_reviews.assemble import assemble_cards
from wagtail_reviews.exporting.cells import HEADINGS, cells
from wagtail_reviews.exporting.scope import Scope
from wagtail_reviews.exporting.walking import Batch
from wagtail_reviews.spreadsheets import defused


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(scope: Scope, found: Iterable[Batch]) -> Iterator[str]:
    """The headings, and then the cells of each review as they are in the admin's own export."""
    writer: Any = csv.writer(_Echo())
    yield writer.writerow(map(str, HEADINGS.values()))
    for batch in found:
        for card in assemble_cards(batch.pages, batch.reader, renditions=()):
            yield writer.writerow(map(_cell, cells(card).values()))


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return defused(value) if isinstance(value, str) else value
