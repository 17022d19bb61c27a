"""HTML of any kind -> HTML that every parser reads alike, in a time that its length bounds.

Parsers of tag soup take the square of the time for tags that are never closed, or are nested a
million deep. What comes out of here has but whole tags, is not nested deeper than ``DEEPEST``, and
holds no comments, no scripts and no styles.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape

from wagtail_reviews.importers.legacy.markup import printable

DEEPEST = 100
MOST_TAGS = 50_000
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)")
ATTRIBUTE = re.compile(r"[\s/\"']*(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<quote>[\"']?))?")
BARE = re.compile(r"[^\s<>\"']*")
END = re.compile(r"[\s/\"'=]*>")
OPENINGS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))
HIDDEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template")}
VOID = frozenset(
    ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
EMPTY = {**dict.fromkeys(VOID, ""), "iframe": "</iframe>"}
KEPT = frozenset(
    [
        "alt",
        "cite",
        "class",
        "data-embed",
        "data-lazy-src",
        "data-original",
        "data-src",
        "href",
        "src",
        "title",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
"""What else an element ends where it begins, unless one of the others stands between."""
PARAGRAPH = (frozenset({"p"}), frozenset({"td", "th", "li", "blockquote", "table", "figure"}))


class Tidier:
    """Goes over a source once, from its beginning to its end."""

    def __init__(self, source: str) -> None:
        self.source = printable(source)
        self.at = 0
        self.opened: list[str] = []
        self.skipped: Counter[str] = Counter()
        self.tags = 0
        self.flattened = False
        self.missing: set[str] = set()

    def html(self) -> str:
        """The source in order."""
        parts = list(self._parts())
        return "".join(parts) + "".join(f"</{name}>" for name in reversed(self.opened))

    def _parts(self) -> Iterator[str]:
        while (start := self.source.find("<", self.at)) >= 0:
            yield self._text(start)
            self.at = start
            yield self._markup()
        yield self._text(len(self.source))

    def _text(self, end: int) -> str:
        return escape(unescape(self.source[self.at : end]), quote=False)

    def _markup(self) -> str:
        """What begins with "<": a tag, a comment, or a sign that means nothing."""
        for start, end in OPENINGS:
            if self.source.startswith(start, self.at) and self._skip(end, len(start)):
                return ""
        found = TAG.match(self.source, self.at)
        attributes = self._attributes(found.end()) if found else None
        if found is None or attributes is None:
            self.at += 1
            return "&lt;"
        name = found["name"].lower()
        return self._closing(name) if found["close"] else self._opening(name, attributes)

    def _skip(self, end: str, length: int) -> bool:
        """Go behind the next ``end``, if there is one."""
        place = -1 if end in self.missing else self.source.find(end, self.at + length)
        if place < 0:
            self.missing.add(end)
            return False
        self.at = place + len(end)
        return True

    def _attributes(self, at: int) -> dict[str, str] | None:
        """The attributes of the tag at hand, which ends the walk over it; None if it has no end."""
        found: dict[str, str] = {}
        while (end := END.match(self.source, at)) is None:
            name = ATTRIBUTE.match(self.source, at)
            if name is None:
                return None
            value, at = self._value(name)
            if at < 0:
                return None
            found.setdefault(name["name"].lower(), value)
        self.at = end.end()
        return {key: unescape(value) for key, value in found.items() if key in KEPT}

    def _value(self, name: re.Match[str]) -> tuple[str, int]:
        """The value of an attribute and where it ends, below zero where it does not."""
        at, quote = name.end(), name["quote"]
        if not quote:
            bare = BARE.match(self.source, at) if quote == "" else None
            return (bare[0], bare.end()) if bare else ("", at)
        end = -1 if quote in self.missing else self.source.find(quote, at)
        if end < 0:
            self.missing.add(quote)
            return "", -1
        return self.source[at:end], end + 1

    def _opening(self, name: str, attributes: dict[str, str]) -> str:
        if name in HIDDEN and self._hide(name):
            return ""
        tag = f"<{name}{''.join(map(_attribute, attributes.items()))}>"
        ended = self._implied(name)
        self.tags += 1
        if name in EMPTY:
            return ended + (f"{tag}{EMPTY[name]}" if self.tags <= MOST_TAGS else " ")
        if len(self.opened) >= DEEPEST or self.tags > MOST_TAGS:
            self.skipped[name] += 1
            self.flattened = True
            return ended + ("" if name in INLINE else " ")
        self.opened.append(name)
        return ended + tag

    def _hide(self, name: str) -> bool:
        """Go behind what an element hides; one that is never closed hides nothing."""
        end = None if name in self.missing else HIDDEN[name].search(self.source, self.at)
        if end is None:
            self.missing.add(name)
            return False
        self.at = end.start()
        return True

    def _implied(self, name: str) -> str:
        """The ends of elements that this one ends where it begins."""
        ended = "" if name in INLINE or name in VOID - {"hr"} else self._end(*PARAGRAPH)
        return ended + (self._end(*ENDS[name]) if name in ENDS else "")

    def _end(self, names: frozenset[str], unless: frozenset[str]) -> str:
        if names.isdisjoint(self.opened):
            return ""
        for name in reversed(self.opened):
            if name in names:
                return self._close(name)
            if name in unless:
                break
        return ""

    def _closing(self, name: str) -> str:
        if self.skipped[name]:
            self.skipped[name] -= 1
            return "" if name in INLINE else " "
        if name not in self.opened:
            return "" if name in INLINE or name in HIDDEN else " "
        return self._close(name)

    def _close(self, name: str) -> str:
        """The ends of the innermost element of that name, and of all in it."""
        ended = ""
        while not ended.endswith(f"</{name}>"):
            ended += f"</{self.opened.pop()}>"
        return ended


def _attribute(pair: tuple[str, str]) -> str:
    return f' {pair[0]}="{escape(pair[1])}"'
