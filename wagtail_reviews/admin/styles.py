"""The style sheet of the package in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def admin_css() -> SafeString:
    """The link element."""
    return format_html('<link rel="stylesheet" href="{}">', static("wagtail_reviews/admin.css"))
