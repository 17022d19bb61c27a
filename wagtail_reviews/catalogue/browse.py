"""A page of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.ordering import Last, Ordering, decode_cursor, encode_cursor
from wagtail_reviews.catalogue.selection import Selection
from wagtail_reviews.schema.query import RELEVANCE, ReviewQuery


@dataclass(frozen=True)
class Slice:
    """A part of the catalogue: its pages, how many there are in all, and how to go on.

    ``count`` is None with a cursor, which is to cost the same at any depth; ``next_cursor`` is
    None at the end, and in a search by relevance.
    """

    count: int | None
    pages: Sequence[Any]
    next_cursor: str | None


def browse(query: ReviewQuery, reader: Reader, model: type[Any]) -> Slice:
    """The reviews that ``query`` asks for, of those of a page type that ``reader`` may see."""
    found = Selection.of(query, reader, model)
    count = found.count() if query.cursor is None else None
    pages = _cut(found, query, count)
    return Slice(count, pages[: query.limit], _next_cursor(pages, query))


def _cut(found: Selection, query: ReviewQuery, count: int | None) -> list[Any]:
    """The pages asked for, and one more where there is one."""
    most = query.limit + 1
    if query.order == RELEVANCE:
        relevant = found.by_relevance().select_related("locale")
        return list(relevant[query.offset : query.offset + most])
    pages, ordering = found.pages().select_related("locale"), Ordering.of(query.order)
    if query.cursor is not None:
        return ordering.after(pages, decode_cursor(query.cursor, query), most)
    return ordering.cut(pages, query.offset, most, count or 0)


def _next_cursor(pages: Sequence[Any], query: ReviewQuery) -> str | None:
    if len(pages) <= query.limit or query.order == RELEVANCE:
        return None
    last = Last.of(pages[query.limit - 1], Ordering.of(query.order))
    return encode_cursor(last, query)
