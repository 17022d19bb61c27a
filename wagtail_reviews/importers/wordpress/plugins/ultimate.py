"""The review of Ultimate Blocks, as of version 3.3.0, and the pros and cons of its Pro version.

A block ``ub/review``. Its items are a list, ``parts``, or JSON, ``items``, rated in stars of which
there are ``starCount``, or in percent; the average, to one decimal, is the score.
"""

import json
from collections.abc import Mapping
from typing import Any

from wagtail_reviews.importers.wordpress.figures import figure
from wagtail_reviews.importers.wordpress.plugins.box import (
    Box,
    Criterion,
    Link,
    average,
    field,
    listed,
    shown,
)
from wagtail_reviews.importers.wordpress.words import escape, plain

STARS = {5: "stars-5", 10: "points-10"}
OTHER_WORDS = ("authorName", "bookAuthorName", "isbn", "brand", "reviewPublisher")


def ultimate_box(attrs: Mapping[str, Any]) -> Box:
    """The box that the attributes of a block amount to."""
    items = listed(attrs.get("parts")) or listed(_json(attrs.get("items")))
    named = (Criterion(plain(field(one, "label")), shown(field(one, "value"))) for one in items)
    criteria = tuple(named)
    return Box(
        plugin="Ultimate Blocks",
        title=plain(attrs.get("itemName")),
        work_type=plain(attrs.get("itemType")),
        scale=_scale(attrs),
        total=average(criteria, 1),
        criteria=tuple(criterion for criterion in criteria if criterion.name),
        pros=_points(attrs.get("prosContent")),
        cons=_points(attrs.get("consContent")),
        summary=plain(attrs.get("summaryDescription")),
        links=_links(attrs),
        rest=tuple(_rest(attrs)),
        html=_html(attrs),
    )


def _scale(attrs: Mapping[str, Any]) -> str:
    if attrs.get("valueType", "star") == "percent":
        return "percent"
    count = attrs.get("starCount", 5)
    return STARS.get(count, "") if isinstance(count, int) else ""


def _links(attrs: Mapping[str, Any]) -> tuple[Link, ...]:
    label, url = plain(attrs.get("callToActionText")), plain(attrs.get("callToActionURL"))
    action = Link(label, url, sponsored=attrs.get("ctaIsSponsored") is True)
    page = Link("", plain(attrs.get("itemPage")), kind="official")
    return tuple(link for link in (action, page) if link.words)


def _rest(attrs: Mapping[str, Any]) -> list[str]:
    found = [plain(attrs.get(name)) for name in ("summaryTitle", *OTHER_WORDS)]
    return [text for text in found if text]


def _points(value: Any) -> tuple[str, ...]:
    """The pros and cons of the Pro version: a list of JSON texts, each of which holds a text."""
    found = (plain(field(_json(one), "text")) for one in listed(value))
    return tuple(text for text in found if text)


def _html(attrs: Mapping[str, Any]) -> str:
    url, alt = plain(attrs.get("imgURL")), plain(attrs.get("imgAlt"))
    picture = figure(f'<img src="{escape(url)}" alt="{escape(alt)}">') if url else ""
    description = attrs.get("description")
    return picture + (f"\n<p>{description}</p>\n" if isinstance(description, str) else "")


def _json(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None
