"""Values of a raw StreamField, made safe: drafts hold None, "", [] and [None] anywhere."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from wagtail_reviews.schema.query.reading import UNSTORABLE

Raw = Mapping[str, Any]
# Other schemes would run in the browser of whoever follows the link.
LINK = re.compile("(?:https?://|mailto:)", re.IGNORECASE)
P = TypeVar("P")


def text(value: Any) -> str:
    """``value`` as stripped text; "" for None, and where a list or a mapping stands instead."""
    found = value if isinstance(value, str) else _printed(value)
    if found.isascii() and "\0" not in found:
        return found.strip()
    return UNSTORABLE.sub("", found).strip()


def _printed(value: Any) -> str:
    return "" if value is None or isinstance(value, (Mapping, list, tuple)) else str(value)


def url(value: Any) -> str:
    """``value`` as a link that is safe to follow; "" for anything else."""
    link = text(value)
    return link if LINK.match(link) else ""


def struct(value: Any) -> Raw:
    """``value`` if it is a mapping, else an empty one."""
    # JSON holds no other; of any class that is none, Python has to look it up.
    if value is None or isinstance(value, (dict, str)):
        return value if isinstance(value, dict) else {}
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> Sequence[Any]:
    """``value`` if it is a list, else an empty one."""
    return value if isinstance(value, (list, tuple)) else []


def items(value: Any) -> list[Any]:
    """The items of a list, in either of the forms that Wagtail stores, without the empty ones."""
    return [item for item in map(_item, listed(value)) if item not in (None, "", {}, [])]


def _item(value: Any) -> Any:
    raw = struct(value)
    return raw["value"] if raw and raw.get("type") == "item" and "value" in raw else value


def texts(value: Any) -> list[str]:
    """The items of a list of texts, stripped, without the empty ones."""
    return [found for found in map(text, items(value)) if found]


def integer(value: Any) -> int | None:
    """``value`` as an int that a database can hold, or None where it is none."""
    found = text(value)
    return int(found) if re.fullmatch(r"[0-9]{1,18}", found) else None


def present(found: Iterable[P | None]) -> list[P]:
    """What is not None."""
    return [one for one in found if one is not None]
