"""What stands in an export, one entry at a time."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Site:
    """The site that was exported; ``version`` is that of the format ("1.2")."""

    version: str = ""
    url: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who may have written posts. The login is a user name, and is shown to nobody."""

    id: int
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    """A category, a tag, or a term of any other taxonomy, its ``domain``."""

    domain: str
    slug: str
    name: str


@dataclass
class Entry:
    """A post of any type: its fields ("wp:post_id"), its terms, and its custom fields.

    ``whole`` is False where it is larger than what is read of one post.
    """

    line: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    whole: bool = True

    def text(self, name: str) -> str:
        """A field, stripped; "" where there is none."""
        return self.fields.get(name, "").strip()

    def number(self, name: str) -> int:
        """A field that holds an id; 0 where it holds none."""
        return number(self.text(name))


def number(text: str) -> int:
    """The id that ``text`` is; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0
