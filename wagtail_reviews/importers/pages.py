"""Reviews -> pages: their fields, their place in the tree, and their revisions."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.extract import contract_of
from wagtail_reviews.importers.addresses import path_of
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.keeping import SiteKeeper
from wagtail_reviews.models.searched import indexed_later
from wagtail_reviews.schema import Image, Review
from wagtail_reviews.slugs import term_slug

logger = logging.getLogger("wagtail_reviews")

LONGEST_TEXT = 255
LONGEST_TAG = 100


def fill(page: Any, review: Review, keeper: SiteKeeper) -> list[Finding]:
    """Give a page the fields of a review, but for its body, slug and dates; what does not fit is
    found in full in what this gives.
    """
    findings: list[Finding] = []
    texts = {"title": review.title, "seo_title": review.meta.seo_title}
    for name, text in texts.items():
        setattr(page, name, text[:LONGEST_TEXT])
        if len(text) > LONGEST_TEXT:
            says = _("The text was too long for the field “%(name)s”, and was cut.")
            findings.append(Finding("cut", says % {"name": name}, text=text))
    page.search_description = review.meta.search_description
    page.summary, page.disclosure = review.summary, review.disclosure
    page.contains_spoilers = review.contains_spoilers
    _set_lead_picture(page, review.image, keeper)
    return [*findings, *_set_own_fields(page, review)]


def _set_lead_picture(page: Any, image: Image | None, keeper: SiteKeeper) -> None:
    page.image_id = keeper.image(image) if image else None
    if image is None or page.image_id is None:
        page.image = None
        page.image_alt = page.image_credit = ""
        return
    alt = "" if image.alt == page.image.default_alt_text else image.alt
    page.image_alt, page.image_credit = alt[:LONGEST_TEXT], image.credit[:LONGEST_TEXT]


def _set_own_fields(page: Any, review: Review) -> list[Finding]:
    """Set what a site has added to its card, where it is a plain field of the page."""
    findings = []
    for name in contract_of(type(page)).own_fields:
        value = getattr(review, name, None)
        if _is_plain(page, name):
            setattr(page, name, value)
        elif value not in (None, "", []):
            says = _("The field “%(name)s” is no plain field of the page, and was left out.")
            findings.append(Finding("own_field", says % {"name": name}, text=str(value)))
    return findings


def _is_plain(page: Any, name: str) -> bool:
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(field.concrete and field.editable and not field.is_relation)


def set_tags(page: Any, review: Review) -> list[Finding]:
    """Set the tags, where pages of this type have any."""
    names = [tag.name for tag in review.tags if tag.name.strip()]
    if hasattr(page, "tags"):
        long = [name for name in names if len(name) > LONGEST_TAG]
        page.tags.set([name for name in names if name not in long])
        says = _("Tags of more than 100 characters were left out.")
        return [Finding("tags", says, text=", ".join(long))] if long else []
    says = _("Reviews of this site have no tags: these were left out.")
    return [Finding("tags", says, text=", ".join(names))] if names else []


def free_slug(page: Any, review: Review, parent: Any) -> str:
    """The slug of the source, made from the title where it has none; with a number where another
    page below ``parent`` has it.
    """
    base = term_slug(review.meta.slug or review.title)
    siblings = parent.get_children().exclude(pk=page.pk)
    if not siblings.filter(slug=base).exists():
        return base
    taken = set(siblings.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in numbered if slug not in taken)


def create(page: Any, parent: Any, live: bool, user: Any) -> Any:
    """Store a new page below ``parent``, and its first revision, as publishing leaves it if it is
    to be ``live``; the revision. The dates are those that the page has. ``add_to_search`` is to
    follow.
    """
    page.live, page.has_unpublished_changes, page.owner = live, not live, user
    if not live:
        page.last_published_at = None
    with indexed_later(), disable_reference_index_auto_update():
        parent.add_child(instance=page)
    revision = _first_revision(page, user)
    ReferenceIndex.create_or_update_for_object(page)
    if live:
        say = partial(page_published.send, sender=type(page), instance=page, revision=revision)
        transaction.on_commit(say)
        log(instance=page, action="wagtail.publish", user=user, revision=revision)
    return revision


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


def _first_revision(page: Any, user: Any) -> Revision:
    """As ``save_revision`` and ``publish`` leave it, without two more saves of the whole page."""
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        user=user,
        content=page.serializable_data(),
        object_str=str(page),
    )
    page.latest_revision, page.latest_revision_created_at = revision, revision.created_at
    page.live_revision = revision if page.live else None
    names = ("latest_revision", "latest_revision_created_at", "live_revision")
    _set(page, **{name: getattr(page, name) for name in names})
    return revision


def _set(page: Any, **values: Any) -> None:
    apps.get_model(BASE_PAGE)._default_manager.filter(pk=page.pk).update(**values)


def update(page: Any, publish: bool, user: Any) -> Any:
    """Store a new revision of a page, published if it is to be; the revision."""
    published = page.last_published_at
    if not page.live:
        page.save()
    revision = page.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
        _set(page, last_published_at=published)
    return revision


def redirect(page: Any, url: str | None) -> None:
    """Let the address that a review had lead to its page, where wagtail.contrib.redirects is
    installed.
    """
    path = path_of(url)
    if not path or len(path) > LONGEST_TEXT or not apps.is_installed("wagtail.contrib.redirects"):
        return
    from wagtail.contrib.redirects.models import Redirect

    parts = page.get_url_parts()
    old = Redirect.normalise_path(path)
    if parts is None or parts[2] is None or old != Redirect.normalise_path(parts[2]):
        if not Redirect.objects.filter(old_path=old, site=None).exists():
            Redirect.objects.create(old_path=old, redirect_page=page, is_permanent=True)
