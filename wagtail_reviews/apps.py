"""The app."""

from django.apps import AppConfig, apps
from django.core.checks import register as register_check
from django.utils.translation import gettext_lazy as _


class WagtailReviewsConfig(AppConfig):
    """Registers what the package adds to Wagtail."""

    name = "wagtail_reviews"
    label = "wagtail_reviews"
    verbose_name = _("Reviews")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signals, register checks, and add the router where API v3 is installed."""
        from wagtail_reviews import checks

        checks.require_apps()
        from wagtail_reviews import signals

        checks.register()
        signals.connect()
        if apps.is_installed("wagtail.api.v3"):
            from wagtail_reviews.api import v3

            v3.register()
            register_check(v3.check_names, deploy=True)
