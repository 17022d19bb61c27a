"""What the list and the facets are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from wagtail_reviews.schema.query.endpoints import (
    export_parameters,
    facet_parameters,
    list_parameters,
)
from wagtail_reviews.schema.query.parameters import FACETS, Selection
from wagtail_reviews.schema.query.reading import QueryError, read

# OR within a group, AND between groups.
Groups = tuple[frozenset[str], ...]

DEFAULT_LIMIT = 20
DEFAULT_FACET_LIMIT = 50
BY_DEFAULT = Selection()
NO_FILTER: Mapping[str, Any] = {"year": None, "work_type": ()}
RELEVANCE = "relevance"
"""The order of a search that names none; it cannot be asked for by name."""


@dataclass(frozen=True)
class ReviewQuery:
    """Which reviews, in which order, how many and how much of each."""

    score_min: Decimal | None = None
    score_max: Decimal | None = None
    scored: bool | None = None
    contains_spoilers: bool | None = None
    year: int | None = None
    year_min: int | None = None
    year_max: int | None = None
    published_from: datetime | None = None
    published_to: datetime | None = None
    work_type: Groups = ()
    id: tuple[int, ...] | None = None
    search: str | None = None
    search_operator: str | None = None
    locale: str | None = None
    site: str | None = None
    child_of: int | str | None = None
    descendant_of: int | str | None = None
    translation_of: int | str | None = None
    order: str = "-published"
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    cursor: str | None = None
    fields: Selection = BY_DEFAULT
    terms: Mapping[str, Groups] = field(default_factory=dict)

    def without(self, name: str) -> "ReviewQuery":
        """The same query without its filter of that name, which is one that facets have."""
        if name in NO_FILTER:
            return replace(self, **{name: NO_FILTER[name]})
        return replace(self, terms={key: self.terms[key] for key in self.terms if key != name})


@dataclass(frozen=True)
class FacetQuery:
    """Which facets to count, how many values of each, and over which reviews."""

    reviews: ReviewQuery
    facets: tuple[str, ...]
    facet_limit: int = DEFAULT_FACET_LIMIT


def parse_list(
    raw: str,
    roles: Iterable[str] = (),
    limit_max: int | None = None,
    search: bool = True,
    own_fields: Iterable[str] = (),
) -> ReviewQuery:
    """The query that a raw query string asks; raises QueryError naming the parameter at fault.

    ``roles`` are the credit roles of the site, each of them a parameter; ``limit_max`` is the
    highest limit it allows, None for no bound; ``search`` says whether it can be searched;
    ``own_fields`` are what it has added to the card.
    """
    values = read(raw, list_parameters(roles, limit_max, search, own_fields))
    if "cursor" in values and "offset" in values:
        raise QueryError("cursor", "A cursor cannot be combined with offset.")
    if "search" in values:
        values.setdefault("order", RELEVANCE)
    if "cursor" in values and values.get("order") == RELEVANCE:
        raise QueryError("cursor", "A cursor needs an order: a search has none by itself.")
    if limit_max is not None:
        values.setdefault("limit", min(DEFAULT_LIMIT, limit_max))
    return _review_query(values)


def parse_facets(raw: str, roles: Iterable[str] = (), search: bool = True) -> FacetQuery:
    """The facets that a raw query string asks for; raises QueryError."""
    roles = tuple(roles)
    values = read(raw, facet_parameters(roles, search))
    facets = values.pop("facets", (*FACETS, *roles))
    limit = values.pop("facet_limit", DEFAULT_FACET_LIMIT)
    return FacetQuery(_review_query(values), facets, limit)


def parse_export(raw: str, roles: Iterable[str] = (), search: bool = True) -> ReviewQuery:
    """The query that asks for all that a raw query string finds; raises QueryError. It has an order
    that a cursor follows, also with a search.
    """
    return _review_query(read(raw, export_parameters(roles, search)))


def _review_query(values: dict[str, Any]) -> ReviewQuery:
    if "search_operator" in values and "search" not in values:
        raise QueryError("search_operator", "This parameter goes with search.")
    if "child_of" in values and "descendant_of" in values:
        raise QueryError("descendant_of", "This parameter cannot be combined with child_of.")
    own = {item.name for item in fields(ReviewQuery)} - {"terms"}
    terms = {name: values.pop(name) for name in list(values) if name not in own}
    return ReviewQuery(**values, terms=terms)
