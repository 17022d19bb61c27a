"""What the admin loads besides what Wagtail brings."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CONTROLLERS = ("appearance", "profile", "quick_list", "score", "terms")


def editor_js() -> SafeString:
    """A script tag for each of our Stimulus controllers."""
    paths = (f"wagtail_reviews/js/{name}_controller.js" for name in CONTROLLERS)
    return format_html_join("\n", '<script src="{}"></script>', ((static(path),) for path in paths))


def admin_css() -> SafeString:
    """The link to our stylesheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("wagtail_reviews/admin.css"))
