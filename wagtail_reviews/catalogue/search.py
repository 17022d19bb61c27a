"""Search: which reviews hold the words, and how relevant they are.

The words go to Wagtail's search backend, for all reviews of the site's model; who may see which of
them, and every other filter, is decided by the database. A backend that is no database gives the
ids of the most relevant.
"""

from typing import Any

from django.db.models import Case, QuerySet, When
from wagtail.search.backends import get_search_backend

MOST_FOUND = 500


def search(model: type[Any], words: str, operator: str | None) -> "QuerySet[Any]":
    """The pages of ``model`` that hold the words, the most relevant first; none for no words.
    ``operator`` is "and", "or", or None for the backend's own.
    """
    if not words:
        nothing: QuerySet[Any] = model._default_manager.none()
        return nothing
    results = get_search_backend().search(words, model, operator=operator)
    if hasattr(results, "get_queryset"):
        found: QuerySet[Any] = results.get_queryset()
        return found
    return _in_order(model, [page.pk for page in results[:MOST_FOUND]])


def _in_order(model: type[Any], ids: list[int]) -> "QuerySet[Any]":
    found: QuerySet[Any] = model._default_manager.filter(pk__in=ids)
    ranks = [When(pk=pk, then=position) for position, pk in enumerate(ids)]
    return found.order_by(Case(*ranks)) if ranks else found
