"""A walk over the elements of a page, which puts its nodes together."""

from collections.abc import Callable, Mapping

from bs4 import Tag
from bs4.element import NavigableString

from wagtail_reviews.importers.legacy.inline import Inline
from wagtail_reviews.importers.legacy.markup import BREAK
from wagtail_reviews.importers.legacy.nodes import Bullets, Heading, Hint, Node, Paragraph
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.tidy import INLINE

Handlers = Mapping[str, Callable[["Walk", Tag], None]]
"""What is to be done at elements that are neither styles nor simple blocks, by their names."""
HINTS: Mapping[str, Hint] = {
    "author": "byline",
    "byline": "byline",
    "by-line": "byline",
    "author-name": "byline",
    "post-author": "byline",
    "author-bio": "bio",
    "bio": "bio",
    "caption": "caption",
    "wp-caption-text": "caption",
    "figcaption": "caption",
    "image-caption": "caption",
}


class Walk:
    """Goes over the elements of a tree, in their order."""

    def __init__(self, base_url: str, notes: Notes, handlers: Handlers) -> None:
        self.base_url, self.notes, self.handlers = base_url, notes, handlers
        self.inline = Inline(base_url)
        self.found: list[Node] = []
        self.hint: Hint = ""
        self.title = ""
        self.preformatted = False

    def nodes(self) -> list[Node]:
        """What has been found."""
        self.flush()
        return self.found

    def inner(self, element: Tag) -> list[Node]:
        """The nodes of one element alone."""
        walk = Walk(self.base_url, self.notes, self.handlers)
        walk.title = self.title
        walk.into(element)
        self.title = walk.title
        return walk.nodes()

    def flush(self) -> None:
        """What stands in a line so far is a paragraph."""
        if lines := self.inline.take():
            self.put(Paragraph(lines, self.hint))

    def put(self, *nodes: Node) -> None:
        """Put nodes behind those that there are."""
        self.found.extend(nodes)

    def into(self, element: Tag) -> None:
        """Go over what is in an element."""
        for child in element.children:
            if isinstance(child, Tag):
                self.element(child)
            elif isinstance(child, NavigableString):
                self._text(str(child))

    def _text(self, words: str) -> None:
        first, *rest = words.split("\n") if self.preformatted else [words]
        self.inline.add(first)
        for line in rest:
            self.inline.break_line()
            self.inline.add(line)

    def element(self, element: Tag) -> None:
        """Go over one element."""
        handler = self.handlers.get(element.name)
        if handler is not None:
            handler(self, element)
        elif element.name in INLINE:
            self._style(element)
        else:
            self.block(element)

    def _style(self, element: Tag) -> None:
        opened = self.inline.open(element.name, attribute(element, "href"))
        self.into(element)
        if opened:
            self.inline.close()

    def block(self, element: Tag) -> None:
        """Go over an element that stands apart from what is around it."""
        self.flush()
        before, self.hint = self.hint, _hint(element) or self.hint
        self.into(element)
        self.flush()
        self.hint = before


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute, "" where there is none."""
    value = element.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _hint(element: Tag) -> Hint:
    names = attribute(element, "class").casefold().split()
    return next((HINTS[name] for name in names if name in HINTS), "")


def flat(nodes: list[Node]) -> tuple[str, list[Node]]:
    """Nodes as one piece of inline HTML, and those that cannot be."""
    parts = [(inline_html(node), node) for node in nodes]
    lists = "".join(html for html, node in parts if isinstance(node, Bullets))
    html = BREAK.join(html for html, node in parts if html and not isinstance(node, Bullets))
    return html + lists, [node for html, node in parts if not html]


def inline_html(node: Node) -> str:
    if isinstance(node, Paragraph):
        return BREAK.join(node.lines)
    if isinstance(node, Bullets):
        name = "ol" if node.ordered else "ul"
        return f"<{name}>{''.join(f'<li>{item}</li>' for item in node.items)}</{name}>"
    return node.html if isinstance(node, Heading) else ""
