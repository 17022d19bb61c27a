"""Raw blocks, and what they refer to at the source -> the contract's review.

Readers describe what they have understood as raw blocks, as the editor would store them, with the
source's own ids of pictures and authors; ``extract`` makes of it what the contract says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wagtail_reviews import extract
from wagtail_reviews.extract import Clean, PictureRef
from wagtail_reviews.schema import SCHEMA_VERSION, Image, Meta, Review, Term, blocks, parts
from wagtail_reviews.slugs import term_slug


@dataclass
class Shelf:
    """The pictures and the authors of a source, by the ids that its blocks refer to them with."""

    images: dict[int, Image] = field(default_factory=dict)
    authors: dict[int, parts.Author] = field(default_factory=dict)

    def add_picture(self, url: str, title: str = "", alt: str = "") -> int:
        """The id of the picture at an address of the source."""
        known = next((pk for pk, image in self.images.items() if image.url == url), None)
        pk = known or max(self.images, default=0) + 1
        self.images.setdefault(pk, picture(pk, url, title, alt))
        return pk

    def add_author(self, name: str, **values: Any) -> int:
        """The id of an author; ``values`` are those of the contract that are known."""
        pk = max(self.authors, default=0) + 1
        self.authors[pk] = author(pk, name, **values)
        return pk

    def image(self, ref: PictureRef) -> Image | None:
        """As ``extract.Resolver`` has it."""
        found = self.images.get(ref.id)
        if found is None:
            return None
        alt = found.alt if ref.alt is None else ref.alt
        return found.model_copy(update={"alt": alt, "credit": ref.credit})

    def author(self, pk: int) -> parts.Author | None:
        """As ``extract.Resolver`` has it."""
        return self.authors.get(pk)

    def html(self, source: Clean) -> str:
        """As ``extract.Resolver`` has it: links lead where they led at the source."""
        return source

    def embed(self, url: str) -> blocks.Embed:
        """As ``extract.Resolver`` has it."""
        return extract.bare_embed(url)


def picture(pk: int, url: str, title: str = "", alt: str = "") -> Image:
    """A picture of the source, of a size that nobody knows before it has been fetched."""
    return Image(
        id=pk,
        title=title,
        alt=alt,
        width=0,
        height=0,
        url=url,
        srcset=[],
        focal_point=None,
        credit="",
    )


def author(pk: int, name: str, **values: Any) -> parts.Author:
    """An author of the source, of whom ``values`` are known."""
    known = {
        "id": pk,
        "name": name,
        "slug": term_slug(name),
        "type": "Person",
        "job_title": "",
        "url": "",
        "heading": "",
        "bio": "",
        "image": None,
        "links": [],
    }
    return parts.Author.model_validate({**known, **values})


def build_review(
    raw: Iterable[Mapping[str, Any]],
    shelf: Shelf,
    *,
    title: str,
    pk: int | None = None,
    slug: str = "",
    locale: str = "",
    html_url: str | None = None,
    published: datetime | None = None,
    updated: datetime | None = None,
    draft: bool = False,
    summary: str = "",
    image: Image | None = None,
    tags: Iterable[str] = (),
    seo_title: str = "",
    search_description: str = "",
) -> Review:
    """The review that raw blocks (``{"type", "value"}``) amount to. ``html_url`` is its address at
    the source; slug and locale are those of the site where they are empty.
    """
    body = extract.body([{"id": "", **block} for block in raw], shelf)
    meta = Meta(
        type="",
        detail_url=None,
        html_url=html_url,
        html_path=None,
        slug=slug,
        locale=locale,
        first_published_at=published,
        last_published_at=updated or published,
        seo_title=seo_title,
        search_description=search_description,
        draft=draft,
        parent=None,
        translations=[],
        schema_version=SCHEMA_VERSION,
    )
    return Review(
        id=pk,
        meta=meta,
        title=title,
        summary=summary,
        disclosure="",
        image=image,
        metadata=body.metadata,
        verdict=body.verdict,
        score=body.score,
        authors=body.authors,
        tags=[Term(name=name, slug=term_slug(name)) for name in tags],
        contains_spoilers=False,
        body=body.blocks,
        json_ld=None,
    )
