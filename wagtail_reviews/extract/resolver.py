"""What a body refers to, and who turns references into what the reader may see."""

from dataclasses import dataclass, field
from typing import Protocol

from wagtail_reviews.extract.sanitise import Clean
from wagtail_reviews.schema import blocks, parts


@dataclass(frozen=True)
class PictureRef:
    """A picture that a block refers to, with the words that the block has for it."""

    id: int
    alt: str | None = None
    credit: str = ""


class Resolver(Protocol):
    """Turns references of the body into what the reader may see of them."""

    def image(self, ref: PictureRef) -> parts.Image | None: ...
    def author(self, pk: int) -> parts.Author | None: ...
    def html(self, source: Clean) -> str: ...
    def embed(self, url: str) -> blocks.Embed: ...


@dataclass
class References:
    """A resolver that finds nothing and remembers what it was asked for."""

    images: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    sources: list[Clean] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)

    def image(self, ref: PictureRef) -> parts.Image | None:
        self.images.append(ref.id)
        return None

    def author(self, pk: int) -> parts.Author | None:
        self.authors.append(pk)
        return None

    def html(self, source: Clean) -> str:
        self.sources.append(source)
        return source

    def embed(self, url: str) -> blocks.Embed:
        self.urls.append(url)
        return bare_embed(url)


def bare_embed(url: str) -> blocks.Embed:
    """An embed of which only the address is known."""
    return blocks.Embed(
        url=url, html="", title="", provider_name="", thumbnail_url="", width=None, height=None
    )
