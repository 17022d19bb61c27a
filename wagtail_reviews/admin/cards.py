"""The cards of pages that are listed in the admin."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import assemble_cards


def attach_cards(pages: Sequence[Any], reader: Reader, renditions: Sequence[str]) -> None:
    """Give each page its card, as ``review_card``. The number of queries does not depend on that
    of the pages, unless pictures lack one of the ``renditions``.
    """
    # Wagtail's listings defer the body, one page at a time.
    for model in {type(page) for page in pages}:
        _fetch_bodies(model, [page for page in pages if type(page) is model])
    prefetch_related_objects(pages, "locale")
    for page, card in zip(pages, assemble_cards(pages, reader, None, renditions), strict=True):
        page.review_card = card


def _fetch_bodies(model: type[Any], pages: Sequence[Any]) -> None:
    stored = model._default_manager.filter(pk__in=[page.pk for page in pages])
    bodies = dict(stored.order_by().values_list("pk", "body"))
    for page in pages:
        page.body = bodies[page.pk]
