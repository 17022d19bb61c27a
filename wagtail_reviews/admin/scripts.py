"""What the page editor loads besides what Wagtail brings."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

CONTROLLERS = ("appearance",)


def editor_js() -> SafeString:
    """A script tag for each of our Stimulus controllers."""
    paths = (f"wagtail_reviews/js/{name}_controller.js" for name in CONTROLLERS)
    return format_html_join("\n", '<script src="{}"></script>', ((static(path),) for path in paths))
