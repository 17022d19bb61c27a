"""The typed review as a field of Wagtail's own ``pages`` endpoints."""

from typing import Any

from rest_framework.fields import Field

from wagtail_reviews.schema import Review


class ReviewField(Field):
    """The read-only ``review`` of a page: the anonymous reader's view, in v2 and v3 alike."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Review:
        """The review as JSON values; v3 reads its schema from the annotation."""
        dumped: Any = value.review.model_dump(mode="json")
        return dumped  # type: ignore[no-any-return]  # v2 needs the dump
