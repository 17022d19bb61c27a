"""Values that PHP has serialised, read by a library and within bounds."""

import re
from typing import Any

from wagtail_reviews.importers.wordpress.extra import required

LONGEST = 1024 * 1024
DEEPEST = 20
SERIALISED = re.compile(r"(?:[aOC]:[0-9]+:|s:[0-9]+:\"|[bid]:[-+0-9.eE]+;|N;)")


class PHPError(ValueError):
    """A value cannot be read."""


def is_serialised(text: str) -> bool:
    """Whether ``text`` looks like what PHP has serialised."""
    return SERIALISED.match(text) is not None


def unserialise(text: str) -> Any:
    """The value that PHP has serialised: arrays are dicts. A text that is not serialised is itself.

    Raises PHPError for objects, for what is too large or too deep, and for what is broken.
    """
    if not is_serialised(text):
        return text
    try:
        return _loaded(text)
    except PHPError:
        # XML makes one character of the two of a line break, which PHP has counted both.
        return _loaded(text.replace("\n", "\r\n"))


def _loaded(text: str) -> Any:
    data = text.encode()
    if len(data) > LONGEST or _depth(data) > DEEPEST:
        raise PHPError("too large")
    try:
        return required("phpserialize").loads(data, decode_strings=True)
    except (ValueError, TypeError, OverflowError, RecursionError, MemoryError) as error:
        raise PHPError("broken") from error


def _depth(data: bytes) -> int:
    """How deep arrays nest at most; braces within texts only make it more."""
    depth = deepest = 0
    for brace in re.findall(rb"[{}]", data):
        depth += 1 if brace == b"{" else -1
        deepest = max(deepest, depth)
    return deepest
