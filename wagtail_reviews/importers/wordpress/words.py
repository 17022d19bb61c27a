"""Words out of HTML, and HTML out of words."""

import html
import re

# Django's strip_tags raises SuspiciousOperation on markup that is broken often enough.
TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
BREAK = re.compile(
    r"</?(?:blockquote|br|dd|div|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|table|td|th|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def plain(source: object) -> str:
    """The text of a piece of HTML, on one line."""
    return " ".join(html.unescape(TAG.sub("", BREAK.sub(" ", _text(source)))).split())


def lines(source: object) -> list[str]:
    """The lines of a piece of HTML that hold text: paragraphs, items of lists, broken lines."""
    found = BREAK.sub("\n", _text(source)).splitlines()
    return [line for line in map(plain, found) if line]


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, or of a shortcode, by their names in lower case."""
    found = ATTRIBUTE.findall(tag)
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in found
    }


def element(source: str, name: str) -> tuple[str, str]:
    """What the first element of a name holds, and the HTML without it; "" where there is none."""
    start = re.search(rf"<{name}\b[^<>]*>", source)
    end = source.find(f"</{name}>", start.end()) if start else -1
    if start is None or end < 0:
        return "", source
    return source[start.end() : end], source[: start.start()] + source[end + len(name) + 3 :]


def escape(text: str) -> str:
    """``text`` as HTML."""
    return html.escape(text, quote=True)


def _text(source: object) -> str:
    return source if isinstance(source, str) else "" if source is None else str(source)
