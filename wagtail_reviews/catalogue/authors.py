"""Which authors, and what of their reviews a reader may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from wagtail.models import Locale

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.tally import Tally
from wagtail_reviews.models import Author, Term, get_review_page_model
from wagtail_reviews.models.terms import AUTHOR
from wagtail_reviews.schema.query import AuthorQuery


@dataclass(frozen=True)
class AuthorSlice:
    """A part of the authors, how many there are in all, and the tally of each by id."""

    count: int
    authors: Sequence[Author]
    tallies: dict[int, Tally]


def list_authors(query: AuthorQuery, reader: Reader) -> AuthorSlice:
    """The live authors that ``query`` asks for, by name."""
    found = _live(query)
    authors = found.order_by("name", "pk")[query.offset : query.offset + query.limit]
    return AuthorSlice(found.count(), list(authors), _tallies(authors, reader))


def get_author(slug: str, query: AuthorQuery, reader: Reader) -> AuthorSlice | None:
    """The live author with that slug; of several the one in the default locale. None if there is
    no such author.
    """
    found = list(_live(query).filter(slug=slug).select_related("locale"))
    if not found:
        return None
    default = Locale.get_default()
    author = min(found, key=lambda one: (one.locale_id != default.pk, one.pk))
    return AuthorSlice(1, [author], _tallies([author], reader))


def _live(query: AuthorQuery) -> "QuerySet[Author]":
    live = Author.objects.filter(live=True)
    return live.filter(locale__language_code=query.locale) if query.locale else live


def _tallies(authors: Collection[Author], reader: Reader) -> dict[int, Tally]:
    model = get_review_page_model()
    pages: Any = reader.pages(model)
    percent = model._default_manager.filter(pk=OuterRef("page_id")).values("review_percent")
    ids = [author.pk for author in authors]
    rows = (
        Term.objects.filter(vocabulary=AUTHOR, source_id__in=ids, page__in=pages.values("pk"))
        .annotate(percent=Subquery(percent))
        .values_list("source_id", "percent")
        .annotate(number=Count("page", distinct=True))
    )
    counts: dict[int, list[Any]] = {pk: [] for pk in ids}
    for pk, value, number in rows:
        counts[pk].append((value, number))
    return {pk: Tally(found) for pk, found in counts.items()}
