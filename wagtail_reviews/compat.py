"""What Wagtail lacks: version 7.4, or every version, until one has it."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from wagtail import VERSION
from wagtail.api import APIField
from wagtail.compat import AUTH_USER_APP_LABEL, AUTH_USER_MODEL_NAME
from wagtail.models.pages import PAGE_MODEL_CLASSES

HAS_V8 = VERSION >= (8, 0)

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


def register_permission_policy(model: type[Model]) -> None:
    """Lets API v3 and others find the permission policy of a model."""
    if HAS_V8:
        from wagtail.permissions import register_permission_policy as register

        register(model)


def permission_policy(model: type[Model]) -> Any:
    """The permission policy of a model; only version 8 has a registry of them, and tokens."""
    from wagtail.permissions import policy_registry

    return policy_registry.get_by_type(model)
