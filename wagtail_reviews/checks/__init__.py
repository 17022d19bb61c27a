"""System checks: a wrong configuration, in one sentence, with the line to add or to remove."""

from django.apps import apps
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from wagtail_reviews.checks.contract import check_own_fields
from wagtail_reviews.checks.models import check_indexes, check_primary_keys, check_swapped_models
from wagtail_reviews.checks.settings import (
    check_cache,
    check_client_url,
    check_facts,
    check_media_urls,
    check_names,
    check_renditions,
    check_roles,
    check_scales,
)

NEEDED_APPS = (
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.snippets",
    "taggit",
)


def register() -> None:
    """Register the checks."""
    for check in (
        check_roles,
        check_scales,
        check_facts,
        check_renditions,
        check_names,
        check_swapped_models,
        check_primary_keys,
        check_indexes,
        check_client_url,
        check_own_fields,
        check_media_urls,
        check_cache,
    ):
        checks.register(check)


def require_apps() -> None:
    """No site starts without the apps that reviews are made of. Checks would come too late to say
    so: Wagtail's own apps fail before, with errors that name something else.

    Raises ``ImproperlyConfigured`` with the line to add.
    """
    if missing := [app for app in NEEDED_APPS if not apps.is_installed(app)]:
        lines = ", ".join(f'"{app}"' for app in missing)
        raise ImproperlyConfigured(f"wagtail_reviews needs more: add {lines} to INSTALLED_APPS.")
