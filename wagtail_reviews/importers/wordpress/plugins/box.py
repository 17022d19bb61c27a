"""What the review box of a plugin holds, whichever plugin it is."""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from wagtail_reviews.importers.wordpress.words import lines, plain
from wagtail_reviews.schema.score import ScoreError, parse_number


@dataclass(frozen=True)
class Criterion:
    """One aspect of the work, and what it was given on the scale of its box."""

    name: str
    value: str


@dataclass(frozen=True)
class Link:
    """A link of the box; ``kind`` is one that the contract knows."""

    label: str
    url: str
    sponsored: bool = False
    kind: str = "buy"

    @property
    def words(self) -> str:
        """What it says, and where it leads."""
        return f"{self.label} {self.url}".strip()


@dataclass(frozen=True)
class Box:
    """A review box. ``scale`` is the key of the scale of ``total`` and of the criteria, "" where it
    is not certain; ``work`` is what else is said of the work, as a raw metadata block has it;
    ``rest`` are words that no part of a review has a place for; ``html`` is text that stands where
    the box stood. ``broken`` are values that could not be read.
    """

    plugin: str
    title: str = ""
    work_type: str = ""
    scale: str = ""
    total: str = ""
    criteria: tuple[Criterion, ...] = ()
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    summary: str = ""
    links: tuple[Link, ...] = ()
    work: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    rest: tuple[str, ...] = ()
    html: str = ""
    broken: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """All that the box says, but for ``html``."""
        marks = [f"{criterion.name} {criterion.value}".strip() for criterion in self.criteria]
        links = [link.words for link in self.links]
        said = [self.title, self.total, *marks, *self.pros, *self.cons, self.summary, *links]
        work = [json.dumps(self.work, ensure_ascii=False)] if self.work else []
        return [text for text in (*said, *work, *self.rest, *self.broken) if text]


def shown(value: Any) -> str:
    """A number as it is written: "4.5", and "4" rather than "4.0"."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = plain(value)
    whole, dot, decimals = text.partition(".")
    return whole if dot and decimals.isdigit() and not decimals.strip("0") else text


def rounded(value: Any, decimals: int) -> str:
    """A number as PHP would round it; as it is where it is none."""
    text = shown(value)
    try:
        return shown(str(_round(parse_number(text), decimals)))
    except ScoreError:
        return text


def average(criteria: Iterable[Criterion], decimals: int) -> str:
    """The average of the criteria as PHP would round it; "" where one of them is no number."""
    try:
        values = [parse_number(criterion.value) for criterion in criteria]
        mean = sum(values, Decimal(0)) / (len(values) or 1)
        return shown(str(_round(mean, decimals))) if values else ""
    except ScoreError:
        return ""


def _round(value: Decimal, decimals: int) -> Decimal:
    try:
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation as error:
        raise ScoreError("out_of_range") from error


def listed(value: Any) -> list[Any]:
    """The items of a list of JSON, or of an array of PHP."""
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []


def points(value: Any) -> tuple[str, ...]:
    """Pros or cons: the items of a list, or the lines of a text."""
    found = listed(value) if isinstance(value, (dict, list, tuple)) else [value]
    return tuple(line for one in found if not isinstance(one, (dict, list)) for line in lines(one))


def field(value: Any, name: str) -> Any:
    """What a mapping holds under a name; "" where it holds nothing, or is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return "" if found is None else found
