"""New pages of reviews -> rows, many at once, as ``add_child`` leaves one.

Django makes no rows in bulk of models with tables that they inherit from
(https://docs.djangoproject.com/en/stable/ref/models/querysets/#bulk-create): here those of the base
page come first, and the others are saved as fixtures are, by the ids of these.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connections, router
from django.db.models import Model
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.models.derived import Derived
from wagtail_reviews.models.review import ReviewPageMixin
from wagtail_reviews.models.searched import completed
from wagtail_reviews.models.terms import Term, by_key

# What is set here by rules of its own: nothing that the database has to be asked about.
PLACED = ("path", "depth", "numchild", "url_path", "content_type", "locale", "translation_key")


def has_own_save(model: type[Any]) -> bool:
    """Whether saving a page of the type does more than Wagtail and this package do."""
    known = {*ReviewPageMixin.__mro__, *Page.__mro__}
    return any("save" in vars(each) for each in model.__mro__ if each not in known)


def validate(page: Any, parent: Any) -> None:
    """Look at an unsaved page as ``Page.save`` does, at a place below ``parent`` that it has for
    the time being.

    Raises ValidationError.
    """
    page.depth = parent.depth + 1
    page.path = type(page)._get_path(parent.path, page.depth, 1)
    page._cached_parent_obj = parent
    if page.live:
        page.full_clean(exclude=PLACED)
    else:
        page.minimal_clean()


def insert(pages: Sequence[Any], parent: Any) -> None:
    """Store unsaved pages of one type as the last children of ``parent``, in their order, with
    their child relations, columns and terms. They have been validated. Signals are those of a
    fixture (``raw``).

    Raises ValidationError where two have one slug, or somebody else has used it since it was found
    free.
    """
    _place(pages, parent)
    derived = [Derived(page) for page in pages]
    for each in derived:
        each.set_columns()
    children = _children(pages)
    _store(type(pages[0]), pages)
    for relation, rows in children:
        _store_children(relation, rows)
    Term.objects.bulk_create(term for each in derived for term in by_key(each.terms).values())
    for page, each in zip(pages, derived, strict=True):
        completed(page, review_words=each.words())


def save_all(new: Sequence[Any]) -> Sequence[Any]:
    """Store new objects of one model, in one query where the database tells all their ids."""
    if not new:
        return new
    model: Any = type(new[0])
    features = connections[router.db_for_write(model)].features
    if features.can_return_rows_from_bulk_insert and not model._meta.parents:
        model._default_manager.bulk_create(new)
    else:  # on MySQL and Oracle; and of models with tables that they inherit from
        for each in new:
            each.save_base(force_insert=True)
    return new


def _place(pages: Sequence[Any], parent: Any) -> None:
    """Give pages their places in the tree, as treebeard does, and the parent its new children."""
    tree: Any = apps.get_model(BASE_PAGE)._default_manager.filter(pk=parent.pk)
    # What others have done to it since stays.
    locked = tree.select_for_update().get()
    _check_slugs(pages, locked)
    last = locked.get_last_child()
    for page in pages:
        page.depth = locked.depth + 1
        page.path = last._inc_path() if last else type(page)._get_path(locked.path, page.depth, 1)
        page._cached_parent_obj = parent
        page.set_url_path(locked)
        last = page
    parent.numchild = locked.numchild + len(pages)
    tree.update(numchild=parent.numchild)


def _check_slugs(pages: Sequence[Any], parent: Any) -> None:
    """Look again: as the parent is locked now, nobody can use one any more."""
    slugs = [page.slug for page in pages]
    stored = parent.get_children().filter(slug__in=slugs).values_list("slug", flat=True)
    twice = (slug for slug in slugs if slugs.count(slug) > 1)
    if taken := next(iter([*stored[:1], *twice]), None):
        says = _("The slug “%(slug)s” is in use below “%(section)s”.")
        raise ValidationError(says % {"slug": taken, "section": parent.title})


def _children(pages: Sequence[Any]) -> list[tuple[Any, list[Any]]]:
    """The objects of each child relation; from here on pages hold them in memory."""
    return [
        (
            relation,
            [
                child
                for page in pages
                for child in getattr(page, relation.get_accessor_name()).get_object_list()
            ],
        )
        for relation in get_all_child_relations(type(pages[0]))
    ]


def _store_children(relation: Any, rows: Sequence[Any]) -> None:
    for row in rows:
        setattr(row, relation.field.name, getattr(row, relation.field.name))  # its id is known now
    if relation.related_model.save is Model.save:
        save_all(rows)
    else:
        for row in rows:
            row.save()


def _store(model: type[Any], pages: Sequence[Any]) -> None:
    """Store the rows of a type and, before them, of those that it inherits from."""
    family: list[Any] = [*reversed([*model._meta.get_parent_list()]), model]
    root, others = family[0], family[1:]
    rows = save_all([_part(root, page) for page in pages])
    for page, row in zip(pages, rows, strict=True):
        for each in family:
            setattr(page, each._meta.pk.attname, row.pk)
        _take_over(page, row)
        for each in others:
            _prepare(each, page)
            part = page if each is model else _part(each, page)
            part.save_base(raw=True, force_insert=True)


def _columns(fields: Iterable[Any]) -> list[Any]:
    """The fields that are stored as they are: the database makes others by itself."""
    return [field for field in fields if not getattr(field, "generated", False)]


def _part(model: Any, page: Any) -> Any:
    """The object of another model that has the values of ``page``."""
    names = [field.attname for field in _columns(model._meta.concrete_fields)]
    return model(**{name: getattr(page, name) for name in names})


def _take_over(page: Any, row: Any) -> None:
    """Give a page what fields of its base page have set by themselves."""
    for field in _columns(row._meta.concrete_fields):
        setattr(page, field.attname, getattr(row, field.attname))


def _prepare(model: Any, page: Any) -> None:
    """What fields set by themselves, such as dates of their own, which a raw save leaves out."""
    for field in _columns(model._meta.local_concrete_fields):
        setattr(page, field.attname, field.pre_save(page, add=True))
