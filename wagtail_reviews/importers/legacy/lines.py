"""Text -> nodes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from wagtail_reviews.importers.legacy import bullets, markup
from wagtail_reviews.importers.legacy.nodes import Heading, Node, Paragraph, Quotation, Rule

RULE = re.compile(r"([-*_=~–—#.+])(?:\s*\1){2,}")
HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
UNDERLINES = "=-~"
LONGEST_HEADING = 80
# Longer lines are paragraphs; shorter ones have been wrapped by hand, or are meant as lines.
WRAPPED = 120
FULL = 45


@dataclass(frozen=True)
class Line:
    """A line, what it begins, and how many blank ones stand before it."""

    text: str
    kind: str
    gap: int
    indented: bool


def nodes(text: str) -> list[Node]:
    """What a text consists of."""
    found: list[Node] = []
    for kind, group in groupby(_runs(text), key=lambda run: run[0].kind):
        runs = list(group)
        if kind == "item":
            found += _lists([line for run in runs for line in run])
        elif kind == "rule" and _underlines(runs[0][0], found):
            found[-1] = _underlined(found[-1], runs[0][0])
        else:
            found += [node for run in runs for node in _nodes(run)]
    return found


def _underlines(rule: Line, before: list[Node]) -> bool:
    """Whether a rule right below a short line makes a heading of it."""
    last = before[-1] if before else None
    if rule.gap or not isinstance(last, Paragraph) or not last.line:
        return False
    return rule.text[0] in UNDERLINES and len(last.line) <= LONGEST_HEADING


def _underlined(node: Node, rule: Line) -> Heading:
    html = node.line if isinstance(node, Paragraph) else ""
    return Heading(html, 1 if rule.text[0] == "=" else 2)


def _runs(text: str) -> Iterator[list[Line]]:
    """Lines of one kind without a blank one between them."""
    run: list[Line] = []
    for line in _lines(text):
        if run and (line.gap or line.kind != run[0].kind):
            if _continues(run, line):
                run.append(line)
                continue
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _continues(run: list[Line], line: Line) -> bool:
    """Whether a line goes on with the item before it."""
    return run[0].kind == "item" and line.kind == "prose" and not line.gap and line.indented


def _lines(text: str) -> Iterator[Line]:
    gap = 0
    for raw in markup.printable(text).splitlines():
        line = raw.strip().strip(markup.INVISIBLE).strip()
        if line:
            yield Line(line, _kind(line), gap, raw[:1].isspace())
        gap = 0 if line else gap + 1


def _kind(line: str) -> str:
    if len(line) < WRAPPED and RULE.fullmatch(line):
        return "rule"
    if HASHES.match(line):
        return "heading"
    if line.startswith(">"):
        return "quote"
    return "item" if bullets.BULLET.match(line[:40]) else "prose"


def _nodes(run: list[Line]) -> list[Node]:
    kind = run[0].kind
    if kind == "rule":
        return [Rule()]
    if kind == "heading":
        return [_heading(line.text) for line in run]
    lines = [markup.text(line.text) for line in run]
    if kind == "quote":
        return _quotation(run)
    return [Paragraph(found) for found in _paragraphs(lines)]


def _quotation(run: list[Line]) -> list[Node]:
    words = (line.text.lstrip("> \xa0\t").strip(markup.INVISIBLE) for line in run)
    quoted = tuple(markup.text(line) for line in words if line.strip())
    return [Quotation(quoted)] if quoted else []


def _heading(line: str) -> Heading:
    hashes = HASHES.match(line)
    level = len(hashes[1]) if hashes else 2
    return Heading(markup.text(line.strip("#").strip()), level)


def _paragraphs(lines: list[str]) -> list[tuple[str, ...]]:
    """Lines that have been wrapped by hand are one; long ones are paragraphs of their own."""
    if max(map(len, lines)) > WRAPPED:
        return [(line,) for line in lines]
    if len(lines) > 1 and min(map(len, lines[:-1])) >= FULL:
        return [(" ".join(lines),)]
    return [tuple(lines)]


def _lists(lines: list[Line]) -> list[Node]:
    """Items, in lists that more blank lines part than their items."""
    gaps = [line.gap for line in lines[1:] if line.kind == "item"]
    usual = min([1, *gaps])
    lists: list[list[bullets.Item]] = []
    for line in lines:
        _put(lists, line, new=not lists or line.gap > usual)
    return [node for items in lists for node in bullets.bullets(items)]


def _put(lists: list[list[bullets.Item]], line: Line, *, new: bool) -> None:
    found = bullets.item(markup.text(line.text))
    if line.kind != "item" or found is None:
        before = lists[-1].pop()
        lists[-1].append(bullets.Item(before.sign, f"{before.html} {markup.text(line.text)}"))
    elif new:
        lists.append([found])
    else:
        lists[-1].append(found)
