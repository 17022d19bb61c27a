"""The product review of Otter Blocks, as of version 3.2.3.

A block ``themeisle-blocks/review`` without HTML of its own. Each feature is rated from 1 to 10, and
the average, to one decimal, is the score. What an author has left as the plugin suggests it is not
stored: sample features and sample pros are not taken for the author's.
"""

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
    points,
    shown,
)
from wagtail_reviews.importers.wordpress.words import escape, plain


def otter_box(attrs: Mapping[str, Any]) -> Box:
    """The box that the attributes of a block amount to."""
    features = listed(attrs.get("features"))
    criteria = tuple(
        Criterion(plain(field(one, "title")), shown(field(one, "rating"))) for one in features
    )
    return Box(
        plugin="Otter Blocks",
        title=plain(attrs.get("title")),
        scale="points-10",
        total=average(criteria, 1),
        criteria=criteria,
        pros=points(attrs.get("pros")),
        cons=points(attrs.get("cons")),
        links=tuple(map(_link, listed(attrs.get("links")))),
        rest=_rest(attrs, features),
        html=_html(attrs),
    )


def _link(value: Any) -> Link:
    label, url = plain(field(value, "label")), plain(field(value, "href"))
    return Link(label, url, sponsored=field(value, "isSponsored") is True)


def _rest(attrs: Mapping[str, Any], features: list[Any]) -> tuple[str, ...]:
    prices = [shown(attrs.get(name)) for name in ("price", "discounted")]
    price = " ".join([*filter(None, prices), plain(attrs.get("currency"))]) if any(prices) else ""
    labels = [plain(attrs.get(name)) for name in ("prosLabel", "consLabel", "buttonsLabel")]
    said = [plain(field(one, "description")) for one in features]
    return tuple(text for text in (price, *labels, *said) if text)


def _html(attrs: Mapping[str, Any]) -> str:
    description = attrs.get("description")
    text = f"\n<p>{description}</p>\n" if isinstance(description, str) else ""
    return _picture(attrs.get("image")) + text


def _picture(image: Any) -> str:
    url, alt, pk = (escape(plain(field(image, name))) for name in ("url", "alt", "id"))
    return figure(f'<img class="wp-image-{pk}" src="{url}" alt="{alt}">') if url else ""
