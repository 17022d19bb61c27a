"""Which indexes a table really has, and which columns reviews are found and sorted by."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Model, Q

from wagtail_reviews.catalogue.filters import matches
from wagtail_reviews.catalogue.ordering import COLUMNS
from wagtail_reviews.schema.query import ReviewQuery, parse_list


def indexes(model: type[Model]) -> list[list[str]]:
    """The columns of every index of the model's table, as the database has them."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return [one["columns"] for one in found.values() if one["index"] or one["unique"]]


def has_index(model: type[Model], *fields: str) -> bool:
    """Whether an index of the table begins with the columns of these fields, in this order."""
    columns = [model._meta.get_field(name).column for name in fields]  # type: ignore[union-attr]  # all are columns
    return any(index[: len(columns)] == columns for index in indexes(model))


def sorted_by() -> set[str]:
    """The columns that lists are sorted by."""
    return set(COLUMNS.values())


def filtered_by() -> set[str]:
    """The fields of a review that a query with every filter looks at."""
    return {lookup.partition("__")[0] for lookup in _lookups(matches(_everything()))} - {"pk"}


def _everything() -> ReviewQuery:
    numbers = "score_min=1&score_max=2&scored=true&year=2017&year_min=2000&year_max=2020"
    dates = "published_from=2025-01-01&published_to=2025-02-01"
    words = "contains_spoilers=true&locale=en&work_type=Movie&genre=drama"
    return parse_list(f"{numbers}&{dates}&{words}", [], 20, True)


def _lookups(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _lookups(child)
        else:
            lookup, _ = child  # type: ignore[misc]  # a condition, as Q(lookup=value) has it
            yield str(lookup)
