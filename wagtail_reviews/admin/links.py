"""Where the listing of reviews is, and the filters of it that others link to."""

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from wagtail_reviews.models import Author

LISTING = "reviews:index"
UNSCORED = {"scored": "false", "status": "live"}
UNATTRIBUTED = {"authored": "false", "status": "live"}


def by_author(author: Author) -> str | None:
    """The listing of the author's reviews; None for a draft, by which nothing is found."""
    return listing({"author": author.slug}) if author.live else None


def listing(filters: dict[str, str]) -> str | None:
    """The listing with these filters; None where a site has taken it out of its admin."""
    try:
        return f"{reverse(LISTING)}?{urlencode(filters)}"
    except NoReverseMatch:
        return None
