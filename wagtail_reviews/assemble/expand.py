"""A rich text on its own, outside of any review."""

from wagtail_reviews import extract
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.embeds import fetch_embeds
from wagtail_reviews.assemble.images import fetch_images
from wagtail_reviews.assemble.links import Referred, Targets, expand, fetch_documents
from wagtail_reviews.assemble.related import fetch_related


def expand_rich_text(source: str, reader: Reader) -> str:
    """Display-ready HTML, without the targets that ``reader`` may not see."""
    clean = extract.sanitise(source)
    referred = Referred.by([clean])
    targets = Targets(
        pages=fetch_related([], referred.ids("page"), reader).urls,
        documents=fetch_documents(referred.ids("document"), reader),
        images=fetch_images(referred.ids("image"), reader),
        embeds=fetch_embeds(referred.urls()),
    )
    return expand([clean], targets)[clean]
