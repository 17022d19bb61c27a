"""What readers yield: reviews as the contract has them, and what is to be said of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from wagtail_reviews.conf import Text
from wagtail_reviews.schema import Review, parts

Severity = Literal["error", "warning", "note"]
LONGEST_KEY = 255


@dataclass(frozen=True)
class Finding:
    """What somebody should know of an item: why it cannot be imported (an error), what of it was
    left as text, or left out (a warning), or what words became fields that say the same in their
    own (a note). ``text`` holds the words of the source that it is about.
    """

    code: str
    message: Text
    severity: Severity = "warning"
    text: str = ""


@dataclass(frozen=True)
class Item:
    """A review of the source; None where it cannot be read, which ``findings`` then tell.

    ``key`` is the same whenever the source is read, at most 255 characters; ``position`` says to a
    person where it stands ("reviews.xml, post 12"). The ids of pictures, authors, translations and
    of the review itself are those of the source; ``meta.html_url`` is its old address.
    ``translations`` are the keys of the items that it is a translation of.
    """

    key: str
    position: str
    review: Review | None
    findings: tuple[Finding, ...] = ()
    translations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Portrait:
    """An author of the source, with what the cards of the reviews do not tell."""

    position: str
    author: parts.Author


class Reader(Protocol):
    """Reads a source, one item after another, in flat memory; ``done`` of its ``total`` bytes have
    been read.
    """

    total: int
    done: int

    def __iter__(self) -> Iterator[Item | Portrait]: ...
