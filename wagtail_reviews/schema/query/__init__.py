"""The parameters of the reviews endpoints: one parser for both versions of the API."""

from wagtail_reviews.schema.query.authors import AuthorQuery, parse_author, parse_authors
from wagtail_reviews.schema.query.endpoints import (
    RESERVED_NAMES,
    author_list_parameters,
    author_parameters,
    detail_parameters,
    export_parameters,
    facet_parameters,
    find_parameters,
    list_parameters,
    preview_parameters,
)
from wagtail_reviews.schema.query.parameters import Selection
from wagtail_reviews.schema.query.reading import Parameter, QueryError, read
from wagtail_reviews.schema.query.reviews import (
    RELEVANCE,
    FacetQuery,
    Groups,
    ReviewQuery,
    parse_export,
    parse_facets,
    parse_list,
)
from wagtail_reviews.schema.query.values import LARGEST_INTEGER

__all__ = [
    "LARGEST_INTEGER",
    "RELEVANCE",
    "RESERVED_NAMES",
    "AuthorQuery",
    "FacetQuery",
    "Groups",
    "Parameter",
    "QueryError",
    "ReviewQuery",
    "Selection",
    "author_list_parameters",
    "author_parameters",
    "detail_parameters",
    "export_parameters",
    "facet_parameters",
    "find_parameters",
    "list_parameters",
    "parse_author",
    "parse_authors",
    "parse_export",
    "parse_facets",
    "parse_list",
    "preview_parameters",
    "read",
]
