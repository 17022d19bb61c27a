"""Orders, and cursors that go on where a page of the list ended.

What has no score, year or date comes last in both directions. A cursor therefore walks two
segments, those with a value and those without, each by a plain keyset query: MariaDB cannot
index NULLS LAST.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet

from wagtail_reviews.schema.query import QueryError, ReviewQuery

COLUMNS = {
    "published": "review_published_at",
    "score": "review_percent",
    "year": "review_year",
    "title": "review_sort_title",
}
READERS: Mapping[str, Any] = {
    "published": datetime.fromisoformat,
    "score": Decimal,
    "year": int,
    "title": str,
}
# What does not change which reviews there are, or their order.
PAGING = frozenset({"limit", "offset", "cursor", "fields"})
SIGNER = Signer(salt="wagtail_reviews.cursor")


@dataclass(frozen=True)
class Ordering:
    """An order by a column, then by id."""

    name: str
    descending: bool

    @classmethod
    def of(cls, order: str) -> "Ordering":
        """The ordering that ``order`` ("-score") names."""
        return cls(order.lstrip("-"), order.startswith("-"))

    @property
    def column(self) -> str:
        """The column of the page."""
        return COLUMNS[self.name]

    def apply(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        """The pages in this order."""
        column = F(self.column)
        nulls_last = {"nulls_last": True}
        primary = column.desc(**nulls_last) if self.descending else column.asc(**nulls_last)
        return pages.order_by(primary, "pk")

    def after(self, pages: "QuerySet[Any]", last: "Last", most: int) -> list[Any]:
        """At most ``most`` pages that come after ``last``."""
        found = [] if last.value is None else list(self._valued_after(pages, last)[:most])
        if len(found) < most:
            found += self._valueless_after(pages, last)[: most - len(found)]
        return found

    def _valued_after(self, pages: "QuerySet[Any]", last: "Last") -> "QuerySet[Any]":
        beyond, sign = ("lt", "-") if self.descending else ("gt", "")
        value = READERS[self.name](last.value)
        further = Q(**{f"{self.column}__{beyond}": value}) | Q(
            **{self.column: value}, pk__gt=last.id
        )
        # Redundant, but the range by which databases find the place in the index.
        return pages.filter(further, **{f"{self.column}__{beyond}e": value}).order_by(
            sign + self.column, "pk"
        )

    def _valueless_after(self, pages: "QuerySet[Any]", last: "Last") -> "QuerySet[Any]":
        valueless = pages.filter(**{f"{self.column}__isnull": True}).order_by("pk")
        return valueless.filter(pk__gt=last.id) if last.value is None else valueless


@dataclass(frozen=True)
class Last:
    """Where a page of the list ended: the ordered value, as text, and the id."""

    value: str | None
    id: int

    @classmethod
    def of(cls, page: Any, ordering: Ordering) -> "Last":
        """The place of ``page`` in an order."""
        value = getattr(page, ordering.column)
        text = value.isoformat() if isinstance(value, datetime) else value
        return cls(None if text is None else str(text), page.pk)


def encode_cursor(last: Last, query: ReviewQuery) -> str:
    """An opaque cursor for what comes after ``last`` in ``query``."""
    cursor: str = SIGNER.sign_object([last.value, last.id, fingerprint(query)])
    return cursor


def decode_cursor(cursor: str, query: ReviewQuery) -> Last:
    """Where to go on; raises QueryError for a cursor that is not one of this query's own."""
    try:
        value, pk, made_for = SIGNER.unsign_object(cursor)
    except (BadSignature, ValueError):
        raise QueryError("cursor", "Must be the next_cursor of an answer.") from None
    if made_for != fingerprint(query):
        raise QueryError("cursor", "This cursor belongs to another query.")
    return Last(value, pk)


def fingerprint(query: ReviewQuery) -> str:
    """A hash of which reviews are asked for, and in which order."""
    asked = {item.name: getattr(query, item.name) for item in fields(query)}
    kept = {name: value for name, value in asked.items() if name not in PAGING}
    text = json.dumps(kept, default=_canonical, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _canonical(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
