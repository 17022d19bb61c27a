"""The envelopes of lists, one for each version of the API."""

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.review import Card


class CardList(Part):
    """A page of cards as v3 answers it."""

    count: int | None
    next_cursor: str | None
    items: list[Card]


class ListMeta(Part):
    """How many there are, and where to go on."""

    total_count: int | None
    next_cursor: str | None


class CardListV2(Part):
    """A page of cards as v2 answers it."""

    meta: ListMeta
    items: list[Card]
