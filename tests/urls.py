"""URLs of the test project: the admin, both versions of the API, and the pages."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_reviews.api.v2 import ReviewsAPIViewSet
from wagtail_reviews.feeds import ReviewFeed
from wagtail_reviews.sitemaps import ReviewSitemap

api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesAPIViewSet)
api_router.register_endpoint("reviews", ReviewsAPIViewSet)

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
urlpatterns += [path("", include(wagtail_urls))]
