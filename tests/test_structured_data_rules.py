"""What validators miss in structured data: the rules of Google for reviews, on every sample.

Source: https://developers.google.com/search/docs/appearance/structured-data/review-snippet
"""

from collections.abc import Callable
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest

from tests.samples import nodes, samples
from wagtail_reviews.schema.works import WORK_TYPES
from wagtail_reviews.structured_data import JsonLd, findings

NODES = nodes()
ELIGIBLE = {name: node for name, node in NODES.items() if node is not None}
# The type by which Google shows reviews of a work: its own, or one that it is a subtype of.
SHOWN_AS = {
    "Movie": "Movie",
    "TVSeries": "CreativeWorkSeries",
    "TVSeason": "CreativeWorkSeason",
    "TVEpisode": "Episode",
    "MovieSeries": "CreativeWorkSeries",
    "VideoGame": "Game",
    "Game": "Game",
    "Book": "Book",
    "BookSeries": "CreativeWorkSeries",
    "ComicSeries": "CreativeWorkSeries",
    "Audiobook": "Book",
    "MusicAlbum": "MusicPlaylist",
    "MusicRecording": "MusicRecording",
    "PodcastSeries": "CreativeWorkSeries",
    "Product": "Product",
    "SoftwareApplication": "SoftwareApplication",
    "MobileApplication": "SoftwareApplication",
    "Event": "Event",
}


NOTES = ("positiveNotes", "negativeNotes")


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def rates_in_numbers(node: JsonLd) -> bool:
    rating = node["reviewRating"]
    return all(is_number(rating[name]) for name in ("worstRating", "ratingValue", "bestRating"))


def rates_within_its_bounds(node: JsonLd) -> bool:
    rating = node["reviewRating"]
    return bool(rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"])


def reviews_what_is_shown(node: JsonLd) -> bool:
    return node["itemReviewed"]["@type"] in SHOWN_AS and bool(node["itemReviewed"]["name"])


def names_its_authors(node: JsonLd) -> bool:
    names = [author["name"] for author in node["author"]]
    return bool(names) and all(0 < len(name) < 100 for name in names)


def says_what_its_authors_are(node: JsonLd) -> bool:
    return {author["@type"] for author in node["author"]} <= {"Person", "Organization"}


def has_no_single_note(node: JsonLd) -> bool:
    return sum(len(node[name]["itemListElement"]) for name in NOTES if name in node) != 1


def numbers_its_notes(node: JsonLd) -> bool:
    lists = [node[name]["itemListElement"] for name in NOTES if name in node]
    return all(
        [note["position"] for note in notes] == [*range(1, len(notes) + 1)] for notes in lists
    )


def leaves_the_notes_to_the_editor(node: JsonLd) -> bool:
    return not set(NOTES) & set(node["itemReviewed"])


RULES: list[Callable[[JsonLd], bool]] = [
    rates_in_numbers,
    rates_within_its_bounds,
    reviews_what_is_shown,
    names_its_authors,
    says_what_its_authors_are,
    has_no_single_note,
    numbers_its_notes,
    leaves_the_notes_to_the_editor,
]


@pytest.mark.parametrize("rule", RULES)
def test_every_sample_keeps_the_rule(rule: Callable[[JsonLd], bool]) -> None:
    assert [name for name, node in ELIGIBLE.items() if not rule(node)] == []


@pytest.mark.parametrize(
    ("rule", "path", "value"),
    [
        (rates_in_numbers, ("reviewRating", "ratingValue"), "5.5"),
        (rates_in_numbers, ("reviewRating", "bestRating"), "10"),
        (rates_in_numbers, ("reviewRating", "worstRating"), None),
        (rates_within_its_bounds, ("reviewRating", "ratingValue"), 11),
        (rates_within_its_bounds, ("reviewRating", "worstRating"), 6),
        (reviews_what_is_shown, ("itemReviewed", "@type"), "CreativeWork"),
        (reviews_what_is_shown, ("itemReviewed", "name"), ""),
        (names_its_authors, ("author",), []),
        (names_its_authors, ("author", 0, "name"), ""),
        (names_its_authors, ("author", 0, "name"), "x" * 100),
        (says_what_its_authors_are, ("author", 0, "@type"), "Thing"),
        (has_no_single_note, ("positiveNotes", "itemListElement"), []),
        (numbers_its_notes, ("negativeNotes", "itemListElement", 0, "position"), 2),
        (leaves_the_notes_to_the_editor, ("itemReviewed", "positiveNotes"), "Scale."),
    ],
)
def test_the_rule_finds_what_breaks_it(
    rule: Callable[[JsonLd], bool], path: tuple[Any, ...], value: Any
) -> None:
    broken: Any = deepcopy(ELIGIBLE["pros and cons"])
    place = reduce(getitem, path[:-1], broken)
    place[path[-1]] = value
    assert not rule(broken)


def test_every_type_is_shown_but_the_one_that_is_not() -> None:
    assert set(WORK_TYPES) - set(SHOWN_AS) == {"CreativeWork"}


def test_what_is_not_eligible_says_why() -> None:
    reasons = {
        name: [finding.code for finding in findings(review) if finding.severity == "error"]
        for name, review in samples().items()
        if NODES[name] is None
    }
    assert reasons == {
        "CreativeWork": ["type"],
        "no author": ["no_author"],
        "author of 100 characters": ["long_author"],
        "no score": ["no_score"],
        "no work": ["no_work"],
    }


def test_nothing_of_a_spoiler_block_is_told() -> None:
    assert "He lives" not in str(ELIGIBLE["spoilers"])
