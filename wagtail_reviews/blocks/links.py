"""Links with a label."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_reviews.blocks.base import PartBlock


class ProfileLinkBlock(PartBlock):
    """A place on the web where an author is found."""

    label = blocks.CharBlock(required=False, max_length=100)
    url = blocks.URLBlock()

    class Meta:
        icon = "link"
        label = _("Link")
        labels = {"label": _("Label"), "url": _("Address")}


class ProfileLinksBlock(blocks.StreamBlock):
    """An author's links."""

    link = ProfileLinkBlock()
