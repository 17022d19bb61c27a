"""How a score is written and said."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import translation

from wagtail_reviews import wording
from wagtail_reviews.schema.score import DEFAULT_SCALES, Grade, Mark, Scale


def say(how: Callable[[Scale, Mark], str], key: str, value: str) -> str:
    scale = DEFAULT_SCALES[key]
    return how(scale, scale.read(value))


@pytest.mark.parametrize(
    ("key", "value", "display"),
    [
        ("points-10", "5.5", "5.5 / 10"),
        ("points-10", "8.0", "8 / 10"),
        ("points-10", "0", "0 / 10"),
        ("points-5", "3.5", "3.5 / 5"),
        ("points-20", "19", "19 / 20"),
        ("points-100", "73", "73 / 100"),
        ("percent", "85", "85%"),
        ("percent", "0", "0%"),
        ("letter", "b+", "B+"),
        ("thumbs", "up", "Thumbs up"),
        ("thumbs", "down", "Thumbs down"),
    ],
)
def test_display_is_what_is_printed(key: str, value: str, display: str) -> None:
    assert say(wording.display, key, value) == display


@pytest.mark.parametrize(
    ("value", "display"),
    [
        ("0", "☆☆☆☆☆"),
        ("0.5", "½☆☆☆☆"),
        ("1", "★☆☆☆☆"),
        ("3.5", "★★★½☆"),
        ("4.5", "★★★★½"),
        ("5", "★★★★★"),
        ("3.4", "★★★☆☆"),
        ("3.7", "★★★½☆"),
    ],
)
def test_stars_are_whole_half_or_empty(value: str, display: str) -> None:
    assert say(wording.display, "stars-5", value) == display


@pytest.mark.parametrize("best", [3, 4, 10])
def test_there_are_as_many_stars_as_the_best_mark(best: int) -> None:
    scale = Scale("stars", "stars", best=Decimal(best), step=Decimal("0.5"))
    lengths = {len(wording.stars(scale, Decimal(half) / 2)) for half in range(2 * best + 1)}
    assert lengths == {best}


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("points-10", "5.5", "5.5 out of 10"),
        ("points-100", "73", "73 out of 100"),
        ("stars-5", "3.5", "3.5 out of 5 stars"),
        ("percent", "85", "85 per cent"),
        ("letter", "b+", "B+"),
        ("thumbs", "up", "Thumbs up"),
    ],
)
def test_text_is_what_is_read_out(key: str, value: str, text: str) -> None:
    assert say(wording.text, key, value) == text


@pytest.mark.parametrize("how", [wording.display, wording.text])
def test_numbers_are_written_as_the_language_writes_them(
    how: Callable[[Scale, Mark], str],
) -> None:
    with translation.override("fr"):
        found = say(how, "points-10", "5.5")
    assert "5,5" in found
    assert "5.5" not in found


@pytest.mark.parametrize(
    ("language", "written"), [("en", "7.25"), ("fr", "7,25"), ("de", "7,25"), ("pl", "7,25")]
)
def test_a_number_is_written_in_its_shortest_form(language: str, written: str) -> None:
    with translation.override(language):
        assert wording.number(Decimal("7.250")) == written


@pytest.mark.parametrize("number", ["8", "8.0", "8.00", "0.8E+1"])
def test_a_whole_number_has_no_decimals(number: str) -> None:
    assert wording.number(Decimal(number)) == "8"


def test_a_grade_of_the_site_is_its_own_name() -> None:
    grades = (Grade("Must see", Decimal(100)), Grade("Skip", Decimal(0)))
    scale = Scale("advice", "grades", step=None, grades=grades)
    assert wording.display(scale, scale.read("must see")) == "Must see"
