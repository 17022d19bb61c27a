"""The chooser of authors, with their photos."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from wagtail_reviews.admin.author_table import ReviewCountColumn, for_table, job_title, with_photo
from wagtail_reviews.models import Author


class AuthorChooserMixin:
    """What the chooser shows of each author."""

    request: Any
    ordering = "name"

    def get_object_list(self) -> "QuerySet[Author]":
        """The authors with what the columns show."""
        return for_table(Author.objects.all(), self.request)

    @property
    def title_column(self) -> TitleColumn:
        """The name to choose, with the photo."""
        return with_photo(super().title_column)  # type: ignore[misc]  # of BaseChooseView

    @property
    def columns(self) -> list[BaseColumn]:
        """Wagtail's, status among them, and after those what fits beside them."""
        first: list[BaseColumn] = super().columns  # type: ignore[misc]  # of BaseChooseView
        return [*first, job_title(), ReviewCountColumn(linked=False)]


class AuthorChooseView(AuthorChooserMixin, ChooseView):
    """The chooser as it opens."""


class AuthorChooseResultsView(AuthorChooserMixin, ChooseResultsView):
    """What it finds."""


class AuthorChooserViewSet(SnippetChooserViewSet):
    """The chooser."""

    choose_view_class = AuthorChooseView
    choose_results_view_class = AuthorChooseResultsView
