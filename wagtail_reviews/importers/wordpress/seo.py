"""What plugins for search engines keep: titles and descriptions for them."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.wordpress.words import plain

TITLES = (
    "_yoast_wpseo_title",
    "rank_math_title",
    "_aioseo_title",
    "_aioseop_title",
    "_seopress_titles_title",
    "_genesis_title",
)
DESCRIPTIONS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
)
VARIABLE = re.compile(r"%%?\w+%|#\w+")
LONGEST_TITLE = 255
TEMPLATE = _("What a plugin has for search engines cannot be taken over as it is.")


def seo_title(meta: Mapping[str, str]) -> tuple[str, list[Finding]]:
    """The title for search engines, and findings on one that is a template or too long."""
    return _first(meta, TITLES, LONGEST_TITLE)


def search_description(meta: Mapping[str, str]) -> tuple[str, list[Finding]]:
    """The description for search engines, likewise."""
    return _first(meta, DESCRIPTIONS, None)


def _first(
    meta: Mapping[str, str], names: Iterable[str], longest: int | None
) -> tuple[str, list[Finding]]:
    text = next((found for name in names if (found := plain(meta.get(name)))), "")
    if VARIABLE.search(text) or (longest is not None and len(text) > longest):
        return "", [Finding("seo-template", TEMPLATE, text=text)]
    return text, []
