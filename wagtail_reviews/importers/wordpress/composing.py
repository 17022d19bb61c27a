"""What has been read of a post, and what plugins and terms say -> the blocks of its body.

What a plugin says counts; what was understood of the text instead stays as text.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail_reviews import extract
from wagtail_reviews.importers.wordpress.verdicts import Raw, Verdict
from wagtail_reviews.importers.wordpress.words import escape

EMPTY_WORK: Raw = {
    "title": "",
    "original_title": "",
    "year": None,
    "year_end": None,
    "part_of": "",
    "number": None,
    "genres": [],
    "credits": [],
    "facts": [],
    "links": [],
}


def with_verdict(raw: Sequence[Raw], verdict: Verdict) -> list[Raw]:
    """The blocks with those of a review box, before the authors if there are any."""
    made = [block for block in (verdict.verdict, verdict.score) if block is not None]
    names = {block["type"] for block in made} & {"score", "verdict"}
    kept = [_as_text(block) if block["type"] in names else block for block in raw]
    cards = [block for block in kept if block["type"] == "author_card"]
    return [*(block for block in kept if block not in cards), *made, *cards]


def with_work(raw: Sequence[Raw], said: Raw, *, title: str, work_type: str) -> list[Raw]:
    """The blocks with what else is known of the work; ``title`` and ``work_type`` count where
    nothing else says one. A score without a work is that of ``title``.
    """
    known = next((block for block in raw if block["type"] == "metadata"), None)
    scored = any(block["type"] == "score" for block in raw)
    if known is None and not said and not scored:
        return list(raw)
    value = merged(known["value"] if known else {}, said)
    value["title"] = value.get("title") or title
    value["work_type"] = value.get("work_type") or work_type
    block = {"type": "metadata", "value": {**EMPTY_WORK, **value}}
    if known is None:
        return [block, *raw]
    return [block if one is known else one for one in raw]


def with_author(raw: Sequence[Raw], author: int | None) -> list[Raw]:
    """The blocks with a card of the author, unless they have one."""
    if author is None or any(block["type"] == "author_card" for block in raw):
        return list(raw)
    return [*raw, {"type": "author_card", "value": {"author": author, "heading": "", "bio": ""}}]


def merged(value: Raw, said: Raw) -> Raw:
    """A raw metadata value with what else is said: lists grow, single values are replaced."""
    found = dict(value)
    for name, new in said.items():
        old = found.get(name)
        found[name] = _joined(old, new) if isinstance(new, list) else new
    return found


def _joined(old: Any, new: list[Any]) -> list[Any]:
    kept = list(old or [])
    return [*kept, *(one for one in new if one not in kept)]


def _as_text(block: Raw) -> Raw:
    """A score or a verdict as the paragraph that says the same."""
    part = extract.score(block["value"]) if block["type"] == "score" else None
    if part is not None:
        return _paragraph([part.display, *(f"{one.name}: {one.display}" for one in part.criteria)])
    value = block["value"]
    return _paragraph([*value.get("pros", ()), *value.get("cons", ()), value.get("summary", "")])


def _paragraph(lines: Iterable[str]) -> Raw:
    text = "<br/>".join(escape(line) for line in lines if line)
    return {"type": "paragraph", "value": f"<p>{text}</p>"}
