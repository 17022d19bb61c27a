"""A database that is there for a benchmark alone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.conf import settings


@contextmanager
def database() -> Iterator[None]:
    """An empty database with all tables, and a folder for media; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        own: Any = settings.DATABASES["default"]
        if "sqlite3" in own["ENGINE"]:
            own["TEST"] = {"NAME": str(Path(folder, "db"))}
        settings.MEDIA_ROOT = folder
        django.setup()
        from django.test.utils import setup_databases, teardown_databases

        made = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)
