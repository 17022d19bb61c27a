"""The report on how reviews appear in search results."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTable, PageTitleColumn
from wagtail.admin.views.pages.listing import SiteFilter
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.models import Site

from wagtail_reviews import access
from wagtail_reviews.access import Reader
from wagtail_reviews.admin.columns import WIDE
from wagtail_reviews.admin.export import ChunkedExportMixin
from wagtail_reviews.assemble import assemble_cards
from wagtail_reviews.blocks.choices import WORK_TYPE_NAMES, Choices, work_type_choices
from wagtail_reviews.catalogue import gaps
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.structured_data import FINDINGS, findings

TITLE = _("Search appearance")
PERMISSIONS = ["add", "change", "publish"]
HEADINGS = {
    "title": _("Title"),
    "url": _("Address"),
    "work": _("Work"),
    "work_type": _("Type of work"),
    "status": _("Status"),
    "eligible": _("Eligible"),
    "errors": _("Errors"),
    "hints": _("Hints"),
}


def examine(pages: Sequence[Any]) -> Sequence[Any]:
    """The review pages, each with its ``card`` as everybody may see it, and with ``findings``.

    The number of queries does not depend on the number of pages.
    """
    cards = assemble_cards(pages, Reader.anonymous(None), renditions=())
    for page, card in zip(pages, cards, strict=True):
        page.card, page.findings = card, list(findings(card))
    return pages


def reason_choices() -> Choices:
    """The findings that the database can be asked for."""
    return [(code, FINDINGS[code].label) for code in gaps.GAPS]


class AppearanceFilterSet(WagtailFilterSet):
    """Filters of the report. A site is asked for where there are several."""

    eligible = django_filters.ChoiceFilter(
        label=_("Rich result"),
        choices=[("true", _("Eligible")), ("false", _("Not eligible"))],
        empty_label=_("All"),
        widget=RadioSelect,
        method="filter_eligible",
    )
    reason = django_filters.MultipleChoiceFilter(
        label=_("Reason"),
        choices=reason_choices,
        widget=CheckboxSelectMultiple,
        method="filter_reason",
    )
    live = django_filters.BooleanFilter(label=_("Published"), widget=BooleanRadioSelect)
    work_type = django_filters.MultipleChoiceFilter(
        field_name="review_work_type",
        label=_("Type of work"),
        choices=work_type_choices,
        widget=CheckboxSelectMultiple,
    )
    site = SiteFilter(label=_("Site"), queryset=Site.objects, widget=CheckboxSelectMultiple)

    class Meta:
        model = get_review_page_model()
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Site.objects.count() < 2:
            del self.filters["site"]

    def filter_eligible(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Reviews with, or without, structured data."""
        return (
            pages.exclude(gaps.ineligible()) if value == "true" else pages.filter(gaps.ineligible())
        )

    def filter_reason(self, pages: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        """Reviews with any of these findings."""
        found = Q()
        for code in value:
            found |= gaps.GAPS[code]()
        return pages.filter(found)


class WorkColumn(BaseColumn):
    """The work, and its type."""

    cell_template_name = "wagtail_reviews/admin/appearance/work_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The context of the cell."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "work": instance.card.metadata, "work_type": work_type(instance)}


class FindingsColumn(BaseColumn):
    """Why a review is not eligible, and what would make it better."""

    cell_template_name = "wagtail_reviews/admin/appearance/findings_cell.html"


def work_type(page: Any) -> Any:
    """What an editor calls the type of the work; "" without a work."""
    work = page.card.metadata
    return WORK_TYPE_NAMES[work.type] if work else ""


class AppearanceReportView(ChunkedExportMixin, ReportView):
    """Reviews as they are published, and drafts where nothing is, with what is found in each."""

    page_title = TITLE
    header_icon = "search"
    index_url_name = "wagtail_reviews_admin:appearance_report"
    index_results_url_name = "wagtail_reviews_admin:appearance_report_results"
    any_permission_required = PERMISSIONS
    filterset_class = AppearanceFilterSet
    table_class = PageTable
    default_ordering = "-latest_revision_created_at"
    export_filename = "search-appearance"
    headings = HEADINGS
    list_export = list(HEADINGS)
    columns = [
        PageTitleColumn(
            "title", label=_("Title"), sort_key="title", classname="title review-title"
        ),
        WorkColumn("work", label=_("Work"), sort_key="review_sort_title"),
        FindingsColumn("findings", label=_("Findings")),
        PageStatusColumn("status", label=_("Status"), sort_key="live", classname=WIDE),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            classname=WIDE,
        ),
    ]

    @cached_property
    def model(self) -> type[Any]:
        """The site's review page."""
        return get_review_page_model()

    @cached_property
    def permission_policy(self) -> Any:
        """That of pages."""
        return access.page_policy()

    @cached_property
    def verbose_name(self) -> str:
        """What one row is called."""
        return str(self.model._meta.verbose_name)

    @cached_property
    def verbose_name_plural(self) -> str:
        """What the rows are called."""
        return str(self.model._meta.verbose_name_plural)

    def get_base_queryset(self) -> Any:
        """The reviews that this user finds in the page explorer, with all that a row asks for."""
        pages: Any = access.explorable(self.request.user, self.model)
        pages = pages.select_related("locale").prefetch_related("content_type", "sites_rooted_here")
        pages = pages.annotate_site_root_state().annotate_approved_schedule()
        return pages.prefetch_workflow_states()

    def decorate_paginated_queryset(self, pages: Any) -> Any:
        """The pages of one page of the report, examined."""
        return examine(pages)

    def rows(self, ids: list[int]) -> list[dict[str, Any]]:
        """The rows of a chunk of the export."""
        found = self.get_base_queryset().in_bulk(ids)
        return [row(page) for page in examine([found[pk] for pk in ids if pk in found])]


def row(page: Any) -> dict[str, Any]:
    """The cells of a page that was examined, by the names of ``HEADINGS``."""
    messages: dict[str, list[str]] = {"error": [], "hint": []}
    for finding in page.findings:
        messages[finding.severity].append(str(finding.message))
    return {
        "title": page.card.title,
        "url": page.card.meta.html_url or "",
        "work": page.card.metadata.title if page.card.metadata else "",
        "work_type": str(work_type(page)),
        "status": str(page.status_string),
        "eligible": gettext("No") if messages["error"] else gettext("Yes"),
        "errors": " ".join(messages["error"]),
        "hints": " ".join(messages["hint"]),
    }


class ReportMenuItem(MenuItem):
    """Shown to those whom the report is."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may write or publish pages anywhere."""
        return bool(access.page_policy().user_has_any_permission(request.user, PERMISSIONS))


def menu_item() -> MenuItem:
    """The report, in the menu of reports."""
    url = reverse(AppearanceReportView.index_url_name)
    return ReportMenuItem(TITLE, url, name="review-appearance", icon_name="search", order=1300)
