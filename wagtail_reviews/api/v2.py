"""API v2: ``api_router.register_endpoint("reviews", ReviewsAPIViewSet)``."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import classproperty
from rest_framework.authentication import (
    BasicAuthentication,
    SessionAuthentication,
    TokenAuthentication,
)
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.views import BaseAPIViewSet

from wagtail_reviews.access import Reader
from wagtail_reviews.api.answers import Answers, Redirection
from wagtail_reviews.api.keeping import kept
from wagtail_reviews.api.responses import json_response, redirect_response, with_cache_headers
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema.query import QueryError

ROUTES = (
    ("", "listing_view", "listing"),
    ("find/", "find_view", "find"),
    ("facets/", "facets_view", "facets"),
    ("authors/", "authors_view", "authors"),
    ("authors/<str:slug>/", "author_view", "author"),
    ("preview/", "preview_view", "preview"),
    ("<int:pk>/", "detail_view", "detail"),
)
# They know somebody by a cookie or by Authorization.
USUAL = {BasicAuthentication, SessionAuthentication, TokenAuthentication}


class ReviewsAPIViewSet(BaseAPIViewSet):
    """Reviews under whatever name and prefix the site registers this class.

    A site with a second page type of reviews registers a subclass with that ``model``.
    """

    name = "reviews"
    # Left to the site, `?format=` and the Accept header could ask for a page of HTML.
    renderer_classes = [JSONRenderer]

    @classproperty
    def model(cls) -> type[Any]:  # noqa: N805  # a property of the class
        """The site's review page."""
        return get_review_page_model()

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        """The endpoints, HEAD included."""
        return [path(route, cls._answering(view), name=name) for route, view, name in ROUTES]

    @classmethod
    def _answering(cls, name: str) -> Any:
        return kept(cls.as_view({"get": name, "head": name}), keep=cls._is_for_everybody())

    @classmethod
    def _is_for_everybody(cls) -> bool:
        """Whether nothing but a cookie and Authorization makes a difference to DRF: what is kept is
        found before it asks who is there, whether they may, and how often.
        """
        unconditional = {AllowAny}.issuperset(cls.permission_classes) and not cls.throttle_classes
        return unconditional and USUAL.issuperset(cls.authentication_classes)

    def listing_view(self, request: Request) -> HttpResponse:
        """A page of cards."""
        found, items = self._answers.listing()
        meta = {"total_count": found.count, "next_cursor": found.next_cursor}
        return json_response(self._django_request, {"meta": meta, "items": items})

    def detail_view(self, request: Request, pk: int) -> HttpResponse:
        """One review, whole."""
        return json_response(self._django_request, self._answers.detail(pk))

    def find_view(self, request: Request) -> HttpResponse:
        """The review of a page, by its path."""
        found = self._answers.find(self._reader.absolute(request.path))
        if isinstance(found, Redirection):
            return redirect_response(self._django_request, found)
        return json_response(self._django_request, found.review, found.url)

    def facets_view(self, request: Request) -> HttpResponse:
        """Counts under the filters of the list."""
        return json_response(self._django_request, self._answers.facets())

    def authors_view(self, request: Request) -> HttpResponse:
        """A page of authors."""
        count, items = self._answers.authors()
        return json_response(self._django_request, {"meta": {"total_count": count}, "items": items})

    def author_view(self, request: Request, slug: str) -> HttpResponse:
        """One author."""
        return json_response(self._django_request, self._answers.author(slug))

    def preview_view(self, request: Request) -> HttpResponse:
        """The draft that an editor previews."""
        return json_response(self._django_request, self._answers.preview())

    def handle_exception(self, exc: Exception) -> Response:
        """Errors as Wagtail's API v2 has them: a status and ``{"message"}``."""
        if isinstance(exc, QueryError):
            response = Response({"message": str(exc)}, status=400)
        else:
            response = super().handle_exception(exc)
        return with_cache_headers(self._django_request, response)

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """JSON, whatever the client says it accepts."""
        return super().perform_content_negotiation(request, force=True)

    @property
    def _django_request(self) -> HttpRequest:
        request: HttpRequest = self.request._request
        return request

    @property
    def _reader(self) -> Reader:
        # DRF authenticates by the site's own settings, and only on its own request.
        return Reader(self._django_request, visitor=self.request.user)

    @property
    def _answers(self) -> Answers:
        raw = self.request.META.get("QUERY_STRING", "")
        reader = self._reader
        match = self.request.resolver_match
        reviews = reader.absolute(reverse(f"{match.namespace}:listing"))
        return Answers(raw, self.model, reader, lambda pk: f"{reviews}{pk}/")
