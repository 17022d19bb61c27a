"""Slugs of terms."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_reviews.slugs import (
    LONGEST_SLUG,
    LONGEST_VOCABULARY,
    accented,
    fact_vocabulary,
    term_slug,
    unaccented,
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Action", "action"),
        ("Science Fiction", "science-fiction"),
        ("Jean-Pierre Jeunet", "jean-pierre-jeunet"),
        ("Amélie", "amélie"),
        ("Кино", "кино"),
        ("科幻 片", "科幻-片"),
        ("弐瓶勉", "弐瓶勉"),
        ("1984", "1984"),
        ("-x-", "x"),
        ("_x_", "x"),
    ],
)
def test_slugs_keep_the_letters_of_every_script(name: str, slug: str) -> None:
    assert term_slug(name) == slug


@pytest.mark.parametrize(
    "spellings",
    [
        ["Sci-Fi", "sci fi", " SCI  FI ", "Sci-Fi!", "sci-fi"],
        ["Amélie", "Ame\u0301lie", "AMÉLIE"],
        ["Ｂｌａｍｅ", "Blame", "BLAME!"],
        ["Кино", "КИНО"],
    ],
)
def test_spellings_of_one_term_have_one_slug(spellings: list[str]) -> None:
    assert len({term_slug(name) for name in spellings}) == 1


def test_different_letters_make_different_terms() -> None:
    assert len({term_slug(name) for name in ("Amelie", "Amélie", "Amelia")}) == 3


@pytest.mark.parametrize("name", ["???", "!", "_", "---", "🎬"])
def test_where_no_letter_is_left_the_slug_is_a_hash(name: str) -> None:
    assert len(term_slug(name)) == 10
    assert term_slug(name).isalnum()
    assert term_slug(name) == term_slug(name)


def test_names_without_letters_are_told_apart() -> None:
    assert term_slug("???") != term_slug("!!!")


@pytest.mark.parametrize("name", ["a" * 500, "Ω" * 500, "ab " * 200, "x" * LONGEST_SLUG + "-y"])
def test_a_long_slug_is_cut_between_words_or_letters(name: str) -> None:
    slug = term_slug(name)
    assert LONGEST_SLUG - 2 < len(slug) <= LONGEST_SLUG
    assert slug[-1] not in "-_"


@given(st.text(st.characters(codec=None)))
@example("\ud83d")
@example("\0")
@example("a," * 90)
def test_any_name_has_a_slug_that_the_parameters_take(name: str) -> None:
    slug = term_slug(name)
    assert 0 < len(slug) <= LONGEST_SLUG
    assert not set(slug) & set(", &=/\0")


@pytest.mark.parametrize(
    ("slug", "alike", "is_alike"),
    [
        ("amelie", "amélie", True),
        ("amélie", "amelie", True),
        ("amèlie", "amélie", True),
        ("иод", "йод", True),
        ("amelie", "amelia", False),
        ("amelie", "amelie-2", False),
    ],
)
def test_slugs_may_differ_in_accents_alone(slug: str, alike: str, is_alike: bool) -> None:
    assert bool(re.search(accented(slug), alike)) is is_alike


@given(st.text(alphabet=st.characters(max_codepoint=0x1FFF), min_size=1))
def test_a_slug_without_accents_is_like_the_one_with_them(name: str) -> None:
    slug = term_slug(name)
    assert re.search(accented(slug), unaccented(slug))


@pytest.mark.parametrize("key", ["duration", None, "x" * 60])
def test_the_vocabulary_of_a_fact_fits_its_column(key: str | None) -> None:
    assert len(fact_vocabulary(key)) <= LONGEST_VOCABULARY
