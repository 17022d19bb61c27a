"""What a page consists of before anything of it has been understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from wagtail_reviews.importers.legacy.markup import plain

Hint = Literal["", "byline", "bio", "caption"]


@dataclass(frozen=True)
class Paragraph:
    """Lines of inline HTML; ``hint`` is what the class of the element calls it."""

    lines: tuple[str, ...]
    hint: Hint = ""

    @cached_property
    def words(self) -> str:
        """The text of all lines."""
        return " ".join(map(plain, self.lines))

    @property
    def line(self) -> str:
        """The inline HTML of its only line; "" where there are several."""
        return self.lines[0] if len(self.lines) == 1 else ""


@dataclass(frozen=True)
class Heading:
    """A heading, as inline HTML, of a level from 1."""

    html: str
    level: int = 2

    @cached_property
    def words(self) -> str:
        """Its text."""
        return plain(self.html)


@dataclass(frozen=True)
class Bullets:
    """A list of items, as inline HTML, and the signs that stood before them in the source."""

    items: tuple[str, ...]
    signs: tuple[str, ...] = ()
    ordered: bool = False

    @property
    def numbered(self) -> bool:
        """Whether the signs say more than that an item begins."""
        return any(char.isalnum() for sign in self.signs for char in sign)


@dataclass(frozen=True)
class Picture:
    """A picture by its address, with its caption as inline HTML."""

    url: str
    alt: str = ""
    title: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Quotation:
    """Lines of inline HTML set apart, and whose they are."""

    lines: tuple[str, ...]
    attribution: str = ""
    url: str = ""


@dataclass(frozen=True)
class Media:
    """Media from elsewhere, by their address."""

    url: str


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True)
class Made:
    """A raw block that some of the nodes have become."""

    type: str
    value: Mapping[str, Any]


Node = Paragraph | Heading | Bullets | Picture | Quotation | Media | Rule | Made
