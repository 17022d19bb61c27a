"""Which authors, and what of their reviews a reader may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, When, Window
from django.db.models.functions import Coalesce, RowNumber
from wagtail.models import Locale

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.tally import Tally
from wagtail_reviews.models import Author, Term
from wagtail_reviews.models.terms import AUTHOR
from wagtail_reviews.schema.query import AuthorQuery
from wagtail_reviews.schema.query.reading import UNSTORABLE


@dataclass(frozen=True)
class AuthorSlice:
    """A part of the authors, how many there are in all, and the tally of each by id."""

    count: int
    authors: Sequence[Author]
    tallies: dict[int, Tally]


def list_authors(query: AuthorQuery, reader: Reader, model: type[Any]) -> AuthorSlice:
    """The live authors that ``query`` asks for, by name; each slug once, as in the filters. Their
    tallies are of reviews of the page type ``model``.
    """
    found = _live(query)
    authors = list(found.order_by("name", "pk")[query.offset : query.offset + query.limit])
    return AuthorSlice(found.count(), authors, _tallies(authors, query, reader, model))


def get_author(
    slug: str, query: AuthorQuery, reader: Reader, model: type[Any]
) -> AuthorSlice | None:
    """The live author with that slug; None if there is no such author."""
    if UNSTORABLE.search(slug):
        return None
    author = _live(query).filter(slug=slug).first()
    if author is None:
        return None
    return AuthorSlice(1, [author], _tallies([author], query, reader, model))


def count_reviews(authors: "QuerySet[Author]", pages: "QuerySet[Any]") -> "QuerySet[Author]":
    """``authors`` with ``review_count``: on how many of ``pages`` each of them has a card."""
    cards = Term.objects.filter(
        vocabulary=AUTHOR, source_id=OuterRef("pk"), page__in=pages.order_by().values("pk")
    )
    number = cards.values("source_id").values(number=Count("page", distinct=True))
    return authors.annotate(review_count=Coalesce(Subquery(number), 0))


def _live(query: AuthorQuery) -> "QuerySet[Author]":
    """Live authors; of several with one slug that in the default locale, or else the oldest."""
    live = Author.objects.filter(live=True)
    if query.locale:
        return live.filter(locale__language_code=query.locale)
    is_default = Case(When(locale=Locale.get_default(), then=0), default=1)
    rank = Window(RowNumber(), partition_by="slug", order_by=[is_default, F("pk")])
    return live.annotate(rank=rank).filter(rank=1)


def _tallies(
    authors: Collection[Author], query: AuthorQuery, reader: Reader, model: type[Any]
) -> dict[int, Tally]:
    """What the list finds by the slug of each author, in the locale that is asked for."""
    pages: Any = reader.pages(model)
    if query.locale:
        pages = pages.filter(locale__language_code=query.locale)
    percent = model._default_manager.filter(pk=OuterRef("page_id")).values("review_percent")
    by_slug: dict[str, list[Any]] = {author.slug: [] for author in authors}
    terms = Term.objects.filter(vocabulary=AUTHOR, slug__in=by_slug, page__in=pages.values("pk"))
    counted = terms.annotate(percent=Subquery(percent)).values_list("slug", "percent")
    for slug, value, number in counted.annotate(number=Count("page", distinct=True)):
        by_slug[slug].append((value, number))
    return {author.pk: Tally(by_slug[author.slug]) for author in authors}
