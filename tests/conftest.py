"""Fixtures of the whole suite."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation
from wagtail.models import Page, Site

from tests import factories
from wagtail_reviews.models import Author

# Each of these projects runs in a process of its own: see .ci/run.
PROJECTS = ("custom_models", "custom_page", "languages", "localize", "magazine", "scaled")
collect_ignore = [name for name in PROJECTS if not apps.is_installed(f"tests.{name}")]
if not apps.is_installed("tests.benchmarks.site"):
    collect_ignore.append("benchmarks")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in a browser first: they wait most of their time, while others run beside them."""
    items.sort(key=lambda item: "browser" not in item.keywords)


@pytest.fixture(autouse=True)
def _clean_slate() -> None:
    """No cached site roots or renditions from one test to the next, nor a request's language."""
    translation.deactivate()
    for cache in caches.all():
        cache.clear()
    Site.clear_site_root_paths_cache()
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True, scope="module")
def _media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    media = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(media)):
        yield media
    shutil.rmtree(media)


@pytest.fixture(autouse=True, scope="session")
def _closed_renditions() -> Iterator[None]:
    """Wagtail never closes the temporary file of a new rendition, which warns since Python 3.13."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wagtail.images.models.SpooledTemporaryFile", lambda max_size: BytesIO())
        yield


@pytest.fixture(scope="module")
def shared_db(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """A transaction around the tests of a module: what all of them read is made in it once.

    What a test changes is rolled back to here, by the savepoint that its own ``db`` then is.
    """
    # MariaDB's full-text index holds only what is committed.
    searches = connection.vendor == "mysql" and request.node.get_closest_marker("searches")
    to_commit = searches or request.node.get_closest_marker("committed")
    with django_db_blocker.unblock(), committed() if to_commit else _rolled_back():
        yield


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database without a transaction around the test, so that what it changes is committed.

    In place of pytest-django's, which leaves the tables without what migrations have put into them.
    """
    with django_db_blocker.unblock(), committed():
        yield


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def committed() -> Iterator[None]:
    """What is changed is committed, and the database then put back to what it was."""
    before = _tables()
    yield
    with transaction.atomic(), connection.constraint_checks_disabled():
        for table, rows in _tables().items():
            if rows != before[table]:
                _put_back(table, before[table])


def _tables() -> dict[str, list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = list(cursor.fetchall())
        return found


def _put_back(table: str, rows: list[tuple[Any, ...]]) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {name}")
        if rows:
            values = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {name} VALUES ({values})", rows)


@pytest.fixture
def site(db: None) -> Site:
    """The default site."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def section(site: Site) -> Page:
    """A live section that holds reviews, on the default site."""
    return factories.make_section()


@pytest.fixture
def author(db: None) -> Author:
    """A live author."""
    return factories.make_author()


@pytest.fixture
def blame(section: Page, author: Author) -> Any:
    """A live, complete review with a poster."""
    return factories.make_blame(section, author)
