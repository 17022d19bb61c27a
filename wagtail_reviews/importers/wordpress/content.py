"""The content of a post -> HTML as the reader of HTML takes it, and the review boxes in it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.wordpress.entries import number
from wagtail_reviews.importers.wordpress.figures import embed, is_embeddable
from wagtail_reviews.importers.wordpress.library import Library
from wagtail_reviews.importers.wordpress.markup import Piece, pieces
from wagtail_reviews.importers.wordpress.paragraphs import paragraphs
from wagtail_reviews.importers.wordpress.plugins.box import Box
from wagtail_reviews.importers.wordpress.plugins.otter import otter_box
from wagtail_reviews.importers.wordpress.plugins.ultimate import ultimate_box
from wagtail_reviews.importers.wordpress.shortcodes import Shortcodes
from wagtail_reviews.importers.wordpress.words import element, escape, plain

DEEPEST = 50
DEEPEST_SHARED = 3
MOST_SHARED = 50
BARE_LINE = re.compile(r"^[^\S\n]*(https?://[^\s<>\"\[\]]+)[^\S\n]*$", re.MULTILINE)
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
WORD = re.compile(r"\w+")

UNKNOWN = _("A block of a plugin has not been understood.")
NOT_SHARED = _("The text shows a block that is not in the file.")

BOXES: Mapping[str, Callable[[Mapping[str, Any]], Box]] = {
    "themeisle-blocks/review": otter_box,
    "ub/review": ultimate_box,
}


@dataclass
class Content:
    """Makes HTML of one post's content; ``boxes`` and ``findings`` are what came up.

    ``footnotes`` are those that the block editor keeps in a custom field.
    """

    library: Library
    post: int
    footnotes: str = ""
    boxes: list[Box] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shortcodes = Shortcodes(self.library, self.post, self.findings)
        self.level = 0
        self.shared = 0

    def html(self, content: str) -> str:
        """The HTML of a content of either editor."""
        out: list[str] = []
        frames: list[tuple[Piece, int]] = []
        for piece in pieces(content):
            if piece.kind == "text":
                text = self.shortcodes.expand(piece.text)
                out.append(text if frames else classic(text))
            elif piece.kind == "void":
                out.append(self._block(piece, ""))
            elif piece.kind == "opening" and len(frames) < DEEPEST:
                frames.append((piece, len(out)))
            elif frames and piece.name == frames[-1][0].name:
                self._end(*frames.pop(), out)
        while frames:
            self._end(*frames.pop(), out)
        return "".join(out)

    def _end(self, piece: Piece, start: int, out: list[str]) -> None:
        """A block ends; most are the HTML that stands within them."""
        if piece.name.startswith("core/") and piece.name not in HANDLERS:
            return
        inner = "".join(out[start:])
        out[start:] = [self._block(piece, inner)]

    def _block(self, piece: Piece, inner: str) -> str:
        if piece.name in BOXES and not piece.text:
            return self._box(piece, inner)
        if (handler := HANDLERS.get(piece.name)) is not None:
            return handler(self, piece, inner)
        if piece.name.startswith("core-embed/"):
            return self._embed(piece, inner)
        return inner or self._unknown(piece)

    def _box(self, piece: Piece, inner: str) -> str:
        """The text of a box; HTML that only says what its attributes say is left out."""
        box = BOXES[piece.name](piece.attrs)
        self.boxes.append(box)
        said = json.dumps(piece.attrs, ensure_ascii=False)
        repeated = set(WORD.findall(plain(inner))) <= set(WORD.findall(said))
        return box.html + ("" if repeated else inner)

    def _embed(self, piece: Piece, inner: str) -> str:
        caption, rest = element(inner, "figcaption")
        address = ADDRESS.search(plain(rest))
        url = plain(piece.attrs.get("url")) or (address[0] if address else "")
        return embed(url, caption) if url else inner

    def _shared(self, piece: Piece, inner: str) -> str:
        """A block that several posts share stands elsewhere in the file."""
        ref = plain(piece.attrs.get("ref"))
        found = self.library.shared(number(ref))
        self.shared += 1
        if found is None or self.level >= DEEPEST_SHARED or self.shared > MOST_SHARED:
            self.findings.append(Finding("block-missing", NOT_SHARED, text=ref))
            return inner
        self.level += 1
        html = self.html(found)
        self.level -= 1
        return html + inner

    def _footnotes(self, piece: Piece, inner: str) -> str:
        return inner + footnotes(self.footnotes)

    def _classic(self, piece: Piece, inner: str) -> str:
        return classic(inner)

    def _nothing(self, piece: Piece, inner: str) -> str:
        """A mark, such as that of where an excerpt ends, and what it says to readers."""
        words = plain(piece.attrs.get("customText"))
        return f"\n<p>{escape(words)}</p>\n" if words else ""

    def _unknown(self, piece: Piece) -> str:
        """What a block without HTML says goes into a finding; those of WordPress say nothing."""
        said = piece.text or (json.dumps(piece.attrs, ensure_ascii=False) if piece.attrs else "")
        if said and not piece.name.startswith("core/"):
            self.findings.append(Finding("block-unknown", UNKNOWN, text=f"{piece.name} {said}"))
        return ""


HANDLERS: Mapping[str, Callable[[Content, Piece, str], str]] = {
    "core/block": Content._shared,
    "core/embed": Content._embed,
    "core/footnotes": Content._footnotes,
    "core/freeform": Content._classic,
    "core/more": Content._nothing,
    "core/nextpage": Content._nothing,
}


def classic(text: str) -> str:
    """The HTML of text of the classic editor, in which an address on a line of its own embeds what
    stands there.
    """
    return paragraphs(BARE_LINE.sub(_bare, text))


def footnotes(meta: str) -> str:
    """The list of footnotes out of their custom field; as it is where that is no JSON."""
    try:
        found = json.loads(meta) if meta else []
    except (ValueError, RecursionError):
        return f"\n<p>{escape(meta)}</p>\n"
    notes = [note for note in found if isinstance(note, dict)] if isinstance(found, list) else []
    items = "".join(f"<li>{note.get('content', '')}</li>" for note in notes)
    return f"\n<ol>{items}</ol>\n" if items else ""


def _bare(match: re.Match[str]) -> str:
    return embed(match[1]) if is_embeddable(match[1]) else match[0]
