"""Scales and the arithmetic of scores: Decimal throughout, never a binary float.

A scale's key is for ever: scores are stored with it. ``DEFAULT_SCALES`` are the scales every site
has; a site adds its own, or retires one, in its settings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wagtail_reviews.schema.base import json_number

Kind = Literal["points", "stars", "percent", "grades"]

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")
LONGEST_NUMBER = 20
# Decimal() also reads NaN, underscores, other scripts' digits, and exponents that overflow later.
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")


class ScoreError(ValueError):
    """A mark that the scale does not have.

    ``code`` is one of ``not_a_number``, ``out_of_range``, ``off_step``, ``unknown_grade`` and
    ``no_weight``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Grade:
    """One grade of a scale of grades, and the percent it stands for, 0 to 100."""

    key: str
    percent: Decimal


@dataclass(frozen=True)
class Mark:
    """A value on a scale; ``grade`` is set on scales of grades only."""

    value: Decimal
    grade: str | None = None

    @property
    def text(self) -> str:
        """What an editor enters for it, and ``Scale.parse`` reads: "B+", or "5.5"."""
        return self.grade or str(json_number(self.value))


@dataclass(frozen=True)
class Scale:
    """A scale: its bounds, its step, and its grades if it is one of grades.

    ``step`` is None on scales of grades, whose values are the percents of their table.
    A ``retired`` scale is offered to nobody, but scores given on it stay as they are.
    """

    key: str
    kind: Kind
    best: Decimal = HUNDRED
    worst: Decimal = Decimal(0)
    step: Decimal | None = Decimal(1)
    grades: tuple[Grade, ...] = ()
    retired: bool = False

    def parse(self, text: object) -> Mark:
        """The mark that ``text`` ("5.5", 8, "B+") names; ScoreError if the scale lacks it."""
        mark = self.read(text)
        if self.step is not None and (mark.value - self.worst) % self.step:
            raise ScoreError("off_step")
        return mark

    def read(self, text: object) -> Mark:
        """As ``parse``, but off the step is allowed: a scale may have changed since."""
        if self.kind == "grades":
            return self._graded(str(text).strip())
        value = parse_number(text)
        if not self.worst <= value <= self.best:
            raise ScoreError("out_of_range")
        return Mark(value)

    def percent(self, value: Decimal) -> Decimal:
        """Where ``value`` lies between worst (0) and best (100), half up, one decimal."""
        share = (value - self.worst) / (self.best - self.worst) * HUNDRED
        return share.quantize(TENTH, ROUND_HALF_UP)

    def average(self, weighted: Iterable[tuple[Mark, Decimal]]) -> Mark:
        """The weighted average of marks, rounded half up to a mark that the scale has.

        Raises ScoreError("no_weight") when the weights sum to zero or there are no marks.
        """
        value = weighted_average((mark.value, weight) for mark, weight in weighted)
        return self._nearest(value)

    def convert(self, mark: Mark, target: "Scale") -> Mark:
        """The mark of ``target`` closest to a mark of this scale, by percent; half way between
        two, the better one.
        """
        span, target_span = self.best - self.worst, target.best - target.worst
        return target._nearest(target.worst + (mark.value - self.worst) * target_span / span)

    def _graded(self, key: str) -> Mark:
        for grade in self.grades:
            if grade.key.casefold() == key.casefold():
                return Mark(grade.percent, grade.key)
        raise ScoreError("unknown_grade")

    def _nearest(self, value: Decimal) -> Mark:
        if self.step is None:
            grade = nearest_grade(self.grades, value)
            return Mark(grade.percent, grade.key)
        steps = ((value - self.worst) / self.step).to_integral_value(ROUND_HALF_UP)
        return Mark(min(self.worst + steps * self.step, self.best))


def parse_number(text: object) -> Decimal:
    """A finite Decimal out of a number or its text; a float is read as it is printed.

    Raises ScoreError("not_a_number").
    """
    found = str(text).strip()
    if len(found) > LONGEST_NUMBER or not NUMBER.fullmatch(found):
        raise ScoreError("not_a_number")
    return Decimal(found)


def weighted_average(weighted: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """The sum of value times weight over the sum of weights; ScoreError if that sum is zero."""
    pairs = list(weighted)
    total = sum((weight for _, weight in pairs), Decimal(0))
    if not total:
        raise ScoreError("no_weight")
    return sum((value * weight for value, weight in pairs), Decimal(0)) / total


def nearest_grade(grades: Sequence[Grade], percent: Decimal) -> Grade:
    """The grade closest to ``percent``; between two, the better one, as half up would have it."""
    return min(grades, key=lambda grade: (abs(grade.percent - percent), -grade.percent))


def _points(key: str, best: int, step: str, kind: Kind = "points") -> Scale:
    return Scale(key, kind, best=Decimal(best), step=Decimal(step))


def _grades(key: str, **percents: int) -> Scale:
    grades = tuple(Grade(name, Decimal(percent)) for name, percent in percents.items())
    return Scale(key, "grades", step=None, grades=grades)


# Twelve equal steps between F and A+, rounded to whole percents: C+ is the middle.
LETTERS = {
    "A+": 100,
    "A": 92,
    "A-": 83,
    "B+": 75,
    "B": 67,
    "B-": 58,
    "C+": 50,
    "C": 42,
    "C-": 33,
    "D+": 25,
    "D": 17,
    "D-": 8,
    "F": 0,
}

DEFAULT_SCALES: dict[str, Scale] = {
    scale.key: scale
    for scale in (
        _points("points-10", 10, "0.5"),
        _points("points-5", 5, "0.5"),
        _points("points-20", 20, "0.5"),
        _points("points-100", 100, "1"),
        _points("stars-5", 5, "0.5", "stars"),
        _points("percent", 100, "1", "percent"),
        _grades("letter", **LETTERS),
        _grades("thumbs", up=100, down=0),
    )
}
