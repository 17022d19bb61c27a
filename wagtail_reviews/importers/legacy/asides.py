"""Quotations, and addresses of media, that stand in lines of their own."""

import re
from collections.abc import Iterable

from wagtail_reviews.importers.legacy import media
from wagtail_reviews.importers.legacy.markup import plain, text
from wagtail_reviews.importers.legacy.nodes import Media, Node, Paragraph, Quotation

LONGEST = 2000
LONGEST_NAME = 100
SAID_BY = re.compile(r"\s*[—–―-]{1,2}\s*(?P<name>[^\W\d_].*)")
QUOTED = re.compile(
    r"(?P<text>“[^”]+”|„[^“”]+[“”]|«[^»]+»|»[^«]+«|\"[^\"]+\")\s*[—–―]\s*(?P<name>[^\W\d_].{1,99})"
)


def set_apart(nodes: Iterable[Node]) -> list[Node]:
    """Nodes with each quotation, and each address of media that can be embedded, as what it is."""
    return [_node(node) for node in nodes]


def _node(node: Node) -> Node:
    if isinstance(node, Quotation):
        return _attributed(node)
    if not isinstance(node, Paragraph) or sum(map(len, node.lines)) > LONGEST:
        return node
    return _embedded(node) or _quoted(node) or node


def _attributed(node: Quotation) -> Quotation:
    """With a name that its last line gives."""
    match = SAID_BY.fullmatch(plain(node.lines[-1])) if len(node.lines[-1]) < LONGEST else None
    if (
        node.attribution
        or len(node.lines) < 2
        or match is None
        or len(match["name"]) > LONGEST_NAME
    ):
        return node
    return Quotation(node.lines[:-1], match["name"], node.url)


def _embedded(node: Paragraph) -> Media | None:
    address = plain(node.line)
    return Media(address) if address.startswith("http") and media.is_known(address) else None


def _quoted(node: Paragraph) -> Quotation | None:
    match = QUOTED.fullmatch(node.words)
    if match is None or "<a " in "".join(node.lines):
        return None
    return Quotation((text(match["text"]),), match["name"])
