"""The tags of a batch of pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail_reviews.schema import Term

PageId = int | None


def fetch_tags(pages: Sequence[Any]) -> dict[PageId, list[Term]]:
    """The tags of pages by page id, ordered by name; one query for pages of one type.

    A page in memory (a preview, a revision) has the tags it would be saved with.
    """
    tagged = [page for page in pages if hasattr(type(page), "tags")]
    deferring = [page for page in tagged if _manager(page).is_deferring]
    found = {page.pk: _terms(page.tags.all()) for page in deferring}
    for model in {type(page) for page in tagged}:
        ids = {page.pk for page in tagged if isinstance(page, model)}.difference(found, {None})
        found.update(_stored(model, ids))
    return found


def _manager(page: Any) -> Any:
    return page.tags.get_tagged_item_manager()


def _stored(model: Any, ids: set[PageId]) -> dict[PageId, list[Term]]:
    through = model.tags.through
    tags: dict[PageId, list[Any]] = {}
    items = through.objects.filter(content_object_id__in=ids).select_related("tag") if ids else ()
    for item in items:
        tags.setdefault(item.content_object_id, []).append(item.tag)
    return {pk: _terms(found) for pk, found in tags.items()}


def _terms(tags: Iterable[Any]) -> list[Term]:
    ordered = sorted(tags, key=lambda tag: (tag.name.casefold(), tag.name))
    return [Term(name=tag.name, slug=tag.slug) for tag in ordered]
