"""API v2: ``api_router.register_endpoint("reviews", ReviewsAPIViewSet)``."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import classproperty
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.views import BaseAPIViewSet

from wagtail_reviews.access import Reader
from wagtail_reviews.api.answers import Answers
from wagtail_reviews.api.responses import json_response, with_cache_headers
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema.query import QueryError


class ReviewsAPIViewSet(BaseAPIViewSet):
    """Reviews under whatever name and prefix the site registers this class."""

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
        return [
            path("", cls.as_view({"get": "listing_view", "head": "listing_view"}), name="listing"),
            path("find/", cls.as_view({"get": "find_view", "head": "find_view"}), name="find"),
            path(
                "<int:pk>/",
                cls.as_view({"get": "detail_view", "head": "detail_view"}),
                name="detail",
            ),
        ]

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
        pk, review = self._answers.find()
        return json_response(self._django_request, review, self._detail_url(pk))

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
    def _answers(self) -> Answers:
        # DRF authenticates by the site's own settings, and only on its own request.
        reader = Reader(self._django_request, visitor=self.request.user)
        return Answers(self.request.META.get("QUERY_STRING", ""), reader, self._detail_url)

    def _detail_url(self, pk: int) -> str:
        match = self.request.resolver_match
        reader = Reader(self._django_request)
        return reader.absolute(reverse(f"{match.namespace}:detail", args=[pk]))
