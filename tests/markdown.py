"""What the documentation can be held to: its examples, its tables and its links.

An example is a request in an ``http`` block and its answer in the next one: either ``json``, which
is that of status 200, or ``http`` with a status line, headers, and maybe a body.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!\w+:)([^)\s#]*)(#[^)\s]*)?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FILE = re.compile(r"(?:#|//|\{#) (\S+\.\w+)(?: #\})?\n")
METHODS = ("GET", "HEAD", "POST", "PATCH")
SHORTENED = "…"


@dataclass(frozen=True)
class Message:
    """A request or an answer: its first line, its headers, and the JSON in its body, if any."""

    start: list[str]
    headers: dict[str, str]
    body: Any

    @classmethod
    def of(cls, text: str) -> "Message":
        """The message that a block holds."""
        head, _, body = text.strip().partition("\n\n")
        start, *lines = head.splitlines()
        headers = dict(line.split(": ", 1) for line in lines)
        return cls(start.split(" ", 2), headers, json.loads(body) if body else None)


@dataclass(frozen=True)
class Example:
    """A request, and the answer that the documentation gives to it."""

    place: str
    request: Message
    answer: Message

    @property
    def path(self) -> str:
        """The path that is asked for, with its query string."""
        return self.request.start[1]


def examples() -> list[Example]:
    """Every example of the documentation."""
    return [example for page in PAGES for example in _examples(page)]


def _examples(page: Path) -> Iterator[Example]:
    text = page.read_text()
    for block, following in pairwise(BLOCK.finditer(text)):
        (kind, request), (answer_kind, answer) = block.groups(), following.groups()
        if kind == "http" and request.startswith(METHODS):
            ok = "HTTP/1.1 200 OK\n\n" if answer_kind == "json" else ""
            line = text[: block.start()].count("\n") + 1
            place = f"{page.relative_to(ROOT)}:{line}"
            yield Example(place, Message.of(request), Message.of(ok + answer))


def shown(page: Path) -> list[tuple[str, str]]:
    """The files that a page shows, whole or in part: the name from the first line, and the code."""
    return shown_in(page.read_text())


def shown_in(text: str) -> list[tuple[str, str]]:
    """The files that a text shows."""
    blocks = (block for _, block in BLOCK.findall(text))
    named = ((FILE.match(block), block) for block in blocks)
    return [(name[1], code[name.end() :]) for name, code in named if name]


def section(page: Path, title: str) -> str:
    """The text below a heading of a page, up to the next heading like it."""
    level, text = re.split(rf"^(#+) {re.escape(title)}$", page.read_text(), flags=re.MULTILINE)[1:]
    return re.split(rf"^{level} ", text, flags=re.MULTILINE)[0]


def table(*header: str) -> list[tuple[str, ...]]:
    """The rows of every table with that header, without the backticks."""
    found = []
    for page in PAGES:
        for part in page.read_text().split(f"| {' | '.join(header)} |\n")[1:]:
            rows = part.split("\n\n")[0].splitlines()[1:]
            found += [_cells(row) for row in rows]
    return found


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip("`") for cell in row.strip("|").split(" | "))


def links(page: Path) -> list[tuple[Path, str]]:
    """Where the links to other places of the repository lead: files, and anchors in them."""
    found = LINK.findall(BLOCK.sub("", page.read_text()))
    return [((page.parent / path).resolve() if path else page, anchor) for path, anchor in found]


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page have."""
    titles = HEADING.findall(BLOCK.sub("", page.read_text()))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def difference(documented: Any, actual: Any, at: str = "") -> str:
    """Where an answer is not as it is documented; "" where it is.

    ``…`` stands for what was left out: for a value, the end of a text or of a list, and as
    ``"…": "…"`` for further keys.
    """
    if isinstance(documented, str) and documented.endswith(SHORTENED):
        whole = documented == SHORTENED or str(actual).startswith(documented[:-1])
        return "" if whole else f"{at}: {actual!r}"
    if isinstance(documented, dict) and isinstance(actual, dict):
        return _difference_of_objects(documented, actual, at)
    if isinstance(documented, list) and isinstance(actual, list):
        return _difference_of_lists(documented, actual, at)
    alike = type(documented) is type(actual) or {type(documented), type(actual)} == {int, float}
    return "" if alike and documented == actual else f"{at}: {actual!r}"


def _difference_of_objects(documented: dict[str, Any], actual: dict[str, Any], at: str) -> str:
    shown = documented.keys() - {SHORTENED}
    missing = shown - actual.keys() if SHORTENED in documented else shown ^ actual.keys()
    if missing:
        return f"{at}: {sorted(missing)} in one, but not in the other"
    differences = (difference(documented[key], actual[key], f"{at}.{key}") for key in shown)
    return next(filter(None, differences), "")


def _difference_of_lists(documented: list[Any], actual: list[Any], at: str) -> str:
    shown = documented[:-1] if documented[-1:] == [SHORTENED] else documented
    if len(shown) > len(actual) or (shown is documented and len(shown) != len(actual)):
        return f"{at}: {len(actual)} items"
    pairs = enumerate(zip(shown, actual, strict=False))
    differences = (difference(one, other, f"{at}[{index}]") for index, (one, other) in pairs)
    return next(filter(None, differences), "")
