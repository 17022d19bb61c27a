"""The columns of the listing of reviews."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn

from wagtail_reviews.blocks.choices import WORK_TYPE_NAMES
from wagtail_reviews.schema import Card

TEMPLATES = "wagtail_reviews/admin/listing"


class CardColumn(BaseColumn):
    """A column of what the card of a review says, which its template calls ``card``."""

    class Media:
        css = {"all": ["wagtail_reviews/listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Wagtail's, with the card and what the column makes of it."""
        context = super().get_cell_context_data(instance, parent_context)
        card: Card = instance.review_card
        return {**context, "card": card, **self.of_card(card)}

    def of_card(self, card: Card) -> dict[str, Any]:
        """What the template needs beside the card."""
        return {}


class PosterColumn(CardColumn):
    """The poster, or the lead picture where there is none."""

    cell_template_name = f"{TEMPLATES}/poster_cell.html"

    def of_card(self, card: Card) -> dict[str, Any]:
        """The ``picture``."""
        poster = card.metadata.image if card.metadata else None
        return {"picture": poster or card.image}


class WorkColumn(CardColumn):
    """The title of the work, and below it the type."""

    cell_template_name = f"{TEMPLATES}/work_cell.html"

    def of_card(self, card: Card) -> dict[str, Any]:
        """The name of the ``work_type``."""
        return {"work_type": WORK_TYPE_NAMES[card.metadata.type] if card.metadata else ""}


class ScoreColumn(CardColumn):
    """The score in words and as a bar."""

    cell_template_name = f"{TEMPLATES}/score_cell.html"

    def of_card(self, card: Card) -> dict[str, Any]:
        """The ``percent`` as HTML writes numbers."""
        return {"percent": str(card.score.percent) if card.score else ""}


def year(page: Any) -> int | None:
    """The year of the work."""
    work = page.review_card.metadata
    return work.year if work else None


def authors(page: Any) -> str:
    """The byline."""
    return ", ".join(author.name for author in page.review_card.authors)


# Not on a phone.
WIDE = "review-wide"

COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PosterColumn("poster", label=_("Poster"), classname="review-poster"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title review-title"),
    WorkColumn("work", label=_("Work"), sort_key="review_sort_title", classname="review-work"),
    Column("year", label=_("Year"), accessor=year, sort_key="review_year", classname=WIDE),
    ScoreColumn("score", label=_("Score"), sort_key="review_percent", classname="review-score"),
    Column("authors", label=_("Authors"), accessor=authors, classname=WIDE),
    PageStatusColumn("status", label=_("Status"), sort_key="live"),
    DateColumn(
        "latest_revision_created_at",
        label=_("Updated"),
        sort_key="latest_revision_created_at",
        classname=WIDE,
    ),
]
