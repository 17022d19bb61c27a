"""The block of the score."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from wagtail_reviews import conf
from wagtail_reviews.blocks.base import CONCLUSION, Errors, PartBlock, Previewed, missing
from wagtail_reviews.blocks.choices import (
    AVERAGE,
    MANUAL,
    ScaleSelect,
    overall_choices,
    scale_choices,
)
from wagtail_reviews.blocks.text import PREVIEW
from wagtail_reviews.schema.score import Scale, ScoreError
from wagtail_reviews.wording import number

MESSAGES = {
    "not_a_number": _("Enter a number."),
    "out_of_range": _("Enter a number from %(worst)s to %(best)s."),
    "off_step": _("Enter a number in steps of %(step)s."),
    "unknown_grade": _("Enter one of %(grades)s."),
}


class CriterionBlock(PartBlock):
    """One aspect of the work, on the scale of the whole score."""

    name = blocks.CharBlock(max_length=100)
    value = blocks.CharBlock(max_length=20)
    weight = blocks.DecimalBlock(required=False, min_value=0, max_value=1000)

    class Meta:
        icon = "check"
        label = _("Criterion")
        form_attrs = {"data-reviews-score-target": "criterion"}
        form_layout = blocks.BlockGroup(children=["name", "value"], settings=["weight"])
        in_step = {"value": True}
        labels = {"name": _("Criterion"), "value": _("Score"), "weight": _("Weight")}
        help_texts = {"weight": _("How much it counts in the average; 1 if left empty.")}


class ScoreBlock(Previewed, PartBlock):
    """The score, by hand or as the average of its criteria.

    ``value`` is text because a score is a number on most scales and a grade on others.
    """

    scale = blocks.ChoiceBlock(choices=scale_choices, default="points-10", widget=ScaleSelect())
    overall = blocks.ChoiceBlock(choices=overall_choices, default=MANUAL)
    value = blocks.CharBlock(required=False, max_length=20)
    label = blocks.CharBlock(required=False, max_length=50)
    criteria = blocks.ListBlock(CriterionBlock(), default=[])

    def errors(self, value: Any) -> Errors:
        """Each mark is one that the scale has, and there is something to publish."""
        scale = conf.scales()[value["scale"]] if value["scale"] else None
        if scale is None:
            return {}
        checks = {
            "value": self._value_error(scale, value),
            "criteria": self._criteria_error(scale, value),
        }
        return {name: error for name, error in checks.items() if error is not None}

    def _value_error(self, scale: Scale, value: Any) -> ValidationError | None:
        if value["overall"] == AVERAGE:
            return None
        if missing(self, value["value"]):
            return ValidationError(_("Enter the score, or remove the block."), code="required")
        return mark_error(scale, value["value"])

    def _criteria_error(self, scale: Scale, value: Any) -> ValidationError | None:
        wrong = {
            index: StructBlockValidationError({"value": error})
            for index, criterion in enumerate(value["criteria"])
            if (error := mark_error(scale, criterion["value"])) is not None
        }
        if wrong:
            return _list_error(block_errors=wrong)
        return self._average_error(value) if value["overall"] == AVERAGE else None

    def _average_error(self, value: Any) -> ValidationError | None:
        given = [criterion["weight"] for criterion in value["criteria"]]
        weights = [Decimal(1) if weight is None else weight for weight in given]
        error = average_error(weights) if weights or missing(self, weights) else None
        return _list_error(non_block_errors=[error]) if error else None

    class Meta:
        part = "score"
        icon = "pick"
        label_format = "{value}"
        label = _("Score")
        description = _("The score on a scale of your choice, with or without criteria.")
        group = CONCLUSION
        form_attrs = {
            "data-controller": "reviews-score",
            "data-reviews-score-url-value": reverse_lazy("wagtail_reviews_admin:score"),
            "data-reviews-score-convert-url-value": reverse_lazy(
                "wagtail_reviews_admin:convert_score"
            ),
            "data-reviews-score-undo-value": _("Undo"),
            "data-reviews-score-unreachable-value": _(
                "The score could not be converted to the other scale and stays as it is."
            ),
            # Wagtail's buttons keep their clicks to themselves, hence the capture.
            "data-action": (
                "input->reviews-score#edit change->reviews-score#refresh "
                "click->reviews-score#refresh:capture"
            ),
        }
        form_layout = blocks.BlockGroup(
            children=["value", "scale", "overall", "criteria"], settings=["label"]
        )
        widget_attrs = {
            "value": {"data-reviews-score-target": "value"},
            "scale": {
                "data-reviews-score-target": "scale",
                "data-action": "reviews-score#rescale",
            },
            "overall": {"data-reviews-score-target": "overall"},
        }
        in_step = {"value": True}
        labels = {
            "scale": _("Scale"),
            "overall": _("Overall score"),
            "value": _("Score"),
            "label": _("Label"),
            "criteria": _("Criteria"),
        }
        help_texts = {
            "label": _("A word or two beside the score, such as “Mixed”."),
        }
        preview_template = PREVIEW
        preview_value = {
            "scale": "points-10",
            "overall": MANUAL,
            "value": "7.5",
            "label": _("Recommended"),
            "criteria": [
                {"name": _("Direction"), "value": "8", "weight": None},
                {"name": _("Script"), "value": "6.5", "weight": None},
            ],
        }


def average_error(weights: Sequence[Decimal]) -> ValidationError | None:
    """Why criteria of these weights have no average."""
    if not weights:
        says = _("Enter the criteria that the score is the average of.")
        return ValidationError(says, code="required")
    if not sum(weights):
        return ValidationError(_("The weights must not sum to zero."), code="no_weight")
    return None


def _list_error(**errors: Any) -> ValidationError:
    error: ValidationError = ListBlockValidationError(**errors)
    return error


def mark_error(scale: Scale, text: str | None) -> ValidationError | None:
    """Why the scale has no such mark, in words that name the scale's own bounds."""
    if not text:
        return None
    try:
        scale.parse(text)
    except ScoreError as error:
        return ValidationError(MESSAGES[error.code], code=error.code, params=_params(scale))
    return None


def _params(scale: Scale) -> dict[str, str]:
    return {
        "worst": number(scale.worst),
        "best": number(scale.best),
        "step": number(scale.step or Decimal(0)),
        "grades": ", ".join(grade.key for grade in scale.grades),
    }
