"""What Wagtail lacks: version 7.4, or every version, until one has it."""

from typing import Any

from django.conf import settings
from django.db.models import Case, Model, QuerySet, When
from wagtail import VERSION
from wagtail.api import APIField
from wagtail.compat import AUTH_USER_APP_LABEL, AUTH_USER_MODEL_NAME
from wagtail.models.pages import PAGE_MODEL_CLASSES
from wagtail.permission_policies.pages import PagePermissionPolicy

HAS_V8 = VERSION >= (8, 0)
MOST_FOUND = 500

# The label of the model that every page of the site is an instance of.
BASE_PAGE: str = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")

# The permission to change users; version 8 has it in wagtail.users.utils.
CHANGE_USERS = f"{AUTH_USER_APP_LABEL}.change_{AUTH_USER_MODEL_NAME.lower()}"


def writable_field(name: str) -> APIField:
    """An API field that v3 also accepts."""
    return APIField(name, writable=True) if HAS_V8 else APIField(name)


def unregister_page_model(model: type[Model]) -> None:
    """Takes a page type that is swapped out off Wagtail's list: it has no table, yet would be
    offered to editors and asked for by the API. Wagtail has no way to swap a page type.
    """
    if model in PAGE_MODEL_CLASSES:
        PAGE_MODEL_CLASSES.remove(model)


def permission_policy(model: type[Model]) -> Any:
    """The permission policy of the model of pictures or of documents; version 8 has a registry."""
    if HAS_V8:
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(model)
    from wagtail.documents.permissions import permission_policy as of_documents
    from wagtail.images.permissions import permission_policy as of_images

    return next(policy for policy in (of_images, of_documents) if policy.model is model)


def explorable_pages(user: Any, model: type[Any]) -> "QuerySet[Any]":
    """The pages of a type that a user finds in Wagtail's explorer.

    The policy of version 7.4 mixes pages of a type with plain ones, which are others.
    """
    found: QuerySet[Any]
    if HAS_V8 or user.is_superuser:
        found = PagePermissionPolicy(model).explorable_instances(user)
    else:
        explorable = PagePermissionPolicy().explorable_instances(user)
        found = model._default_manager.filter(pk__in=explorable.values("pk"))
    return found


def found_pages(results: Any, model: type[Any], most: int = MOST_FOUND) -> "QuerySet[Any]":
    """What a search found, the most relevant first, as a queryset that can be filtered further.

    A backend that is no database gives the ids of the ``most`` relevant, for which it loads pages:
    search in those ``only("pk")``. Wagtail's for Elasticsearch and OpenSearch drop a filter by the
    id of a page type, so that their own results, counted, would include what is hidden.
    """
    if hasattr(results, "get_queryset"):
        found: QuerySet[Any] = results.get_queryset().defer(None)
        return found
    ids = [page.pk for page in results[:most]]
    found = model._default_manager.filter(pk__in=ids)
    ranks = [When(pk=pk, then=position) for position, pk in enumerate(ids)]
    return found.order_by(Case(*ranks)) if ranks else found
