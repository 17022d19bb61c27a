"""Pages of reviews -> the database, with what Wagtail keeps beside a page: revisions, references,
logs, and the search index.
"""

import logging
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, registry
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.importers import rows
from wagtail_reviews.models.searched import indexed_later

logger = logging.getLogger("wagtail_reviews")


def prepare(page: Any, parent: Any, user: Any) -> None:
    """Make a new page ready to be stored below ``parent``: published if it is ``live``, with the
    dates that it has.

    Raises ValidationError.
    """
    page.has_unpublished_changes, page.owner = not page.live, user
    if not page.live:
        page.last_published_at = None
    rows.validate(page, parent)


def create(pages: Sequence[Any], parent: Any, user: Any) -> None:
    """Store new pages of one type, which have been prepared, below ``parent``. ``complete`` is to
    follow.
    """
    if rows.has_own_save(type(pages[0])):
        _save(pages, parent)
    else:
        rows.insert(pages, parent)
        _log(pages, "wagtail.create", user)


def complete(pages: Sequence[Any], user: Any) -> None:
    """Store the first revisions of new pages of one type, and leave those that are ``live`` as
    publishing does. ``add_to_search`` is to follow.
    """
    _add_revisions(pages, user)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
        # From here on they are in the database; a page without any has no such attribute.
        page.__dict__.pop("_cluster_related_objects", None)
    _tell([page for page in pages if page.live], user)


def _save(pages: Iterable[Any], parent: Any) -> None:
    with indexed_later(), disable_reference_index_auto_update():
        for page in pages:
            parent.add_child(instance=page)


def _tell(published: Sequence[Any], user: Any) -> None:
    """Log what has been published, and send the signal of it once that is committed."""
    _log(published, "wagtail.publish", user)
    for page in published:
        say = partial(
            page_published.send, sender=type(page), instance=page, revision=page.live_revision
        )
        transaction.on_commit(say)


def _log(pages: Sequence[Any], action: str, user: Any) -> None:
    """Log an action of pages of one type, as ``wagtail.log_actions.log`` does of one."""
    entry: Any = registry.get_log_model_for_model(type(pages[0])) if pages else None
    if entry is None:
        return
    now, context = timezone.now(), get_active_log_context()
    entry.objects.bulk_create(
        entry(
            page=page,
            content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
            label=entry.objects.get_instance_title(page),
            action=action,
            timestamp=now,
            user=user or context.user,
            uuid=context.uuid,
            revision=page.live_revision,
            content_changed=True,
        )
        for page in pages
    )


def add_to_search(pages: Iterable[Any]) -> None:
    """Add new pages to the search index, those of a type together."""
    by_type: dict[Any, list[Any]] = {}
    for page in pages:
        by_type.setdefault(type(page), []).append(page)
    for model, found in by_type.items():
        for backend in get_search_backends(with_auto_update=True):
            _index(backend, model, found)


def _index(backend: Any, model: Any, found: list[Any]) -> None:
    """As Wagtail does for one: a search server that is down costs the index, not the pages."""
    try:
        backend.add_bulk(model, found)
    except Exception:  # of whatever client a backend is built on
        if not backend.catch_indexing_errors:
            raise
        logger.exception("%s reviews could not be indexed: run update_index.", len(found))


def _add_revisions(pages: Sequence[Any], user: Any) -> None:
    """As ``save_revision`` and ``publish`` leave them, without two more saves of each page."""
    now = timezone.now()
    revisions = rows.save_all([_first_revision(page, now, user) for page in pages])
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, now
        page.live_revision = revision if page.live else None
    base: Any = apps.get_model(BASE_PAGE)
    names = ["latest_revision", "latest_revision_created_at", "live_revision"]
    base._default_manager.bulk_update(pages, names)


def _first_revision(page: Any, now: Any, user: Any) -> Revision:
    return Revision(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        created_at=now,
        user=user,
        content=page.serializable_data(),
        object_str=str(page),
    )


def update(page: Any, publish: bool, user: Any) -> Any:
    """Store a new revision of a page, published if it is to be; the revision."""
    published = page.last_published_at
    if not page.live:
        page.save()
    revision = page.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
        base: Any = apps.get_model(BASE_PAGE)
        base._default_manager.filter(pk=page.pk).update(last_published_at=published)
        page.refresh_from_db(fields=["live"])  # it may only have been scheduled
    return revision
