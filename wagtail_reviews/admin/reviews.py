"""The listing of reviews."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_reviews.access import Reader, explorable
from wagtail_reviews.admin.cards import attach_cards
from wagtail_reviews.admin.columns import COLUMNS
from wagtail_reviews.admin.export import ChunkedExportMixin, row
from wagtail_reviews.admin.filters import ReviewFilterSet
from wagtail_reviews.compat import found_pages
from wagtail_reviews.exporting.cells import HEADINGS
from wagtail_reviews.models import ReviewIndexPageMixin, get_review_page_model

THUMBNAILS = ("max-96x96|format-jpeg",)


class ReviewIndexView(ChunkedExportMixin, IndexView):
    """The reviews that the user may explore, with what their cards say.

    A row shows what is published, or the draft of what never was; only the title is that of the
    latest draft, as everywhere in Wagtail.
    """

    model = get_review_page_model()
    template_name = "wagtail_reviews/admin/reviews.html"
    base_columns = columns = COLUMNS
    base_filterset_class = ReviewFilterSet
    headings = HEADINGS
    list_export = list(HEADINGS)

    def get_base_queryset(self) -> "QuerySet[Any]":
        """Reviews without Wagtail's annotations: a database would work them out for all of them
        before it sorts, where only those on the page need any.
        """
        return explorable(self.request.user, self.model)

    def paginate_queryset(self, queryset: "QuerySet[Any]", page_size: int) -> Any:
        """The page, with its reviews in full."""
        ids = queryset.values_list("pk", flat=True)
        paginator, page, found, more = super().paginate_queryset(ids, page_size)
        page.object_list = self.fetch(list(found), THUMBNAILS)
        return paginator, page, page.object_list, more

    def fetch(self, ids: list[int], renditions: Sequence[str]) -> list[Any]:
        """The reviews with these ids, in their order, with cards."""
        pages = self.annotate_queryset(self.model._default_manager.filter(pk__in=ids))
        by_id = {page.pk: page for page in pages}
        found = [by_id[pk] for pk in ids if pk in by_id]
        attach_cards(found, Reader.of_admin(self.request), renditions)
        return found

    def rows(self, ids: list[int]) -> list[dict[str, Any]]:
        """The rows of a chunk of the export."""
        return [row(page) for page in self.fetch(ids, renditions=())]

    def order_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """In the order asked for, what has no value last in both directions; a search has none."""
        if not self.ordering:
            return queryset
        column = F(self.ordering.lstrip("-"))
        if self.ordering.startswith("-"):
            return queryset.order_by(column.desc(nulls_last=True), "-pk")
        return queryset.order_by(column.asc(nulls_last=True), "pk")

    def search_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those that the search finds. Backends know only some filters and orders, so that these
        are left to the database.
        """
        if not self.is_searching:
            return queryset
        pages = self.model._default_manager.only("pk")
        found = found_pages(pages.autocomplete(self.search_query), self.model)
        if self.ordering:
            return queryset.filter(pk__in=found.order_by().values("pk"))
        return found.filter(pk__in=queryset.values("pk"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, with the bulk actions that keep to what is listed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "model_opts": self.model._meta}


class ReviewParentView(ChooseParentView):
    """Where a new review goes."""

    def get_valid_parent_pages(self, user: Any) -> "QuerySet[Page]":
        """The sections made for reviews, where the user may add to one; else Wagtail's choice."""
        parents = super().get_valid_parent_pages(user)
        sections: QuerySet[Page] = parents.type(ReviewIndexPageMixin)
        return sections if sections.exists() else parents


class ReviewMenuItem(MenuItem):
    """Shown to whom the listing is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may do anything with pages, as Wagtail asks before it lists them."""
        allowed: bool = PagePermissionPolicy().user_has_any_permission(
            request.user, IndexView.any_permission_required
        )
        return allowed


class ReviewListingViewSet(PageListingViewSet):
    """Reviews in one flat list, whatever section they are in.

    A site with a second page type of reviews registers a subclass with that ``model``, and with a
    ``name``, a ``menu_name`` and a ``menu_label`` of its own.
    """

    name = "reviews"
    model = get_review_page_model()
    icon = "pick"
    menu_label = _("Reviews")
    menu_name = "reviews_listing"
    menu_item_class = ReviewMenuItem
    index_view_class = ReviewIndexView
    choose_parent_view_class = ReviewParentView
    filterset_class = ReviewFilterSet
    export_filename = "reviews"


def listed_ids(request: HttpRequest, model: type[Any] | None = None) -> "QuerySet[Any]":
    """The ids of all reviews that the listing of a page type has for a query string."""
    view = ReviewIndexView(model=model or get_review_page_model())
    view.setup(request)
    ids: QuerySet[Any] = view.get_queryset().order_by().values_list("pk", flat=True)
    return ids
