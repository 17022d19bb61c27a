"""The URLs of the test project, with pages below the code of their language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls

from tests.urls import urlpatterns as standard

urlpatterns = [*standard[:-1], *i18n_patterns(path("", include(wagtail_urls)))]
