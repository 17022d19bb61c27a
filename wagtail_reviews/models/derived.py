"""The columns of a review that are derived from its body, so that it can be sorted and filtered."""

from functools import cached_property
from typing import Any

from django.db import transaction

from wagtail_reviews import extract
from wagtail_reviews.extract import Body, References
from wagtail_reviews.models.terms import Term, sync_terms, terms_of
from wagtail_reviews.models.version import raise_version
from wagtail_reviews.slugs import unaccented

COLUMNS = (
    "review_percent",
    "review_year",
    "review_work_type",
    "review_sort_title",
    "review_published_at",
)
LONGEST_TITLE = 255


class Derived:
    """What the columns and terms of ``page`` should be, by the body it has in memory."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.references = References()
        self.body: Body = extract.body(
            page.body.get_prep_value(), self.references, extract.readers_of(type(page))
        )

    def columns(self) -> dict[str, Any]:
        """The value of each column."""
        work, score = self.body.metadata, self.body.score
        return {
            "review_percent": score.percent if score else None,
            "review_year": work.year if work else None,
            "review_work_type": work.type if work else "",
            "review_sort_title": fold(work.title if work else self.page.title),
            "review_published_at": self.page.first_published_at,
        }

    @cached_property
    def terms(self) -> list[Term]:
        """The terms, unsaved, of a page that has an id."""
        return terms_of(self.page, self.body, self.references.authors)

    def words(self) -> str:
        """What an editor may look for: titles of the work, and the names of all terms that find
        anything.
        """
        work = self.body.metadata
        titles = [work.title, work.original_title] if work else []
        return " ".join([*titles, *(term.name for term in self.terms if term.slug)])

    def set_columns(self) -> None:
        """Set the columns on the page, in memory."""
        for name, value in self.columns().items():
            setattr(self.page, name, value)

    def sync_terms(self) -> None:
        """Store the terms."""
        sync_terms(self.page, self.terms)

    def drift(self) -> list[str]:
        """The names of the columns, and "terms", that are not what they should be."""
        wrong = [
            name for name, value in self.columns().items() if getattr(self.page, name) != value
        ]
        stored = {term.key for term in Term.objects.filter(page_id=self.page.pk)}
        return wrong if stored == {term.key for term in self.terms} else [*wrong, "terms"]

    def rebuild(self) -> list[str]:
        """Put right what has drifted, without touching anything else; the names of what had."""
        drifted = self.drift()
        if drifted:
            with transaction.atomic():
                type(self.page).objects.filter(pk=self.page.pk).update(**self.columns())
                self.sync_terms()
                raise_version()  # an update sends no signal
        return drifted


def fold(title: str) -> str:
    """A title to sort by: without case and accents, as databases do not agree on either."""
    return unaccented(title.strip()).casefold()[:LONGEST_TITLE]
