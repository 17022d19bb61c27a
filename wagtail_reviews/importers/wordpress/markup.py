"""The comments by which WordPress's editor says where its blocks begin and end."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

TAG = re.compile(r"\s*(?P<closing>/?)wp:(?P<name>[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?)(?=[\s/]|$)")
OPEN, CLOSE = "<!--", "-->"


@dataclass(frozen=True)
class Piece:
    """A piece of a content: text, or the beginning or the end of a block.

    ``kind`` is "text", "opening", "closing" or "void". Names have their namespace: "core/image".
    The ``text`` of a block is its attributes where these are no JSON.
    """

    kind: str
    text: str = ""
    name: str = ""
    attrs: dict[str, Any] = field(default_factory=dict)


def pieces(content: str) -> Iterator[Piece]:
    """The pieces of a content in their order. Comments that mark no block are left out: no reader
    sees them.
    """
    place = 0
    while (start := content.find(OPEN, place)) >= 0:
        end = content.find(CLOSE, start + len(OPEN))
        if end < 0:
            break
        if start > place:
            yield Piece("text", content[place:start])
        if (block := _block(content[start + len(OPEN) : end])) is not None:
            yield block
        place = end + len(CLOSE)
    if rest := content[place:]:
        yield Piece("text", rest)


def _block(comment: str) -> Piece | None:
    match = TAG.match(comment)
    if match is None:
        return None
    name = match["name"] if "/" in match["name"] else f"core/{match['name']}"
    if match["closing"]:
        return Piece("closing", name=name)
    rest = comment[match.end() :].strip()
    void = rest.endswith("/")
    source = (rest[:-1] if void else rest).strip()
    attrs = _attrs(source)
    broken = source if attrs is None else ""
    return Piece("void" if void else "opening", broken, name, attrs or {})


def _attrs(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
