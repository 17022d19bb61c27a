"""Inline HTML, put together piece by piece."""

import re
from html import escape
from urllib.parse import urljoin

from wagtail_reviews.importers.legacy.markup import text

STYLES = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "cite": "i",
    "sup": "sup",
    "s": "s",
    "del": "s",
    "strike": "s",
    "a": "a",
}
SPACE = re.compile(r"[ \t\r\n\f]+")
LONGEST_ADDRESS = 2000


class Inline:
    """Lines of inline HTML, each with all of its tags closed."""

    def __init__(self, base_url: str = "") -> None:
        self.base_url = base_url
        self.lines: list[list[str]] = [[]]
        self.opened: list[str] = []
        self.written = 0

    def add(self, words: str) -> None:
        """Text, in the styles that are open."""
        shown = SPACE.sub(" ", words)
        if shown.strip():
            self.lines[-1].extend(self.opened[self.written :])
            self.written = len(self.opened)
        self.lines[-1].append(text(shown))

    def open(self, name: str, href: str = "") -> bool:
        """Begin a style, unless it has begun already; whether it has to be closed."""
        kind = STYLES.get(name, "")
        tag = self._tag(kind, href)
        if not tag or any(opened.startswith(f"<{kind}") for opened in self.opened):
            return False
        self.opened.append(tag)
        return True

    def _tag(self, kind: str, href: str) -> str:
        if kind != "a":
            return f"<{kind}>" if kind else ""
        address = absolute(href, self.base_url)
        return f'<a href="{escape(address)}">' if address else ""

    def close(self) -> None:
        """End the style that was begun last."""
        tag = self.opened.pop()
        if self.written > len(self.opened):
            self.lines[-1].append(_end(tag))
            self.written = len(self.opened)

    def break_line(self) -> None:
        """Begin a new line, in the same styles."""
        self._end_line()
        self.lines.append([])

    @property
    def is_broken(self) -> bool:
        """Whether the line that has begun last shows nothing so far."""
        return len(self.lines) > 1 and not "".join(self.lines[-1]).strip()

    def _end_line(self) -> None:
        self.lines[-1].extend(map(_end, reversed(self.opened[: self.written])))
        self.written = 0

    def take(self) -> tuple[str, ...]:
        """The lines so far that show something; what comes next begins a new one."""
        self._end_line()
        lines = tuple(filter(None, ("".join(line).strip() for line in self.lines)))
        self.lines = [[]]
        return lines


def _end(tag: str) -> str:
    return f"</{tag[1:].split(' ', 1)[0].rstrip('>')}>"


def absolute(address: str, base_url: str) -> str:
    """An address as a link of the site has it; "" for one that it must not have."""
    found = "".join(address.split()) if len(address) <= LONGEST_ADDRESS else ""
    try:
        joined = urljoin(base_url, found) if found else ""
    except ValueError:  # "https://[": no host can be read
        return ""
    return joined if _is_safe(joined) else ""


def _is_safe(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    named = colon and not set(scheme) & set("/?#")
    return not named or scheme.lower() in ("http", "https", "mailto", "tel")
