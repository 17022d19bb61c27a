"""The parameters of the list: one parser, over the raw query string, for both versions of the API.

It takes the raw string because a parsed one has already lost repetitions and unknown keys. Each
parameter is described once, in ``list_parameters``; the documentation of the API is made from it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from wagtail_reviews.schema.review import Review
from wagtail_reviews.schema.score import ScoreError, parse_number
from wagtail_reviews.schema.works import WORK_TYPES

# OR within a group, AND between groups.
Groups = tuple[frozenset[str], ...]

DEFAULT_LIMIT = 20
LONGEST_VALUE = 1000
MOST_VALUES = 100
MOST_GROUPS = 10
LARGEST_INTEGER = 2**31 - 1

# What a database refuses in a text.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# Narrower than fromisoformat, which reads more from one version of Python to the next.
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATETIME = re.compile(
    DATE.pattern + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{3}([0-9]{3})?)?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)

ORDERS = ("published", "score", "year", "title")
VOCABULARIES = ("genre", "tag", "author")
FIELDS = tuple(Review.model_fields)
WHOLE_ONLY = frozenset({"body", "json_ld"})


class QueryError(ValueError):
    """A query that cannot be answered; ``parameter`` is to blame, ``message`` says why."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True)
class Parameter:
    """A parameter: how its text is read, and how it is documented (JSON Schema)."""

    name: str
    read: Callable[[str], Any]
    description: str
    schema: dict[str, Any]
    repeats: bool = False
    required: bool = False


@dataclass(frozen=True)
class Selection:
    """The top-level fields of an answer; None for those it has by default."""

    names: frozenset[str] | None = None

    @property
    def wants_whole(self) -> bool:
        """Whether the answer needs more than the card."""
        return bool(self.names and self.names & WHOLE_ONLY)


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
    fields: Selection = Selection()
    terms: Mapping[str, Groups] = field(default_factory=dict)


def parse_list(raw: str, roles: Iterable[str] = (), limit_max: int | None = None) -> ReviewQuery:
    """The query that a raw query string asks; raises QueryError naming the parameter at fault.

    ``roles`` are the credit roles of the site, each of them a parameter; ``limit_max`` is the
    highest limit it allows, None for no bound.
    """
    values = read(raw, list_parameters(roles, limit_max))
    if limit_max is not None:
        values.setdefault("limit", min(DEFAULT_LIMIT, limit_max))
    own = {item.name for item in fields(ReviewQuery)} - {"terms"}
    terms = {name: values.pop(name) for name in list(values) if name not in own}
    return ReviewQuery(**values, terms=terms)


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
        Parameter("id", _ids, "Ids of reviews, separated by commas.", {"type": "string"}),
        Parameter("locale", _text, "A language code.", {"type": "string"}),
        _order(),
        _limit(limit_max),
        _count("offset", 0, LARGEST_INTEGER, "How many reviews to pass over."),
        fields_parameter(),
    ]


def find_parameters() -> list[Parameter]:
    """The parameters of ``find/``."""
    path = Parameter(
        "html_path", _text, "The path of the review's page.", {"type": "string"}, required=True
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


def read(raw: str, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of the parameters that a raw query string gives; raises QueryError."""
    known = {parameter.name: parameter for parameter in parameters}
    texts = _texts(raw, known)
    for parameter in parameters:
        if parameter.required and parameter.name not in texts:
            raise QueryError(parameter.name, "This parameter is required.")
    return {name: _value(known[name], given) for name, given in texts.items()}


def _texts(raw: str, known: Mapping[str, Parameter]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for name, text in parse_qsl(raw, keep_blank_values=True):
        if name not in known:
            raise QueryError(name[:100], "Unknown parameter.")
        texts.setdefault(name, []).append(text)
    return texts


def _value(parameter: Parameter, texts: list[str]) -> Any:
    if not parameter.repeats and len(texts) > 1:
        raise QueryError(parameter.name, "This parameter may be given once only.")
    if len(texts) > MOST_GROUPS:
        raise QueryError(parameter.name, f"Give this parameter {MOST_GROUPS} times at most.")
    try:
        values = [parameter.read(_checked(text)) for text in texts]
    except ValueError as error:
        raise QueryError(parameter.name, str(error)) from None
    return tuple(values) if parameter.repeats else values[0]


def _checked(text: str) -> str:
    if UNSTORABLE.search(text):
        raise ValueError("Null characters and lone surrogates are not allowed.")
    if len(text) > LONGEST_VALUE:
        raise ValueError(f"Must be {LONGEST_VALUE} characters at most.")
    return text


def _text(text: str) -> str:
    if not text:
        raise ValueError("Must not be empty.")
    return text


def _percent(name: str) -> Parameter:
    edge = "lowest" if name.endswith("min") else "highest"
    return Parameter(
        name,
        _read_percent,
        f"The {edge} percent of the score, inclusive.",
        {"type": "number", "minimum": 0, "maximum": 100},
    )


def _read_percent(text: str) -> Decimal:
    message = "Must be a number from 0 to 100."
    try:
        number = parse_number(text)
    except ScoreError:
        raise ValueError(message) from None
    if not 0 <= number <= 100:
        raise ValueError(message)
    return number


def _boolean(name: str) -> Parameter:
    says = {"scored": "Has a score.", "contains_spoilers": "Spoils outside of spoiler blocks."}
    return Parameter(name, _read_boolean, says[name], {"type": "boolean"})


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("Must be true or false.")
    return text == "true"


def _year(name: str) -> Parameter:
    says = {"year": "The year", "year_min": "The earliest year", "year_max": "The latest year"}
    return _count(name, 1, 9999, f"{says[name]} of the work.")


def _count(name: str, lowest: int, highest: int, description: str) -> Parameter:
    def read_count(text: str) -> int:
        return _integer(text, lowest, highest)

    schema = {"type": "integer", "minimum": lowest, "maximum": highest}
    return Parameter(name, read_count, description, schema)


def _integer(text: str, lowest: int, highest: int) -> int:
    # ASCII only: int() also reads other scripts' digits, underscores and signs.
    if not re.fullmatch(r"[0-9]{1,18}", text) or not lowest <= int(text) <= highest:
        raise ValueError(f"Must be a whole number from {lowest} to {highest}.")
    return int(text)


def _limit(limit_max: int | None) -> Parameter:
    highest = LARGEST_INTEGER if limit_max is None else limit_max
    return _count("limit", 1, highest, "How many reviews to answer with.")


def _moment(name: str, edge: time) -> Parameter:
    def read_moment(text: str) -> datetime:
        return _datetime(text, edge)

    side = "from" if edge == time.min else "up to"
    description = f"Published {side} this date or datetime (ISO 8601), inclusive."
    return Parameter(name, read_moment, description, {"type": "string"})


def _datetime(text: str, edge: time) -> datetime:
    message = "Must be a date or datetime by ISO 8601, in the years from 2 to 9998."
    if not (DATE.fullmatch(text) or DATETIME.fullmatch(text)):
        raise ValueError(message)
    try:
        moment = _moment_of(text, edge)
    except ValueError:
        raise ValueError(message) from None
    # In the first and the last year a change of time zone may overflow.
    if not 1 < moment.year < 9999:
        raise ValueError(message)
    return moment


def _moment_of(text: str, edge: time) -> datetime:
    if DATE.fullmatch(text):
        return datetime.combine(date.fromisoformat(text), edge)
    # Python 3.10 does not read the Z of UTC.
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _slugs(name: str) -> Parameter:
    description = f"Slugs ({name}): a comma means or, repeating the parameter means and."
    return Parameter(name, _group, description, {"type": "string"}, repeats=True)


def _group(text: str) -> frozenset[str]:
    slugs = [slug.strip() for slug in text.split(",")]
    if not all(slugs):
        raise ValueError("Must be slugs separated by commas.")
    if len(slugs) > MOST_VALUES:
        raise ValueError(f"Must be {MOST_VALUES} values at most.")
    return frozenset(slugs)


def _work_types() -> Parameter:
    description = "Types of work: a comma means or."
    schema = {"type": "string", "examples": list(WORK_TYPES)}
    return Parameter("work_type", _read_work_types, description, schema, repeats=True)


def _read_work_types(text: str) -> frozenset[str]:
    group = _group(text)
    if unknown := sorted(group.difference(WORK_TYPES)):
        raise ValueError(f"Not a type of work: {', '.join(unknown)}.")
    return group


def _ids(text: str) -> tuple[int, ...]:
    return tuple(sorted({_integer(one, 1, LARGEST_INTEGER) for one in _group(text)}))


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
    names = _group(text)
    if unknown := sorted(names.difference(FIELDS)):
        raise ValueError(f"Not a field: {', '.join(unknown)}.")
    return Selection(names | {"id", "meta"})


RESERVED_NAMES = frozenset(
    {parameter.name for parameter in list_parameters()}
    | {"search", "search_operator", "cursor", "facets", "facet_limit"}
    | {"translation_of", "site", "child_of", "descendant_of", "html_path", "version"}
)
"""Names that a credit role may not bear, because a parameter bears or will bear them."""
