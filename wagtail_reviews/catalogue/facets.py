"""Facets: how many of the reviews have which value. A facet ignores the filter on itself, so that a
reader who has chosen one genre still sees how many there are of the others.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, F, Min, Window
from django.db.models.functions import Rank

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.selection import Selection
from wagtail_reviews.catalogue.tally import Tally
from wagtail_reviews.models import Term
from wagtail_reviews.schema.facets import Bucket, Facets, FacetValue, ScoreFacet
from wagtail_reviews.schema.query import FacetQuery

# Facets that are columns of the review, and what stands there for no value; all others are
# vocabularies of terms.
COLUMNS = {"year": ("review_year", None), "work_type": ("review_work_type", "")}


def count_facets(query: FacetQuery, reader: Reader, model: type[Any]) -> Facets:
    """The facets that ``query`` asks for, over the reviews of a page type that ``reader`` may see.

    The number of database queries does not depend on what there is to count.
    """
    selection = Selection.of(query.reviews, reader, model)
    tally = _tally(selection)
    found: dict[str, list[FacetValue]] = {name: [] for name in query.facets}
    for name, value in [*_term_values(query, selection), *_column_values(query, selection)]:
        found[name].append(value)
    facets = {name: _most_frequent(values, query.facet_limit) for name, values in found.items()}
    return Facets(count=tally.count, score=_score(tally), facets=facets)


def _most_frequent(values: list[FacetValue], limit: int) -> list[FacetValue]:
    """By count, then by name; here and not in the database, as they do not agree on names."""
    return sorted(values, key=lambda one: (-one.count, one.name.casefold(), one.slug))[:limit]


def _tally(selection: Selection) -> Tally:
    pages = selection.pages().order_by()
    return Tally(pages.values_list("review_percent").annotate(number=Count("pk")))


def _score(tally: Tally) -> ScoreFacet:
    buckets = [
        Bucket.model_validate({"from": first, "to": last, "count": count})
        for first, last, count in tally.histogram()
    ]
    return ScoreFacet(scored=tally.scored, average_percent=tally.average, histogram=buckets)


def _column_values(query: FacetQuery, selection: Selection) -> Iterator[tuple[str, FacetValue]]:
    for name, (column, empty) in COLUMNS.items():
        if name in query.facets:
            pages = selection.without(name).pages().exclude(**{column: empty}).order_by()
            for value, count in pages.values_list(column).annotate(number=Count("pk")):
                yield name, FacetValue(slug=str(value), name=str(value), count=count)


def _term_values(query: FacetQuery, selection: Selection) -> Iterator[tuple[str, FacetValue]]:
    """All vocabularies in one query: those with a filter on themselves each look at other pages."""
    names = [name for name in query.facets if name not in COLUMNS]
    filtered = [name for name in names if name in query.reviews.terms]
    free = [name for name in names if name not in filtered]
    parts = [_counted([name], query, selection.without(name)) for name in filtered]
    if free:
        parts.append(_counted(free, query, selection))
    for row in parts[0].union(*parts[1:], all=True) if parts else ():
        value = FacetValue(slug=row["slug"], name=row["label"], count=row["number"])
        yield row["vocabulary"], value


def _counted(names: Sequence[str], query: FacetQuery, selection: Selection) -> Any:
    """The most frequent terms of each vocabulary of ``names``, with all that are as frequent as the
    last of them.
    """
    pages = selection.pages().values("pk")
    terms = Term.objects.filter(vocabulary__in=names, page__in=pages).exclude(slug="")
    counted = terms.values("vocabulary", "slug").annotate(
        label=Min("name"), number=Count("page", distinct=True)
    )
    rank = Window(Rank(), partition_by="vocabulary", order_by=F("number").desc())
    ranked = counted.annotate(rank=rank).filter(rank__lte=query.facet_limit)
    return ranked.values("vocabulary", "slug", "label", "number")
