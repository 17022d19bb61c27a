"""The pages of an export, a batch at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue import browse
from wagtail_reviews.exporting.scope import Scope
from wagtail_reviews.schema.query import ReviewQuery

SIZE = 100


@dataclass(frozen=True)
class Batch:
    """Pages of one type, and who reads them."""

    pages: Sequence[Any]
    reader: Reader


def batches(scope: Scope) -> Iterator[Batch]:
    """All pages of an export, each once: of its own type, and on the first site that it stands on.

    They are walked by cursor: memory holds one batch, and each takes the same number of queries. A
    page that is not live is its latest draft, which takes some more.
    """
    for position, reader in enumerate(scope.readers):
        passed = scope.readers[:position]
        for model in scope.models:
            for pages in _walk(scope.query, reader, model):
                own = [page for page in pages if _is_own(page, model, passed)]
                yield Batch([_as_edited(page) for page in own], reader)


def _walk(query: ReviewQuery, reader: Reader, model: type[Any]) -> Iterator[Sequence[Any]]:
    found = browse(replace(query, limit=SIZE), reader, model)
    yield found.pages
    while found.next_cursor is not None:
        found = browse(replace(query, limit=SIZE, cursor=found.next_cursor), reader, model)
        yield found.pages


def _is_own(page: Any, model: type[Any], passed: Sequence[Reader]) -> bool:
    # A page type that inherits from another one is found as both.
    is_of_type = page.specific_class in (model, None)
    return is_of_type and not any(reader.covers(page) for reader in passed)


def _as_edited(page: Any) -> Any:
    return page if page.live else page.get_latest_revision_as_object()
