"""WP Product Review by ThemeIsle, as of version 3.7.11.

``cwp_meta_box_check`` is "Yes" on a review. ``wppr_options`` are names and values of 0 to 100, and
their average is the score: ``wppr_rating``, which the plugin shows without decimals. Older versions
kept each option, pro and con in a field of its own: ``option_1_content``, ``option_1_grade``,
``cwp_option_1_pro``, ``cwp_option_1_cons``.
"""

from collections.abc import Mapping
from typing import Any

from wagtail_reviews.importers.wordpress.plugins.box import (
    Box,
    Criterion,
    Link,
    average,
    field,
    listed,
    points,
    rounded,
    shown,
)
from wagtail_reviews.importers.wordpress.plugins.fields import Fields
from wagtail_reviews.importers.wordpress.words import plain

OLD_OPTIONS = range(1, 21)


def product_review_box(meta: Mapping[str, str]) -> Box | None:
    """The box that custom fields amount to; None where there is none."""
    fields = Fields(meta)
    if fields.text("cwp_meta_box_check").lower() != "yes":
        return None
    criteria = _criteria(fields)
    return Box(
        plugin="WP Product Review",
        title=plain(fields.text("cwp_rev_product_name")),
        scale="percent",
        total=_total(fields, criteria),
        criteria=criteria,
        pros=points(fields.value("wppr_pros")) or _old(fields, "cwp_option_{}_pro"),
        cons=points(fields.value("wppr_cons")) or _old(fields, "cwp_option_{}_cons"),
        links=_links(fields),
        rest=tuple(filter(None, [plain(fields.text("cwp_rev_price"))])),
        broken=tuple(fields.broken),
    )


def _total(fields: Fields, criteria: tuple[Criterion, ...]) -> str:
    stored = fields.text("wppr_rating") or fields.text("option_overall_score")
    return rounded(stored, 0) if stored else average(criteria, 0)


def _criteria(fields: Fields) -> tuple[Criterion, ...]:
    options = fields.value("wppr_options")
    found = [(field(one, "name"), field(one, "value")) for one in listed(options)]
    if not found:
        names = (f"option_{place}" for place in OLD_OPTIONS)
        found = [(fields.text(f"{name}_content"), fields.text(f"{name}_grade")) for name in names]
    return tuple(Criterion(plain(name), shown(value)) for name, value in found if name)


def _old(fields: Fields, name: str) -> tuple[str, ...]:
    return points([fields.text(name.format(place)) for place in OLD_OPTIONS])


def _links(fields: Fields) -> tuple[Link, ...]:
    """The links of the product, which the plugin calls affiliate links."""
    links: Any = fields.value("wppr_links")
    if isinstance(links, dict) and links:
        found = ((plain(label), plain(url)) for label, url in links.items())
        return tuple(Link(label, url, sponsored=True) for label, url in found)
    return tuple(
        Link(plain(fields.text(f"cwp_product_affiliate_text{end}")), url, sponsored=True)
        for end in ("", "2")
        if (url := plain(fields.text(f"cwp_product_affiliate_link{end}")))
    )
