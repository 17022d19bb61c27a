"""How a review appears in search results: what the panel of the page editor shows."""

import json
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from wagtail_reviews import wording
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.models import ReviewPageMixin
from wagtail_reviews.schema import Review
from wagtail_reviews.schema.parts import Score
from wagtail_reviews.schema.score import DEFAULT_SCALES, Mark
from wagtail_reviews.structured_data import findings
from wagtail_reviews.structured_data.eligibility import NOTES_SHOWN

TEMPLATE = "wagtail_reviews/admin/appearance/appearance.html"
STARS = DEFAULT_SCALES["stars-5"]


def show(request: HttpRequest, page_id: int) -> HttpResponse:
    """The appearance of a review's last draft, as a fragment; for those who may edit the page."""
    page = get_object_or_404(apps.get_model(BASE_PAGE), pk=page_id).specific
    if not isinstance(page, ReviewPageMixin):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    return render(request, TEMPLATE, appearance(draft.review))


def appearance(review: Review) -> dict[str, Any]:
    """A review as a search engine reads it, for the template."""
    node = review.json_ld
    return {
        "review": review,
        "breadcrumb": breadcrumb(review.meta.html_url),
        "findings": list(findings(review)),
        "stars": stars(review.score) if node and review.score else "",
        "rating": rating(review.score) if node and review.score else "",
        "has_notes": bool(node and {"positiveNotes", "negativeNotes"} & node.keys()),
        "notes_are_shown": bool(node and node["itemReviewed"]["@type"] in NOTES_SHOWN),
        "json_ld": json.dumps(node, ensure_ascii=False, indent=2) if node else "",
    }


def breadcrumb(url: str | None) -> str:
    """An address as search results write it: its host, and the parts of its path."""
    address = urlsplit(url or "")
    return " › ".join([address.netloc, *filter(None, unquote(address.path).split("/"))])


def stars(score: Score) -> str:
    """The score in stars, whatever its scale."""
    nearest = STARS.average([(Mark(score.percent * STARS.best / 100), Decimal(1))])
    return wording.stars(STARS, nearest.value)


def rating(score: Score) -> str:
    """The score as search results write it: "5.5/10"."""
    return f"{wording.number(score.value)}/{wording.number(score.best)}"
