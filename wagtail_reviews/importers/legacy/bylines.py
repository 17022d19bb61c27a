"""Who wrote the review, and the words about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.importers.legacy.markup import BREAK, after, links, plain
from wagtail_reviews.importers.legacy.nodes import Made, Node, Paragraph, Picture, Rule
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.people import LONGEST, is_name, named, tells_of
from wagtail_reviews.importers.legacy.prose import SHORTEST_PROSE
from wagtail_reviews.importers.legacy.vocabulary import head

QUESTION = re.compile(r"[^.?!]{2,60}\?(?=\s)")
SHORTEST_BIO = 40
MOST = 4
BYLINE = 6


@dataclass(frozen=True)
class Byline:
    """Who is named at a place, and how many nodes after it are about them."""

    place: int
    name: str
    said: str = ""
    bio: int = 0


def take(nodes: Sequence[Node], shelf: Shelf, notes: Notes) -> list[Node]:
    """The nodes with the author and the bio as a card where they stood, if they are certain."""
    parted = _parted(nodes)
    found = _after_score(parted) or _at_top(parted) or _at_end(parted)
    if found is None:
        return list(nodes)
    if found.said:
        notes.understand(found.said)
    end = found.place + 1 + found.bio
    card = _card(shelf.add_author(found.name), parted[found.place + 1 : end], notes)
    before, rest = parted[: found.place], parted[end:]
    concludes = found.bio or any(map(is_conclusion, before))
    return [*before, card, *rest] if concludes else [*before, *rest, card]


def is_conclusion(node: Node) -> bool:
    """Whether a node is the score or the verdict."""
    return isinstance(node, Made) and node.type in ("score", "verdict")


def _parted(nodes: Sequence[Node]) -> list[Node]:
    """With the first line after the conclusion as a paragraph of its own, if it names somebody."""
    place = _next(nodes, _last_conclusion(nodes))
    node = nodes[place] if place < len(nodes) else None
    if (
        not isinstance(node, Paragraph)
        or len(node.lines) < 2
        or (not named(plain(node.lines[0]))[1] and not is_name(plain(node.lines[0])))
    ):
        return list(nodes)
    parts = [Paragraph(node.lines[:1], node.hint), Paragraph(node.lines[1:])]
    return [*nodes[:place], *parts, *nodes[place + 1 :]]


def _last_conclusion(nodes: Sequence[Node]) -> int:
    return max((place for place, node in enumerate(nodes) if is_conclusion(node)), default=-1)


def _next(nodes: Sequence[Node], place: int) -> int:
    """The place of what comes after ``place``, but for pictures and rules."""
    place += 1
    while place < len(nodes) and isinstance(nodes[place], Picture | Rule):
        place += 1
    return place


def _after_score(nodes: Sequence[Node]) -> Byline | None:
    last = _last_conclusion(nodes)
    place = _next(nodes, last)
    if last < 0 or place == len(nodes):
        return None
    found = _byline(place, nodes[place])
    words = _line(nodes[place])
    name = found.name if found else words
    bio = _bio(nodes[place + 1 :], name)
    if found:
        return replace(found, bio=bio)
    return Byline(place, name, bio=bio) if bio and is_name(words) and not head(words) else None


def _at_top(nodes: Sequence[Node]) -> Byline | None:
    for place, node in enumerate(nodes[:BYLINE]):
        if isinstance(node, Paragraph) and len(node.words) >= SHORTEST_PROSE:
            return None
        if found := _byline(place, node):
            return found
    return None


def _at_end(nodes: Sequence[Node]) -> Byline | None:
    return _byline(len(nodes) - 1, nodes[-1]) if nodes else None


def _line(node: Node) -> str:
    """The words of a paragraph of one short line; "" for anything else."""
    line = node.line if isinstance(node, Paragraph) else ""
    return plain(line) if line and len(line) <= 10 * LONGEST else ""


def _byline(place: int, node: Node) -> Byline | None:
    """The author that a line is sure to name."""
    words = _line(node)
    said, name = named(words)
    if name:
        return Byline(place, name, said)
    hinted = isinstance(node, Paragraph) and node.hint == "byline" and is_name(words)
    return Byline(place, words) if hinted else None


def _bio(nodes: Sequence[Node], name: str) -> int:
    """How many paragraphs tell about somebody: all there are before anything else comes."""
    paragraphs = list(takewhile(lambda node: isinstance(node, Paragraph), nodes))
    words = " ".join(node.words for node in paragraphs[:MOST] if isinstance(node, Paragraph))
    fits = 0 < len(paragraphs) <= MOST and len(words) >= SHORTEST_BIO
    return len(paragraphs) if fits and tells_of(name, words) else 0


def _card(pk: int, bio: Sequence[Node], notes: Notes) -> Made:
    lines = [
        line for node in bio if isinstance(node, Paragraph) for line in [BREAK.join(node.lines)]
    ]
    heading = QUESTION.match(plain(lines[0])) if lines else None
    if heading:
        count = sum(not char.isspace() for char in heading[0])
        notes.links.extend(set(links(lines[0])) - set(links(after(lines[0], count))))
        lines[0] = after(lines[0], count)
    html = "".join(f"<p>{line}</p>" for line in lines)
    return Made(
        "author_card", {"author": pk, "heading": heading[0] if heading else "", "bio": html}
    )
