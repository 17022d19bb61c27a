"""Lines that begin with a sign: the items of lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from wagtail_reviews.importers.legacy.markup import after, plain
from wagtail_reviews.importers.legacy.nodes import Bullets, Node, Paragraph

GOOD = "+✓✔✅☑👍➕"
BAD = "-–−✗✘❌✖👎➖"
SIGNS = "•‣◦▪▫●○■□◆◇►▶▸▹➤➢→»·*⁃∙" + GOOD + BAD
# A sign, or a number, and a space; a dash is no bullet where it is the first of a pair.
BULLET = re.compile(rf"\s*(?P<sign>[{re.escape(SIGNS)}]️?|&bull;|[0-9]{{1,3}}[.)]|[a-z]\))\s+(?=\S)")


@dataclass(frozen=True)
class Item:
    """What stands behind the sign, as inline HTML."""

    sign: str
    html: str

    @property
    def side(self) -> str:
        """Which side signs put it on: pros, cons, or none."""
        return side(self.sign)


def side(sign: str) -> str:
    """Which side a sign takes: "+", "-", or none."""
    if sign[:1] in GOOD and sign:
        return "+"
    return "-" if sign[:1] in BAD and sign else ""


def item(html: str) -> Item | None:
    """The item that a line of inline HTML is; None for any other line."""
    shown = plain(html[:400])
    found = BULLET.match(shown)
    if found is None:
        return None
    return Item(found["sign"], after(html, len(found["sign"])))


def bullets(items: Iterable[Item]) -> list[Bullets]:
    """The lists that items make: a sign that takes the other side begins a new one."""
    return [_list(list(group)) for _, group in groupby(items, key=lambda item: item.side)]


def _list(items: list[Item]) -> Bullets:
    return Bullets(tuple(item.html for item in items), tuple(item.sign for item in items))


def loosened(paragraph: Paragraph) -> list[Node]:
    """A paragraph whose lines are partly items, as lists and paragraphs."""
    pairs = [(item(line), line) for line in paragraph.lines]
    nodes: list[Node] = []
    for is_item, group in groupby(pairs, key=lambda pair: pair[0] is not None):
        found = list(group)
        if is_item:
            nodes += bullets(item for item, _ in found if item is not None)
        else:
            nodes.append(Paragraph(tuple(line for _, line in found), paragraph.hint))
    return nodes
