"""Scores of a source on the scales of the site."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_reviews import conf
from wagtail_reviews.importers.scales import fitting, mark_on
from wagtail_reviews.schema.score import ScoreError


def placed(scale: str, text: str) -> tuple[str, str]:
    own = conf.scales()[scale]
    target = fitting(own, text)
    return target.key, mark_on(target, own, text)


@pytest.mark.parametrize(
    ("scale", "text", "expected"),
    [
        ("points-10", "8.5", ("points-10", "8.5")),
        ("points-10", "8.3", ("points-100", "83")),
        ("stars-5", "4.3", ("points-100", "86")),
        ("points-20", "14.2", ("points-100", "71")),
        ("letter", "B+", ("letter", "B+")),
    ],
)
def test_a_score_stays_what_it_is(scale: str, text: str, expected: tuple[str, str]) -> None:
    assert placed(scale, text) == expected


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        ("points-10", "8.33"),
        ("percent", "84.8"),
        ("points-10", "11"),
        ("letter", "E"),
        ("percent", ""),
    ],
)
def test_what_no_scale_has_is_no_score(scale: str, text: str) -> None:
    with pytest.raises(ScoreError):
        placed(scale, text)


def test_a_retired_scale_is_not_gone_over_to(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"points-100": {"retired": True}}
    with pytest.raises(ScoreError):
        placed("points-10", "8.3")


@given(st.decimals(0, 10, places=2))
def test_a_percent_never_changes(value: Decimal) -> None:
    own = conf.scales()["points-10"]
    try:
        target = fitting(own, str(value))
    except ScoreError:
        return
    mark = target.parse(mark_on(target, own, str(value)))
    assert target.percent(mark.value) == own.percent(value)
