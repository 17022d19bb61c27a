"""API v3: added to Wagtail's own API where that is installed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router
from wagtail.api.v3.api import api
from wagtail.api.v3.auth import AllowAnonymous, BearerTokenAuth
from wagtail.api.v3.errors import ProblemDetail, problem_response

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.api.answers import Answers
from wagtail_reviews.api.responses import json_response, with_cache_headers
from wagtail_reviews.schema import Review
from wagtail_reviews.schema.lists import CardList
from wagtail_reviews.schema.query import (
    Parameter,
    QueryError,
    detail_parameters,
    find_parameters,
    list_parameters,
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


def documented(parameters: list[Parameter]) -> dict[str, Any]:
    """Parameters for the OpenAPI document. They are read elsewhere: ninja takes the last of a
    repeated one and never sees those it does not know.
    """
    return {
        "parameters": [
            {
                "name": parameter.name,
                "in": "query",
                "required": parameter.required,
                "description": parameter.description,
                "schema": _repeatable(parameter),
            }
            for parameter in parameters
        ]
    }


def _repeatable(parameter: Parameter) -> dict[str, Any]:
    schema = parameter.schema
    return {"type": "array", "items": schema} if parameter.repeats else schema


@router.get(
    "/",
    response={200: CardList, 422: ProblemDetail},
    url_name="reviews_list",
    operation_id="reviews_list",
    summary="List reviews",
    openapi_extra=documented(list_parameters(conf.credit_role_keys(), conf.limit_max())),
)
@answering
def list_reviews(request: HttpRequest) -> HttpResponse:
    """A page of cards."""
    found, items = answers(request).listing()
    envelope = {"count": found.count, "next_cursor": found.next_cursor, "items": items}
    return json_response(request, envelope)


@router.get(
    "/find/",
    response={200: Review, 404: ProblemDetail, 422: ProblemDetail},
    url_name="reviews_find",
    operation_id="reviews_find",
    summary="Find a review by the path of its page",
    openapi_extra=documented(find_parameters()),
)
@answering
def find_review(request: HttpRequest) -> HttpResponse:
    """The review of a page, by its path."""
    found = answers(request)
    pk, review = found.find()
    return json_response(request, review, found.detail_url(pk))


@router.get(
    "/{int:review_id}/",
    response={200: Review, 404: ProblemDetail, 422: ProblemDetail},
    url_name="reviews_detail",
    operation_id="reviews_detail",
    summary="Review detail",
    openapi_extra=documented(detail_parameters()),
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
