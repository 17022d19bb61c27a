"""Pros, cons and the summary."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.legacy.bullets import item, side
from wagtail_reviews.importers.legacy.labels import labelled
from wagtail_reviews.importers.legacy.marks import mark
from wagtail_reviews.importers.legacy.nodes import Bullets, Heading, Made, Node, Paragraph, Rule
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.vocabulary import head

LONGEST_ITEM = 255
MOST_ITEMS = 50
LONGEST_HEAD = 40
LONGEST_LINE = 120
UNFIT = _("This list is too long for pros and cons, or not plain enough: it stays as text.")


@dataclass
class Verdict:
    """Pros and cons, and the places of the nodes that they were."""

    pros: list[str] = field(default_factory=list)
    cons: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def add(self, name: str, items: Sequence[str], places: range) -> None:
        """Put items on one side."""
        (self.pros if name == "pros" else self.cons).extend(items)
        self.taken |= set(places)


def take(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    """The nodes with pros and cons as a block where the first of them stood."""
    found = Verdict()
    for finder in (_headed, _signed, _bare):
        if not found.taken:
            finder(nodes, found, notes)
    if not found.taken:
        return list(nodes)
    block = Made("verdict", {"pros": found.pros, "cons": found.cons, "summary": ""})
    first = min(found.taken)
    return [
        block if place == first else node
        for place, node in enumerate(nodes)
        if place == first or place not in found.taken
    ]


def side_of_head(node: Node) -> str:
    """Which side a heading, or a line that stands for one, opens; "" for any other node."""
    if not isinstance(node, Heading | Paragraph) or len(node.words) > LONGEST_HEAD:
        return ""
    sides = head(node.words) & {"pros", "cons"}
    return next(iter(sides), "")


def _headed(nodes: Sequence[Node], found: Verdict, notes: Notes) -> None:
    for place, node in enumerate(nodes):
        if (name := side_of_head(node)) and place + 1 < len(nodes):
            items = _items(nodes[place + 1], notes)
            if items:
                notes.understand(_words(node))
                found.add(name, items, range(place, place + 2))
        elif isinstance(node, Paragraph):
            _labelled(place, node, found, notes)


def _words(node: Node) -> str:
    return node.words if isinstance(node, Heading | Paragraph) else ""


def _labelled(place: int, node: Paragraph, found: Verdict, notes: Notes) -> None:
    """Pros in the line of their label."""
    line = labelled(node.line) if node.line else None
    sides = head(line.label) & {"pros", "cons"} if line else frozenset()
    if line is None or not sides or mark(line.value):
        return
    items = [part.strip() for part in line.value.split(";") if part.strip()]
    if items and max(map(len, items)) <= LONGEST_ITEM:
        notes.understand(line.label)
        notes.flat(line.html)
        found.add(next(iter(sides)), items, range(place, place + 1))


def _items(node: Node, notes: Notes) -> list[str]:
    """The items that a list, or lines that stand for one, has; [] where they do not fit."""
    if isinstance(node, Paragraph) and len(node.lines) > 1:
        fits = all(len(line) <= LONGEST_LINE for line in node.lines)
        return [notes.flat(line) for line in node.lines] if fits else []
    return _listed(node, notes) if isinstance(node, Bullets) else []


def _listed(node: Bullets, notes: Notes) -> list[str]:
    inner = [_inner(html, notes) for html in node.items]
    if not _fits(node, inner):
        notes.warn("unfit_list", UNFIT, "\n".join(map(_plain, node.items))[:1000])
        return []
    if node.numbered:
        notes.understand(" ".join(node.signs))
    return [notes.flat(html) for html in inner]


def _plain(html: str) -> str:
    return Paragraph((html,)).words


def _inner(html: str, notes: Notes) -> str:
    """An item without a sign of its own; a number stays."""
    found = item(html)
    if found is None or found.sign[:1].isalnum():
        return html
    if any(map(str.isalnum, found.sign)):  # "&bull;", escaped twice
        notes.understand(found.sign)
    return found.html


def _fits(node: Bullets, inner: Sequence[str]) -> bool:
    simple = all("<li>" not in html and 0 < len(_plain(html)) <= LONGEST_ITEM for html in inner)
    return simple and 0 < len(node.items) <= MOST_ITEMS


def _signed(nodes: Sequence[Node], found: Verdict, notes: Notes) -> None:
    """Lists of which some have a plus before their items, and others a minus."""
    run: list[int] = []
    for place, node in enumerate([*nodes, Rule()]):
        if isinstance(node, Bullets) and node.signs and side(node.signs[0]):
            run.append(place)
        elif run:
            _sides(nodes, run, found, notes)
            run = []


def _sides(nodes: Sequence[Node], run: Sequence[int], found: Verdict, notes: Notes) -> None:
    lists = [(place, node) for place in run if isinstance(node := nodes[place], Bullets)]
    if {side(node.signs[0]) for _, node in lists} != {"+", "-"}:
        return
    for place, node in lists:
        if items := _listed(node, notes):
            name = "pros" if side(node.signs[0]) == "+" else "cons"
            found.add(name, items, range(place, place + 1))


def _bare(nodes: Sequence[Node], found: Verdict, notes: Notes) -> None:
    """Two lists, and no more, right before the score."""
    places = [place for place, node in enumerate(nodes) if not isinstance(node, Rule)]
    scores = [at for at, place in enumerate(places) if _is_score(nodes[place])]
    before = places[: scores[0]] if scores else []
    lists = list(takewhile(lambda place: isinstance(nodes[place], Bullets), reversed(before)))
    if len(lists) == 2:
        _pair(nodes, lists[::-1], found, notes)


def _is_score(node: Node) -> bool:
    return isinstance(node, Made) and node.type == "score"


def _pair(nodes: Sequence[Node], lists: Sequence[int], found: Verdict, notes: Notes) -> None:
    sides = [_items(nodes[place], notes) for place in lists]
    if not all(sides):
        return
    for name, place, items in zip(("pros", "cons"), lists, sides, strict=True):
        found.add(name, items, range(place, place + 1))
