"""Fixtures of the whole suite."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from wagtail.models import Page, Site

from tests import factories
from wagtail_reviews.models import Author

# Those projects run in processes of their own: see .ci/run.
PROJECTS = ("custom_models", "custom_page", "custom_review")
collect_ignore = [name for name in PROJECTS if not apps.is_installed(f"tests.{name}")]


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
def shared_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A transaction around the tests of a module: what all of them read is made in it once.

    What a test changes is rolled back to here, by the savepoint that its own ``db`` then is.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


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
