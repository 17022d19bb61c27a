"""URLs of the magazine."""

from django.apps import apps
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from tests.magazine.api import api_router
from tests.magazine.feeds import GameReviewFeed, GameReviewSitemap
from wagtail_reviews.sitemaps import ReviewSitemap

SITEMAPS = {"reviews": ReviewSitemap, "games": GameReviewSitemap}

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_router.urls),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("games.atom", GameReviewFeed()),
]
if apps.is_installed("wagtail.api.v3"):
    from wagtail.api.v3.urls import api

    urlpatterns += [path("api/v3/", api.urls)]
urlpatterns += [path("", include(wagtail_urls))]
