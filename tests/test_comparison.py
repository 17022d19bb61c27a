"""What an editor sees of two versions of a review."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.admin.compare import StreamBlockComparison

from tests import factories
from tests.factories import block, card, score, work
from wagtail_reviews.models import Author, ReviewPage

STREAM = ReviewPage._meta.get_field("body").stream_block


def diff(before: list[Any], after: list[Any]) -> BeautifulSoup:
    """The comparison of two bodies."""
    values = (STREAM.to_python(raw) for raw in (before, after))
    return BeautifulSoup(
        StreamBlockComparison(STREAM, True, True, *values).htmldiff(), "html.parser"
    )


def marked(soup: BeautifulSoup, kind: str) -> list[str]:
    """What is marked as an ``addition`` or a ``deletion`` within a block."""
    return [mark.get_text(" ", strip=True) for mark in soup.select(f"span.{kind}")]


CHANGES = {
    "scale": (score("4"), score("4", "letter"), "Points, 0 to 10", "Letter, A+ to F"),
    "score": (score("4"), score("7"), "4", "7"),
    "overall": (
        score("4"),
        score("4", overall="average"),
        "Entered by hand",
        "Weighted average of the criteria",
    ),
    "type": (work(), work(work_type="Book"), "Film", "Book"),
    "year": (work(year=2016), work(year=2017), "2016", "2017"),
    "heading": (
        block("heading", text="So", level="2"),
        block("heading", text="So", level="3"),
        "2",
        "3",
    ),
    "embed": (
        block("embed", "https://a.example/1"),
        block("embed", "https://a.example/2"),
        "1",
        "2",
    ),
    "spoiler": (
        block("spoiler", label="", text="<p>He dies.</p>"),
        block("spoiler", label="", text="<p>He lives.</p>"),
        "dies.",
        "lives.",
    ),
}


@pytest.mark.parametrize(("before", "after", "gone", "new"), CHANGES.values(), ids=CHANGES)
def test_changes_are_marked_in_an_editors_words(
    before: Any, after: Any, gone: str, new: str
) -> None:
    soup = diff([before], [after])
    assert ("".join(marked(soup, "deletion")), "".join(marked(soup, "addition"))) == (gone, new)


def test_an_added_list_item_is_marked() -> None:
    one, two = [{"type": "item", "value": name, "id": name} for name in ("Drama", "Comedy")]
    soup = diff([work(genres=[one])], [work(genres=[one, two])])
    assert [item.get_text() for item in soup.select("dd .addition")] == ["Comedy"]


def test_a_credit_is_shown_by_role_and_name() -> None:
    credit = {"role": "director", "names": ["Tsutomu Nihei"]}
    soup = diff([work()], [work(credits=[credit])])
    added = soup.select_one("dd .addition")
    assert added
    assert added.get_text(" ", strip=True) == "Role Directed by Names Tsutomu Nihei"


def test_what_is_empty_is_not_shown() -> None:
    soup = diff([], [score("4")])
    assert [term.get_text() for term in soup.select("dt")] == ["Score", "Scale", "Overall score"]


def test_zero_is_not_empty() -> None:
    soup = diff([work()], [work(number=0)])
    assert marked(soup, "addition") == ["0"]


def test_markup_that_was_typed_is_escaped() -> None:
    soup = diff([], [work(title="<img src=x onerror=alert(1)>")])
    assert not soup.select("img")


def test_a_script_in_an_embeds_address_is_escaped() -> None:
    soup = diff([], [block("embed", "https://a.example/<script>")])
    assert not soup.select("script")


@pytest.mark.parametrize("name", list(STREAM.child_blocks))
def test_an_empty_block_can_be_compared(name: str, db: None) -> None:
    empty = {"type": name, "id": "a", "value": STREAM.child_blocks[name].get_default()}
    prepared = STREAM.get_prep_value(STREAM.to_python([]))
    prepared.append({**empty, "value": STREAM.child_blocks[name].get_prep_value(empty["value"])})
    assert diff([], prepared).select_one(".addition")


def test_pictures_are_compared_with_their_text(db: None) -> None:
    picture = {"image": factories.make_image().pk, "decorative": False}
    before, after = (
        block("image", image={**picture, "alt_text": text}, caption="") for text in ("Sea", "Sky")
    )
    assert marked(diff([before], [after]), "addition") == ["Sky"]


def test_a_picture_may_come_later(db: None) -> None:
    empty = {"image": None, "decorative": False, "alt_text": ""}
    chosen = {**empty, "image": factories.make_image().pk}
    soup = diff([block("image", image=empty)], [block("image", image=chosen)])
    assert soup.select(".addition img")


def test_authors_are_compared_by_name(author: Author) -> None:
    other = factories.make_author("Ben")
    soup = diff([card(author)], [card(other)])
    assert marked(soup, "addition") == ["Ben"]


def test_the_comparison_of_revisions_shows_it(blame: Any, admin_client: Client) -> None:
    first = blame.latest_revision
    blame.body = STREAM.to_python([score("9"), block("image", image=None)])
    last = blame.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=(blame.pk, first.pk, last.pk))
    soup = BeautifulSoup(admin_client.get(url).content, "html.parser")
    assert "Points, 0 to 10" in soup.get_text()
