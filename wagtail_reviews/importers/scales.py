"""Scores of the source on the scales of the site: exactly, or not at all."""

from decimal import Decimal

from wagtail_reviews import conf
from wagtail_reviews.schema.base import json_number
from wagtail_reviews.schema.score import Scale, ScoreError

# Whose steps are the finest of those that every site has.
FINEST = "points-100"


def fitting(scale: Scale, text: str) -> Scale:
    """The scale for a score: its own, or that out of 100, where the steps of its own are too wide
    for it: 8.3 out of 10 is 83 out of 100. Raises ScoreError where neither has it.
    """
    try:
        scale.parse(text)
    except ScoreError as error:
        finest = conf.scales()[FINEST]
        if error.code != "off_step" or finest.retired:
            raise
        mark_on(finest, scale, text)
        return finest
    return scale


def mark_on(target: Scale, scale: Scale, text: str) -> str:
    """What an editor enters on ``target`` for a score on ``scale``. Raises ScoreError where there
    is nothing that is exactly the same.
    """
    if target.key == scale.key:
        return scale.parse(text).text
    share: Decimal = (scale.read(text).value - scale.worst) / (scale.best - scale.worst)
    value = target.worst + share * (target.best - target.worst)
    return target.parse(json_number(value)).text
