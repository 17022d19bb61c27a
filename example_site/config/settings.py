"""Settings of the example site: for a look round on your own machine, not for the web."""

import os
from pathlib import Path

import wagtail

HERE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("EXAMPLE_SITE_VAR", HERE / "var"))
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = True
SECRET_KEY = "the example site keeps no secrets"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
USE_TZ = True
LANGUAGE_CODE = "en-gb"

INSTALLED_APPS = [
    "demo",
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
    *(["wagtail.api.v3"] if wagtail.VERSION >= (8, 0) else []),
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
X_FRAME_OPTIONS = "SAMEORIGIN"
ROOT_URLCONF = "config.urls"
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
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "db.sqlite3",
        # The editor saves, previews and pings at once: without these SQLite says it is locked.
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL;",
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATICFILES_DIRS = [("frontend", HERE / "frontend")]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

WAGTAIL_SITE_NAME = "Second Look"
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nobody else hears of the editors
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# A path alone: the front end lives where the editor does, at whatever port.
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": "/preview/"},
    "REDIRECT_ON_PREVIEW": True,
}

# Two widths are enough for the pictures of the demo.
WAGTAIL_REVIEWS_RENDITIONS = [
    f"width-{width}|format-{kind}" for kind in ("webp", "jpeg") for width in (480, 1280)
]
