"""Blocks of text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_reviews.blocks.base import RICH_TEXT_FEATURES, TEXT, PartBlock, Previewed
from wagtail_reviews.blocks.choices import level_choices

PREVIEW = "wagtail_reviews/preview.html"


class ProseBlock(blocks.RichTextBlock):
    """Rich text with the features that a review needs, unless it is given others.

    Migrations name this class rather than its features, which may therefore change.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(*args, **kwargs)


class SynopsisBlock(Previewed, ProseBlock):
    """What the work is about, before anything is said of how good it is."""

    class Meta:
        part = "synopsis"
        icon = "doc-empty"
        label = _("Synopsis")
        description = _("What the work is about, in a paragraph or two.")
        group = TEXT
        preview_template = PREVIEW
        preview_value = _(
            "<p>A lighthouse keeper finds that the ships she guides home are from another age.</p>"
        )


class ParagraphBlock(Previewed, ProseBlock):
    """One or more paragraphs of the critique."""

    class Meta:
        part = "paragraph"
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Text with bold, italics, lists and links.")
        group = TEXT
        preview_template = PREVIEW
        preview_value = _(
            "<p>It is the <b>silences</b> that carry it. Where others would explain, the camera "
            "stays on a face and waits.</p>"
        )


class HeadingBlock(Previewed, PartBlock):
    """A heading within the review."""

    text = blocks.CharBlock(max_length=255)
    level = blocks.ChoiceBlock(choices=level_choices, default="2")

    class Meta:
        part = "heading"
        icon = "title"
        label = _("Heading")
        description = _("A heading within the review.")
        group = TEXT
        labels = {"text": _("Text"), "level": _("Level")}
        preview_template = PREVIEW
        preview_value = {"text": _("A slow start"), "level": "2"}


class QuoteBlock(Previewed, PartBlock):
    """Words set apart: from the review itself, or somebody else's."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False, max_length=255)
    url = blocks.URLBlock(required=False)

    class Meta:
        part = "quote"
        icon = "openquote"
        label = _("Quote")
        description = _("A pull quote, or the words of somebody else.")
        group = TEXT
        labels = {"text": _("Text"), "attribution": _("Attribution"), "url": _("Source")}
        help_texts = {"attribution": _("Leave empty for a pull quote from the review itself.")}
        preview_template = PREVIEW
        preview_value = {"text": _("Nobody films rain like this."), "attribution": "", "url": ""}


class SpoilerBlock(Previewed, PartBlock):
    """Text that is folded away until the reader asks for it."""

    label = blocks.CharBlock(required=False, max_length=100)
    text = ProseBlock()

    def get_searchable_content(self, value: object) -> list[str]:
        """Nothing: a search result must not give away what the reader has not asked for."""
        return []

    class Meta:
        part = "spoiler"
        icon = "view"
        label = _("Spoiler")
        description = _("Text that readers unfold if they want to know.")
        group = TEXT
        labels = {"label": _("Label"), "text": _("Text")}
        help_texts = {"label": _("What the reader will learn, such as “The ending”.")}
        preview_template = PREVIEW
        preview_value = {"label": _("The ending"), "text": _("<p>It was the butler.</p>")}
