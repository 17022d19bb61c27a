"""Settings of a site that has grown past one machine: PostgreSQL with a standby, and one Redis.

    .ci/services .ci/replica python -m pytest -n0 --ds=tests.settings_scaled tests/scaled

From the environment comes what one of its servers is told: which database, and where it reads.
"""

import os
from typing import Any

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import ENGINES, INSTALLED_APPS, MIDDLEWARE, SERVER

PRIMARY: dict[str, Any] = {
    **SERVER,
    **ENGINES["postgresql"],
    "NAME": os.environ.get("SCALED_DATABASE", "reviews"),
    "PORT": os.environ["SERVICES_POSTGRESQL_PORT"],
}
DATABASE = "postgresql"
DATABASES = {
    "default": PRIMARY,
    # Django gives a mirror the name of the test database, and leaves it on its own server.
    "replica": {
        **PRIMARY,
        "PORT": os.environ["SERVICES_REPLICA_PORT"],
        "TEST": {"MIRROR": "default"},
    },
}
REPLICAS = [name for name in os.environ.get("SCALED_REPLICAS", "").split() if name]
DATABASE_ROUTERS = ["tests.scaled.replicas.Router"]
MIDDLEWARE = ["tests.scaled.replicas.one_database", *MIDDLEWARE]
CACHES = {
    name: {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"{os.environ['REDIS_URL']}/{number}",
    }
    for number, name in enumerate(("default", "renditions"))
}
INSTALLED_APPS = [
    "tests.scaled",
    *(app for app in INSTALLED_APPS if app != "django.contrib.postgres"),
    "django.contrib.postgres",
]
# Its servers are on different ports, behind one host.
USE_X_FORWARDED_PORT = True
FRESH = 4
WAGTAIL_REVIEWS_CACHE_CONTROL = f"public, max-age=0, s-maxage={FRESH}, stale-while-revalidate=60"
