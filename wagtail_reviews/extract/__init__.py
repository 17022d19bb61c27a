"""Raw StreamField value -> parts of the schema. The only reader of raw blocks.

Whatever is incomplete is dealt with here: a part without its core (a score without a value, an
author without a name) is None or left out, and so is the second of two blocks of which a review
has but one. What the body refers to (pictures, authors, links, embeds) comes from a ``Resolver``.
"""

from wagtail_reviews.extract.body import READERS, Body, body, refer
from wagtail_reviews.extract.hosts import is_about_works, site_name
from wagtail_reviews.extract.own import (
    contract_of,
    filled,
    own_parts,
    page_values,
    readers_of,
    refer_to_page_values,
    representation,
)
from wagtail_reviews.extract.people import profile_links
from wagtail_reviews.extract.raw import url
from wagtail_reviews.extract.resolver import PictureRef, References, Resolver, bare_embed
from wagtail_reviews.extract.sanitise import Clean, sanitise
from wagtail_reviews.extract.score import score
from wagtail_reviews.extract.text import rich_text
from wagtail_reviews.extract.work import metadata

__all__ = [
    "READERS",
    "Body",
    "Clean",
    "PictureRef",
    "References",
    "Resolver",
    "bare_embed",
    "body",
    "contract_of",
    "filled",
    "is_about_works",
    "metadata",
    "own_parts",
    "page_values",
    "profile_links",
    "readers_of",
    "refer",
    "refer_to_page_values",
    "representation",
    "rich_text",
    "sanitise",
    "score",
    "site_name",
    "url",
]
