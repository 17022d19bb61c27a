"""The parameters: each described once, for the parser and for the documentation of the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from wagtail_reviews.schema.query.reading import Parameter
from wagtail_reviews.schema.query.values import (
    LARGEST_INTEGER,
    read_boolean,
    read_datetime,
    read_group,
    read_ids,
    read_integer,
    read_percent,
    read_text,
    read_work_types,
)
from wagtail_reviews.schema.review import Review
from wagtail_reviews.schema.works import WORK_TYPES

ORDERS = ("published", "score", "year", "title")
VOCABULARIES = ("genre", "tag", "author")
FIELDS = tuple(Review.model_fields)
WHOLE_ONLY = frozenset({"body", "json_ld"})


@dataclass(frozen=True)
class Selection:
    """The top-level fields of an answer; None for those it has by default."""

    names: frozenset[str] | None = None

    @property
    def wants_whole(self) -> bool:
        """Whether the answer needs more than the card."""
        return bool(self.names and self.names & WHOLE_ONLY)


def list_parameters(roles: Iterable[str] = (), limit_max: int | None = None) -> list[Parameter]:
    """Every parameter of the list, for the parser and for the documentation alike."""
    return [
        *(_percent(name) for name in ("score_min", "score_max")),
        *(_boolean(name) for name in ("scored", "contains_spoilers")),
        *(_year(name) for name in ("year", "year_min", "year_max")),
        _moment("published_from", time.min),
        _moment("published_to", time.max),
        _work_types(),
        *(_slugs(name) for name in (*VOCABULARIES, *roles)),
        Parameter("id", read_ids, "Ids of reviews, separated by commas.", {"type": "string"}),
        Parameter("locale", read_text, "A language code.", {"type": "string"}),
        _order(),
        _limit(limit_max),
        _count("offset", 0, LARGEST_INTEGER, "How many reviews to pass over."),
        _cursor(),
        fields_parameter(),
    ]


def find_parameters() -> list[Parameter]:
    """The parameters of ``find/``."""
    path = Parameter(
        "html_path", read_text, "The path of the review's page.", {"type": "string"}, required=True
    )
    return [path, fields_parameter()]


def detail_parameters() -> list[Parameter]:
    """The parameters of one review."""
    return [fields_parameter()]


def fields_parameter() -> Parameter:
    """Which top-level fields to answer with; ``id`` and ``meta`` always come."""
    return Parameter(
        "fields",
        _fields,
        "Top-level fields, separated by commas; * for all.",
        {"type": "string"},
    )


def _percent(name: str) -> Parameter:
    edge = "lowest" if name.endswith("min") else "highest"
    return Parameter(
        name,
        read_percent,
        f"The {edge} percent of the score, inclusive.",
        {"type": "number", "minimum": 0, "maximum": 100},
    )


def _boolean(name: str) -> Parameter:
    says = {"scored": "Has a score.", "contains_spoilers": "Spoils outside of spoiler blocks."}
    return Parameter(name, read_boolean, says[name], {"type": "boolean"})


def _year(name: str) -> Parameter:
    says = {"year": "The year", "year_min": "The earliest year", "year_max": "The latest year"}
    return _count(name, 1, 9999, f"{says[name]} of the work.")


def _count(name: str, lowest: int, highest: int, description: str) -> Parameter:
    def read_count(text: str) -> int:
        return read_integer(text, lowest, highest)

    schema = {"type": "integer", "minimum": lowest, "maximum": highest}
    return Parameter(name, read_count, description, schema)


def _limit(limit_max: int | None) -> Parameter:
    highest = LARGEST_INTEGER if limit_max is None else limit_max
    return _count("limit", 1, highest, "How many reviews to answer with.")


def _moment(name: str, edge: time) -> Parameter:
    def read_moment(text: str) -> datetime:
        return read_datetime(text, edge)

    side = "from" if edge == time.min else "up to"
    description = f"Published {side} this date or datetime (ISO 8601), inclusive."
    return Parameter(name, read_moment, description, {"type": "string"})


def _slugs(name: str) -> Parameter:
    description = f"Slugs ({name}): a comma means or, repeating the parameter means and."
    return Parameter(name, read_group, description, {"type": "string"}, repeats=True)


def _work_types() -> Parameter:
    description = "Types of work: a comma means or."
    schema = {"type": "string", "examples": list(WORK_TYPES)}
    return Parameter("work_type", read_work_types, description, schema, repeats=True)


def _cursor() -> Parameter:
    description = "The next_cursor of an answer to the same query; with it the count is null."
    return Parameter("cursor", read_text, description, {"type": "string"})


def _order() -> Parameter:
    orders = [sign + name for name in ORDERS for sign in ("", "-")]

    def read_order(text: str) -> str:
        if text not in orders:
            raise ValueError(f"Must be one of {', '.join(orders)}.")
        return text

    description = "The order; unscored and undated reviews come last in either direction."
    return Parameter("order", read_order, description, {"type": "string", "enum": orders})


def _fields(text: str) -> Selection:
    if text == "*":
        return Selection(frozenset(FIELDS))
    names = read_group(text)
    if unknown := sorted(names.difference(FIELDS)):
        raise ValueError(f"Not a field: {', '.join(unknown)}.")
    return Selection(names | {"id", "meta"})


RESERVED_NAMES = frozenset(
    {parameter.name for parameter in list_parameters()}
    | {"search", "search_operator", "facets", "facet_limit"}
    | {"translation_of", "site", "child_of", "descendant_of", "html_path", "version"}
)
"""Names that a credit role may not bear, because a parameter bears or will bear them."""
