"""A sitemap of reviews, for the views of wagtail.contrib.sitemaps."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap

from wagtail_reviews.access import Reader
from wagtail_reviews.models import get_review_page_model

Urls = list[dict[str, Any]]


class ReviewSitemap(Sitemap):
    """The reviews of the request's site that everybody may see, with their translations.

    They are of the page type ``model``, or of the one in use where there is none. Whatever it says
    in Wagtail's ``get_sitemap_urls()`` holds here too.
    """

    model: type[Any] | None = None

    def items(self) -> "QuerySet[Any]":
        """The reviews, a review and its translations next to each other."""
        # Not the reader of the request: a sitemap is cached, and what a session opens is private.
        reader = Reader.anonymous(self.get_wagtail_site())
        pages: QuerySet[Any] = reader.pages(self.model or get_review_page_model())
        return pages.defer("body").select_related("locale").order_by("translation_key", "pk")

    def _urls(self, page: int | str, protocol: str, domain: str) -> Urls:
        keys: list[UUID] = []
        urls: Urls = []
        for review in self.paginator.page(page).object_list.iterator():
            keys.append(review.translation_key)
            urls += (url for url in review.get_sitemap_urls(self.request) if url["location"])
        self.latest_lastmod = latest(url.get("lastmod") for url in urls)
        alternates = self._alternates(keys[0], keys[-1]) if keys else {}
        return [{"alternates": alternates.get(url["location"]), **url} for url in urls]

    def _alternates(self, first: UUID, last: UUID) -> dict[str, Urls]:
        """The addresses of a review in every locale, by each of these addresses."""
        groups: dict[UUID, Urls] = defaultdict(list)
        for review in self.items().filter(translation_key__range=(first, last)).iterator():
            language = review.locale.language_code
            groups[review.translation_key] += (
                {"location": url["location"], "lang_code": language}
                for url in review.get_sitemap_urls(self.request)
            )
        translated = (group for group in groups.values() if len(group) > 1)
        return {each["location"]: group for group in translated for each in group}


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    """The last of the moments; None where one of them is not known, as Django has it."""
    known = list(moments)
    return max((moment for moment in known if moment), default=None) if all(known) else None
