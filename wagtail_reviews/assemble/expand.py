"""A rich text on its own, outside of any review."""

from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.images import fetch_images
from wagtail_reviews.assemble.links import RichText, fetch_documents, referred_ids
from wagtail_reviews.assemble.related import fetch_related


def expand_rich_text(source: str, reader: Reader) -> str:
    """Display-ready HTML, without the targets that ``reader`` may not see."""
    pages = fetch_related([], referred_ids([source], "page"), reader).urls
    documents = fetch_documents(referred_ids([source], "document"), reader)
    images = fetch_images(referred_ids([source], "image"), reader)
    return RichText(pages, documents, images)(source)
