"""Lines that say something of their own, apart from the lines around them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from wagtail_reviews.importers.legacy import bullets
from wagtail_reviews.importers.legacy.labels import labelled
from wagtail_reviews.importers.legacy.marks import mark
from wagtail_reviews.importers.legacy.markup import plain
from wagtail_reviews.importers.legacy.nodes import Bullets, Heading, Node, Paragraph
from wagtail_reviews.importers.legacy.vocabulary import head, meaning

LONGEST = 2000
LONGEST_HEAD = 40
MOST_FACTS = 100
LONGEST_ITEM = 120
SIDES = frozenset({"pros", "cons"})


def loosened(nodes: Sequence[Node]) -> list[Node]:
    """Nodes with each line that may mean something as a node of its own."""
    before = [None, *nodes]
    return [part for last, node in zip(before, nodes, strict=False) for part in _loose(last, node)]


def _loose(last: Node | None, node: Node) -> Iterable[Node]:
    if isinstance(node, Bullets) and _are_facts(node) and not _heads_side(last):
        return [Paragraph((item,)) for item in node.items]
    return _parts(node)


def _are_facts(node: Bullets) -> bool:
    """Whether the items of a list are lines of facts, at least two of them for sure."""
    if len(node.items) > MOST_FACTS:
        return False
    found = [labelled(item) for item in node.items]
    known = sum(one is not None and meaning(one.label) is not None for one in found)
    return all(found) and known >= 2 and not any(map(bullets.side, node.signs))


def _heads_side(node: Node | None) -> bool:
    lines = node.lines if isinstance(node, Paragraph) else ()
    line = node.html if isinstance(node, Heading) else (lines[-1] if lines else "")
    return _opens_side(line)


def _parts(node: Node) -> Iterator[Node]:
    if not isinstance(node, Paragraph) or (
        len(node.lines) == 1 and not bullets.item(node.lines[0])
    ):
        yield node
        return
    for part in bullets.loosened(node):
        yield from _headed(part) if isinstance(part, Paragraph) else [part]


def _headed(paragraph: Paragraph) -> Iterator[Node]:
    """Short lines below a head of pros or cons are a list, though no signs say so."""
    for lines in _sections(paragraph.lines):
        if _opens_side(lines[0]) and len(lines) > 1 and all(map(_may_be_item, lines[1:])):
            yield Paragraph(lines[:1], paragraph.hint)
            yield Bullets(lines[1:])
        else:
            yield from _lines(Paragraph(lines, paragraph.hint))


def _sections(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Lines, parted before each head of pros or cons."""
    starts = [at for at, line in enumerate(lines) if not at or _opens_side(line)]
    ends = [*starts[1:], len(lines)]
    return [tuple(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _opens_side(line: str) -> bool:
    words = plain(line) if len(line) <= LONGEST else ""
    return len(words) <= LONGEST_HEAD and bool(head(words) & SIDES)


def _may_be_item(line: str) -> bool:
    words = plain(line) if len(line) <= LONGEST else ""
    return 0 < len(words) <= LONGEST_ITEM and not labelled(line) and mark(words) is None


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Facts, heads and marks one by one, all other lines together."""
    for telling, group in groupby(paragraph.lines, key=_is_telling):
        if telling:
            yield from (Paragraph((line,), paragraph.hint) for line in group)
        else:
            yield Paragraph(tuple(group), paragraph.hint)


def _is_telling(line: str) -> bool:
    if len(line) > LONGEST:
        return False
    words = plain(line)
    heads = head(words) if len(words) <= LONGEST_HEAD else frozenset()
    return bool(labelled(line) or heads or mark(words))
