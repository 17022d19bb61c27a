"""Settings of the test project: the standard page, user and image models, on SQLite."""

import os
from pathlib import Path
from typing import Any

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

# Which database, and which cache: SQLite and local memory, or those that .ci/services starts.
DATABASE = os.environ.get("TEST_DATABASE", "sqlite")
ENGINES: dict[str, dict[str, Any]] = {
    "sqlite": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
    "postgresql": {
        "ENGINE": "django.db.backends.postgresql",
        "PORT": os.environ.get("SERVICES_POSTGRESQL_PORT"),
    },
    "mariadb": {
        "ENGINE": "django.db.backends.mysql",
        "PORT": os.environ.get("SERVICES_MARIADB_PORT"),
        "OPTIONS": {"charset": "utf8mb4"},
        "TEST": {"CHARSET": "utf8mb4"},
    },
}
SERVER = {"HOST": "127.0.0.1", "NAME": "reviews", "USER": "reviews"}
DATABASES = {"default": {**SERVER, **ENGINES[DATABASE]}}


def cache(number: int) -> dict[str, str]:
    """A cache of this process alone."""
    if os.environ.get("TEST_CACHE") != "redis":
        backend = "django.core.cache.backends.locmem.LocMemCache"
        return {"BACKEND": backend, "LOCATION": str(number)}
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    location = f"{os.environ['REDIS_URL']}/{2 * worker + number}"
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": location}


# Renditions in a cache of their own: a full one drops entries, and queries would vary by chance.
CACHES = {"default": cache(0), "renditions": cache(1)}

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
    *(["django.contrib.postgres"] if DATABASE == "postgresql" else []),
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
