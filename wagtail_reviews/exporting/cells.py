"""The cells of a review in a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.blocks.choices import WORK_TYPE_NAMES
from wagtail_reviews.schema import Card, parts

HEADINGS = {
    "title": _("Title"),
    "work": _("Work"),
    "type": _("Type of work"),
    "year": _("Year"),
    "score": _("Score"),
    "percent": _("Per cent"),
    "authors": _("Authors"),
    "genres": _("Genres"),
    "tags": _("Tags"),
    "status": _("Status"),
    "published": _("Published"),
    "updated": _("Updated"),
    "url": _("URL"),
}


def cells(card: Card) -> dict[str, Any]:
    """The cells of a card, by the names of ``HEADINGS`` and in their order."""
    found = {
        "title": card.title,
        **_of_work(card.metadata),
        "score": card.score.display if card.score else "",
        "percent": card.score.percent if card.score else None,
        "authors": _names(card.authors),
        "tags": _names(card.tags),
        "status": "draft" if card.meta.draft else "live",
        "published": card.meta.first_published_at,
        "updated": card.meta.last_published_at,
        "url": card.meta.html_url or "",
    }
    return {name: found.get(name) for name in HEADINGS}


def _of_work(work: parts.Metadata | None) -> dict[str, Any]:
    if work is None:
        return {}
    return {
        "work": work.title,
        "type": str(WORK_TYPE_NAMES[work.type]),
        "year": work.year,
        "genres": _names(work.genres),
    }


def _names(named: Sequence[Any]) -> str:
    return ", ".join(one.name for one in named)
