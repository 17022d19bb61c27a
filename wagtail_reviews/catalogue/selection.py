"""The reviews that a query asks for, of those that a reader may see."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from wagtail_reviews.access import Reader
from wagtail_reviews.cache import remembered
from wagtail_reviews.catalogue.filters import matches
from wagtail_reviews.catalogue.ordering import fingerprint
from wagtail_reviews.catalogue.place import standing
from wagtail_reviews.catalogue.search import search
from wagtail_reviews.schema.query import RELEVANCE, ReviewQuery


@dataclass(frozen=True)
class Selection:
    """What is selected: the filters of ``query``, within ``place`` and among the ``hits`` of its
    search; of reviews of the page type ``model``. Place and hits are looked up once, however often
    facets then filter anew.
    """

    query: ReviewQuery
    reader: Reader
    model: type[Any]
    place: Q
    hits: "QuerySet[Any] | None"

    @classmethod
    def of(cls, query: ReviewQuery, reader: Reader, model: type[Any]) -> "Selection":
        """The selection of ``query``; raises QueryError for a place that is none."""
        return cls(query, reader, model, standing(query, reader), _hits(query, model))

    def without(self, name: str) -> "Selection":
        """The same without the filter of that name."""
        return replace(self, query=self.query.without(name))

    def pages(self) -> "QuerySet[Any]":
        """The pages that fulfil every filter, the search among them, in no order."""
        visible: QuerySet[Any] = self.reader.pages(self.model)
        found = visible.filter(matches(self.query), self.place)
        return (
            found if self.hits is None else found.filter(pk__in=self.hits.order_by().values("pk"))
        )

    def count(self) -> int:
        """How many there are. For everybody they are counted once, whatever the order and the page
        of the list.
        """
        version = self.reader.content_version
        if version is None or self.reader.site is None:
            return self.pages().count()
        asked = fingerprint(replace(self.query, order=RELEVANCE))
        key = f"{version}:{self.model._meta.label}:{self.reader.site.pk}:{asked}"
        return remembered(f"wagtail_reviews:count:{key}", self.pages().count)

    def by_relevance(self) -> "QuerySet[Any]":
        """The pages of a search, the most relevant first."""
        pages = self.pages()
        return pages if self.hits is None else self.hits.filter(pk__in=pages.values("pk"))


def _hits(query: ReviewQuery, model: type[Any]) -> "QuerySet[Any] | None":
    if query.search is None:
        return None
    return search(model, query.search, query.search_operator)
