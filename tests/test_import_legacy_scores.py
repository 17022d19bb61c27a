"""A score in every shape that people give it; where its scale is not certain, it stays as text."""

from typing import Any

import pytest

from wagtail_reviews.importers.legacy import Reading, read_text

CERTAIN = [
    ("SCORE: 5.5 / 10", "points-10", "5.5"),
    ("5,5/10", "points-10", "5.5"),
    ("SCORE\xa0:\xa06\xa0/\xa010", "points-10", "6"),
    ("8 ½ / 10", "points-10", "8.5"),
    ("Score: 3 1/2 / 5", "points-5", "3.5"),
    ("4 out of 5", "points-5", "4"),
    ("Wertung: 8 von 10 Punkten", "points-10", "8"),
    ("4 sur 5", "points-5", "4"),
    ("Note : 14/20", "points-20", "14"),
    ("Score: 85/100", "points-100", "85"),
    ("85 %", "percent", "85"),
    ("★★★½☆", "stars-5", "3.5"),
    ("⭐⭐⭐⭐⭐", "stars-5", "5"),
    ("Rating: ★★★★☆ (4/5)", "stars-5", "4"),
    ("★★★ / 5", "stars-5", "3"),
    ("3 stars out of 5", "stars-5", "3"),
    ("Bewertung: 4 von 5 Sternen", "stars-5", "4"),
    ("Grade: B+", "letter", "B+"),
    ("Score: A−", "letter", "A-"),
    ("# Our score\n\nB+", "letter", "B+"),
    ("Thumbs up", "thumbs", "up"),
    ("Fazit: Daumen runter", "thumbs", "down"),
    ("**Score:** 8/10", "points-10", "8"),
    ("Score 8/10", "points-10", "8"),
    ("Score: 0/10", "points-10", "0"),
    ("7.3/10", "points-100", "73"),
    ("VERDICT – 9/10", "points-10", "9"),
]
UNCERTAIN = [
    ("8½", "scale_unknown"),
    ("7.8", "scale_unknown"),
    ("Rating – 7", "scale_unknown"),
    ("B+", "scale_unknown"),
    ("★★★½", "scale_unknown"),
    ("Score: 4 stars", "scale_unknown"),
    ("3/4", "scale_unknown"),
    ("Rating: 3.5/5 stars ★★★½", "scale_unknown"),
    ("Bewertung: ★★★★ von ★★★★★", "scale_unknown"),
    ("7.33/10", "off_step"),
    ("11/10", "out_of_range"),
    ("Score: 8/0", "scale_unknown"),
    ("SCORE: 8/10\n\nRating: 7/10", "scores_differ"),
]
PROSE = ["I give it 8/10, no more", "1984", "10/10 would watch again", "A", "Rating: PG-13"]


def score_of(text: str) -> Any:
    """The raw score that a text has, if it has one."""
    return block(read_text(f"The tide was low.\n\n{text}"), "score")


def block(reading: Reading, name: str) -> Any:
    """The value of the first raw block of a type."""
    return next((raw["value"] for raw in reading.blocks if raw["type"] == name), None)


def codes(reading: Reading) -> set[str]:
    """What has been found."""
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize(("text", "scale", "value"), CERTAIN)
def test_a_score_whose_scale_is_certain_is_taken(text: str, scale: str, value: str) -> None:
    found = score_of(text)

    assert (found["scale"], found["value"]) == (scale, value)


@pytest.mark.parametrize(("text", "code"), UNCERTAIN)
def test_a_score_that_is_not_certain_stays_as_text_with_a_finding(text: str, code: str) -> None:
    reading = read_text(text)

    assert code in codes(reading)
    assert {raw["type"] for raw in reading.blocks} == {"paragraph"}


@pytest.mark.parametrize("text", PROSE)
def test_numbers_that_are_no_score_are_left_alone(text: str) -> None:
    reading = read_text(text)

    assert [raw["type"] for raw in reading.blocks] == ["paragraph"]
    assert not reading.findings


@pytest.mark.parametrize("text", ["Score: 5.5/10 (Mixed)", "Score: 5.5/10 – Mixed"])
def test_a_word_beside_a_score_is_its_label(text: str) -> None:
    assert score_of(text)["label"] == "Mixed"


def test_a_score_given_twice_is_taken_once() -> None:
    reading = read_text("8/10\n\nThe tide was low.\n\nScore: 8/10")

    assert [raw["type"] for raw in reading.blocks] == ["paragraph", "paragraph", "score"]


def test_lines_around_a_score_on_its_scale_are_its_criteria() -> None:
    found = score_of("Sound: 7/10\nStory: 8/10\nOverall: 7.5/10")

    assert [(one["name"], one["value"]) for one in found["criteria"]] == [
        ("Sound", "7"),
        ("Story", "8"),
    ]
    assert (found["value"], found["overall"]) == ("7.5", "manual")


def test_criteria_on_another_scale_stay_as_text() -> None:
    reading = read_text("Sound: 3/5\nStory: 4/5\nOverall: 7.5/10")

    assert block(reading, "score")["criteria"] == []
    assert [raw["type"] for raw in reading.blocks] == ["paragraph", "paragraph", "score"]


def test_what_other_sites_say_is_no_criterion() -> None:
    assert score_of("IMDb: 7/10\nMetacritic: 8/10\nScore: 8/10")["criteria"] == []


def test_a_retired_scale_is_not_used(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"points-20": {"retired": True}}

    assert score_of("Score: 14/20") is None


def test_a_scale_of_the_site_is_used(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"points-4": {"kind": "points", "best": 4, "step": 0.5}}

    assert score_of("Score: 3.5/4")["scale"] == "points-4"


def test_a_score_that_is_the_same_on_another_scale_is_told() -> None:
    assert "score_converted" in codes(read_text("Score: 7.3/10"))
    assert "score_converted" not in codes(read_text("Score: 7.5/10"))
