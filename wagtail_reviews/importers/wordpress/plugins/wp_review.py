"""WP Review by MyThemeShop, as of version 5.3.5, and the pros and cons of its Pro version.

``wp_review_type`` says what ``wp_review_total`` and the ``wp_review_item_star`` of each
``wp_review_item`` count: stars of 5, points of 10, percent, or, in a circle, points of 100, shown
with one decimal, in a circle with two. Where a post says nothing of it the site's settings do, and
no export holds those. Ratings by visitors are none of the author's.
"""

from collections.abc import Mapping
from typing import Any

from wagtail_reviews.importers.wordpress.plugins.box import (
    Box,
    Criterion,
    Link,
    field,
    listed,
    points,
    rounded,
)
from wagtail_reviews.importers.wordpress.plugins.fields import Fields
from wagtail_reviews.importers.wordpress.plugins.schema_options import SchemaOptions
from wagtail_reviews.importers.wordpress.words import lines, plain

SCALES = {
    "star": "stars-5",
    "point": "points-10",
    "percentage": "percent",
    "circle": "points-100",
}
DECIMALS = {"circle": 2}
WORDS = ("wp_review_heading", "wp_review_desc_title", "wp_review_author", "wp_review_product_price")


def wp_review_box(meta: Mapping[str, str]) -> Box | None:
    """The box that custom fields amount to; None where there is none."""
    fields = Fields(meta)
    if fields.text("wp_review_type") == "none" or not _is_used(fields):
        return None
    kind, work_type = fields.text("wp_review_type"), fields.text("wp_review_schema")
    decimals = DECIMALS.get(kind, 1)
    options = field(fields.value("wp_review_schema_options"), work_type)
    schema = SchemaOptions(options)
    return Box(
        plugin="WP Review",
        title=plain(field(options, "name")),
        work_type=work_type,
        scale=SCALES.get(kind, ""),
        total=rounded(fields.text("wp_review_total"), decimals),
        criteria=_criteria(fields.value("wp_review_item"), decimals),
        pros=points(fields.value("wp_review_pros")),
        cons=points(fields.value("wp_review_cons")),
        summary="\n".join(lines(fields.text("wp_review_desc"))),
        links=(*_links(fields.value("wp_review_links")), *schema.links),
        work=schema.work,
        rest=(*filter(None, (plain(fields.text(name)) for name in WORDS)), *schema.rest),
        broken=tuple(fields.broken),
    )


def _is_used(fields: Fields) -> bool:
    names = ("total", "item", "desc", "pros", "cons")
    return any(fields.text(f"wp_review_{name}") for name in names)


def _criteria(value: Any, decimals: int) -> tuple[Criterion, ...]:
    found = (_criterion(one, decimals) for one in listed(value))
    return tuple(criterion for criterion in found if criterion.name or criterion.value)


def _criterion(value: Any, decimals: int) -> Criterion:
    name, mark = field(value, "wp_review_item_title"), field(value, "wp_review_item_star")
    return Criterion(plain(name), rounded(mark, decimals))


def _links(value: Any) -> tuple[Link, ...]:
    return tuple(Link(plain(field(one, "text")), plain(field(one, "url"))) for one in listed(value))
