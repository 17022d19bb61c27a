"""Registers with Wagtail."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_reviews.admin.bulk_actions import ACTIONS
from wagtail_reviews.admin.menu import ReviewsGroup

register_snippet(ReviewsGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)
