"""The tags of a batch of pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail_reviews.prepared import Prepared
from wagtail_reviews.schema import Term

PageId = int | None
NameAndSlug = Sequence[str]


def fetch_tags(pages: Sequence[Any]) -> dict[PageId, list[Term]]:
    """The tags of pages by page id, ordered by name; one query for pages of one type.

    A page in memory (a preview, a revision) has the tags it would be saved with.
    """
    tagged = [page for page in pages if hasattr(type(page), "tags")]
    deferring = [page for page in tagged if _manager(page).is_deferring]
    found = {page.pk: _terms((tag.name, tag.slug) for tag in page.tags.all()) for page in deferring}
    for model in {type(page) for page in tagged}:
        ids = {page.pk for page in tagged if isinstance(page, model) and page.pk}
        found.update(_stored(model, ids.difference(found)))
    return found


def _manager(page: Any) -> Any:
    return page.tags.get_tagged_item_manager()


def _stored(model: Any, ids: set[int]) -> dict[PageId, list[Term]]:
    through = model.tags.through
    tags: dict[PageId, list[NameAndSlug]] = {}
    for pk, *tag in TAGS.rows(through, sorted(ids)) if ids else ():
        tags.setdefault(pk, []).append(tag)
    return {pk: _terms(found) for pk, found in tags.items()}


def _tags(through: Any, ids: Sequence[int]) -> Any:
    items = through.objects.filter(content_object_id__in=ids)
    return items.values_list("content_object_id", "tag__name", "tag__slug")


TAGS = Prepared(_tags, "content_object")


def _terms(tags: Iterable[NameAndSlug]) -> list[Term]:
    ordered = sorted(tags, key=lambda tag: (tag[0].casefold(), tag[0]))
    return [Term(name=name, slug=slug) for name, slug in ordered]
