"""How a score is written and said, in the active language; number formats come from Django."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_lazy

from wagtail_reviews.schema.base import json_number
from wagtail_reviews.schema.score import Mark, Scale

# Grades that are not their own name.
GRADE_NAMES = {"up": gettext_lazy("Thumbs up"), "down": gettext_lazy("Thumbs down")}


def number(value: Decimal) -> str:
    """The shortest way to write a number in the active language: 5.5, or 5,5."""
    return number_format(json_number(value))


def percent(value: Decimal) -> str:
    """A share of a hundred as it is printed: "55%"."""
    return gettext("%(value)s%%") % {"value": number(value)}


def display(scale: Scale, mark: Mark) -> str:
    """The mark as it is printed: "5.5 / 10", "★★★½☆", "85%", "B+"."""
    if scale.kind == "grades":
        return grade_name(mark)
    if scale.kind == "stars":
        return stars(scale, mark.value)
    if scale.kind == "percent":
        return percent(mark.value)
    return _of(gettext("%(value)s / %(best)s"), scale, mark)


def text(scale: Scale, mark: Mark) -> str:
    """The mark as it is read out: "5.5 out of 10", "3.5 out of 5 stars", "B+"."""
    if scale.kind == "grades":
        return grade_name(mark)
    if scale.kind == "stars":
        return _of(gettext("%(value)s out of %(best)s stars"), scale, mark)
    if scale.kind == "percent":
        return gettext("%(value)s per cent") % {"value": number(mark.value)}
    return _of(gettext("%(value)s out of %(best)s"), scale, mark)


def grade_name(mark: Mark) -> str:
    """The name of a grade, which for most is the grade itself."""
    return str(GRADE_NAMES.get(mark.grade or "", mark.grade or ""))


def stars(scale: Scale, value: Decimal) -> str:
    """As many stars as the value has, a half where one is left, and empty ones up to the best."""
    whole = int(value)
    half = "½" if value - whole >= Decimal("0.5") else ""
    return "★" * whole + half + "☆" * (int(scale.best) - whole - len(half))


def _of(pattern: str, scale: Scale, mark: Mark) -> str:
    return pattern % {"value": number(mark.value), "best": number(scale.best)}
