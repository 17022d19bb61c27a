"""Parts of Wagtail and packages that a site need not have: without them all else works."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.settings import HAS_V3

pytestmark = pytest.mark.thorough

V3 = ["v3", "v3 search"] if HAS_V3 else []
EVERYTHING = {"v2", "v2 search", *V3, "pages", "page", "listing", "editor"}
MISSING = [
    ("", set()),
    ("wagtail_headless_preview", set()),
    ("wagtail.contrib.redirects", set()),
    ("wagtail.contrib.settings wagtail.contrib.forms", set()),
    ("django.contrib.sitemaps", set()),
    ("wagtail.api.v2", {"v2", "v2 search", "pages"}),
    ("wagtail.api.v3", {"v3", "v3 search"}),
    ("wagtail.api.v2 wagtail.api.v3", {"v2", "v2 search", "pages", "v3", "v3 search"}),
    ("wagtail.search", {"v2 search", "v3 search"}),
    ("WAGTAILAPI_SEARCH_ENABLED", {"v2 search", "v3 search"}),
]


@pytest.mark.parametrize(("parts", "lost"), MISSING)
def test_a_site_without_a_part_loses_what_the_part_gives(
    tmp_path: Path, parts: str, lost: set[str]
) -> None:
    """In a process of its own: checks and migrations pass, and a review is published."""
    answers = published_without(parts, tmp_path)
    assert answers.pop("title") == "A city without an end"
    assert {name for name, status in answers.items() if status == 200} == EVERYTHING - lost
    assert 500 not in answers.values()


def published_without(parts: str, folder: Path) -> dict[str, Any]:
    """What the site answers, by what was asked; see tests.stock.publish."""
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.stock.settings",
        "TEST_VAR": str(folder),
        "WITHOUT": f"tests.stock.plain {parts}",
    }
    run = [sys.executable, "-W", "ignore::ResourceWarning", "-m", "tests.stock.publish"]
    ran = subprocess.run(run, env={**os.environ, **own}, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    answers: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return answers
