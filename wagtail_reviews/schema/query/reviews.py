"""What the list is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal

from wagtail_reviews.schema.query.parameters import Selection, list_parameters
from wagtail_reviews.schema.query.reading import QueryError, read

# OR within a group, AND between groups.
Groups = tuple[frozenset[str], ...]

DEFAULT_LIMIT = 20
BY_DEFAULT = Selection()


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
    locale: str | None = None
    order: str = "-published"
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    cursor: str | None = None
    fields: Selection = BY_DEFAULT
    terms: Mapping[str, Groups] = field(default_factory=dict)


def parse_list(raw: str, roles: Iterable[str] = (), limit_max: int | None = None) -> ReviewQuery:
    """The query that a raw query string asks; raises QueryError naming the parameter at fault.

    ``roles`` are the credit roles of the site, each of them a parameter; ``limit_max`` is the
    highest limit it allows, None for no bound.
    """
    values = read(raw, list_parameters(roles, limit_max))
    if "cursor" in values and "offset" in values:
        raise QueryError("cursor", "A cursor cannot be combined with offset.")
    if limit_max is not None:
        values.setdefault("limit", min(DEFAULT_LIMIT, limit_max))
    own = {item.name for item in fields(ReviewQuery)} - {"terms"}
    terms = {name: values.pop(name) for name in list(values) if name not in own}
    return ReviewQuery(**values, terms=terms)
