"""Several names in one line."""

import re
from collections.abc import Iterable, Iterator

COMPANIES = frozenset({"studio", "network", "developer", "publisher", "label", "artist"})
"""Roles whose names may have an "and" of their own."""

SUFFIX = re.compile(
    r"(?:inc|jr|sr|ltd|co|corp|llc|llp|plc|gmbh|ag|kg|s\.?a|s\.?a\.?r\.?l|pty|bros|ph\.?\s?d|m\.?d"
    r"|esq|ii|iii|iv|al)\.?(?:,?\s+(?:inc|ltd|llc|kg)\.?)?",
    re.IGNORECASE,
)
MARK = re.compile(r"\s*[,;|•·]\s*|\s+/\s+|(?<=\w\w)/(?=\w\w)")
ARTIST_MARK = re.compile(r"\s*[,;|•·]\s*|\s+/\s+")
WORD = re.compile(r"\s+(?:&|and|und|et|y)\s+", re.IGNORECASE)
LEADING = re.compile(r"(?:&|and|und|et|y)\s+", re.IGNORECASE)
TOGETHER = re.compile(r"(?:the|die|der|das|les|la|le|his|her|co)\b", re.IGNORECASE)


def names(value: str, role: str = "") -> list[str]:
    """The names that a line of facts lists, each once."""
    mark = ARTIST_MARK if role in {"artist", "label"} else MARK
    listed = _whole(_parts(value, mark))
    several = len(listed) > 1
    found = (name for part in listed for name in _conjoined(part, role, several))
    return list(dict.fromkeys(filter(None, found)))


def _parts(value: str, mark: re.Pattern[str]) -> Iterator[str]:
    """What marks part that stand outside of brackets."""
    depth = start = 0
    for match in re.finditer(rf"[(\[]|[)\]]|{mark.pattern}", value):
        if match[0] in ("(", "["):
            depth += 1
        elif match[0] in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth:
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]


def _whole(parts: Iterable[str]) -> list[str]:
    """With "Inc." and the like as part of the name before it."""
    found: list[str] = []
    for part in map(str.strip, parts):
        if found and SUFFIX.fullmatch(WORD.split(part, maxsplit=1)[0]):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found


def _conjoined(part: str, role: str, several: bool) -> list[str]:
    """The names that "and" joins, unless it is part of one."""
    bare = LEADING.sub("", part, count=1) if several and LEADING.match(part) else part
    if "(" in bare:
        return [bare]
    pieces = WORD.split(bare)
    if role in COMPANIES and not several and all(map(_is_word, pieces)):
        return [bare]
    if any(TOGETHER.match(piece) or SUFFIX.fullmatch(piece) for piece in pieces[1:]):
        return [bare]
    return [piece.strip() for piece in pieces]


def _is_word(piece: str) -> bool:
    """Whether a name is one word, but for "Inc." and the like."""
    return all(SUFFIX.fullmatch(part) for part in piece.replace(",", " ").split()[1:])
