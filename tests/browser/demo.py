"""The example site as its demo command leaves it, on a free port, and a browser to see it."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from playwright.sync_api import Page

from tests.ports import free_port

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


@contextmanager
def serve(var: Path) -> Iterator[Demo]:
    """The example site, set up in ``var``; raises RuntimeError where it does not start."""
    port = free_port()
    env = {**os.environ, "EXAMPLE_SITE_VAR": str(var), "PYTHONPATH": str(ROOT)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, str(MANAGE), "demo", "--port", str(port)]
    with (var / "log").open("w") as log, running(command, env, log) as server:
        wait_for(f"http://localhost:{port}/", server, var / "log")
        yield Demo(f"http://localhost:{port}", (var / "admin-password.txt").read_text())


@contextmanager
def running(
    command: list[str], env: dict[str, str], log: IO[str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that is ended at the end."""
    server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path, seconds: int = 300) -> None:
    """Wait until ``url`` answers."""
    for _ in range(seconds * 4):
        if server.poll() is not None:
            raise RuntimeError(log.read_text())
        try:
            urllib.request.urlopen(url).close()
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"{url} did not answer in {seconds} seconds: {log.read_text()}")


def log_in(page: Page, demo: Demo) -> None:
    """Log in to the admin."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(demo.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
