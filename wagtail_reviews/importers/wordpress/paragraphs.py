"""The classic editor's text, in which an empty line begins a paragraph, as HTML."""

import re
from collections import Counter

TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"<br ?/?>$")
# What holds paragraphs, text, and nothing but further elements.
HOLDERS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "footer",
        "form",
        "header",
        "main",
        "section",
    }
)
TEXTS = frozenset(
    {
        "caption",
        "dd",
        "dt",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "p",
        "summary",
        "td",
        "th",
    }
)
FRAMES = frozenset(
    {"dl", "fieldset", "figure", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
LITERAL = frozenset({"pre", "script", "style", "svg", "textarea"})
SINGLE = frozenset({"hr"})
BLOCKS = HOLDERS | TEXTS | FRAMES | LITERAL | SINGLE


class _Paragraphs:
    """Puts out the tags of blocks as they are, and what stands between them as paragraphs."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.run: list[str] = []
        self.open: list[str] = []
        self.count: Counter[str] = Counter()

    def text(self, text: str) -> None:
        self.run.append(text)

    def tag(self, tag: str, name: str, closing: bool) -> None:
        if name not in BLOCKS or (self._inside() in LITERAL and name != self._inside()):
            self.run.append(tag)
            return
        self.flush()
        self.out.append(tag)
        if closing:
            self._close(name)
        elif name not in SINGLE:
            self.open.append(name)
            self.count[name] += 1

    def flush(self) -> None:
        """Put out the text since the last tag of a block."""
        text = "".join(self.run)
        self.run.clear()
        inside = self._inside()
        if inside in LITERAL or inside in FRAMES:
            self.out.append(text)
        elif inside in TEXTS:
            self.out.append(_broken(text.strip("\n")))
        else:
            found = (part.strip() for part in EMPTY_LINE.split(text))
            self.out.extend(f"<p>{_broken(part)}</p>\n" for part in found if part)

    def _inside(self) -> str:
        return self.open[-1] if self.open else ""

    def _close(self, name: str) -> None:
        if not self.count[name]:
            return
        while (last := self.open.pop()) != name:
            self.count[last] -= 1
        self.count[name] -= 1


def paragraphs(text: str) -> str:
    """The HTML of a text: its paragraphs, with the lines of each broken as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found, place = _Paragraphs(), 0
    for match in TAG.finditer(text):
        found.text(text[place : match.start()])
        found.tag(match[0], match["name"].lower(), bool(match["closing"]))
        place = match.end()
    found.text(text[place:])
    found.flush()
    return "".join(found.out)


def _broken(text: str) -> str:
    """``text`` with its lines broken, each once."""
    return "<br>\n".join(LINE_BREAK.sub("", line.strip()) for line in text.split("\n"))
