"""What has become of an item."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError

from wagtail_reviews.importers.bodies import messages
from wagtail_reviews.importers.items import Finding, Item, Portrait
from wagtail_reviews.schema import Review

Status = Literal["created", "updated", "unchanged", "kept", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What has become of an item: ``kept`` is a page that an editor has touched since, and that was
    therefore left alone. ``findings`` are those of the reader and those of the writer; a part is
    ``recognised`` by its name as often as the review has it.
    """

    key: str
    position: str
    status: Status
    findings: tuple[Finding, ...] = ()
    page_id: int | None = None
    title: str = ""
    recognised: tuple[str, ...] = ()


def outcome(
    item: Item, status: Status, findings: Iterable[Finding] = (), page_id: int | None = None
) -> Outcome:
    """What has become of an item; ``findings`` are those beyond the reader's."""
    title = item.review.title if item.review else ""
    recognised = tuple(_recognised(item.review)) if item.review else ()
    return Outcome(
        item.key,
        item.position,
        status,
        (*item.findings, *findings),
        page_id,
        title,
        recognised,
    )


def failed(found: Item | Portrait, error: Exception) -> Outcome:
    """An item that could not be stored, and why."""
    if isinstance(error, ValidationError):
        says = list(messages(error))
    else:
        says = [f"{type(error).__name__}: {error}"]
    errors = [Finding("invalid", text, "error") for text in says]
    if isinstance(found, Item):
        return outcome(found, "failed", errors)
    return Outcome("", found.position, "failed", tuple(errors), title=found.author.name)


def _recognised(review: Review) -> Iterator[str]:
    yield from (block.type for block in review.body)
    named = {"image": review.image, "tags": review.tags, "date": review.meta.first_published_at}
    yield from (name for name, value in named.items() if value)
