"""Site Reviews by Gemini Labs, as of version 8.2.0.

Reviews by visitors are posts of the type ``site-review``; their ratings stand in tables of the
plugin, and in an export only where the plugin was asked to put them there, as ``_glsr_export``:
stars of 5, and a name, an e-mail address and an IP address, of which only the name is taken.
"""

from collections.abc import Mapping

from wagtail_reviews.importers.wordpress.plugins.box import Box, field, shown
from wagtail_reviews.importers.wordpress.plugins.fields import Fields
from wagtail_reviews.importers.wordpress.words import plain

POST_TYPE = "site-review"
EXPORTED = "_glsr_export"


def site_review_box(meta: Mapping[str, str]) -> Box | None:
    """The box that custom fields amount to; None where there is none."""
    fields = Fields(meta)
    exported = fields.value(EXPORTED) if EXPORTED in meta else None
    if not isinstance(exported, dict) or not exported.get("rating"):
        return None
    return Box(
        plugin="Site Reviews",
        scale="stars-5",
        total=shown(exported["rating"]),
        rest=tuple(filter(None, [plain(fields.text("_response"))])),
    )


def visitor_name(meta: Mapping[str, str]) -> str:
    """The name that a visitor signed a review with."""
    name = plain(field(Fields(meta).value(EXPORTED), "name"))
    return "" if "@" in name else name
