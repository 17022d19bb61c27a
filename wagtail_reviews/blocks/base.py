"""What the blocks share: labels that stay out of migrations, previews, and errors by field."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from wagtail_reviews import extract, localize
from wagtail_reviews.blocks.comparison import PartComparison
from wagtail_reviews.blocks.samples import Samples

Errors = dict[str, ValidationError]

WORK = _("The work")
TEXT = _("Text")
MEDIA = _("Pictures and media")
CONCLUSION = _("Conclusion")

RICH_TEXT_FEATURES = [
    "bold",
    "italic",
    "superscript",
    "strikethrough",
    "link",
    "document-link",
    "ol",
    "ul",
]


class Previewed:
    """A block whose preview shows the part of the schema that its sample value makes.

    The preview template is a whole document, and works where the database is empty: what the
    sample refers to comes from ``Samples``.
    """

    def get_preview_context(
        self, value: Any, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The context of the preview: ``part``, a part of the schema, and ``part_type``."""
        raw = self.sample(self.get_prep_value(value))  # type: ignore[attr-defined]  # of Block
        name: str = self.meta.part  # type: ignore[attr-defined]  # of Block
        part = extract.READERS[name][1](raw, Samples())
        return {**(parent_context or {}), "part": part, "part_type": name}

    def sample(self, raw: Any) -> Any:
        """The raw sample; blocks that refer to a picture or an author put a reference in."""
        return raw


class PartBlock(blocks.StructBlock):
    """A struct whose labels and help texts stand in ``Meta``; ``item_labels`` are those of the
    items of its lists, ``widget_attrs`` the HTML attributes of its fields, ``item_attrs`` those of
    the items. ``in_step`` says which texts wagtail-localize keeps as they are in the source.

    As constructor arguments of the children they would enter the migrations of every site; so
    would the order of ``form_layout``, which Wagtail gives to the children.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kept in self._collected("in_step").items():
            if kept:
                self.child_blocks[name] = localize.in_step(self.child_blocks[name])
        for name, label in self._collected("labels").items():
            self.child_blocks[name].label = label
        for name, label in self._collected("item_labels").items():
            _label_item(self.child_blocks[name].child_block, label)
        for name, help_text in self._collected("help_texts").items():
            _set_help(self.child_blocks[name], help_text)
        for name, attrs in self._collected("widget_attrs").items():
            self.child_blocks[name].field.widget.attrs.update(attrs)
        for name, attrs in self._collected("item_attrs").items():
            self.child_blocks[name].child_block.field.widget.attrs.update(attrs)

    def _collected(self, option: str) -> Mapping[str, Any]:
        """A ``Meta`` option of the class over those of its bases, for the children there are."""
        found: dict[str, Any] = {}
        for cls in reversed(type(self).__mro__):
            found.update(getattr(getattr(cls, "_meta_class", None), option, {}))
        return {name: value for name, value in found.items() if name in self.child_blocks}

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        """As Wagtail's, with the children in the order in which they are declared."""
        declared = {**self.base_blocks, **self.child_blocks}
        children = [(name, lookup.add_block(self.child_blocks[name])) for name in declared]
        return "wagtail.blocks.StructBlock", [children], self._constructor_kwargs

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises StructBlockValidationError with each error at its field."""
        cleaned = super().clean(value)
        if errors := self.errors(cleaned):
            raise StructBlockValidationError(errors)
        return cleaned

    def errors(self, value: Any) -> Errors:
        """What is wrong with a value whose fields are each valid; drafts leave fields empty."""
        return {}

    def get_comparison_class(self) -> type[PartComparison]:
        """How two revisions of the block are compared."""
        return PartComparison

    class Meta:
        labels: Mapping[str, Any] = {}
        item_labels: Mapping[str, Any] = {}
        help_texts: Mapping[str, Any] = {}
        widget_attrs: Mapping[str, Mapping[str, Any]] = {}
        item_attrs: Mapping[str, Mapping[str, Any]] = {}
        in_step: Mapping[str, bool] = {}


def _label_item(block: blocks.Block, label: Any) -> None:
    """The label of an item: Wagtail shows it above the field, and does not connect them."""
    block.label = label
    if isinstance(block, blocks.FieldBlock):
        block.field.widget.attrs["aria-label"] = label


def _set_help(block: blocks.Block, help_text: Any) -> None:
    if isinstance(block, blocks.RichTextBlock):
        # Its field is made on first use: asking for it now would load the admin too early.
        block.field_options["help_text"] = help_text
    elif isinstance(block, blocks.FieldBlock):
        block.field.help_text = help_text
    else:
        block.meta.help_text = help_text


def missing(block: blocks.Block, value: Any) -> bool:
    """Whether a value is missing that may not be: drafts may be incomplete."""
    return not value and not block.is_deferred_validation
