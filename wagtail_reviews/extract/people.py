"""Authors."""

from collections.abc import Iterable
from typing import Any

from wagtail_reviews.extract.hosts import site_name
from wagtail_reviews.extract.raw import Raw, integer, present, struct, text, url
from wagtail_reviews.extract.resolver import Resolver
from wagtail_reviews.extract.text import rich_text
from wagtail_reviews.schema import parts


def author(value: Any, resolver: Resolver) -> parts.Author | None:
    """The author that a card shows; the card's own heading and bio go before the author's."""
    raw = struct(value)
    pk = integer(raw.get("author"))
    bio = rich_text(raw.get("bio"), resolver)
    found = resolver.author(pk) if pk is not None else None
    if found is None or not found.name:
        return None
    return found.model_copy(update={"heading": text(raw.get("heading")), "bio": bio or found.bio})


def profile_links(raw: Iterable[Any]) -> list[parts.ProfileLink]:
    """The links of an author: the raw stream of their ``links``."""
    return present(_profile_link(struct(struct(child).get("value"))) for child in raw)


def _profile_link(raw: Raw) -> parts.ProfileLink | None:
    address = url(raw.get("url"))
    if not address:
        return None
    return parts.ProfileLink(label=text(raw.get("label")) or site_name(address), url=address)
