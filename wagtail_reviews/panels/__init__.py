"""Panels of the page editor. They lie below the models, which name them."""

from wagtail_reviews.panels.errors import ErrorsPanel

__all__ = ["ErrorsPanel"]
