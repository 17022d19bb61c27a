"""Settings of a test project in several languages, with wagtail-localize."""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [
    "tests.localize",
    "wagtail_localize",
    "wagtail_localize.locales",  # in the place of wagtail.locales
    *INSTALLED_APPS,
]
MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware", *MIDDLEWARE]
WAGTAIL_I18N_ENABLED = True
ROOT_URLCONF = "tests.languages.urls"
