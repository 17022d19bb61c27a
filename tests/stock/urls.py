"""The admin, what there is of the API, and the pages."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns: list[URLPattern | URLResolver] = [path("admin/", include(wagtailadmin_urls))]

if apps.is_installed("wagtail.api.v2"):
    from wagtail.api.v2.router import WagtailAPIRouter
    from wagtail.api.v2.views import PagesAPIViewSet

    router = WagtailAPIRouter("wagtailapi")
    router.register_endpoint("pages", PagesAPIViewSet)
    if apps.is_installed("wagtail_reviews"):
        from wagtail_reviews.api.v2 import ReviewsAPIViewSet

        router.register_endpoint("reviews", ReviewsAPIViewSet)
    urlpatterns.append(path("api/v2/", router.urls))

if apps.is_installed("wagtail.api.v3"):
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("api/v3/", api.urls))

urlpatterns.append(path("", include(wagtail_urls)))
