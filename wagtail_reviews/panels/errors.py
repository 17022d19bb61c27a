"""All that keeps a page from being published, in one list at the top of the editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.admin.panels import Panel


@dataclass(frozen=True)
class FieldError:
    """What is wrong, where (labels from the outside in), and the fragment that leads there."""

    path: tuple[str, ...]
    message: str
    anchor: str = ""


class ErrorsPanel(Panel):
    """A list of every error of the form with a link to each; nothing where there is none.

    Wagtail shows the errors at their fields, which may be screens apart.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "wagtail_reviews/admin/errors_panel.html"

        def is_shown(self) -> bool:
            """Whether there is anything to list."""
            return bool(self.form.errors)

        @property
        def errors(self) -> list[FieldError]:
            """The errors, in the order of the form's fields."""
            found = self.form.errors.as_data()
            return [error for name, errors in found.items() for error in self._of(name, errors)]

        def _of(self, name: str, errors: list[ValidationError]) -> Iterator[FieldError]:
            if name not in self.form.fields:
                yield from (FieldError((), text) for error in errors for text in error.messages)
                return
            field = self.form[name]
            block = getattr(field.field, "block", None)
            for error in errors:
                if isinstance(block, blocks.StreamBlock):
                    yield from stream_errors(block, field.value(), error)
                else:
                    path, anchor = (capfirst(field.label),), field.id_for_label
                    yield from (FieldError(path, message, anchor) for message in error.messages)


def stream_errors(
    block: blocks.StreamBlock, value: blocks.StreamValue, error: Any
) -> Iterator[FieldError]:
    """The errors of a stream, each with the fragment of the block that it stands in."""
    for path, message in _outer_errors((), error):
        yield FieldError(path, message)
    for index, inner in getattr(error, "block_errors", {}).items():
        child = value[index]
        # The content rather than the section: browsers unfold what a fragment leads to.
        for path, message in _errors(child.block, inner):
            yield FieldError(path, message, f"block-{child.id}-content")


Found = Iterator[tuple[tuple[str, ...], str]]


def _errors(block: blocks.Block, error: Any, label: str = "") -> Found:
    path = (label or str(capfirst(block.label)),)
    yield from _outer_errors(path, error)
    for key, inner in getattr(error, "block_errors", {}).items():
        child, name = _child(block, key)
        for inner_path, message in _errors(child, inner, name):
            yield (*path, *inner_path), message


def _outer_errors(path: tuple[str, ...], error: Any) -> Found:
    """The messages that an error has itself, not at a block within."""
    outer = getattr(error, "non_block_errors", None)
    messages = error.messages if outer is None else outer
    yield from ((path, str(message)) for message in messages)


def _child(block: blocks.Block, key: Any) -> tuple[blocks.Block, str]:
    """A block within a struct, or within a list, with its label: "Title", "Genre 2"."""
    if isinstance(block, blocks.ListBlock):
        return block.child_block, f"{capfirst(block.child_block.label)} {key + 1}"
    child = block.child_blocks[key]
    return child, str(capfirst(child.label))
