"""Both versions of the API, Wagtail's own endpoints with them, and a bare view."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.api.v3.urls import api
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page

from wagtail_reviews.api.v2 import ReviewsAPIViewSet
from wagtail_reviews.models import Author


class AuthorsAPIViewSet(BaseAPIViewSet):
    """Authors, so that Wagtail knows what to show of one within a page."""

    model = Author
    body_fields = ["id", "name", "slug", "type", "job_title", "url", "bio", "links", "image"]


def bare(request: HttpRequest, pk: int) -> JsonResponse:
    """The least that a view of Django's does for an answer from the database."""
    row = Page.objects.values("id", "title", "slug", "url_path", "first_published_at").get(pk=pk)
    return JsonResponse(row)


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("images", ImagesAPIViewSet)
router.register_endpoint("authors", AuthorsAPIViewSet)
router.register_endpoint("reviews", ReviewsAPIViewSet)

urlpatterns: list[URLPattern | URLResolver] = [
    path("bare/<int:pk>/", bare),
    path("api/v2/", router.urls),
    path("api/v3/", api.urls),
    path("", include(wagtail_urls)),
]
