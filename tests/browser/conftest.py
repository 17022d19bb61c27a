"""A browser, and the example site as its demo command leaves it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.demo import QUIET, Demo, chromium, log_in, serve


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without one the tests are skipped, and fail where CI is set.

    It must not outlive this package: its event loop keeps Django from the database.
    """
    path = chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail("There is no Chromium: the browser tests cannot run.")
    if path is None:
        pytest.skip("There is no Chromium: install one, or name it in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The example site, set up from nothing."""
    with serve(tmp_path_factory.mktemp("example_site")) as demo:
        yield demo


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """A colour scheme."""
    return str(request.param)


@pytest.fixture
def page(browser: Browser, demo: Demo) -> Iterator[Page]:
    """A page of a fresh visitor; an error in a script fails the test."""
    context = browser.new_context(base_url=demo.base, viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def editor(page: Page, demo: Demo) -> Page:
    """A page of somebody who has logged in to the admin."""
    log_in(page, demo)
    return page
