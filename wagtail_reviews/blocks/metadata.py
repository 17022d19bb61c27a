"""The block of facts about the work under review."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from wagtail_reviews.blocks.base import WORK, Errors, PartBlock, Previewed, missing
from wagtail_reviews.blocks.choices import (
    fact_choices,
    link_kind_choices,
    role_choices,
    work_type_choices,
)
from wagtail_reviews.blocks.completion import completed
from wagtail_reviews.blocks.links import IF_EMPTY, RECOGNISED, target
from wagtail_reviews.blocks.lists import NameListBlock, ReadyListBlock
from wagtail_reviews.blocks.samples import SAMPLE_ID
from wagtail_reviews.blocks.text import PREVIEW
from wagtail_reviews.slugs import FACT, GENRE

YEARS = range(1000, 10000)


class CreditBlock(PartBlock):
    """What people or companies did for the work."""

    role = blocks.ChoiceBlock(choices=role_choices)
    names = NameListBlock(blocks.CharBlock(max_length=100), min_num=1)

    class Meta:
        icon = "group"
        label = _("Credit")
        in_step = {"names": True}
        labels = {"role": _("Role"), "names": _("Names")}
        item_labels = {"names": _("Name")}
        item_attrs = {"names": completed(chosen_by="role")}


class FactBlock(PartBlock):
    """A fact; one without a key has a label of the editor's own."""

    key = blocks.ChoiceBlock(choices=fact_choices, required=False)
    label = blocks.CharBlock(required=False, max_length=100)
    value = blocks.CharBlock(max_length=255)

    def errors(self, value: Any) -> Errors:
        """A fact is one of the list, or has a label."""
        if missing(self, value["key"] or value["label"]):
            says = _("Choose a fact, or enter a label of your own.")
            return {"label": ValidationError(says, code="required")}
        return {}

    class Meta:
        icon = "info-circle"
        label = _("Fact")
        in_step = {"value": True}
        labels = {"key": _("Fact"), "label": _("Label of your own"), "value": _("Value")}
        help_texts = {"label": _("For a fact that is not in the list.")}
        widget_attrs = {
            "label": completed(FACT),
            "value": completed(FACT, chosen_by="key"),
        }


class WorkLinkBlock(PartBlock):
    """A link of the work."""

    kind = blocks.ChoiceBlock(choices=link_kind_choices, default="official")
    label = blocks.CharBlock(required=False, max_length=100)
    url = blocks.URLBlock()
    sponsored = blocks.BooleanBlock(required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{url}"
        form_attrs = RECOGNISED
        form_layout = blocks.BlockGroup(["url", "kind", "label"], settings=["sponsored"])
        labels = {
            "kind": _("Kind"),
            "label": _("Label"),
            "url": _("Address"),
            "sponsored": _("Sponsored"),
        }
        help_texts = {
            "label": IF_EMPTY,
            "sponsored": _("You are paid when readers follow this link."),
        }
        widget_attrs = {
            "kind": target("kind", "change->reviews-profile#choose"),
            "label": target("label"),
            "url": target("url", "change->reviews-profile#recognise"),
        }


class MetadataBlock(Previewed, PartBlock):
    """The work: what it is, whose it is, and since when."""

    work_type = blocks.ChoiceBlock(choices=work_type_choices, default="Movie")
    title = blocks.CharBlock(max_length=255)
    year = blocks.IntegerBlock(required=False)
    image = ImageBlock(required=False)
    genres = NameListBlock(blocks.CharBlock(max_length=100), default=[])
    credits = ReadyListBlock(CreditBlock(), default=[])
    facts = blocks.ListBlock(FactBlock(), default=[])
    links = blocks.ListBlock(WorkLinkBlock(), default=[])
    original_title = blocks.CharBlock(required=False, max_length=255)
    year_end = blocks.IntegerBlock(required=False)
    part_of = blocks.CharBlock(required=False, max_length=255)
    number = blocks.IntegerBlock(required=False, min_value=0, max_value=32767)

    def errors(self, value: Any) -> Errors:
        """Years have four digits, and the last is not before the first."""
        errors = {name: NOT_A_YEAR for name in ("year", "year_end") if not _is_year(value[name])}
        if not errors and value["year_end"] and value["year_end"] < (value["year"] or 0):
            errors["year_end"] = ValidationError(
                _("The last year must not be before the first."), code="before_year"
            )
        return errors

    def sample(self, raw: Any) -> Any:
        """The sample with a poster in it."""
        picture = {"image": SAMPLE_ID, "alt_text": "", "decorative": True}
        return {**raw, "image": picture}

    class Meta:
        part = "metadata"
        icon = "clipboard-list"
        label_format = "{title}"
        label = _("Metadata")
        description = _("The facts about the work: title, year, genres, credits, poster.")
        group = WORK
        form_layout = blocks.BlockGroup(
            children=["work_type", "title", "year", "genres", "credits", "image", "facts", "links"],
            settings=["original_title", "year_end", "part_of", "number"],
        )
        in_step = {"original_title": True}
        labels = {
            "work_type": _("Type of work"),
            "title": _("Title"),
            "year": _("Year"),
            "image": _("Poster or cover"),
            "genres": _("Genres"),
            "credits": _("Credits"),
            "facts": _("Facts"),
            "links": _("Links"),
            "original_title": _("Original title"),
            "year_end": _("Last year"),
            "part_of": _("Part of"),
            "number": pgettext_lazy("season, episode or volume", "Number"),
        }
        item_labels = {"genres": _("Genre")}
        item_attrs = {"genres": completed(GENRE)}
        help_texts = {
            "title": _("The title of the work, not of the review."),
            "year_end": _("The year in which a series ended."),
            "part_of": _("The series, or the album, that the work belongs to."),
            "number": _("The number of the season, the episode or the volume."),
        }
        preview_template = PREVIEW
        preview_value = {
            "work_type": "Movie",
            "title": _("The Lamp Room"),
            "year": 2021,
            "image": None,
            "genres": [_("Drama"), _("Mystery")],
            "credits": [{"role": "director", "names": ["Ines Falk"]}],
            "facts": [{"key": "duration", "label": "", "value": "118 min"}],
            "links": [],
            "original_title": "",
            "year_end": None,
            "part_of": "",
            "number": None,
        }


NOT_A_YEAR = ValidationError(_("Enter a year of four digits."), code="year")


def _is_year(year: int | None) -> bool:
    return year is None or year in YEARS
