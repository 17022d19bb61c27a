"""As Wagtail's template of a project has them, with both versions of the API."""

import os
import sys
from pathlib import Path

import wagtail

WITHOUT = os.environ.get("WITHOUT", "").split()
VAR = Path(os.environ.get("TEST_VAR", "/tmp/wagtail-reviews-tests"))

# Wagtail and Django import code of their own apps that are not installed, but not of others.
for package in WITHOUT:
    if not package.startswith(("django.", "wagtail.")):
        sys.modules[package] = None  # type: ignore[assignment]  # importing it now fails

SECRET_KEY = "for tests only"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
INSTALLED_APPS = [
    app
    for app in (
        "wagtail_reviews",
        "tests.stock.plain",
        "wagtail.contrib.forms",
        "wagtail.contrib.redirects",
        "wagtail.contrib.settings",
        "wagtail.embeds",
        "wagtail.sites",
        "wagtail.users",
        "wagtail.snippets",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
        "wagtail.admin",
        "wagtail.api.v2",
        *(["wagtail.api.v3"] if wagtail.VERSION >= (8, 0) else []),
        "wagtail_headless_preview",
        "wagtail",
        "modelcluster",
        "taggit",
        "rest_framework",
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.sitemaps",
        "django.contrib.staticfiles",
    )
    if app not in WITHOUT
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
]
if "wagtail.contrib.redirects" in INSTALLED_APPS:
    MIDDLEWARE.append("wagtail.contrib.redirects.middleware.RedirectMiddleware")
ROOT_URLCONF = "tests.stock.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR / "db.sqlite3")},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = str(VAR / "media")
WAGTAIL_SITE_NAME = "Stock"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILAPI_SEARCH_ENABLED = "WAGTAILAPI_SEARCH_ENABLED" not in WITHOUT
WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": {"default": "https://front.example"}}
if "wagtail.search" in INSTALLED_APPS:
    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
