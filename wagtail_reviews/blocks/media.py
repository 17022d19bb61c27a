"""Blocks of pictures and of media from elsewhere."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock as WagtailEmbedBlock
from wagtail.images.blocks import ImageBlock as WagtailImageBlock

from wagtail_reviews.blocks.base import MEDIA, PartBlock, Previewed
from wagtail_reviews.blocks.comparison import EmbedComparison
from wagtail_reviews.blocks.samples import SAMPLE_ID
from wagtail_reviews.blocks.text import PREVIEW


class ImageBlock(Previewed, PartBlock):
    """A picture with its caption; Wagtail asks for alternative text or for it to be decorative."""

    image = WagtailImageBlock()
    caption = blocks.CharBlock(required=False, max_length=255)
    credit = blocks.CharBlock(required=False, max_length=255)

    def sample(self, raw: Any) -> Any:
        """The sample with a picture in it."""
        picture = {"image": SAMPLE_ID, "alt_text": "", "decorative": True}
        return {**raw, "image": picture}

    class Meta:
        part = "image"
        icon = "image"
        label = _("Picture")
        description = _("A picture with a caption and a credit.")
        group = MEDIA
        labels = {
            "image": _("Picture"),
            "caption": pgettext_lazy("picture", "Caption"),
            "credit": pgettext_lazy("picture", "Credit"),
        }
        preview_template = PREVIEW
        preview_value = {
            "image": None,
            "caption": _("The lamp room, an hour before the storm."),
            "credit": _("Harbour Pictures"),
        }


class EmbedBlock(Previewed, WagtailEmbedBlock):
    """A video, or other media that a provider embeds."""

    def get_comparison_class(self) -> type[EmbedComparison]:
        """How two revisions of the block are compared."""
        return EmbedComparison

    class Meta:
        part = "embed"
        icon = "media"
        label = _("Video or embed")
        description = _("A trailer, a track or a post, by its address.")
        group = MEDIA
        preview_template = PREVIEW
        preview_value = "https://www.example.com/trailer"
