"""Authors as reviews show them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.apps import apps

from wagtail_reviews import extract
from wagtail_reviews.extract import PictureRef, Resolver
from wagtail_reviews.schema import parts

if TYPE_CHECKING:
    from wagtail_reviews.models import Author


def fetch_authors(ids: Iterable[int]) -> "Mapping[int, Author]":
    """The live authors with these ids, by id."""
    wanted = set(ids)
    if not wanted:
        return {}
    model: type[Author] = apps.get_model("wagtail_reviews", "Author")
    return model.objects.filter(live=True).in_bulk(wanted)


def describe_author(author: "Author", resolver: Resolver) -> parts.Author:
    """An author without the heading and the bio that a card may have of its own."""
    return parts.Author.model_validate(
        {
            "id": author.pk,
            "slug": author.slug,
            "type": author.type,
            "name": author.name,
            "job_title": author.job_title,
            "url": author.url,
            "heading": "",
            "bio": extract.rich_text(author.bio, resolver),
            "image": _portrait(author, resolver),
            "links": extract.profile_links(author.links.raw_data),
        }
    )


def _portrait(author: "Author", resolver: Resolver) -> parts.Image | None:
    if author.image_id is None:
        return None
    return resolver.image(PictureRef(author.image_id, alt=author.name))
