"""API v3: added to Wagtail's own API where that is installed.

A site with a second page type of reviews adds endpoints for it in the ``ready()`` of its app:
``register("game-reviews", GameReview)``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core import checks
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router
from ninja.decorators import decorate_view
from wagtail.api.v3.api import api
from wagtail.api.v3.auth import AllowAnonymous, BearerTokenAuth
from wagtail.api.v3.errors import PROBLEM_JSON, ProblemDetail, problem_response

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.api.answers import Answers, Redirection
from wagtail_reviews.api.keeping import kept
from wagtail_reviews.api.responses import json_response, redirect_response, with_cache_headers
from wagtail_reviews.extract import contract_of
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema.facets import Facets
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


def register(path: str = "reviews", model: type[Any] | None = None) -> None:
    """Add the endpoints of a page type to Wagtail's API, those of the type in use if none is given.

    ``path`` is where they are, and begins the names of their operations.
    """
    endpoints = Endpoints(model or get_review_page_model(), path.strip("/").replace("-", "_"))
    api.add_router(f"/{path.strip('/')}/", endpoints.router())


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


@dataclass(frozen=True)
class Route:
    """One endpoint: what it is called, answers with, and takes."""

    path: str
    name: str
    view: View
    response: Any
    summary: str
    openapi: dict[str, Any]


@dataclass(frozen=True)
class Endpoints:
    """The endpoints of a page type; ``name`` begins the names of its operations."""

    model: type[Any]
    name: str

    def router(self) -> Router:
        """The router, every operation typed as reviews of the page type are."""
        router = Router(tags=[self.name], auth=[BearerTokenAuth(), AllowAnonymous()])
        for route in self.routes():
            name = f"{self.name}_{route.name}"
            add = router.get(
                route.path,
                response=route.response,
                by_alias=True,  # or the document would have `from_`
                url_name=name,
                operation_id=name,
                summary=route.summary,
                openapi_extra=route.openapi,
            )
            add(decorate_view(kept)(answering(route.view)))
        return router

    def routes(self) -> list[Route]:
        """All of them; ninja takes the first path that fits."""
        contract = contract_of(self.model)
        own, roles = contract.own_fields, conf.credit_role_keys()
        limit, search = conf.limit_max(), conf.search_enabled()
        review = contract.review
        return [
            Route(
                "/",
                "list",
                self.list_reviews,
                contract.card_list,
                "List reviews",
                documented(list_parameters(roles, limit, search, own), 422),
            ),
            Route(
                "/find/",
                "find",
                self.find_review,
                {200: review, 301: None, 302: None},
                "Find a review by the path of its page",
                documented(find_parameters(own), 404, 422),
            ),
            Route(
                "/facets/",
                "facets",
                self.get_facets,
                Facets,
                "Count reviews by their values",
                documented(facet_parameters(roles, search), 422),
            ),
            Route(
                "/authors/",
                "authors",
                self.list_authors,
                AuthorList,
                "List authors",
                documented(author_list_parameters(limit), 422),
            ),
            Route(
                "/authors/{str:slug}/",
                "author",
                self.get_author,
                AuthorProfile,
                "Author detail",
                documented(author_parameters(), 404, 422),
            ),
            Route(
                "/preview/",
                "preview",
                self.preview_review,
                review,
                "The draft behind the token of a preview",
                documented(preview_parameters(own), 404, 422),
            ),
            Route(
                "/{review_id}/",
                "detail",
                self.get_review,
                review,
                "Review detail",
                documented(detail_parameters(own), 404, 422),
            ),
        ]

    def list_reviews(self, request: HttpRequest) -> HttpResponse:
        """A page of cards."""
        found, items = self.answers(request).listing()
        envelope = {"count": found.count, "next_cursor": found.next_cursor, "items": items}
        return json_response(request, envelope)

    def find_review(self, request: HttpRequest) -> HttpResponse:
        """The review of a page, by its path."""
        asked = self.answers(request)
        found = asked.find(asked.reader.absolute(request.path))
        if isinstance(found, Redirection):
            return redirect_response(request, found)
        return json_response(request, found.review, found.url)

    def get_facets(self, request: HttpRequest) -> HttpResponse:
        """Counts under the filters of the list."""
        return json_response(request, self.answers(request).facets())

    def list_authors(self, request: HttpRequest) -> HttpResponse:
        """A page of authors."""
        count, items = self.answers(request).authors()
        return json_response(request, {"count": count, "items": items})

    def get_author(self, request: HttpRequest, slug: str) -> HttpResponse:
        """One author."""
        return json_response(request, self.answers(request).author(slug))

    def preview_review(self, request: HttpRequest) -> HttpResponse:
        """The draft that an editor previews."""
        return json_response(request, self.answers(request).preview())

    def get_review(self, request: HttpRequest, review_id: int) -> HttpResponse:
        """One review, whole."""
        return json_response(request, self.answers(request).detail(review_id))

    def answers(self, request: HttpRequest) -> Answers:
        """Answers for an anonymous visitor, or for a token's user, who sees more."""
        editor = request.user if request.user.is_authenticated else None
        reader = Reader(request, editor=editor)
        reviews = reader.absolute(reverse(f"{api.urls_namespace}:{self.name}_list"))
        raw = request.META.get("QUERY_STRING", "")
        return Answers(raw, self.model, reader, lambda pk: f"{reviews}{pk}/")


def check_names(**kwargs: Any) -> list[checks.CheckMessage]:
    """W002: no two models of Wagtail's API have one name. Ninja keeps the last of them, so that the
    OpenAPI document would say of one what is true of the other.
    """
    found: dict[str, Any] = {}
    twice = {name for name, schema in _models() if found.setdefault(name, schema) != schema}
    return [
        checks.Warning(
            f"Two different models of API v3 are called {name}: the OpenAPI document has one.",
            hint="Rename the one that is your own.",
            id="wagtail_reviews.W002",
        )
        for name in sorted(twice)
    ]


def _models() -> Iterator[tuple[str, Any]]:
    """Every model that an operation of the API answers with, by name, as often as it is there."""
    views = (view for _, router in api._routers for view in router.path_operations.values())
    for operation in (operation for view in views for operation in view.operations):
        for model in filter(None, operation.response_models.values()):
            schema = model.model_json_schema(mode="serialization", by_alias=operation.by_alias)
            yield from schema.get("$defs", {}).items()
