"""The synopsis at the beginning, and the summary at the end."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from wagtail_reviews.importers.legacy.facts import PLACE
from wagtail_reviews.importers.legacy.labels import labelled
from wagtail_reviews.importers.legacy.markup import BREAK
from wagtail_reviews.importers.legacy.nodes import Heading, Made, Node, Paragraph
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.prose import SHORTEST_PROSE, speaks_of_itself
from wagtail_reviews.importers.legacy.vocabulary import head

LONGEST_HEAD = 40
FOLLOWING = 2
SHORTEST = 40
EMPTY: Mapping[str, Any] = {"pros": [], "cons": []}


def take_synopsis(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    """The nodes with the synopsis as a block: what a heading or a label calls so, or else the
    first paragraph after facts that begin a review.
    """
    return _headed_synopsis(nodes, notes) or _labelled_synopsis(nodes, notes) or _first(nodes)


def _headed_synopsis(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    place = next((at for at, node in enumerate(nodes) if _opens(node, "synopsis")), len(nodes))
    # Further down, "Story" is the heading of what somebody thinks of it.
    count = 0 if any(map(_is_long, nodes[:place])) else _until_heading(nodes[place + 1 :])
    told = " ".join(map(_words, nodes[place + 1 : place + 1 + count]))
    if not told or speaks_of_itself(told):
        return []
    notes.understand(_words(nodes[place]))
    end = place + 1 + count
    return [*nodes[:place], _synopsis(nodes[place + 1 : end]), *nodes[end:]]


def _opens(node: Node, name: str) -> bool:
    words = _words(node)
    return 0 < len(words) <= LONGEST_HEAD and name in head(words)


def _words(node: Node) -> str:
    return node.words if isinstance(node, Heading | Paragraph) else ""


def _until_heading(nodes: Sequence[Node]) -> int:
    """How many paragraphs come before the next heading; 1 where there is none."""
    count = next((at for at, node in enumerate(nodes) if not isinstance(node, Paragraph)), 0)
    if count and isinstance(nodes[count], Heading):
        return count
    return min(1, sum(isinstance(node, Paragraph) for node in nodes[:1]))


def _synopsis(nodes: Sequence[Node]) -> Made:
    lines = [BREAK.join(node.lines) for node in nodes if isinstance(node, Paragraph)]
    return Made("synopsis", {"html": "".join(f"<p>{line}</p>" for line in lines)})


def _labelled_synopsis(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    for place, node in enumerate(nodes):
        line = labelled(node.line) if isinstance(node, Paragraph) and node.line else None
        if line and "synopsis" in head(line.label) and len(line.value) >= SHORTEST:
            notes.understand(line.label)
            made = _synopsis([Paragraph((line.html,))])
            return [*nodes[:place], made, *nodes[place + 1 :]]
        if _is_long(node):
            break
    return []


def _first(nodes: Sequence[Node]) -> list[Node]:
    """A synopsis speaks neither of its writer nor to its reader, and more follows after it."""
    place = next((at for at, node in enumerate(nodes) if node is PLACE), -1) + 1
    following = [node for node in nodes[place : place + 1 + FOLLOWING] if _is_long(node)]
    if not place or len(following) <= 1 or not _is_long(nodes[place]):
        return list(nodes)
    if speaks_of_itself(_words(nodes[place])):
        return list(nodes)
    return [*nodes[:place], _synopsis(nodes[place : place + 1]), *nodes[place + 1 :]]


def _is_long(node: Node) -> bool:
    return isinstance(node, Paragraph) and len(node.words) >= SHORTEST_PROSE


def take_summary(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    """The nodes with the one paragraph that a heading calls the conclusion in the verdict."""
    for place, node in enumerate(nodes):
        if _opens(node, "summary") and _is_one_paragraph(nodes[place + 1 : place + 3]):
            notes.understand(_words(node))
            return _summed_up(nodes, place, 2, _flat(nodes[place + 1], notes))
        line = labelled(node.line) if isinstance(node, Paragraph) and node.line else None
        if line and "summary" in head(line.label):
            notes.understand(line.label)
            return _summed_up(nodes, place, 1, notes.flat(line.html))
    return list(nodes)


def _is_one_paragraph(nodes: Sequence[Node]) -> bool:
    return (
        bool(nodes)
        and isinstance(nodes[0], Paragraph)
        and not (len(nodes) > 1 and isinstance(nodes[1], Paragraph))
    )


def _flat(node: Node, notes: Notes) -> str:
    lines = node.lines if isinstance(node, Paragraph) else ()
    return "\n".join(map(notes.flat, lines))


def _summed_up(nodes: Sequence[Node], place: int, width: int, summary: str) -> list[Node]:
    """With a summary in the verdict that there is, or in one of its own."""
    found: list[Node] = list(nodes)
    known = next(filter(_is_verdict, nodes), Made("verdict", EMPTY))
    block = Made("verdict", {**known.value, "summary": summary})
    if any(node is known for node in nodes):
        found[place : place + width] = []
        return [block if node is known else node for node in found]
    found[place : place + width] = [block]
    return found


def _is_verdict(node: Node) -> TypeGuard[Made]:
    return isinstance(node, Made) and node.type == "verdict"
