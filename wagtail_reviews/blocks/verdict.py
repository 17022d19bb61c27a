"""The block of pros and cons."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_reviews.blocks.base import CONCLUSION, Errors, PartBlock, Previewed, missing
from wagtail_reviews.blocks.lists import QuickListBlock
from wagtail_reviews.blocks.text import PREVIEW


class VerdictBlock(Previewed, PartBlock):
    """The short of it: what is good, what is not, and a sentence."""

    pros = QuickListBlock(blocks.CharBlock(max_length=255), default=[])
    cons = QuickListBlock(blocks.CharBlock(max_length=255), default=[])
    summary = blocks.TextBlock(required=False)

    def errors(self, value: Any) -> Errors:
        """A verdict has to say something."""
        if missing(self, value["pros"] or value["cons"] or value["summary"]):
            says = _("Enter a pro, a con or a summary, or remove the verdict.")
            return {"summary": ValidationError(says, code="required")}
        return {}

    class Meta:
        part = "verdict"
        icon = "list-ul"
        label = _("Verdict")
        description = _("Pros, cons and a summary.")
        group = CONCLUSION
        item_labels = {"pros": _("Pro"), "cons": _("Con")}
        labels = {"pros": _("Pros"), "cons": _("Cons"), "summary": _("Summary")}
        preview_template = PREVIEW
        preview_value = {
            "pros": [_("A cast without a weak link."), _("The sound of the sea.")],
            "cons": [_("Half an hour too long.")],
            "summary": _("See it in a cinema, and take a coat."),
        }
