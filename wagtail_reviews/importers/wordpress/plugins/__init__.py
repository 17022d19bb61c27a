"""The review boxes of plugins, as their own source says that they are stored."""

from collections.abc import Mapping

from wagtail_reviews.importers.wordpress.plugins.box import Box
from wagtail_reviews.importers.wordpress.plugins.product_review import product_review_box
from wagtail_reviews.importers.wordpress.plugins.site_reviews import site_review_box
from wagtail_reviews.importers.wordpress.plugins.wp_review import wp_review_box

BOXES = (wp_review_box, product_review_box, site_review_box)


def boxes(meta: Mapping[str, str]) -> list[Box]:
    """The boxes that the custom fields of a post amount to."""
    found = (box(meta) for box in BOXES)
    return [box for box in found if box is not None]
