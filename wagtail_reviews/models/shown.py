"""What the API shows something of: a change of it is one of the content version."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection as MediaCollection
from wagtail.models import CollectionViewRestriction, Locale, PageViewRestriction, Site

from wagtail_reviews import conf
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.models.author import Author
from wagtail_reviews.models.review import review_models

# What Wagtail saves of a page beside its draft, which the API does not show.
OF_DRAFTS = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
    }
)


def is_draft(update_fields: Collection[str] | None) -> bool:
    """Whether a save of these fields, None for all, changes nothing that is published."""
    return update_fields is not None and OF_DRAFTS.issuperset(update_fields)


def shown_models() -> list[type[Any]]:
    """The models that answers show something of, or that decide who sees it; with those that
    inherit from them, as signals tell of the model of an instance alone.
    """
    of_wagtail = (CollectionViewRestriction, Locale, MediaCollection, PageViewRestriction, Site)
    media = (get_image_model(), get_document_model())
    shown = (*of_wagtail, *media, *_of_reviews(), *_optional(), *conf.shown_models())
    bases = (apps.get_model(BASE_PAGE), Author, *shown)
    return [model for model in apps.get_models() if issubclass(model, bases)]


def _of_reviews() -> Iterator[type[Any]]:
    """Tags, and what the fields of a site's own follow."""
    for model in review_models():
        if hasattr(model, "tags"):
            through: Any = model.tags.through
            yield from (through, through.tag_model())
        for path in model.review_related:
            yield from _followed(model, path.split("__"))


def _followed(model: Any, names: Iterable[str]) -> Iterator[type[Any]]:
    for name in names:
        # As prefetch_related has it: relations that point here go by their accessor.
        backwards = {each.get_accessor_name(): each for each in model._meta.related_objects}
        model = (backwards.get(name) or model._meta.get_field(name)).related_model
        if model is None:  # of a generic relation, which may lead anywhere
            return
        yield model


def _optional() -> Iterator[type[Any]]:
    if apps.is_installed("wagtail.contrib.redirects"):
        yield apps.get_model("wagtailredirects", "Redirect")
    if apps.is_installed("wagtail.embeds"):
        yield apps.get_model("wagtailembeds", "Embed")


def shown_relations() -> list[Any]:
    """Relations of many to many, by their own models, whose members come and go by themselves."""
    fields = (field for model in shown_models() for field in model._meta.local_many_to_many)
    return [field.remote_field.through for field in fields]


def rendition_model() -> type[Any]:
    """The model of the site's renditions."""
    model: type[Any] = get_image_model().get_rendition_model()
    return model
