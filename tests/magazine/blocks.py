# magazine/blocks.py
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests.magazine.schema import MagazineMetadata, TimelineEntry
from wagtail_reviews.blocks import MetadataBlock, PartBlock, ReviewStreamBlock, VerdictBlock


class MagazineMetadataBlock(MetadataBlock):
    edition = blocks.CharBlock(required=False)
    still = ImageBlock(required=False)

    class Meta:
        schema = MagazineMetadata
        labels = {"edition": "Edition", "still": "Still"}


class ShortVerdictBlock(VerdictBlock):
    def errors(self, value: Any) -> dict[str, ValidationError]:
        errors = super().errors(value)
        if len(value["pros"]) > 5:
            errors["pros"] = ValidationError("Enter five pros at most.")
        return errors

    class Meta:
        label = "Verdict in brief"


class PullQuoteBlock(blocks.CharBlock):
    """In place of our quote, with nothing of it but the name."""

    def as_ours(self, raw: Any) -> dict[str, Any]:
        return {"text": raw}

    def from_ours(self, raw: dict[str, Any]) -> Any:
        return raw["text"]


class TimelineBlock(PartBlock):
    year = blocks.IntegerBlock()
    event = blocks.CharBlock(max_length=255)

    class Meta:
        schema = TimelineEntry
        icon = "history"
        label = "Timeline entry"
        labels = {"year": "Year", "event": "What happened"}


class MagazineStreamBlock(ReviewStreamBlock):
    metadata = MagazineMetadataBlock()
    verdict = ShortVerdictBlock()
    quote = PullQuoteBlock()
    timeline = TimelineBlock()
