"""Pros and cons, whatever they are called and whatever stands before them; and the author."""

from typing import Any

import pytest

from wagtail_reviews.importers.legacy import Reading, read_html, read_text

LEAD = "The tide was low when I came."
LISTS = [
    "Pros:\n- One\n- Two\n\nCons:\n- Three",
    "THE GOOD\n\n• One\n\n• Two\n\nTHE BAD\n\n• Three",
    "Likes\n-----\n* One\n* Two\n\nDislikes\n~~~~~~~~\n* Three",
    "## Likes\n* One\n* Two\n## Dislikes\n* Three",
    "What we liked\n1. One\n2. Two\n\nWhat we didn’t like\n1) Three",
    "Stärken:\na) One\nb) Two\n\nSchwächen:\na) Three",
    "Les plus :\n✓ One\n✔️ Two\n\nLes moins :\n✗ Three",
    "Points forts\n&bull; One\n&bull; Two\n\nPoints faibles\n\t–\xa0Three",
    "+\n• One\n• Two\n\n-\n• Three",
    "+ One\n+ Two\n- Three",
    "+ One\n- Three\n+ Two",
    "👍 One\n👍 Two\n👎 Three",
    "  • One\n  • Two\n\n\n  • Three\n\nSCORE: 8 / 10",
    "Pros:\nOne\nTwo\n\nCons:\nThree",
    "Pros: One; Two\nCons: Three",
    "Les + : One ; Two\nLes - : Three",
]
PAGES = [
    "<h3>The Good</h3><ul><li>One<li>Two</ul><h3>The Bad</h3><ul><li>Three</ul>",
    "<p><b>Pros</b></p><ul><li>One</li><li><b>Two</b></li></ul><p>Cons:</p><ul><li>Three</ul>",
    "<p>Pros:<br>• One<br>• Two</p><p>Cons:<br>• Three</p>",
    "<table><tr><th>Pros<th>Cons<tr><td>One<td>Three<tr><td>Two<td></table>",
    "<table><tr><th>Pro<th>Contra<tr><td><ul><li>One<li>Two</ul><td>- Three</table>",
    "<ul><li>One<li>Two</ul><ul><li>Three</ul><p>Score: 8/10",
]


def value(reading: Reading, name: str) -> Any:
    """The value of the first raw block of a type, None where there is none."""
    return next((raw["value"] for raw in reading.blocks if raw["type"] == name), None)


def types(reading: Reading) -> list[str]:
    """The types of the raw blocks."""
    return [raw["type"] for raw in reading.blocks]


@pytest.mark.parametrize("text", LISTS)
def test_pros_and_cons_are_found_in_text(text: str) -> None:
    found = value(read_text(f"{LEAD}\n\n{text}"), "verdict")

    assert (found["pros"], found["cons"]) == (["One", "Two"], ["Three"])


@pytest.mark.parametrize("html", PAGES)
def test_pros_and_cons_are_found_in_html(html: str) -> None:
    found = value(read_html(f"<p>{LEAD}</p>{html}"), "verdict")

    assert (found["pros"], found["cons"]) == (["One", "Two"], ["Three"])


@pytest.mark.parametrize(
    "text",
    [
        "- One\n- Two\n\nScore: 8/10",
        "- One\n\nThe tide rose.\n\n- Two\n\nScore: 8/10",
        "- One\n- Two\n\n\n- Three",
        "The good\n\nOne thing is the lamp, of which there is a lot to say.",
    ],
)
def test_lists_that_may_be_anything_stay_lists(text: str) -> None:
    assert value(read_text(text), "verdict") is None


def test_a_list_with_an_item_too_long_stays_text_and_is_said() -> None:
    reading = read_text(f"Pros:\n- {'long ' * 60}")

    assert types(reading) == ["paragraph", "paragraph"]
    assert "unfit_list" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Pros:\n- One\n\nVerdict\n\nTake a coat.",
        "Pros:\n- One\n\nFazit: Take a coat.",
        "Conclusion\n\nTake a coat.\n\n8/10",
        "## Bottom line\n\nTake a coat.",
    ],
)
def test_one_paragraph_after_its_heading_is_the_summary(text: str) -> None:
    assert value(read_text(text), "verdict")["summary"] == "Take a coat."


def test_several_paragraphs_are_no_summary() -> None:
    assert value(read_text("Conclusion\n\nTake a coat.\n\nTake a hat."), "verdict") is None


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill\n\nWho am I? Somebody who writes about my favourite thing, the sea.",
        "By Mara Quill\n\nWho am I? Somebody who writes about my favourite thing, the sea.",
        "Review by: Mara Quill\n\nWho am I? Somebody who writes about my favourite thing, the sea.",
        "Von Mara Quill\n\nWho am I? Somebody who writes about my favourite thing, the sea.",
        "Par Mara Quill\n\nWho am I? Somebody who writes about my favourite thing, the sea.",
        "Mara Quill\nWho am I? Somebody who writes about my favourite thing, the sea.",
    ],
)
def test_a_name_after_the_score_is_the_author(text: str) -> None:
    reading = read_text(f"{LEAD}\n\nScore: 8/10\n\n{text}")
    card = value(reading, "author_card")

    assert reading.shelf.authors[card["author"]].name == "Mara Quill"
    assert card["heading"] == "Who am I?"
    assert card["bio"] == "<p>Somebody who writes about my favourite thing, the sea.</p>"


@pytest.mark.parametrize(
    "html",
    [
        f'<p class="byline">Mara Quill</p><p>{LEAD}</p>',
        f"<p>By Mara Quill</p><p>{LEAD}</p>",
        f"<p>{LEAD}</p><p>Score: 8/10</p><p><em>Reviewed by Mara Quill</em></p>",
        f"<p>{LEAD}</p><p>By <a href='/mara'>Mara Quill</a></p>",
    ],
)
def test_a_byline_is_the_author_at_the_top_and_at_the_end(html: str) -> None:
    reading = read_html(html)

    assert types(reading)[-1] == "author_card"
    assert [author.name for author in reading.shelf.authors.values()] == ["Mara Quill"]


@pytest.mark.parametrize(
    "text",
    [
        "Highly Recommended",
        "Highly Recommended\n\nThere is nothing better in any of the theatres around here now.",
        "By popular demand",
        "Von Anfang an",
    ],
)
def test_words_that_may_be_anything_are_no_author(text: str) -> None:
    assert not read_text(f"{LEAD}\n\nScore: 8/10\n\n{text}").shelf.authors
