"""Facets: how many of the reviews have which value. A facet ignores the filter on itself, so that a
reader who has chosen one genre still sees how many there are of the others.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Window
from django.db.models.functions import RowNumber

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.selection import select
from wagtail_reviews.catalogue.tally import Tally
from wagtail_reviews.models import Term
from wagtail_reviews.schema.facets import Bucket, Facets, FacetValue, ScoreFacet
from wagtail_reviews.schema.query import FacetQuery, ReviewQuery

# Facets that are columns of the review; all others are vocabularies of terms.
COLUMNS = {"year": "review_year", "work_type": "review_work_type"}


def count_facets(query: FacetQuery, reader: Reader) -> Facets:
    """The facets that ``query`` asks for, over the reviews that ``reader`` may see.

    The number of database queries does not depend on what there is to count.
    """
    tally = _tally(select(query.reviews, reader))
    found: dict[str, list[FacetValue]] = {name: [] for name in query.facets}
    for name, value in [*_term_values(query, reader), *_column_values(query, reader)]:
        found[name].append(value)
    ordered = {name: sorted(values, key=_by_count) for name, values in found.items()}
    return Facets(count=tally.count, score=_score(tally), facets=ordered)


def _by_count(value: FacetValue) -> tuple[int, str, str]:
    return (-value.count, value.name.casefold(), value.slug)


def _tally(pages: "QuerySet[Any]") -> Tally:
    rows = pages.order_by().values_list("review_percent").annotate(number=Count("pk"))
    return Tally(rows)


def _score(tally: Tally) -> ScoreFacet:
    buckets = [
        Bucket.model_validate({"from": first, "to": last, "count": count})
        for first, last, count in tally.histogram()
    ]
    return ScoreFacet(scored=tally.scored, average_percent=tally.average, histogram=buckets)


def _column_values(query: FacetQuery, reader: Reader) -> Iterator[tuple[str, FacetValue]]:
    for name, column in COLUMNS.items():
        if name in query.facets:
            pages = select(query.reviews.without(name), reader).exclude(**{column: _empty(name)})
            rows = pages.order_by().values_list(column).annotate(number=Count("pk"))
            for value, count in rows.order_by("-number", column)[: query.facet_limit]:
                yield name, FacetValue(slug=str(value), name=str(value), count=count)


def _empty(name: str) -> str | None:
    return None if name == "year" else ""


def _term_values(query: FacetQuery, reader: Reader) -> Iterator[tuple[str, FacetValue]]:
    """All vocabularies in one query: those with a filter on themselves each look at other pages."""
    names = [name for name in query.facets if name not in COLUMNS]
    filtered = [name for name in names if name in query.reviews.terms]
    free = [name for name in names if name not in filtered]
    parts = [_counted([name], query, query.reviews.without(name), reader) for name in filtered]
    if free:
        parts.append(_counted(free, query, query.reviews, reader))
    for row in parts[0].union(*parts[1:], all=True) if parts else ():
        value = FacetValue(slug=row["slug"], name=row["label"], count=row["number"])
        yield row["vocabulary"], value


def _counted(names: Sequence[str], query: FacetQuery, reviews: ReviewQuery, reader: Reader) -> Any:
    """The most frequent terms of each vocabulary of ``names`` on the pages of ``reviews``."""
    pages = select(reviews, reader).values("pk")
    terms = Term.objects.filter(vocabulary__in=names, page__in=pages).exclude(slug="")
    counted = terms.values("vocabulary", "slug").annotate(
        label=Min("name"), number=Count("page", distinct=True)
    )
    rank = Window(
        RowNumber(), partition_by="vocabulary", order_by=[F("number").desc(), F("label").asc()]
    )
    ranked = counted.annotate(rank=rank).filter(rank__lte=query.facet_limit)
    return ranked.values("vocabulary", "slug", "label", "number")
