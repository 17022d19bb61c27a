"""Connects to what happens elsewhere; what follows from it is decided in the models."""

from typing import Any

from django.core.signals import setting_changed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.signals import init_new_page, page_published, published

from wagtail_reviews import conf
from wagtail_reviews.assemble import pictures_of, pictures_of_authors
from wagtail_reviews.blocks import skeleton
from wagtail_reviews.importers.redirects import redirect_published
from wagtail_reviews.models import Author, ReviewPageMixin, raise_version, review_models
from wagtail_reviews.models.shown import is_draft, rendition_model, shown_models, shown_relations
from wagtail_reviews.models.terms import (
    AUTHOR,
    TAG,
    drop_terms,
    rename_author_terms,
    rename_terms,
)
from wagtail_reviews.models.version import close_change, open_change
from wagtail_reviews.tasks import enqueue_renditions

NAMING = frozenset({"name", "slug", "live"})


def connect() -> None:
    """Register the receivers."""
    init_new_page.connect(fill_skeleton, dispatch_uid="wagtail_reviews.fill_skeleton")
    page_published.connect(review_published, dispatch_uid="wagtail_reviews.review_published")
    published.connect(
        author_published, sender=Author, dispatch_uid="wagtail_reviews.author_published"
    )
    post_save.connect(author_saved, sender=Author, dispatch_uid="wagtail_reviews.author_saved")
    post_delete.connect(
        author_deleted, sender=Author, dispatch_uid="wagtail_reviews.author_deleted"
    )
    for model in tag_models():
        post_save.connect(tag_saved, sender=model, dispatch_uid=f"wagtail_reviews.tag.{model}")
        post_delete.connect(
            tag_deleted, sender=model, dispatch_uid=f"wagtail_reviews.tag_deleted.{model}"
        )
    connect_version()


def connect_version() -> None:
    """The content version rises with all that the API shows. After the receivers above, which
    change terms.
    """
    for model in shown_models():
        uid = f"wagtail_reviews.version.{model._meta.label}"
        pre_save.connect(shown_saving, sender=model, dispatch_uid=uid)
        post_save.connect(shown_saved, sender=model, dispatch_uid=uid)
        post_delete.connect(shown_changed, sender=model, dispatch_uid=uid)
    for through in shown_relations():
        uid = f"wagtail_reviews.version.{through._meta.label}"
        m2m_changed.connect(shown_changed, sender=through, dispatch_uid=uid)
    setting_changed.connect(setting_changes, dispatch_uid="wagtail_reviews.setting_changes")
    # Making one changes nothing: whoever reads an answer that lacks it makes it.
    model = rendition_model()
    post_delete.connect(
        shown_changed, sender=model, dispatch_uid="wagtail_reviews.version.rendition"
    )


def tag_models() -> set[Any]:
    """The models that the tags of the site's reviews are kept in."""
    tagged = [model for model in review_models() if hasattr(model, "tags")]
    return {model.tags.through.tag_model() for model in tagged}


def fill_skeleton(page: Any, **kwargs: Any) -> None:
    """A new review opens in the editor with its usual blocks in place, and its author's card."""
    if isinstance(page, ReviewPageMixin) and not page.body:
        author = Author.of_user(page.owner, page.locale) if page.owner else None
        page.body = skeleton(page.body.stream_block, author)


def review_published(instance: Any, **kwargs: Any) -> None:
    """The first reader of a review does not wait for its pictures, and finds it where it was."""
    if isinstance(instance, ReviewPageMixin):
        enqueue_renditions(pictures_of([instance]))
        redirect_published(instance)


def author_published(instance: Author, **kwargs: Any) -> None:
    """Nor for those of its authors."""
    enqueue_renditions(pictures_of_authors([instance]))


def author_saved(instance: Author, update_fields: Any = None, **kwargs: Any) -> None:
    """Reviews are found by the author's new name; not at all while the author is not live.

    A save that names other fields is Wagtail's, with the name of a draft in memory.
    """
    if update_fields is None or not NAMING.isdisjoint(update_fields):
        rename_author_terms(instance.translation_key)


def author_deleted(instance: Author, **kwargs: Any) -> None:
    """Reviews are no longer found by an author who is gone."""
    drop_terms(AUTHOR, instance.pk)
    rename_author_terms(instance.translation_key)


def tag_saved(instance: Any, **kwargs: Any) -> None:
    """Reviews are found by the tag's new name."""
    rename_terms(TAG, instance.pk, instance.name, instance.slug)


def tag_deleted(instance: Any, **kwargs: Any) -> None:
    """Reviews are no longer found by a tag that is gone."""
    drop_terms(TAG, instance.pk)


def shown_saving(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Outside of a transaction a save is committed before anybody can tell of it."""
    if not is_draft(update_fields):
        instance._wagtail_reviews_change = open_change()


def shown_saved(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """The API shows something else, unless only a draft was saved."""
    if not is_draft(update_fields):
        close_change(instance.__dict__.pop("_wagtail_reviews_change", None))


def shown_changed(**kwargs: Any) -> None:
    """The API shows something else."""
    raise_version()


def setting_changes(**kwargs: Any) -> None:
    """Tests change settings, and are answered by the new ones."""
    conf.fingerprint.cache_clear()
