"""Authors as reviews show them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps

from wagtail_reviews import extract
from wagtail_reviews.extract import PictureRef, Resolver
from wagtail_reviews.schema import parts


def fetch_authors(ids: Iterable[int]) -> Mapping[int, Any]:
    """The live authors with these ids, by id."""
    wanted = set(ids)
    if not wanted:
        return {}
    model = apps.get_model("wagtail_reviews", "Author")
    authors: Mapping[int, Any] = model._default_manager.filter(live=True).in_bulk(wanted)
    return authors


def describe_author(author: Any, resolver: Resolver) -> parts.Author:
    """An author without the heading and the bio that a card may have of its own."""
    return parts.Author.model_validate(
        {
            "id": author.pk,
            "slug": author.slug,
            "type": author.type,
            "name": author.name,
            "job_title": author.job_title,
            "url": extract.url(author.url),
            "heading": "",
            "bio": extract.rich_text(author.bio, resolver),
            "image": _portrait(author, resolver),
            "links": extract.profile_links(author.links.raw_data),
        }
    )


def _portrait(author: Any, resolver: Resolver) -> parts.Image | None:
    if author.image_id is None:
        return None
    return resolver.image(PictureRef(author.image_id, alt=author.name))
