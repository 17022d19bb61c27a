"""Elements of text -> nodes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bs4 import Tag
from bs4.element import PageElement

from wagtail_reviews.importers.legacy.inline import absolute
from wagtail_reviews.importers.legacy.nodes import (
    Bullets,
    Heading,
    Node,
    Paragraph,
    Quotation,
    Rule,
)
from wagtail_reviews.importers.legacy.tables import rows_of, table_nodes
from wagtail_reviews.importers.legacy.walk import Handlers, Walk, attribute, flat, inline_html


def _break(walk: Walk, element: Tag) -> None:
    """A line ends; a second break in a row ends the paragraph."""
    if walk.inline.is_broken:
        walk.flush()
    else:
        walk.inline.break_line()


def _rule(walk: Walk, element: Tag) -> None:
    walk.flush()
    walk.put(Rule())


def _title(walk: Walk, element: Tag) -> None:
    if walk.title or element.find(True):
        walk.block(element)
    else:
        walk.title = element.get_text()


def _heading(walk: Walk, element: Tag) -> None:
    walk.flush()
    inner = walk.inner(element)
    words = [line for node in inner if isinstance(node, Paragraph) for line in node.lines]
    if words:
        walk.put(Heading(" ".join(words), int(element.name[1])))
    walk.put(*(node for node in inner if not isinstance(node, Paragraph)))


def _list(walk: Walk, element: Tag) -> None:
    walk.flush()
    items, rest = [], []
    for child in _items(element):
        html, others = flat(walk.inner(child))
        items += [html] if html else []
        rest += others
    if items:
        walk.put(Bullets(tuple(items), ordered=element.name == "ol"))
    walk.put(*rest)


def _items(element: Tag) -> Iterator[Tag]:
    """The items of a list; what stands beside them is an item too."""
    children = list(element.children)
    for is_item, group in groupby(children, key=lambda child: getattr(child, "name", "") == "li"):
        if is_item:
            yield from (child for child in group if isinstance(child, Tag))
        else:
            yield _wrapped(group)


def _wrapped(children: Iterable[PageElement]) -> Tag:
    item = Tag(name="li")
    item.extend(children)
    return item


def _quotation(walk: Walk, element: Tag) -> None:
    walk.flush()
    said_by = _attribution(walk, element)
    inner = walk.inner(element)
    lines = tuple(line for node in inner if isinstance(node, Paragraph) for line in node.lines)
    if not lines or not all(isinstance(node, Paragraph) for node in inner):
        walk.put(*inner, *said_by)
        return
    url = absolute(attribute(element, "cite"), walk.base_url)
    attribution = " ".join(walk.notes.flat(inline_html(node)) for node in said_by)
    walk.put(Quotation(lines, attribution, url))


def _attribution(walk: Walk, element: Tag) -> list[Node]:
    """What says whose words a quotation is, taken out of it."""
    named = element.find(["cite", "footer"])
    if not isinstance(named, Tag):
        return []
    inner = walk.inner(named)
    if not all(isinstance(node, Paragraph) for node in inner):
        return []
    named.extract()
    return inner


def _table(walk: Walk, element: Tag) -> None:
    walk.flush()
    rows = [[walk.inner(cell) for cell in row] for row in rows_of(element)]
    walk.put(*table_nodes(rows))
    if not rows:
        walk.into(element)
        walk.flush()


def _preformatted(walk: Walk, element: Tag) -> None:
    walk.flush()
    walk.preformatted = True
    walk.into(element)
    walk.preformatted = False
    walk.flush()


ELEMENTS: Handlers = {
    "br": _break,
    "hr": _rule,
    "title": _title,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "dl": _table,
    "table": _table,
    "blockquote": _quotation,
    "pre": _preformatted,
    **{f"h{level}": _heading for level in range(1, 7)},
}
