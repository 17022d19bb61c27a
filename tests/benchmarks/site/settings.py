"""As Wagtail's template of a project has them, and as a server does: PostgreSQL by connections that
are kept, and Redis. From the environment come the database, and whether answers are cached.
"""

import os
from typing import Any

from tests.stock.settings import *  # noqa: F403  # settings are a namespace
from tests.stock.settings import INSTALLED_APPS

INSTALLED_APPS = [
    "tests.benchmarks.site",
    *(app for app in INSTALLED_APPS if app != "tests.stock.plain"),
    "django.contrib.postgres",
]
DATABASE = "postgresql"
SERVER: dict[str, Any] = {
    "ENGINE": "django.db.backends.postgresql",
    "HOST": "127.0.0.1",
    "PORT": os.environ["SERVICES_POSTGRESQL_PORT"],
    "NAME": os.environ.get("BENCHMARK_DATABASE", "reviews"),
    "USER": "reviews",
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
}
DATABASES = {"default": SERVER}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
    }
}
if os.environ.get("BENCHMARK_CACHE") == "off":
    WAGTAIL_REVIEWS_CACHE = None
ROOT_URLCONF = "tests.benchmarks.site.urls"
# As the how-to of full builds says; by default 20.
WAGTAILAPI_LIMIT_MAX = 100
