"""The typed review as a field of Wagtail's own ``pages`` endpoints."""

from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField

from wagtail_reviews.extract import contract_of
from wagtail_reviews.schema import Review


class ReviewField(Field):
    """The read-only ``review`` of a page: the anonymous reader's view, in v2 and v3 alike.

    ``model`` is the page type, by which a site's own fields are typed.
    """

    def __init__(self, model: type[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)
        self.model = model

    def bind(self, field_name: str, parent: Any) -> None:
        """Annotate the representation: v3 reads its schema from there."""
        super().bind(field_name, parent)
        self.to_representation = self._typed() if self.model else represent

    def _typed(self) -> Any:
        def typed(value: Any) -> Any:
            return represent(value)

        typed.__annotations__["return"] = contract_of(self.model).review
        return typed


def represent(value: Any) -> Review:
    """The review as JSON values."""
    dumped: Any = value.review.model_dump(mode="json")
    return dumped  # type: ignore[no-any-return]  # v2 needs the dump


def typed(field: Any, model: type[Any]) -> Any:
    """A field of the API, bound to the page type if it is the review."""
    if isinstance(getattr(field, "serializer", None), ReviewField):
        return APIField(field.name, serializer=ReviewField(model))
    return field
