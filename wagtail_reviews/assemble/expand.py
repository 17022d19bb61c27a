"""A rich text on its own, outside of any review."""

from wagtail_reviews import extract
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.embeds import fetch_embeds
from wagtail_reviews.assemble.images import fetch_images
from wagtail_reviews.assemble.links import (
    Targets,
    expand,
    fetch_documents,
    referred_ids,
    referred_urls,
)
from wagtail_reviews.assemble.related import fetch_related


def expand_rich_text(source: str, reader: Reader) -> str:
    """Display-ready HTML, without the targets that ``reader`` may not see."""
    sources = [extract.sanitise(source)]
    targets = Targets(
        pages=fetch_related([], referred_ids(sources, "page"), reader).urls,
        documents=fetch_documents(referred_ids(sources, "document"), reader),
        images=fetch_images(referred_ids(sources, "image"), reader),
        embeds=fetch_embeds(referred_urls(sources)),
    )
    return expand(sources, targets)[sources[0]]
