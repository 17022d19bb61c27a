"""Orders, and cursors that go on where a page of the list ended.

What has no score, year or date comes last in both directions. A list therefore walks two segments,
those with a value and those without, each by a plain query: neither PostgreSQL, descending, nor
MariaDB finds NULLS LAST in an index.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet

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

    def cut(self, pages: "QuerySet[Any]", offset: int, most: int, count: int) -> list[Any]:
        """At most ``most`` of the ``count`` pages, from ``offset`` on."""
        wanted = min(most, count - offset)
        if wanted <= 0:
            return []
        valued = self._valued(pages)
        found = list(valued[offset : offset + wanted])
        if len(found) < wanted:
            passed = 0 if found else max(0, offset - valued.count())
            found += self._valueless(pages)[passed : passed + wanted - len(found)]
        return found

    def after(self, pages: "QuerySet[Any]", last: "Last", most: int) -> list[Any]:
        """At most ``most`` pages that come after ``last``."""
        found: list[Any] = []
        for segment in self._segments_after(pages, last):
            found += segment[: most - len(found)]
            if len(found) == most:
                break
        return found

    def _segments_after(self, pages: "QuerySet[Any]", last: "Last") -> Iterator["QuerySet[Any]"]:
        """What is left of those with the value of ``last``, what lies beyond it, and what has no
        value: each of them begins at a place in the index.
        """
        if last.value is None:
            yield _behind(self._valueless(pages), last)
            return
        value = READERS[self.name](last.value)
        yield _behind(pages.filter(**{self.column: value}).order_by("pk"), last)
        beyond = "lt" if self.descending else "gt"
        yield self._valued(pages.filter(**{f"{self.column}__{beyond}": value}))
        yield self._valueless(pages)

    def _valued(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        sign = "-" if self.descending else ""
        valued = pages.filter(**{f"{self.column}__isnull": False})
        return valued.order_by(sign + self.column, "pk")

    def _valueless(self, pages: "QuerySet[Any]") -> "QuerySet[Any]":
        return pages.filter(**{f"{self.column}__isnull": True}).order_by("pk")


def _behind(pages: "QuerySet[Any]", last: "Last") -> "QuerySet[Any]":
    # In both tables: PostgreSQL would walk that of the pages from its beginning.
    return pages.filter(pk__gt=last.id, id__gt=last.id)


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
