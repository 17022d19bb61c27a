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
            return {**attrs, **self._focused(attrs)} if is_new else attrs

        def _focused(self, attrs: dict[str, Any]) -> dict[str, str]:
            # The tab that the field is in is hidden at first: autofocus would do nothing.
            actions = [attrs.get("data-action", ""), "w-init:ready@document->w-focus#focus:once"]
            return {
                "data-controller": f"{attrs['data-controller']} w-focus",
                "data-action": " ".join(actions),
                "data-w-focus-target-value": f"#{self.bound_field.id_for_label}",
            }
