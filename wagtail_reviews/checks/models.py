"""Whether the models of a site are fit for reviews."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db.models import IntegerField
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_reviews.compat import BASE_PAGE

SWAPPABLE = {
    "WAGTAIL_REVIEWS_REVIEWPAGE_MODEL": "wagtail_reviews.ReviewPage",
    "WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL": "wagtail_reviews.ReviewIndexPage",
}
INDEXED = "review_percent"


def check_swapped_models(**kwargs: Any) -> list[checks.CheckMessage]:
    """E004, E015: a site whose pages are not Wagtail's own names its own review pages, and what a
    site names is a model with the mixin.
    """
    return [
        message
        for name, label in SWAPPABLE.items()
        for message in (*_swapped(name, label), *_unfit(name, label))
    ]


def _swapped(name: str, label: str) -> Iterator[checks.CheckMessage]:
    if getattr(settings, name) == label and BASE_PAGE != "wagtailcore.Page":
        yield checks.Error(
            f"{label} is a wagtailcore.Page, but the pages of this site are {BASE_PAGE}.",
            hint=f'Make a model of your own with the mixin and add {name} = "yourapp.YourModel".',
            id="wagtail_reviews.E004",
        )


def _unfit(name: str, label: str) -> Iterator[checks.CheckMessage]:
    own = getattr(settings, name)
    mixin = apps.get_registered_model(*label.split(".")).__bases__[0]
    if not issubclass(_model(own), mixin):
        yield checks.Error(
            f"{name} is {own!r}, which is not a model with {mixin.__name__}.",
            hint=f"Add {mixin.__name__} to the bases of a page type and "
            f'{name} = "yourapp.YourModel" to the settings.',
            id="wagtail_reviews.E015",
        )


def _model(label: Any) -> type[Any]:
    try:
        return apps.get_model(label)
    except (AttributeError, LookupError, ValueError):
        return object


def check_primary_keys(**kwargs: Any) -> list[checks.CheckMessage]:
    """E016: pictures and documents have numbers, which the API and rich text call them by."""
    return [
        checks.Error(
            f"{model._meta.label} has no number as its primary key.",
            hint="Add id = models.BigAutoField(primary_key=True) to the model.",
            obj=model,
            id="wagtail_reviews.E016",
        )
        for model in (get_image_model(), get_document_model())
        if not isinstance(model._meta.pk, IntegerField)
    ]


def check_indexes(**kwargs: Any) -> list[checks.CheckMessage]:
    """W001: review pages have the indexes that lists are sorted and filtered by."""
    return [
        checks.Warning(
            f"{model._meta.label} has no index on the columns that reviews are sorted by.",
            hint='Add indexes = review_indexes("app") to its Meta, from wagtail_reviews.models.',
            obj=model,
            id="wagtail_reviews.W001",
        )
        for model in models_with_columns()
        if INDEXED not in {index.fields[0] for index in model._meta.indexes if index.fields}
    ]


def models_with_columns() -> Sequence[type[Any]]:
    found = [model for model in apps.get_models() if not model._meta.swapped]
    return [
        model
        for model in found
        if INDEXED in {field.name for field in model._meta.local_concrete_fields}
    ]
