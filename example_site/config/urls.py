"""URLs of the example site: the admin, both versions of the API, feed and sitemap, front end."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.conf.urls.static import static
from django.http import FileResponse, Http404, HttpRequest
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_reviews.api.v2 import ReviewsAPIViewSet
from wagtail_reviews.feeds import ReviewFeed
from wagtail_reviews.sitemaps import ReviewSitemap

INDEX = Path(__file__).resolve().parent.parent / "frontend" / "index.html"

api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesAPIViewSet)
api_router.register_endpoint("reviews", ReviewsAPIViewSet)


def frontend(request: HttpRequest, page_path: str) -> FileResponse:
    """The same document for every page: what it shows comes from the API."""
    return FileResponse(INDEX.open("rb"), content_type="text/html; charset=utf-8")


urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_router.urls),
    path("sitemap.xml", sitemap, {"sitemaps": {"reviews": ReviewSitemap}}),
    path("reviews.atom", ReviewFeed()),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
if apps.is_installed("wagtail.api.v3"):
    from wagtail.api.v3.urls import api

    urlpatterns += [path("api/v3/", api.urls)]

# What the API does not know is not a page of the front end either.
urlpatterns += [re_path("^(?:api|admin)/", page_not_found, {"exception": Http404()})]

# By this name Wagtail knows the addresses of its pages, though it is not Wagtail that serves them.
urlpatterns += [re_path(r"^((?:[\w\-]+/)*)$", frontend, name="wagtail_serve")]
