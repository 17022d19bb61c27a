"""Which reviews: a query and a reader -> public pages, filtered, ordered, counted, cut."""

from wagtail_reviews.catalogue.browse import Slice, browse
from wagtail_reviews.catalogue.lookup import find, get

__all__ = ["Slice", "browse", "find", "get"]
