"""The wheel: the package with what belongs to it, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-c", BUILD, str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(folder / run.stdout.strip().splitlines()[-1]) as wheel:
        return set(wheel.namelist())


def test_holds_nothing_but_the_package_and_its_metadata(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"wagtail_reviews", "wagtail_reviews-0.1.0.dist-info"}


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "migrations/0001_initial.py",
        "templates/wagtail_reviews/review_page.html",
        "templates/wagtail_reviews/parts/score.html",
        "static/wagtail_reviews/review.css",
        "schema/review.schema.json",
        "locale/en/LC_MESSAGES/django.po",
        "locale/de/LC_MESSAGES/django.mo",
        "locale/fr/LC_MESSAGES/django.mo",
    ],
)
def test_holds_what_the_package_needs(names: set[str], name: str) -> None:
    assert f"wagtail_reviews/{name}" in names


def test_holds_every_file_of_the_package(names: set[str]) -> None:
    package = ROOT / "wagtail_reviews"
    files = {
        path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert {str(path.relative_to(ROOT)) for path in files} <= names
