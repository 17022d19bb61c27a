"""Links between imported reviews, where the one was imported before what it links to."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from wagtail_reviews.importers import storing
from wagtail_reviews.importers.addresses import relinked
from wagtail_reviews.models import Imported

BATCH = 50


def link_waiting(user: Any = None) -> int:
    """Let links that waited for a page lead to it; in how many reviews some did. Reviews that an
    editor has touched since are left alone.
    """
    waiting = Imported.objects.exclude(waiting=[]).filter(page__isnull=False).order_by("pk")
    ids = waiting.values_list("pk", flat=True).iterator()
    return sum(_link(batch, user) for batch in _batches(ids))


def _batches(ids: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(ids, BATCH)):
        yield batch


@transaction.atomic
def _link(ids: Iterable[int], user: Any) -> int:
    entries = list(Imported.objects.filter(pk__in=ids).select_related("page"))
    wanted = {address for entry in entries for address in entry.waiting}
    known = Imported.objects.filter(address__in=wanted, page__isnull=False)
    page_ids = dict(known.values_list("address", "page_id"))
    return sum(_link_one(entry, page_ids, user) for entry in entries)


def _link_one(entry: Imported, page_ids: dict[str, int], user: Any) -> bool:
    page: Any = entry.page
    edited = page.latest_revision_id != entry.revision or page.locked
    if page_ids.keys().isdisjoint(entry.waiting) or edited or _has_draft(page):
        return False
    page = page.specific
    relink(page, page_ids.get)
    revision = storing.update(page, page.live, user)
    entry.revision = revision.pk
    entry.waiting = [address for address in entry.waiting if address not in page_ids]
    entry.save()
    return True


def relink(page: Any, page_at: Callable[[str], int | None]) -> None:
    """Let the links in the body of a page lead to the pages that ``page_at`` knows, in memory."""
    raw = _relinked(page.body.get_prep_value(), page_at)
    page.body = page.body.stream_block.to_python(raw)


def _has_draft(page: Any) -> bool:
    """Whether a published page has a draft that the row does not hold."""
    return bool(page.live and page.has_unpublished_changes)


def _relinked(raw: Any, page_at: Callable[[str], int | None]) -> Any:
    """Raw blocks with the links in every rich text among them."""
    if isinstance(raw, str):
        return relinked(raw, page_at)
    if isinstance(raw, dict):
        return {name: _relinked(value, page_at) for name, value in raw.items()}
    return [_relinked(each, page_at) for each in raw] if isinstance(raw, list) else raw
