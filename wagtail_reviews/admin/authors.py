"""The listing of authors, and the warning before one is deleted."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    BaseColumn,
    Column,
    LiveStatusTagColumn,
    LocaleColumn,
    TitleColumn,
    UpdatedAtColumn,
)
from wagtail.admin.utils import get_user_display_name
from wagtail.snippets.views.snippets import DeleteView, IndexView

from wagtail_reviews.admin.author_table import ReviewCountColumn, for_table, job_title, with_photo
from wagtail_reviews.admin.columns import WIDE
from wagtail_reviews.catalogue import count_reviews
from wagtail_reviews.compat import BASE_PAGE, CHANGE_USERS
from wagtail_reviews.models import Author


class AuthorFilterSet(WagtailFilterSet):
    """The filters of the listing; Wagtail adds the locale where there are several."""

    live = ChoiceFilter(
        label=_("Status"),
        choices=[("1", _("Live")), ("0", _("Draft"))],
        empty_label=_("All"),
        widget=RadioSelect,
    )

    class Meta:
        model = Author
        fields = ["type", "live"]


class AuthorIndexView(IndexView):
    """The listing."""

    default_ordering = "name"

    def get_base_queryset(self) -> "QuerySet[Author]":
        """The authors with what the columns show."""
        authors = super().get_base_queryset().select_related("user")
        return for_table(authors, self.request)

    @cached_property
    def list_display(self) -> list[str | BaseColumn]:
        """The columns; who is which user is told to those who may manage users."""
        columns = [
            "name",
            job_title(sort_key="job_title"),
            ReviewCountColumn(sort_key="review_count"),
        ]
        if self.request.user.has_perm(CHANGE_USERS):
            columns.append(Column("user", label=_("User"), accessor=user_name, classname=WIDE))
        if self.i18n_enabled:
            columns.append(LocaleColumn())
        return [*columns, LiveStatusTagColumn(), UpdatedAtColumn(classname=WIDE)]

    def _get_title_column(self, *args: Any, **kwargs: Any) -> TitleColumn:
        return with_photo(super()._get_title_column(*args, **kwargs))


def user_name(author: Author) -> str:
    """The name of the user whom the author is."""
    name: str = get_user_display_name(author.user)
    return name


class AuthorDeleteView(DeleteView):
    """Asks whether to delete an author."""

    @property
    def confirmation_message(self) -> str:
        """The question, after how many reviews would lose the author's card."""
        authors = Author.objects.filter(pk=self.object.pk)
        pages = apps.get_model(BASE_PAGE)._default_manager.all()  # reviews of every page type
        number = count_reviews(authors, pages).get().review_count
        question = super().confirmation_message
        return f"{_lost_by(number)} {question}" if number else question


def _lost_by(number: int) -> str:
    text = ngettext(
        "%(number)d review names this author. It stays, but without the author.",
        "%(number)d reviews name this author. They stay, but without the author.",
        number,
    )
    return text % {"number": number}
