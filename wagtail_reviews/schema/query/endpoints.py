"""Which parameters each endpoint has."""

from collections.abc import Iterable
from datetime import time

from wagtail_reviews.schema.query.parameters import (
    FACETS,
    MOST_FACET_VALUES,
    PLACES,
    VOCABULARIES,
    boolean,
    facets,
    fields_parameter,
    locale,
    moment,
    order,
    page,
    paging,
    paging_with_cursor,
    percent_of_score,
    searching,
    site,
    slugs,
    text,
    version,
    whole_number,
    work_types,
    year_of_work,
)
from wagtail_reviews.schema.query.reading import Parameter
from wagtail_reviews.schema.query.values import read_ids, read_path


def list_parameters(
    roles: Iterable[str] = (),
    limit_max: int | None = None,
    search: bool = True,
    own_fields: Iterable[str] = (),
) -> list[Parameter]:
    """Every parameter of the list, for the parser and for the documentation alike."""
    return [
        *filter_parameters(roles, search),
        order(),
        *paging_with_cursor(limit_max),
        fields_parameter(own_fields),
    ]


def export_parameters(roles: Iterable[str] = (), search: bool = True) -> list[Parameter]:
    """The parameters of an export: those of the list, but for what cuts it and its items."""
    return [*filter_parameters(roles, search), order()]


def facet_parameters(roles: Iterable[str] = (), search: bool = True) -> list[Parameter]:
    """The parameters of ``facets/``: the filters of the list, and which facets to count."""
    roles = tuple(roles)
    limit = whole_number("facet_limit", 1, MOST_FACET_VALUES, "How many values of each facet.")
    return [*filter_parameters(roles, search), facets((*FACETS, *roles)), limit]


def filter_parameters(roles: Iterable[str] = (), search: bool = True) -> list[Parameter]:
    """What the list and the facets are filtered by; ``search`` says whether the site has it on."""
    return [
        *(percent_of_score(name) for name in ("score_min", "score_max")),
        *(boolean(name) for name in ("scored", "contains_spoilers")),
        *(year_of_work(name) for name in ("year", "year_min", "year_max")),
        moment("published_from", time.min),
        moment("published_to", time.max),
        work_types(),
        *(slugs(name) for name in (*VOCABULARIES, *roles)),
        text("id", "Ids of reviews, separated by commas.", read_ids),
        *(searching() if search else ()),
        locale(),
        site(),
        *(page(name, says) for name, says in PLACES.items()),
    ]


def author_list_parameters(limit_max: int | None = None) -> list[Parameter]:
    """The parameters of ``authors/``."""
    return [locale(), site(), *paging(limit_max)]


def author_parameters() -> list[Parameter]:
    """The parameters of ``authors/{slug}/``."""
    return [locale(), site()]


def find_parameters(own_fields: Iterable[str] = ()) -> list[Parameter]:
    """The parameters of ``find/``."""
    path = text("html_path", "The path of the review's page.", read_path, required=True)
    return [path, site(), fields_parameter(own_fields)]


def detail_parameters(own_fields: Iterable[str] = ()) -> list[Parameter]:
    """The parameters of one review."""
    return [version(), site(), fields_parameter(own_fields)]


def preview_parameters(own_fields: Iterable[str] = ()) -> list[Parameter]:
    """The parameters of ``preview/``, as the front end gets them in its own address."""
    content_type = text("content_type", "The page type of the draft.", required=True)
    token = text("token", "The token of the preview.", required=True)
    return [content_type, token, fields_parameter(own_fields)]


RESERVED_NAMES = frozenset(
    {parameter.name for parameter in list_parameters()}
    | {parameter.name for parameter in facet_parameters()}
    | {"html_path", "version", "content_type", "token"}
)
"""Names that a credit role may not bear, because a parameter or a facet bears them."""
