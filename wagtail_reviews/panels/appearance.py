"""How a review appears in search results."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class SearchAppearancePanel(Panel):
    """How the last saved draft appears in search results, and why it may not.

    What it shows is fetched by the browser, again after each save.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Search appearance"), "icon": "search", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_reviews/admin/appearance/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The context of the template; ``url`` ends in 0 as long as the page has no id."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            url = reverse("wagtail_reviews_admin:appearance", args=[self.instance.pk or 0])
            return {**context, "url": url}
