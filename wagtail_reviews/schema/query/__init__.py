"""The parameters of the reviews endpoints: one parser for both versions of the API."""

from wagtail_reviews.schema.query.parameters import (
    RESERVED_NAMES,
    Selection,
    detail_parameters,
    find_parameters,
    list_parameters,
)
from wagtail_reviews.schema.query.reading import Parameter, QueryError, read
from wagtail_reviews.schema.query.reviews import Groups, ReviewQuery, parse_list
from wagtail_reviews.schema.query.values import LARGEST_INTEGER

__all__ = [
    "LARGEST_INTEGER",
    "RESERVED_NAMES",
    "Groups",
    "Parameter",
    "QueryError",
    "ReviewQuery",
    "Selection",
    "detail_parameters",
    "find_parameters",
    "list_parameters",
    "parse_list",
    "read",
]
