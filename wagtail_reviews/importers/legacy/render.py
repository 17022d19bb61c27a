"""Nodes -> raw blocks."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.importers.legacy.markup import BREAK, is_url, plain, text
from wagtail_reviews.importers.legacy.nodes import (
    Bullets,
    Heading,
    Made,
    Media,
    Node,
    Paragraph,
    Picture,
    Quotation,
)
from wagtail_reviews.importers.legacy.notes import Notes

LONGEST = 255
MOST_PICTURES = 500
TOO_MANY = _("The review has too many pictures: this one is left out.")

Raw = dict[str, Any]


def blocks(nodes: Sequence[Node], shelf: Shelf, notes: Notes) -> list[Raw]:
    """The raw blocks that nodes are."""
    writer = _Writer(shelf, notes)
    return [{"type": name, "value": value} for node in nodes for name, value in writer.blocks(node)]


class _Writer:
    def __init__(self, shelf: Shelf, notes: Notes) -> None:
        self.shelf, self.notes, self.pictures = shelf, notes, 0

    def blocks(self, node: Node) -> Iterator[tuple[str, Any]]:
        """The blocks that one node is, by name and value."""
        if isinstance(node, Made):
            yield node.type, node.value.get("html", node.value)
        elif isinstance(node, Paragraph):
            yield "paragraph", f"<p>{BREAK.join(node.lines)}</p>"
        elif isinstance(node, Bullets):
            yield "paragraph", bullets(node)
        elif isinstance(node, Heading):
            yield self._heading(node)
        elif isinstance(node, Quotation):
            yield from self._quote(node)
        elif isinstance(node, Media):
            yield "embed", node.url
        elif isinstance(node, Picture):
            yield from self._picture(node)

    def _heading(self, node: Heading) -> tuple[str, Any]:
        if len(node.words) > LONGEST:
            return "paragraph", f"<p>{node.html}</p>"
        level = str(min(max(node.level, 2), 4))
        return "heading", {"text": self.notes.flat(node.html), "level": level}

    def _quote(self, node: Quotation) -> Iterator[tuple[str, Any]]:
        fits = len(node.attribution) <= LONGEST
        attribution = node.attribution if fits else ""
        words = "\n".join(map(self.notes.flat, node.lines))
        url = node.url if is_url(node.url) else ""
        yield "quote", {"text": words, "attribution": attribution, "url": url}
        if not fits:
            yield "paragraph", f"<p>{text(node.attribution)}</p>"

    def _picture(self, node: Picture) -> Iterator[tuple[str, Any]]:
        self.pictures += 1
        caption = plain(node.caption)
        if self.pictures > MOST_PICTURES:
            words = " ".join(filter(None, (node.url, node.alt)))
            self.notes.warn("too_many_pictures", TOO_MANY, words)
        else:
            yield "image", self._image(node, caption if len(caption) <= LONGEST else "")
        if caption and (len(caption) > LONGEST or self.pictures > MOST_PICTURES):
            yield "paragraph", f"<p>{node.caption}</p>"

    def _image(self, node: Picture, caption: str) -> Raw:
        if caption:
            self.notes.flat(node.caption)
        pk = self.shelf.add_picture(node.url, node.title, node.alt)
        image = {"image": pk, "alt_text": node.alt, "decorative": not node.alt}
        return {"image": image, "caption": caption, "credit": ""}


def bullets(node: Bullets) -> str:
    """A list as rich text; signs that are numbers or letters stay as they are."""
    if node.numbered:
        pairs = zip(node.signs, node.items, strict=True)
        return f"<p>{BREAK.join(f'{text(sign)} {html}' for sign, html in pairs)}</p>"
    name = "ol" if node.ordered else "ul"
    return f"<{name}>{''.join(f'<li>{html}</li>' for html in node.items)}</{name}>"
