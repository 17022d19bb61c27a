"""The block that puts an author into the byline."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_reviews.blocks.base import CONCLUSION, Errors, PartBlock, Previewed
from wagtail_reviews.blocks.samples import SAMPLE_ID
from wagtail_reviews.blocks.text import PREVIEW, ProseBlock


class AuthorCardBlock(Previewed, PartBlock):
    """An author; one card for each name of the byline, in its order."""

    author = SnippetChooserBlock("wagtail_reviews.Author")
    heading = blocks.CharBlock(required=False, max_length=255)
    bio = ProseBlock(required=False)

    def errors(self, value: Any) -> Errors:
        """Readers are not shown authors who are drafts: the byline would be empty."""
        author = value["author"]
        if author and not author.live and not self.is_deferred_validation:
            says = _("This author is a draft. Publish the author first.")
            return {"author": ValidationError(says, code="draft")}
        return {}

    def sample(self, raw: Any) -> Any:
        """The sample with an author in it."""
        return {**raw, "author": SAMPLE_ID}

    class Meta:
        part = "author_card"
        icon = "user"
        label = _("Author card")
        description = _("Who wrote the review; one card for each name of the byline.")
        group = CONCLUSION
        form_layout = blocks.BlockGroup(children=["author"], settings=["heading", "bio"])
        labels = {"author": _("Author"), "heading": _("Heading"), "bio": _("Biography")}
        help_texts = {"bio": _("For this review only; leave empty to show the author's own.")}
        preview_template = PREVIEW
        preview_value = {"author": None, "heading": _("About the author"), "bio": ""}
