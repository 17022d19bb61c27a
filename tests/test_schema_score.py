"""Scales and the arithmetic of scores."""

import contextlib
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_reviews.schema.score import (
    DEFAULT_SCALES,
    LONGEST_NUMBER,
    Grade,
    Mark,
    Scale,
    ScoreError,
    nearest_grade,
    parse_number,
    weighted_average,
)

Marked = tuple[Scale, Sequence[Mark]]

NUMERIC = [scale for scale in DEFAULT_SCALES.values() if not scale.grades]
TENTHS = Scale("tenths", "points", best=Decimal(10), step=Decimal("0.1"))
ONE_TO_SIX = Scale("one-to-six", "points", best=Decimal(6), worst=Decimal(1))
SCALES = [*DEFAULT_SCALES.values(), TENTHS, ONE_TO_SIX]


def marks(scale: Scale) -> st.SearchStrategy[Mark]:
    """Any mark that the scale has."""
    if scale.step is None:
        return st.sampled_from([Mark(grade.percent, grade.key) for grade in scale.grades])
    step, worst = scale.step, scale.worst
    return st.integers(0, int((scale.best - worst) / step)).map(lambda n: Mark(worst + n * step))


def marked(scale: Scale) -> st.SearchStrategy[Marked]:
    """The scale, and two or more marks that it has."""
    return st.tuples(st.just(scale), st.lists(marks(scale), min_size=2, max_size=8))


MARKED = st.sampled_from(SCALES).flatmap(marked)
WEIGHTS = st.decimals("0.01", 1000, places=2)


def code(scale: Scale, text: object) -> str:
    """The code of the error that reading ``text`` strictly raises."""
    with pytest.raises(ScoreError) as raised:
        scale.parse(text)
    return raised.value.code


@pytest.mark.parametrize(
    ("key", "text", "value", "percent"),
    [
        ("points-5", "3.5", "3.5", "70"),
        ("points-10", "5.5", "5.5", "55"),
        ("points-10", "0", "0", "0"),
        ("points-20", "19.5", "19.5", "97.5"),
        ("points-100", "73", "73", "73"),
        ("stars-5", "4.5", "4.5", "90"),
        ("percent", "100", "100", "100"),
        ("letter", "B+", "75", "75"),
        ("letter", "F", "0", "0"),
        ("thumbs", "up", "100", "100"),
        ("thumbs", "down", "0", "0"),
    ],
)
def test_reads_a_mark_of_each_scale(key: str, text: str, value: str, percent: str) -> None:
    scale = DEFAULT_SCALES[key]
    mark = scale.parse(text)
    assert mark.value == Decimal(value)
    assert scale.percent(mark.value) == Decimal(percent)


def test_keys_of_the_default_scales_are_for_ever() -> None:
    assert set(DEFAULT_SCALES) >= {
        "points-5",
        "points-10",
        "points-20",
        "points-100",
        "stars-5",
        "percent",
        "letter",
        "thumbs",
    }


@pytest.mark.parametrize("given_as", ["5.5", " 5.5 ", "5.50", 5.5, Decimal("5.5"), "+5.5", "55e-1"])
def test_a_mark_is_the_same_however_it_is_given(given_as: object) -> None:
    assert DEFAULT_SCALES["points-10"].parse(given_as) == Mark(Decimal("5.5"))


@pytest.mark.parametrize("given_as", ["b+", " B+ "])
def test_grades_are_read_without_regard_to_case(given_as: str) -> None:
    assert DEFAULT_SCALES["letter"].parse(given_as) == Mark(Decimal(75), "B+")


def test_marks_on_numeric_scales_have_no_grade() -> None:
    assert {scale.parse("4").grade for scale in NUMERIC} == {None}


@pytest.mark.parametrize("text", ["7.1", "0.1", "0.3", "9.9"])
def test_tenths_stay_exact(text: str) -> None:
    mark = TENTHS.parse(float(text))
    assert str(mark.value) == text
    assert TENTHS.percent(mark.value) == Decimal(text) * 10


@pytest.mark.parametrize("scale", NUMERIC, ids=lambda scale: scale.key)
@pytest.mark.parametrize("beyond", [Decimal("0.5"), Decimal(1000)])
def test_values_outside_the_bounds_are_refused(scale: Scale, beyond: Decimal) -> None:
    assert code(scale, scale.best + beyond) == "out_of_range"
    assert code(scale, scale.worst - beyond) == "out_of_range"


@pytest.mark.parametrize("scale", NUMERIC, ids=lambda scale: scale.key)
def test_values_off_the_step_are_read_but_not_entered(scale: Scale) -> None:
    assert code(scale, "3.3") == "off_step"
    assert scale.read("3.3") == Mark(Decimal("3.3"))


def test_steps_are_counted_from_the_worst_mark() -> None:
    scale = Scale("odd", "points", best=Decimal(9), worst=Decimal(1), step=Decimal(2))
    assert scale.parse("3").value == 3
    assert code(scale, "4") == "off_step"


@pytest.mark.parametrize("key", ["letter", "thumbs"])
@pytest.mark.parametrize("text", ["", "G", "A++", "75", None, "ＵＰ"])
def test_grades_that_a_scale_lacks_are_refused(key: str, text: object) -> None:
    assert code(DEFAULT_SCALES[key], text) == "unknown_grade"


NOT_NUMBERS = [
    "",
    " ",
    None,
    True,
    "abc",
    "5,5",
    "5.5.5",
    "NaN",
    "sNaN",
    "Infinity",
    "-inf",
    float("nan"),
    float("inf"),
    "1e999",
    "1e-999",
    "1_0",
    "٥",
    "５",
    "½",
    "0x5",
    "5 5",
    "5\n5",
    "5" * (LONGEST_NUMBER + 1),
    "5." + "0" * LONGEST_NUMBER,
    [5],
]


@pytest.mark.parametrize("text", NOT_NUMBERS)
@pytest.mark.parametrize("scale", NUMERIC, ids=lambda scale: scale.key)
def test_what_is_not_a_number_is_refused(scale: Scale, text: object) -> None:
    assert code(scale, text) == "not_a_number"


@given(st.text() | st.floats() | st.integers())
def test_reading_a_number_gives_a_finite_one_or_an_error(text: object) -> None:
    with contextlib.suppress(ScoreError):
        assert parse_number(text).is_finite()


@given(st.decimals(0, 10, places=2))
def test_numbers_never_pass_through_a_binary_float(number: Decimal) -> None:
    assert str(parse_number(str(number))) == str(number)
    assert parse_number(float(number)) == number


@given(MARKED)
def test_what_was_read_reads_the_same_again(scale_and_marks: Marked) -> None:
    scale, found = scale_and_marks
    for mark in found:
        assert scale.parse(mark.text) == scale.read(mark.text) == mark


@given(MARKED)
def test_percents_run_from_nought_to_a_hundred_in_the_order_of_the_marks(
    scale_and_marks: Marked,
) -> None:
    scale, found = scale_and_marks
    values = sorted(mark.value for mark in found)
    percents = [scale.percent(value) for value in values]
    assert percents == sorted(percents)
    assert all(0 <= percent <= 100 for percent in percents)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.key)
def test_the_bounds_are_nought_and_a_hundred_percent(scale: Scale) -> None:
    assert scale.percent(scale.worst) == 0
    assert scale.percent(scale.best) == 100


@pytest.mark.parametrize(
    ("best", "value", "percent"),
    [
        ("3", "1", "33.3"),
        ("3", "2", "66.7"),
        ("16", "1", "6.3"),
        ("80", "1", "1.3"),
        ("7", "6", "85.7"),
    ],
)
def test_percents_are_rounded_half_up_to_one_decimal(best: str, value: str, percent: str) -> None:
    scale = Scale("odd", "points", best=Decimal(best))
    assert str(scale.percent(Decimal(value))) == percent


def test_percents_are_counted_from_the_worst_mark() -> None:
    assert ONE_TO_SIX.percent(Decimal(3)) == 40


@given(MARKED, st.data())
def test_an_average_is_a_mark_between_the_lowest_and_the_highest(
    scale_and_marks: Marked, data: st.DataObject
) -> None:
    scale, found = scale_and_marks
    weights = data.draw(st.lists(WEIGHTS, min_size=len(found), max_size=len(found)))
    average = scale.average(zip(found, weights, strict=True))
    assert scale.parse(average.text) == average
    values = [mark.value for mark in found]
    assert min(values) <= average.value <= max(values)


@given(MARKED, WEIGHTS)
def test_equal_weights_are_no_weights(scale_and_marks: Marked, weight: Decimal) -> None:
    scale, found = scale_and_marks
    plain = scale.average((mark, Decimal(1)) for mark in found)
    assert scale.average((mark, weight) for mark in found) == plain


@pytest.mark.parametrize(
    ("key", "weighted", "average"),
    [
        ("points-10", [("8", 1), ("6.5", 1)], "7.5"),  # 7.25: half up
        ("points-10", [("8", 1), ("5", 2)], "6"),
        ("points-10", [("8", 1), ("5", 0)], "8"),
        ("points-10", [("0", 1)], "0"),
        ("stars-5", [("4", 3), ("1", 1)], "3.5"),  # 3.25
        ("points-100", [("70", 1), ("71", 1)], "71"),  # 70.5
        ("percent", [("33", 1), ("33", 1), ("34", 1)], "33"),
        ("letter", [("A", 1), ("B", 1)], "A-"),  # 79.5: nearer to 83 than to 75
        ("letter", [("A+", 1), ("F", 1)], "C+"),
        ("thumbs", [("up", 1), ("down", 1)], "up"),
        ("thumbs", [("up", 1), ("down", 2)], "down"),
    ],
)
def test_averages_are_weighted_and_rounded_half_up_to_a_mark(
    key: str, weighted: list[tuple[str, int]], average: str
) -> None:
    scale = DEFAULT_SCALES[key]
    pairs = [(scale.parse(text), Decimal(weight)) for text, weight in weighted]
    assert scale.average(pairs) == scale.parse(average)


@pytest.mark.parametrize("weights", [[], [0], [0, 0]])
def test_there_is_no_average_without_weight(weights: list[int]) -> None:
    mark = Mark(Decimal(5))
    with pytest.raises(ScoreError, match="no_weight"):
        DEFAULT_SCALES["points-10"].average((mark, Decimal(weight)) for weight in weights)


def test_a_weighted_average_is_not_rounded() -> None:
    pairs = [(Decimal("7.1"), Decimal(1)), (Decimal("7.2"), Decimal(3))]
    assert weighted_average(pairs) == Decimal("7.175")


def distance(scale: Scale, value: Decimal, share: Decimal) -> Decimal:
    """How far a value of the scale is from a share of the whole."""
    return abs((value - scale.worst) / (scale.best - scale.worst) - share)


def every_mark(scale: Scale) -> list[Mark]:
    """All marks that the scale has, from the worst."""
    if scale.step is None:
        return [Mark(grade.percent, grade.key) for grade in reversed(scale.grades)]
    steps = int((scale.best - scale.worst) / scale.step)
    return [Mark(scale.worst + step * scale.step) for step in range(steps + 1)]


@given(MARKED, st.sampled_from(SCALES))
def test_a_mark_becomes_the_nearest_of_the_other_scale(
    scale_and_marks: Marked, target: Scale
) -> None:
    scale, (mark, *_) = scale_and_marks
    found = scale.convert(mark, target)
    share = (mark.value - scale.worst) / (scale.best - scale.worst)
    nearest = min(distance(target, other.value, share) for other in every_mark(target))
    assert target.parse(found.text) == found
    assert distance(target, found.value, share) == pytest.approx(nearest)


@given(MARKED, st.sampled_from(SCALES))
def test_marks_keep_their_order_on_another_scale(scale_and_marks: Marked, target: Scale) -> None:
    scale, found = scale_and_marks
    ordered = sorted(found, key=lambda mark: mark.value)
    values = [scale.convert(mark, target).value for mark in ordered]
    assert values == sorted(values)


@given(MARKED)
def test_a_mark_is_itself_on_its_own_scale(scale_and_marks: Marked) -> None:
    scale, found = scale_and_marks
    assert [scale.convert(mark, scale) for mark in found] == found


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.key)
@pytest.mark.parametrize("target", SCALES, ids=lambda scale: scale.key)
def test_the_best_becomes_the_best_and_the_worst_the_worst(scale: Scale, target: Scale) -> None:
    worst, best = every_mark(scale)[0], every_mark(scale)[-1]
    assert scale.convert(worst, target) == every_mark(target)[0]
    assert scale.convert(best, target) == every_mark(target)[-1]


@pytest.mark.parametrize(
    ("text", "key", "target", "becomes"),
    [
        ("7.5", "points-10", "letter", "B+"),
        ("8", "points-10", "points-100", "80"),
        ("5.5", "points-10", "points-5", "3"),  # 2.75: half up
        ("5", "points-10", "thumbs", "up"),
        ("4.5", "points-10", "thumbs", "down"),
        ("B+", "letter", "stars-5", "4"),  # 3.75
        ("67", "percent", "points-20", "13.5"),  # 13.4
        ("3.3", "points-10", "percent", "33"),  # off the step, since the scale has changed
    ],
)
def test_marks_are_converted_by_percent_half_up(
    text: str, key: str, target: str, becomes: str
) -> None:
    scale = DEFAULT_SCALES[key]
    assert scale.convert(scale.read(text), DEFAULT_SCALES[target]).text == becomes


@pytest.mark.parametrize(
    ("percent", "grade"),
    [
        ("0", "low"),
        ("24.9", "low"),
        ("25", "mid"),
        ("74.9", "mid"),
        ("75", "high"),
        ("100", "high"),
    ],
)
def test_between_two_grades_the_better_one_is_nearest(percent: str, grade: str) -> None:
    grades = [
        Grade("high", Decimal(100)),
        Grade("mid", Decimal(50)),
        Grade("low", Decimal(0)),
    ]
    assert nearest_grade(grades, Decimal(percent)).key == grade
