"""Embeds that Wagtail has already fetched: reading a review never asks another server."""

from collections.abc import Iterable

from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from wagtail_reviews.schema import blocks


def fetch_embeds(urls: Iterable[str]) -> dict[str, Embed]:
    """What is known of the media at these URLs, by URL."""
    hashes = {get_embed_hash(url): url for url in urls}
    if not hashes:
        return {}
    found = Embed.objects.filter(hash__in=hashes)
    return {hashes[embed.hash]: embed for embed in found}


def describe_embed(url: str, embed: Embed) -> blocks.Embed:
    """The embed that was fetched for ``url``, as reviews show it."""
    return blocks.Embed(
        url=url,
        html=embed.html,
        title=embed.title,
        provider_name=embed.provider_name,
        thumbnail_url=embed.thumbnail_url,
        width=embed.width,
        height=embed.height,
    )
