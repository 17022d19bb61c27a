"""A browser, and the example site as its demo command leaves it, served on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
MANAGE = ROOT / "example_site" / "manage.py"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium would look for its maker's servers at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Demo:
    """The running example site."""

    base: str
    password: str


def chromium() -> str | None:
    """Where a Chromium is, if there is one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


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
    var, port = tmp_path_factory.mktemp("example_site"), free_port()
    env = {**os.environ, "EXAMPLE_SITE_VAR": str(var), "PYTHONPATH": str(ROOT)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, str(MANAGE), "demo", "--port", str(port)]
    with (var / "log").open("w") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            wait_for(f"http://localhost:{port}/", server, var / "log")
            yield Demo(f"http://localhost:{port}", (var / "admin-password.txt").read_text())
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path, seconds: int = 300) -> None:
    """Wait until ``url`` answers."""
    for _ in range(seconds * 4):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"{url} did not answer in {seconds} seconds: {log.read_text()}")


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


def log_in(page: Page, demo: Demo) -> None:
    """Log in to the admin."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(demo.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


@pytest.fixture
def editor(page: Page, demo: Demo) -> Page:
    """A page of somebody who has logged in to the admin."""
    log_in(page, demo)
    return page
