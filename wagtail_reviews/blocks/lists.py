"""Lists that are quick to fill. Migrations know them as Wagtail's list blocks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError, ListValue

from wagtail_reviews.blocks.base import missing


class ReadyListBlock(blocks.ListBlock):
    """A list that opens with an empty item to type into; items left empty are dropped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.child_block, blocks.FieldBlock):
            self.child_block.field.required = False

    # Wagtail: the first argument is the child block, as a migration may refer to it by number.
    __init__.has_child_block_arg = True  # type: ignore[attr-defined]  # of a function

    def get_form_state(self, value: Any) -> Any:
        """What the editor shows: an empty item where there is none."""
        return super().get_form_state(value or [self.child_block.get_default()])

    def clean(self, value: Any) -> Any:
        """The cleaned items without the empty ones; errors stand at the items of ``value``."""
        items = enumerate(self.normalize(value).bound_blocks)
        filled = [(index, item) for index, item in items if not _is_blank(item.value)]
        if self.meta.min_num and missing(self, filled):
            says = ValidationError(_("Enter at least one."), code="required")
            raise ListBlockValidationError(non_block_errors=[says])
        try:
            return super().clean(ListValue(self, bound_blocks=[item for place, item in filled]))
        except ListBlockValidationError as error:
            found = {filled[place][0]: one for place, one in error.block_errors.items()}
            raise ListBlockValidationError(found, error.non_block_errors) from error

    def deconstruct(self) -> tuple[str, Any, Any]:
        """As Wagtail's own list."""
        args, kwargs = super().deconstruct()[1:]
        return "wagtail.blocks.ListBlock", args, kwargs


def _is_blank(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_blank, value.values()))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return all(map(_is_blank, value))
    return value is None or not str(value).strip()


class QuickListBlock(ReadyListBlock):
    """A list of short texts: Enter adds the next, and each line that is pasted is an item."""

    class Meta:
        form_attrs = {
            "data-controller": "reviews-quick-list",
            "data-action": "keydown->reviews-quick-list#press paste->reviews-quick-list#paste",
        }


class NameListBlock(QuickListBlock):
    """A quick list of names, which a comma or a semicolon also separates where they are pasted."""

    class Meta:
        form_attrs = {
            **QuickListBlock._meta_class.form_attrs,
            "data-reviews-quick-list-separators-value": ",;",
        }
