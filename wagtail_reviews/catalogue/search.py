"""Search: which reviews hold the words, and how relevant they are.

The words go to Wagtail's search backend, for all live reviews of the site's model; who may see
which of them, and every other filter, is decided by the database. A backend that is no database
gives the ids of the most relevant, among which drafts would take up room.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from wagtail_reviews.compat import found_pages


def search(model: type[Any], words: str, operator: str | None) -> "QuerySet[Any]":
    """The live pages of ``model`` that hold the words, the most relevant first; none for no words.
    ``operator`` is "and", "or", or None for the backend's own.
    """
    if not words:
        nothing: QuerySet[Any] = model._default_manager.none()
        return nothing
    live = model._default_manager.filter(live=True).only("pk")
    return found_pages(get_search_backend().search(words, live, operator=operator), model)
