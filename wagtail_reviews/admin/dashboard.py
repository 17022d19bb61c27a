"""The panel of reviews on Wagtail's home page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from wagtail_reviews.access import explorable
from wagtail_reviews.admin import links
from wagtail_reviews.catalogue import unattributed, unscored
from wagtail_reviews.models import get_review_page_model

SHOWN = 5


@dataclass(frozen=True)
class Section:
    """A list of pages, each with its date, and what the list and the dates are of."""

    heading: str
    date: str
    rows: list[tuple[Any, datetime]]


@dataclass(frozen=True)
class Gap:
    """What live reviews lack, in words, and where those that do are listed."""

    text: str
    url: str | None


class ReviewsPanel(Component):
    """The drafts of the user's own, the latest published reviews, and what live ones lack; of what
    the user finds in the admin. Nothing for those who find no review.
    """

    name = "reviews"
    template_name = "wagtail_reviews/admin/dashboard.html"
    order = 240

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The context: ``sections`` that are not empty, ``gaps``, and the request."""
        request = parent_context["request"]
        reviews = explorable(request.user, get_review_page_model())
        drafts, published = drafts_of(request.user, reviews), latest_published(reviews)
        sections = [section for section in (drafts, published) if section.rows]
        found = gaps(reviews) if published.rows else []
        return {"sections": sections, "gaps": found, "request": request}


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel on the home page."""
    panels.append(ReviewsPanel())


def drafts_of(user: Any, reviews: "QuerySet[Any]") -> Section:
    """The latest of the reviews with unpublished changes that ``user`` owns or edited last."""
    # A subquery, so that databases find both by an index: by a join they would read every page.
    edited = Revision.objects.filter(user=user).values("pk")
    theirs = Q(owner=user) | Q(latest_revision__in=edited)
    pages = reviews.filter(theirs, has_unpublished_changes=True)
    return Section(_("Your drafts"), _("Updated"), _latest(pages, "latest_revision_created_at"))


def latest_published(reviews: "QuerySet[Any]") -> Section:
    """The live ones of the reviews, the newest first."""
    pages = reviews.filter(live=True, review_published_at__isnull=False)
    return Section(_("Latest published"), _("Published"), _latest(pages, "review_published_at"))


def _latest(pages: Any, date: str) -> list[tuple[Any, datetime]]:
    """The first by date, with all that their status and the rights to them depend on."""
    known = pages.prefetch_workflow_states().annotate_approved_schedule()
    return [(page, getattr(page, date)) for page in known.order_by(f"-{date}")[:SHOWN]]


def gaps(reviews: "QuerySet[Any]") -> list[Gap]:
    """What the live ones of the reviews lack."""
    live = reviews.filter(live=True)
    found = [_unscored(live.filter(unscored()).count())]
    found += [_unattributed(live.filter(unattributed()).count())]
    return [gap for gap in found if gap]


def _unscored(number: int) -> Gap | None:
    text = ngettext(
        "%(number)d live review has no score.", "%(number)d live reviews have no score.", number
    )
    return Gap(text % {"number": number}, links.listing(links.UNSCORED)) if number else None


def _unattributed(number: int) -> Gap | None:
    text = ngettext(
        "%(number)d live review has no author.", "%(number)d live reviews have no author.", number
    )
    return Gap(text % {"number": number}, links.listing(links.UNATTRIBUTED)) if number else None
