"""Authors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtail_reviews.admin.author_chooser import AuthorChooserViewSet
from wagtail_reviews.admin.authors import AuthorDeleteView, AuthorFilterSet, AuthorIndexView
from wagtail_reviews.models import Author


class AuthorViewSet(SnippetViewSet):
    """Authors, as snippets."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_name = "review_authors"
    index_view_class = AuthorIndexView
    filterset_class = AuthorFilterSet
    delete_view_class = AuthorDeleteView
    chooser_viewset_class = AuthorChooserViewSet
    copy_view_enabled = False
    # Authors are few, and a search backend could not sort what it finds by what the columns show.
    search_backend_name = None
    search_fields = ["name", "job_title"]
