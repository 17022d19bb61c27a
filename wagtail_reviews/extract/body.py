"""The body: its blocks, and the parts that stand among them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail_reviews.extract import people, text, work
from wagtail_reviews.extract.raw import Raw, struct
from wagtail_reviews.extract.raw import text as plain
from wagtail_reviews.extract.resolver import References, Resolver
from wagtail_reviews.extract.score import score
from wagtail_reviews.schema import blocks, parts

SINGLE = frozenset({"metadata", "verdict", "score"})


@dataclass(frozen=True)
class Body:
    """The blocks of a body in the editor's order, and the parts that stand among them."""

    blocks: list[blocks.Block]

    @property
    def metadata(self) -> parts.Metadata | None:
        """The work."""
        return next(self._values(blocks.MetadataBlock), None)

    @property
    def verdict(self) -> parts.Verdict | None:
        """The pros and cons."""
        return next(self._values(blocks.VerdictBlock), None)

    @property
    def score(self) -> parts.Score | None:
        """The score."""
        return next(self._values(blocks.ScoreBlock), None)

    @property
    def authors(self) -> list[parts.Author]:
        """The byline: each author once."""
        cards: dict[int, parts.Author] = {}
        for author in self._values(blocks.AuthorCardBlock):
            cards.setdefault(author.id, author)
        return list(cards.values())

    def _values(self, kind: type[Any]) -> Iterator[Any]:
        return (block.value for block in self.blocks if isinstance(block, kind))


def as_stored(name: str, value: Any) -> Any:
    """The value of a block of the site's own, as it is."""
    return value


Reader = Callable[[Any, Resolver], Any]
Readers = Mapping[str, tuple[type[Any], Reader]]


def body(
    raw: Iterable[Any],
    resolver: Resolver,
    readers: Readers | None = None,
    represent: Callable[[str, Any], Any] = as_stored,
) -> Body:
    """The body that a raw stream (a list of ``{"type", "value", "id"}``) amounts to.

    ``readers`` are those of the page type, ours if not given. ``represent`` gives the value of a
    block of the site's own that has none, by its name and raw value.
    """
    readers = READERS if readers is None else readers
    found: list[blocks.Block] = []
    seen: set[str] = set()
    for child in map(struct, raw):
        name = plain(child.get("type"))
        block = None if name in SINGLE & seen else _block(name, child, resolver, readers, represent)
        if block is not None:
            seen.add(name)
            found.append(block)
    return Body(found)


def refer(
    raw: Iterable[Any],
    found: References,
    readers: Readers | None = None,
    represent: Callable[[str, Any], Any] = as_stored,
) -> None:
    """Ask ``found`` for all that ``body``, given the same, asks its resolver for."""
    readers = READERS if readers is None else readers
    for child in map(struct, raw):
        name, value = plain(child.get("type")), child.get("value")
        if name in readers:
            _, reader = readers[name]
            REFERRERS.get(reader, reader)(value, found)
        elif name:
            represent(name, value)


def nothing(value: Any, resolver: Resolver) -> None:
    """What a block refers to that holds words and numbers alone."""


def _block(
    name: str,
    child: Raw,
    resolver: Resolver,
    readers: Readers,
    represent: Callable[[str, Any], Any],
) -> blocks.Block | None:
    key, value = plain(child.get("id")), child.get("value")
    if name not in readers:
        return blocks.CustomBlock(name=name, id=key, value=represent(name, value)) if name else None
    model, reader = readers[name]
    part = reader(value, resolver)
    return None if part in (None, "") else model(id=key, value=part)


READERS: Readers = {
    "metadata": (blocks.MetadataBlock, work.metadata),
    "synopsis": (blocks.SynopsisBlock, text.rich_text),
    "heading": (blocks.HeadingBlock, text.heading),
    "paragraph": (blocks.ParagraphBlock, text.rich_text),
    "image": (blocks.ImageBlock, text.picture),
    "quote": (blocks.QuoteBlock, text.quote),
    "embed": (blocks.EmbedBlock, text.embed),
    "spoiler": (blocks.SpoilerBlock, text.spoiler),
    "verdict": (blocks.VerdictBlock, text.verdict),
    "score": (blocks.ScoreBlock, score),
    "author_card": (blocks.AuthorCardBlock, people.author),
}

# What the blocks of these readers refer to is known without reading the rest of them.
REFERRERS: Mapping[Reader, Reader] = {
    work.metadata: work.poster,
    text.heading: nothing,
    text.quote: nothing,
    text.verdict: nothing,
    score: nothing,
}
