"""Pictures and media -> nodes."""

from dataclasses import replace

from bs4 import Tag
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.legacy import media
from wagtail_reviews.importers.legacy.inline import Inline, absolute
from wagtail_reviews.importers.legacy.markup import plain, text
from wagtail_reviews.importers.legacy.nodes import Media, Node, Paragraph, Picture
from wagtail_reviews.importers.legacy.walk import Handlers, Walk, attribute, flat, inline_html

LATE = ("data-src", "data-lazy-src", "data-original")
NO_ADDRESS = _("A picture without an address is left out.")
NOT_EMBEDDED = _("What stands here cannot be embedded: its address is kept as a link.")


def _picture(walk: Walk, element: Tag) -> None:
    address = _address(walk, element)
    alt, title = attribute(element, "alt").strip(), attribute(element, "title").strip()
    if not address:
        if attribute(element, "src") or alt:
            walk.notes.warn("picture_left_out", NO_ADDRESS, " ".join(filter(None, (alt, title))))
        return
    lines = walk.inline.take()
    if lines:
        walk.put(Paragraph(lines, walk.hint))
    picture = Picture(address, plain(text(alt)), plain(text(title)))
    if not walk.found or walk.found[-1] != picture:
        walk.put(picture)


def _address(walk: Walk, element: Tag) -> str:
    """Where a picture is; those that are loaded late say so beside a placeholder."""
    named = (attribute(element, name).strip() for name in (*LATE, "src"))
    return next(filter(None, (absolute(name, walk.base_url) for name in named)), "")


def _frame(walk: Walk, element: Tag) -> None:
    walk.flush()
    named = attribute(element, "data-src") or attribute(element, "src")
    address = media.watch_url(absolute(named, walk.base_url))
    if media.is_known(address):
        walk.put(Media(address))
    elif address:
        walk.notes.warn("not_embedded", NOT_EMBEDDED, address)
        walk.put(_link(address))


def _link(address: str) -> Paragraph:
    inline = Inline()
    inline.open("a", address)
    inline.add(address)
    return Paragraph(inline.take())


def _player(walk: Walk, element: Tag) -> None:
    """A file that plays, and what stands where it cannot."""
    sources = [element, *element.find_all("source")]
    named = [attribute(one, "src") for one in sources if isinstance(one, Tag)]
    for address in filter(None, (absolute(name, walk.base_url) for name in named)):
        walk.flush()
        walk.notes.warn("not_embedded", NOT_EMBEDDED, address)
        walk.put(_link(address))
    walk.into(element)
    walk.flush()


def _figure(walk: Walk, element: Tag) -> None:
    walk.flush()
    if address := attribute(element, "data-embed"):
        walk.put(Media(address) if media.URL.fullmatch(address) else Paragraph((text(address),)))
    walk.put(*captioned(walk.inner(element)))


def captioned(nodes: list[Node]) -> list[Node]:
    """Nodes with each caption at the picture before it."""
    found: list[Node] = []
    for node in nodes:
        last = found[-1] if found else None
        is_caption = isinstance(node, Paragraph) and node.hint == "caption"
        if is_caption and isinstance(last, Picture) and not last.caption:
            found[-1] = replace(last, caption=inline_html(node))
        else:
            found.append(node)
    return found


def _caption(walk: Walk, element: Tag) -> None:
    walk.flush()
    html, others = flat(walk.inner(element))
    walk.put(*others)
    if html:
        walk.put(Paragraph((html,), "caption"))


FIGURES: Handlers = {
    "img": _picture,
    "iframe": _frame,
    "video": _player,
    "audio": _player,
    "figure": _figure,
    "figcaption": _caption,
}
