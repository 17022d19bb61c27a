"""Authors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtail_reviews.models import Author


class AuthorViewSet(SnippetViewSet):
    """Authors, as snippets."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_name = "review_authors"
    list_display = ["name", "job_title", LiveStatusTagColumn()]
    list_filter = ["type"]
    copy_view_enabled = False
