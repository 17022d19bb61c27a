"""Links with a label."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_reviews.blocks.base import PartBlock

IF_EMPTY = _("The name of the site if left empty.")
# The block whose link is recognised by its host, in the page editor.
RECOGNISED = {
    "data-controller": "reviews-profile",
    "data-reviews-profile-url-value": reverse_lazy("wagtail_reviews_admin:profile"),
}


def target(name: str, action: str = "") -> dict[str, Any]:
    """The attributes of a field that takes part in it."""
    attrs = {"data-reviews-profile-target": name}
    return {**attrs, "data-action": action} if action else attrs


class ProfileLinkBlock(PartBlock):
    """A place on the web where an author is found."""

    label = blocks.CharBlock(required=False, max_length=100)
    url = blocks.URLBlock()

    class Meta:
        icon = "link"
        label = _("Link")
        form_attrs = RECOGNISED
        form_layout = blocks.BlockGroup(children=["url", "label"])
        labels = {"label": _("Label"), "url": _("Address")}
        help_texts = {"label": IF_EMPTY}
        widget_attrs = {
            "label": target("label"),
            "url": target("url", "change->reviews-profile#recognise"),
        }


class ProfileLinksBlock(blocks.StreamBlock):
    """An author's links."""

    link = ProfileLinkBlock()
