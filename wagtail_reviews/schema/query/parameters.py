"""The parameters: each described once, for the parser and for the documentation of the API."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from wagtail_reviews.schema.query.reading import Parameter
from wagtail_reviews.schema.query.values import (
    LARGEST_INTEGER,
    one_of,
    read_boolean,
    read_datetime,
    read_group,
    read_integer,
    read_page,
    read_percent,
    read_text,
    read_words,
    read_work_types,
)
from wagtail_reviews.schema.review import Review
from wagtail_reviews.schema.works import WORK_TYPES

ORDERS = ("published", "score", "year", "title")
VOCABULARIES = ("genre", "tag", "author")
FACETS = (*VOCABULARIES, "work_type", "year")
MOST_FACET_VALUES = 1000
# What an offset passes over, the database reads all the same.
LARGEST_OFFSET = 10_000
PLACES = {
    "child_of": "The id of the page that the reviews stand right below, or root.",
    "descendant_of": "The id of a page that the reviews stand below, or root.",
    "translation_of": "The id of the page whose translations are asked for, or root.",
}
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


def fields_parameter(own: Iterable[str] = ()) -> Parameter:
    """Which top-level fields to answer with; ``id`` and ``meta`` always come. A site has added the
    fields ``own``.
    """
    known = (*FIELDS, *own)

    def read_fields(text: str) -> Selection:
        if text == "*":
            return Selection(frozenset(known))
        names = read_group(text)
        if unknown := sorted(names.difference(known)):
            raise ValueError(f"Not a field: {', '.join(unknown)}.")
        return Selection(names | {"id", "meta"})

    says = (
        "Top-level fields, separated by commas; * for all. The answer then has these alone, "
        "with id and meta."
    )
    return text("fields", says, read_fields)


def text(
    name: str, description: str, read: Callable[[str], Any] = read_text, required: bool = False
) -> Parameter:
    return Parameter(name, read, description, {"type": "string"}, required=required)


def choice(name: str, choices: Sequence[str], description: str) -> Parameter:
    return Parameter(name, one_of(choices), description, {"type": "string", "enum": [*choices]})


def searching() -> list[Parameter]:
    operator = choice("search_operator", ("and", "or"), "Whether all words or any have to match.")
    return [text("search", "Words to search for.", read_words), operator]


def locale() -> Parameter:
    return text("locale", "A language code.")


def site() -> Parameter:
    return text("site", "The hostname of another site, with :port where several share it.")


def page(name: str, description: str) -> Parameter:
    schema = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "const": "root"}]}
    return Parameter(name, read_page, description, schema)


def version() -> Parameter:
    says = "The live review, or the draft for those who may edit it."
    return choice("version", ("live", "draft"), says)


def facets(names: Sequence[str]) -> Parameter:
    def read_facets(text: str) -> tuple[str, ...]:
        asked = read_group(text)
        if unknown := sorted(asked.difference(names)):
            raise ValueError(f"Not a facet: {', '.join(unknown)}.")
        return tuple(name for name in names if name in asked)

    return text("facets", f"Facets, separated by commas, of {', '.join(names)}.", read_facets)


def percent_of_score(name: str) -> Parameter:
    edge = "lowest" if name.endswith("min") else "highest"
    return Parameter(
        name,
        read_percent,
        f"The {edge} percent of the score, inclusive.",
        {"type": "number", "minimum": 0, "maximum": 100},
    )


def boolean(name: str) -> Parameter:
    says = {"scored": "Has a score.", "contains_spoilers": "Spoils outside of spoiler blocks."}
    return Parameter(name, read_boolean, says[name], {"type": "boolean"})


def year_of_work(name: str) -> Parameter:
    says = {"year": "The year", "year_min": "The earliest year", "year_max": "The latest year"}
    return whole_number(name, 1, 9999, f"{says[name]} of the work.")


def whole_number(name: str, lowest: int, highest: int, description: str) -> Parameter:
    def read_count(text: str) -> int:
        return read_integer(text, lowest, highest)

    schema = {"type": "integer", "minimum": lowest, "maximum": highest}
    return Parameter(name, read_count, description, schema)


def paging(limit_max: int | None) -> list[Parameter]:
    highest = LARGEST_INTEGER if limit_max is None else limit_max
    return [
        whole_number("limit", 1, highest, "How many to answer with."),
        whole_number("offset", 0, LARGEST_INTEGER, "How many to pass over."),
    ]


def paging_with_cursor(limit_max: int | None) -> list[Parameter]:
    """Paging of what may be so much that only a cursor goes through all of it."""
    limit, _ = paging(limit_max)
    return [limit, bounded_offset(), cursor()]


def bounded_offset() -> Parameter:
    advice = "Further on, follow next_cursor by cursor."

    def read_offset(text: str) -> int:
        try:
            return read_integer(text, 0, LARGEST_OFFSET)
        except ValueError as error:
            raise ValueError(f"{error} {advice}") from None

    schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET}
    return Parameter("offset", read_offset, f"How many to pass over. {advice}", schema)


def moment(name: str, edge: time) -> Parameter:
    def read_moment(text: str) -> datetime:
        return read_datetime(text, edge)

    side = "from" if edge == time.min else "up to"
    description = f"Published {side} this date or datetime (ISO 8601), inclusive."
    return Parameter(name, read_moment, description, {"type": "string"})


def slugs(name: str) -> Parameter:
    description = f"Slugs ({name}): a comma means or, repeating the parameter means and."
    return Parameter(name, read_group, description, {"type": "string"}, repeats=True)


def work_types() -> Parameter:
    description = "Types of work: a comma means or."
    schema = {"type": "string", "examples": list(WORK_TYPES)}
    return Parameter("work_type", read_work_types, description, schema, repeats=True)


def cursor() -> Parameter:
    description = "The next_cursor of an answer to the same query; with it the count is null."
    return text("cursor", description)


def order() -> Parameter:
    orders = [sign + name for name in ORDERS for sign in ("", "-")]
    description = (
        "The order; unscored and undated reviews come last in either direction. "
        "By default the newest first, with search the most relevant."
    )
    return choice("order", orders, description)
