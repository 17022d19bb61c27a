"""Which reviews: a query and a reader -> public pages, filtered, ordered, counted, cut."""

from wagtail_reviews.catalogue.authors import (
    AuthorSlice,
    count_reviews,
    get_author,
    list_authors,
)
from wagtail_reviews.catalogue.browse import Slice, browse
from wagtail_reviews.catalogue.facets import count_facets
from wagtail_reviews.catalogue.gaps import unattributed, unscored
from wagtail_reviews.catalogue.lookup import find, get, get_draft, previewed
from wagtail_reviews.catalogue.moved import Moved, moved
from wagtail_reviews.catalogue.place import on_site, standing
from wagtail_reviews.catalogue.selection import Selection
from wagtail_reviews.catalogue.tally import Tally

__all__ = [
    "AuthorSlice",
    "Moved",
    "Selection",
    "Slice",
    "Tally",
    "browse",
    "count_facets",
    "count_reviews",
    "find",
    "get",
    "get_author",
    "get_draft",
    "list_authors",
    "moved",
    "on_site",
    "previewed",
    "standing",
    "unattributed",
    "unscored",
]
