"""An export as NDJSON: an object a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import assemble_reviews
from wagtail_reviews.exporting.authors import authors
from wagtail_reviews.exporting.scope import Scope
from wagtail_reviews.exporting.walking import Batch
from wagtail_reviews.schema import Review


def json_lines(scope: Scope, found: Iterable[Batch]) -> Iterator[str]:
    """The authors of ``scope``, and then whole reviews, as the API answers them; of the addresses
    of a review it knows all but that in the API.
    """
    yield from map(_line, authors(scope))
    for batch in found:
        shown = _shown(batch)
        for review in assemble_reviews(batch.pages, batch.reader):
            yield _line(review if review.id in shown else _as_draft(review))


def _shown(batch: Batch) -> set[int]:
    """The reviews of a batch that everybody may see."""
    anonymous = Reader.anonymous(batch.reader.site)
    ids = [page.pk for page in batch.pages]
    return {
        pk
        for model in {type(page) for page in batch.pages}
        for pk in anonymous.pages(model).filter(pk__in=ids).values_list("pk", flat=True)
    }


def _as_draft(review: Review) -> Review:
    """A review that is restricted, so that whoever imports it does not publish it."""
    return review.model_copy(update={"meta": review.meta.model_copy(update={"draft": True})})


def _line(value: Any) -> str:
    return to_json(value).decode() + "\n"
