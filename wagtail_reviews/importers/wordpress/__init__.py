"""The reader of exports of WordPress (WXR 1.0 to 1.2), and of the review plugins in them."""

from wagtail_reviews.importers.wordpress.mapping import (
    Mapping,
    MappingError,
    load_mapping,
    parse_mapping,
)
from wagtail_reviews.importers.wordpress.reader import WordPressFiles

__all__ = ["Mapping", "MappingError", "WordPressFiles", "load_mapping", "parse_mapping"]
