"""Wagtail's bulk actions for the listing of reviews.

Where everything in a listing is chosen, Wagtail's own take every page of the site, whatever the
listing was filtered by.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_list_or_404
from wagtail.admin.views.pages import bulk_actions

from wagtail_reviews.access import explorable
from wagtail_reviews.admin.reviews import listed_ids
from wagtail_reviews.models import review_models


class ListedReviewsMixin:
    """Takes the reviews that the listing has, where all are chosen."""

    request: HttpRequest
    model: type[Any]
    models = review_models()

    def get_all_objects_in_listing_query(self, parent_id: Any) -> "QuerySet[Any]":
        """Their ids: the address of an action carries the query string of the listing."""
        return listed_ids(self.request, self.model)

    def get_queryset(self, model: type[Any], object_ids: Any) -> list[Any]:
        """Those that the user finds in the admin: Wagtail would name the others, as what the user
        may not act upon. Raises Http404 where there is none.
        """
        return get_list_or_404(explorable(self.request.user, model), pk__in=object_ids)


class DeleteReviews(ListedReviewsMixin, bulk_actions.DeleteBulkAction):
    """Deletes reviews."""


class MoveReviews(ListedReviewsMixin, bulk_actions.MoveBulkAction):
    """Moves reviews."""


class PublishReviews(ListedReviewsMixin, bulk_actions.PublishBulkAction):
    """Publishes reviews."""


class UnpublishReviews(ListedReviewsMixin, bulk_actions.UnpublishBulkAction):
    """Unpublishes reviews."""


ACTIONS = (DeleteReviews, MoveReviews, PublishReviews, UnpublishReviews)
