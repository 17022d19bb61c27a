"""API v3: added to Wagtail's own API where that is installed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router
from wagtail.api.v3.api import api
from wagtail.api.v3.auth import AllowAnonymous, BearerTokenAuth
from wagtail.api.v3.errors import PROBLEM_JSON, ProblemDetail, problem_response

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.api.answers import Answers, Redirection
from wagtail_reviews.api.responses import json_response, redirect_response, with_cache_headers
from wagtail_reviews.schema import Review
from wagtail_reviews.schema.facets import Facets
from wagtail_reviews.schema.lists import CardList
from wagtail_reviews.schema.profiles import AuthorList, AuthorProfile
from wagtail_reviews.schema.query import (
    Parameter,
    QueryError,
    author_list_parameters,
    author_parameters,
    detail_parameters,
    facet_parameters,
    find_parameters,
    list_parameters,
    preview_parameters,
)

router = Router(tags=["reviews"], auth=[BearerTokenAuth(), AllowAnonymous()])


def register() -> None:
    """Add the endpoints to Wagtail's API."""
    api.add_router("/reviews/", router)


View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """A view whose errors are problems as Wagtail answers its own, and kept by nobody."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except QueryError as error:
            blame = {"type": "value_error", "loc": ["query", error.parameter], "msg": error.message}
            problem = {"status": 422, "detail": "Validation failed", "errors": [blame]}
        except Http404 as error:
            problem = {"status": 404, "detail": str(error)}
        return with_cache_headers(request, problem_response(**problem))

    return answered


PROBLEM = {PROBLEM_JSON: {"schema": ProblemDetail.model_json_schema(mode="serialization")}}
PROBLEMS = {
    404: {
        "description": "There is no such thing, or the reader may not see it.",
        "content": PROBLEM,
    },
    422: {
        "description": "A parameter that cannot be answered; ``errors`` names it.",
        "content": PROBLEM,
    },
}


def documented(parameters: list[Parameter], *errors: int) -> dict[str, Any]:
    """Parameters and errors for the OpenAPI document.

    Parameters are read elsewhere: ninja takes the last of a repeated one and never sees those it
    does not know. Errors that ninja declares itself would be ``application/json``.
    """
    return {
        "parameters": [_documented(parameter) for parameter in parameters],
        "responses": {status: PROBLEMS[status] for status in errors},
    }


def _documented(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": _repeatable(parameter),
    }


def _repeatable(parameter: Parameter) -> dict[str, Any]:
    schema = parameter.schema
    return {"type": "array", "items": schema} if parameter.repeats else schema


@router.get(
    "/",
    response=CardList,
    url_name="reviews_list",
    operation_id="reviews_list",
    summary="List reviews",
    openapi_extra=documented(
        list_parameters(conf.credit_role_keys(), conf.limit_max(), conf.search_enabled()), 422
    ),
)
@answering
def list_reviews(request: HttpRequest) -> HttpResponse:
    """A page of cards."""
    found, items = answers(request).listing()
    envelope = {"count": found.count, "next_cursor": found.next_cursor, "items": items}
    return json_response(request, envelope)


@router.get(
    "/find/",
    response={200: Review, 301: None, 302: None},
    url_name="reviews_find",
    operation_id="reviews_find",
    summary="Find a review by the path of its page",
    openapi_extra=documented(find_parameters(), 404, 422),
)
@answering
def find_review(request: HttpRequest) -> HttpResponse:
    """The review of a page, by its path."""
    asked = answers(request)
    found = asked.find(asked.reader.absolute(request.path))
    if isinstance(found, Redirection):
        return redirect_response(request, found)
    return json_response(request, found.review, found.url)


@router.get(
    "/facets/",
    response=Facets,
    by_alias=True,  # or the document would have `from_`
    url_name="reviews_facets",
    operation_id="reviews_facets",
    summary="Count reviews by their values",
    openapi_extra=documented(facet_parameters(conf.credit_role_keys(), conf.search_enabled()), 422),
)
@answering
def get_facets(request: HttpRequest) -> HttpResponse:
    """Counts under the filters of the list."""
    return json_response(request, answers(request).facets())


@router.get(
    "/authors/",
    response=AuthorList,
    url_name="reviews_authors",
    operation_id="reviews_authors",
    summary="List authors",
    openapi_extra=documented(author_list_parameters(conf.limit_max()), 422),
)
@answering
def list_authors(request: HttpRequest) -> HttpResponse:
    """A page of authors."""
    count, items = answers(request).authors()
    return json_response(request, {"count": count, "items": items})


@router.get(
    "/authors/{str:slug}/",
    response=AuthorProfile,
    url_name="reviews_author",
    operation_id="reviews_author",
    summary="Author detail",
    openapi_extra=documented(author_parameters(), 404, 422),
)
@answering
def get_author(request: HttpRequest, slug: str) -> HttpResponse:
    """One author."""
    return json_response(request, answers(request).author(slug))


@router.get(
    "/preview/",
    response=Review,
    url_name="reviews_preview",
    operation_id="reviews_preview",
    summary="The draft behind the token of a preview",
    openapi_extra=documented(preview_parameters(), 404, 422),
)
@answering
def preview_review(request: HttpRequest) -> HttpResponse:
    """The draft that an editor previews."""
    return json_response(request, answers(request).preview())


@router.get(
    "/{review_id}/",
    response=Review,
    url_name="reviews_detail",
    operation_id="reviews_detail",
    summary="Review detail",
    openapi_extra=documented(detail_parameters(), 404, 422),
)
@answering
def get_review(request: HttpRequest, review_id: int) -> HttpResponse:
    """One review, whole."""
    return json_response(request, answers(request).detail(review_id))


def answers(request: HttpRequest) -> Answers:
    """Answers for an anonymous visitor, or for a token's user, who sees more."""
    editor = request.user if request.user.is_authenticated else None
    reader = Reader(request, editor=editor)

    def detail_url(pk: int) -> str:
        return reader.absolute(reverse("wagtailapi_v3:reviews_detail", args=[pk]))

    return Answers(request.META.get("QUERY_STRING", ""), reader, detail_url)
