"""Two versions of a block side by side, in the words that an editor knows it by.

Wagtail's own comparison prints the keys of choices, None for what is empty, and fails on a picture
block without a picture.
"""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.admin import compare
from wagtail.images.blocks import ImageBlock

PICTURES = "wagtailimages/widgets/compare.html"


class TextComparison(compare.BlockComparison):
    """A value that is shown as a line of text."""

    def text(self, value: Any) -> str:
        """The value as an editor reads it; nothing where it is empty."""
        return "" if _is_empty(value) else str(value)

    def has_changed(self) -> bool:
        """Whether an editor would see a difference."""
        return self.text(self.val_a) != self.text(self.val_b)

    def htmlvalue(self, value: Any) -> str:
        """One version, escaped."""
        return escape(self.text(value))

    def htmldiff(self) -> str:
        """Both versions, what differs marked."""
        diff: str = compare.diff_text(self.text(self.val_a), self.text(self.val_b)).to_html()
        return diff


class ChoiceComparison(TextComparison):
    """A choice, by its label."""

    def text(self, value: Any) -> str:
        """The label of the choice; the key itself where it is a choice no more."""
        labels = {key: label for key, label in self.block.field.choices if key}
        return str(labels.get(value, value or ""))


class SwitchComparison(TextComparison):
    """A box that is ticked or not."""

    def text(self, value: Any) -> str:
        """Yes where it is ticked."""
        return gettext("Yes") if value else ""


class EmbedComparison(TextComparison):
    """An embed, by its address: its HTML has no text to compare."""

    def text(self, value: Any) -> str:
        """The address."""
        return value.url if value else ""


class PictureComparison(compare.BlockComparison):
    """A picture with its alternative text; drafts have none yet."""

    def htmlvalue(self, value: Any) -> str:
        """The picture, small."""
        return self._show(value, value)

    def htmldiff(self) -> str:
        """Both pictures where they differ, and what differs in the text."""
        return self._show(self.val_a, self.val_b)

    def _show(self, before: Any, after: Any) -> str:
        if not before and not after:
            return ""
        pictures = render_to_string(PICTURES, {"image_a": before, "image_b": after})
        text = compare.diff_text(_alt(before), _alt(after)).to_html()
        return format_html("{}<p>{}</p>", SafeString(pictures), text)


def _alt(picture: Any) -> str:
    return getattr(picture, "contextual_alt_text", None) or ""


class PartComparison(compare.StructBlockComparison):
    """A struct: each field that either version has filled in, by its label."""

    def htmlvalue(self, value: Any) -> str:
        """One version."""
        return _definitions(
            (block.label, comparison(block, value[name], value[name]).htmlvalue(value[name]))
            for name, block in self.block.child_blocks.items()
            if not _is_empty(value[name])
        )

    def htmldiff(self) -> str:
        """Both versions, what differs marked."""
        pairs = [
            (block, self.val_a[name], self.val_b[name])
            for name, block in self.block.child_blocks.items()
        ]
        return _definitions(
            (block.label, comparison(block, before, after).htmldiff())
            for block, before, after in pairs
            if not (_is_empty(before) and _is_empty(after))
        )


class ListComparison(compare.ListBlockComparison):
    """A list, item by item."""

    def htmlvalue(self, value: Any) -> str:
        """One version."""
        items = [
            (comparison(self.block.child_block, item, item).htmlvalue(item),)
            for item in value
            if not _is_empty(item)
        ]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))


def comparison(block: blocks.Block, before: Any, after: Any) -> compare.BlockComparison:
    """The comparison of two values that a block within one of ours has; None is an empty one."""
    for kind, found in COMPARISONS:
        if isinstance(block, kind):
            return found(block, True, True, before, after)
    found = compare.get_comparison_class_for_block(block)
    return found(block, True, True, before, after)


# The first that fits: a picture is a struct to Wagtail.
COMPARISONS: tuple[tuple[Any, type[compare.BlockComparison]], ...] = (
    (ImageBlock, PictureComparison),
    (blocks.ListBlock, ListComparison),
    (blocks.ChoiceBlock, ChoiceComparison),
    (blocks.BooleanBlock, SwitchComparison),
    (blocks.RichTextBlock, compare.RichTextBlockComparison),
    (blocks.FieldBlock, TextComparison),
)


def _definitions(pairs: Iterable[tuple[str | Promise, str]]) -> str:
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))


def _is_empty(value: Any) -> bool:
    """Whether there is nothing to show; zero is a number."""
    return not value and (isinstance(value, bool) or value != 0)
