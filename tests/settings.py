"""Settings of the test project: the standard page, user and image models, on SQLite."""

import os
from pathlib import Path

import wagtail

HAS_V3 = wagtail.VERSION >= (8, 0)
VAR = Path(os.environ.get("TEST_VAR", "/tmp/wagtail-reviews-tests"))

SECRET_KEY = "for tests only"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
# Where it is found, and by whom, libpq takes from its own variables: see .ci/postgresql.
POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "NAME": "reviews"}
ON_POSTGRESQL = os.environ.get("TEST_DATABASE") == "postgresql"

INSTALLED_APPS = [
    "wagtail_reviews",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail_headless_preview",
    *(["wagtail.api.v3"] if HAS_V3 else []),
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
    *(["django.contrib.postgres"] if ON_POSTGRESQL else []),
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "tests.urls"
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
DATABASES = {"default": POSTGRESQL if ON_POSTGRESQL else SQLITE}
# Renditions in a cache of their own: a full one drops entries, and queries would vary by chance.
LOCAL_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {name: {**LOCAL_MEMORY, "LOCATION": name} for name in ("default", "renditions")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = str(VAR / "media")
WAGTAIL_SITE_NAME = "Test site"
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": "https://front.example/preview"},
    "REDIRECT_ON_PREVIEW": True,
}
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}

# Fewer than by default: each published picture is rendered in all of them.
WAGTAIL_REVIEWS_RENDITIONS = [
    "width-320|format-webp",
    "width-320|format-jpeg",
    "width-960|format-jpeg",
]
