"""Panels of the page editor. They lie below the models, which name them."""

from wagtail_reviews.panels.appearance import SearchAppearancePanel
from wagtail_reviews.panels.errors import ErrorsPanel
from wagtail_reviews.panels.headline import HeadlinePanel

__all__ = ["ErrorsPanel", "HeadlinePanel", "SearchAppearancePanel"]
