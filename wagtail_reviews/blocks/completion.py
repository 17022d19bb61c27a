"""Fields that complete from the words that other reviews use."""

from typing import Any

from django.urls import reverse_lazy

ACTIONS = ("focus->#suggest", "input->#type", "change->#settle")


def completed(vocabulary: str = "", chosen_by: str = "") -> dict[str, Any]:
    """The attributes of a field that completes from a vocabulary of terms.

    ``chosen_by`` is a select beside it whose value is, or ends, the name of the vocabulary.
    """
    return {
        "autocomplete": "off",
        "data-controller": "reviews-terms",
        "data-action": " ".join(ACTIONS).replace("#", "reviews-terms#"),
        "data-reviews-terms-url-value": reverse_lazy("wagtail_reviews_admin:terms"),
        "data-reviews-terms-vocabulary-value": vocabulary,
        "data-reviews-terms-chosen-by-value": chosen_by,
    }
