"""The wheel and the sdist: the package with what belongs to it, the same bytes every time."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from wagtail_reviews import __version__

ROOT = Path(__file__).parent.parent
BUILD = "import sys; from hatchling.build import build_{0}; print(build_{0}(sys.argv[1]))"
NAME = f"wagtail_reviews-{__version__}"
CHANGES = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds a "wheel" or an "sdist" of a tree."""

    def built(kind: str, tree: Path = ROOT) -> Path:
        folder = tmp_path_factory.mktemp(kind)
        command = [sys.executable, "-c", BUILD.format(kind), str(folder)]
        run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
        return folder / run.stdout.strip().splitlines()[-1]

    return built


@pytest.fixture(scope="module")
def wheel(build: Build) -> zipfile.ZipFile:
    """A freshly built wheel."""
    return zipfile.ZipFile(build("wheel"))


@pytest.fixture(scope="module")
def names(wheel: zipfile.ZipFile) -> set[str]:
    """The names of the files in it."""
    return set(wheel.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    """What the wheel says of itself."""
    return Parser().parsestr(wheel.read(f"{NAME}.dist-info/METADATA").decode())


def test_holds_nothing_but_the_package_and_its_metadata(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"wagtail_reviews", f"{NAME}.dist-info"}


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


def test_is_licensed_by_an_spdx_expression(metadata: Message, names: set[str]) -> None:
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert f"{NAME}.dist-info/licenses/LICENSE" in names


def test_the_version_has_one_place() -> None:
    tracked = [ROOT / "pyproject.toml", *(ROOT / "wagtail_reviews").rglob("*.py")]
    found = [path.name for path in tracked if f'"{__version__}"' in path.read_text()]
    assert found == ["__init__.py"]


def test_pypi_is_shown_no_link_that_only_the_repository_has(metadata: Message) -> None:
    description = str(metadata.get_payload())
    assert "pip install wagtail-reviews" in description
    assert re.findall(r"\]\((?!https://)[^)]*\)|^\|.*", description, re.MULTILINE) == []


def test_the_changelog_keeps_its_form() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text()
    first, *releases = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert first == "[Unreleased]"
    assert [one for one in releases if not re.fullmatch(r"\[[\d.]+\] - \d{4}-\d\d-\d\d", one)] == []
    assert set(re.findall(r"^### (.+)$", changelog, re.MULTILINE)) <= CHANGES


@pytest.fixture(scope="module")
def unpacked(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that an sdist holds."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(build("sdist")) as sdist:
        sdist.extractall(folder, filter="data")
    return folder / NAME


@pytest.mark.thorough
def test_the_sdist_holds_all_that_is_in_the_repository(unpacked: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    missing = [name for name in listed.stdout.splitlines() if not (unpacked / name).exists()]
    assert missing == []


@pytest.mark.thorough
def test_the_sdist_gives_the_same_wheel_as_the_repository(build: Build, unpacked: Path) -> None:
    assert build("wheel", unpacked).read_bytes() == build("wheel").read_bytes()


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_another_tree_at_another_time_gives_the_same_bytes(
    build: Build, unpacked: Path, tmp_path: Path, kind: str
) -> None:
    tree = shutil.copytree(unpacked, tmp_path / "tree")
    for path in tree.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)  # as by another umask
        os.utime(path, (0, 0))
    assert build(kind, tree).read_bytes() == build(kind, unpacked).read_bytes()
