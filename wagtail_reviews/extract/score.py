"""The score."""

import logging
from decimal import Decimal
from typing import Any

from wagtail_reviews import conf, wording
from wagtail_reviews.extract.raw import Raw, items, present, struct, text
from wagtail_reviews.extract.resolver import Resolver
from wagtail_reviews.schema import parts
from wagtail_reviews.schema.score import Mark, Scale, ScoreError, parse_number

logger = logging.getLogger("wagtail_reviews")

ONE = Decimal(1)


def score(value: Any, resolver: Resolver | None = None) -> parts.Score | None:
    """The score, with display and text in the active language; None as long as it has no value."""
    raw = struct(value)
    scale = _scale(text(raw.get("scale")))
    if scale is None:
        return None
    marked = [
        (raw, mark)
        for raw in map(struct, items(raw.get("criteria")))
        if (mark := _mark(scale, raw))
    ]
    mark = _overall(scale, raw, marked)
    if mark is None:
        return None
    return parts.Score(
        value=mark.value,
        best=scale.best,
        worst=scale.worst,
        step=scale.step,
        grade=mark.grade,
        percent=scale.percent(mark.value),
        scale=scale.key,
        display=wording.display(scale, mark),
        text=wording.text(scale, mark),
        label=text(raw.get("label")),
        criteria=present(_criterion(scale, raw, mark) for raw, mark in marked),
    )


def _scale(key: str) -> Scale | None:
    scale = conf.scales().get(key)
    if key and scale is None:
        logger.warning("Unknown scale %r: its score is left out.", key)
    return scale


def _mark(scale: Scale, raw: Raw) -> Mark | None:
    try:
        return scale.read(text(raw.get("value")))
    except ScoreError:
        return None


def _overall(scale: Scale, raw: Raw, marked: list[tuple[Raw, Mark]]) -> Mark | None:
    if raw.get("overall") != "average":
        return _mark(scale, raw)
    try:
        return scale.average((mark, weight(raw.get("weight"))) for raw, mark in marked)
    except ScoreError:
        return None


def weight(value: Any) -> Decimal:
    """The weight of a criterion, zero or more; 1 where none, or none that counts, is given."""
    try:
        return max(parse_number(text(value)), Decimal(0)) if text(value) else ONE
    except ScoreError:
        return ONE


def _criterion(scale: Scale, raw: Raw, mark: Mark) -> parts.Criterion | None:
    name = text(raw.get("name"))
    if not name:
        return None
    return parts.Criterion(
        name=name,
        value=mark.value,
        percent=scale.percent(mark.value),
        grade=mark.grade,
        weight=weight(raw.get("weight")),
        display=wording.display(scale, mark),
    )
