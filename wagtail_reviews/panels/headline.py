"""The title of a review."""

from typing import Any

from wagtail.admin.panels import TitleFieldPanel


class HeadlinePanel(TitleFieldPanel):
    """Wagtail's panel of the title; a new page opens with the cursor in it."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel of one form."""

        def get_attrs(self) -> dict[str, Any]:
            """The attributes of the field."""
            attrs: dict[str, Any] = super().get_attrs()
            is_new = self.instance.pk is None and not self.form.errors
            return {**attrs, "autofocus": True} if is_new else attrs
