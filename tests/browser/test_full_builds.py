"""The code of docs/how-to/full-builds.md, run by Node.js against the example site."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import markdown
from tests.browser.demo import ROOT, Demo

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

FILES = dict(markdown.shown(ROOT / "docs/how-to/full-builds.md"))
SHORT = 7  # so that there are several pages


@pytest.fixture
def build(demo: Demo, tmp_path: Path) -> Path:
    """A folder with the code, for the example site."""
    for name in ("build/reviews.mjs", "build/changed.mjs"):
        file = tmp_path / Path(name).name
        file.write_text(FILES[name].replace("https://example.org", demo.base))
    reviews = tmp_path / "reviews.mjs"
    assert 'limit: "100"' in reviews.read_text()
    reviews.write_text(reviews.read_text().replace('limit: "100"', f'limit: "{SHORT}"'))
    return tmp_path


def run(build: Path, script: str) -> Any:
    """What the script writes, as JSON."""
    node = shutil.which("node")
    assert node, "There is no Node.js: apt-get install nodejs"
    (build / "run.mjs").write_text(script)
    done = subprocess.run([node, build / "run.mjs"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_every_review_comes_once_and_whole(build: Path) -> None:
    reviews = run(
        build,
        """
        import { allReviews } from "./reviews.mjs";
        const reviews = [];
        for await (const review of allReviews()) reviews.push(review);
        console.log(JSON.stringify(reviews));
        """,
    )
    assert len(reviews) == len({review["id"] for review in reviews}) > 2 * SHORT
    assert all(review["body"] for review in reviews)


def test_nothing_has_changed_where_nobody_has_published(build: Path) -> None:
    first, second = run(
        build,
        """
        import { changedSince } from "./changed.mjs";
        const first = await changedSince(null);
        console.log(JSON.stringify([first, await changedSince(first.version)]));
        """,
    )
    assert (first["changed"], second["changed"]) == (True, False)
    assert second["version"] == first["version"] is not None
