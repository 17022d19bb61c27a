"""Template tags for sites that are not headless."""

import json
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext

from wagtail_reviews.schema import Author, Image, Review
from wagtail_reviews.structured_data import script_safe

register = template.Library()


@register.simple_tag
def review_json_ld(review: Review) -> SafeString:
    """``{% review_json_ld page.review %}``: the script element with the review's JSON-LD.

    Nothing at all for a review that is not eligible.
    """
    if review.json_ld is None:
        return SafeString("")
    text = script_safe(json.dumps(review.json_ld, ensure_ascii=False))
    safe = mark_safe(text)  # noqa: S308  # script_safe() has escaped what could end the element
    return format_html('<script type="application/ld+json">{}</script>', safe)


@register.filter
def part_template(part_type: str) -> str:
    """The template of a block of the body, by its type."""
    return f"wagtail_reviews/parts/{part_type}.html"


@register.filter
def names(authors: list[Author]) -> str:
    """The names of the byline: "Ada, Ben and Cleo"."""
    return get_text_list([author.name for author in authors], gettext("and"))


@register.filter
def sources(image: Image) -> list[tuple[str, str]]:
    """The sources of a picture as ``<source>`` wants them: media type and srcset."""
    found: dict[str, list[str]] = {}
    for source in image.srcset:
        found.setdefault(source.type, []).append(f"{source.url} {source.width}w")
    return [(kind, ", ".join(files)) for kind, files in found.items()]


@register.filter
def plain(number: Decimal) -> str:
    """A number as HTML attributes want it: with a point in every language."""
    return str(number)
