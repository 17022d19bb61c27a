"""The README and the way back, followed to the letter on a site that is not ours.

Twice, on each Wagtail that is supported; on SQLite, or on the database that TEST_DATABASE names.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import markdown
from tests.stranger import forms
from tests.stranger.project import Project
from tests.stranger.visitor import Visitor, link

pytestmark = pytest.mark.thorough

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
INSTALL = markdown.section(markdown.ROOT / "README.md", "Install")
COMMANDS = [code for kind, code in markdown.BLOCK.findall(INSTALL) if kind == "sh"]
SERVE = "python manage.py runserver"
ADDRESSES = re.findall(r"<http://localhost:8000(/\S+)>", INSTALL)
REMOVING = (markdown.ROOT / "docs" / "how-to" / "removing.md").read_text()
DELETE, DELETE_LATE = (code for kind, code in markdown.BLOCK.findall(REMOVING) if kind == "python")
MIGRATE, UNINSTALL = (code for kind, code in markdown.BLOCK.findall(REMOVING) if kind == "sh")
# What is left of a site: its pages, and all that Wagtail and Django keep about models and rows.
STATE = """
import json
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page
kept = ["auth.Permission", "wagtailcore.Revision", "wagtailcore.ReferenceIndex"]
kept += ["wagtailsearch.IndexEntry", "contenttypes.ContentType"]
print(json.dumps({
    "pages": list(Page.objects.order_by("path").values_list("path", "title", "numchild")),
    "tables": sorted(connection.introspection.table_names()),
    **{name: apps.get_model(name).objects.count() for name in kept},
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-c", BUILD, str(folder)]
    subprocess.run(command, cwd=markdown.ROOT, stdout=subprocess.DEVNULL, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module", params=["8.0", "7.4"])
def stranger(
    request: pytest.FixtureRequest,
    wheel: Path,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Project:
    """A project without reviews."""
    with django_db_blocker.unblock():
        return Project.start(tmp_path_factory.mktemp("stranger"), request.param, wheel)


@pytest.fixture(scope="module")
def before(stranger: Project) -> Any:
    """The state of the site when it had never had reviews."""
    return json.loads(stranger.shell(STATE))


@pytest.fixture(scope="module")
def installed(stranger: Project, before: Any) -> Project:
    """The project with the app, by the section "Install" of the README."""
    for name, code in markdown.shown_in(INSTALL):
        path = stranger.file(name)
        path.write_text(f"{path.read_text()}\n{without_v8(code, stranger)}")
    for command in "".join(COMMANDS).splitlines():
        if command != SERVE:
            stranger.run(command)
    return stranger


def without_v8(code: str, project: Project) -> str:
    """The code without the lines that the README wants left out on Wagtail 7.4."""
    kept = (
        line for line in code.splitlines() if project.wagtail != "7.4" or "Wagtail 8" not in line
    )
    return "\n".join(kept) + "\n"


@pytest.fixture(scope="module")
def visitor(installed: Project) -> Iterator[Visitor]:
    """Somebody on the running site, where an editor has published a section and a review."""
    with installed.serving(SERVE) as address:
        editor = Visitor(address)
        editor.log_in()
        publish(editor, {"Review section": forms.SECTION, "Review": forms.REVIEW})
        yield Visitor(address)


def publish(editor: Visitor, pages: dict[str, dict[str, str]]) -> None:
    """Publish pages of these types, each below the one before it, the first below the home page."""
    listing = editor.get("/admin/pages/")
    for kind, form in pages.items():
        # Without "next", which would lead away from the page that the next one goes below.
        choices = editor.get(link(listing, "Add child page").partition("?")[0])
        listing = editor.submit(link(choices, kind), form)


def test_the_readme_shows_all_of_it() -> None:
    names = [name for name, _ in markdown.shown_in(INSTALL)]
    kinds = [kind for kind, _ in markdown.BLOCK.findall(INSTALL)]
    assert (names, kinds.count("sh")) == (["settings/base.py", "urls.py"], 2)
    assert COMMANDS[-1].splitlines()[-1] == SERVE


def test_nothing_is_left_to_warn_of(installed: Project) -> None:
    installed.run("python -W error::DeprecationWarning manage.py check --fail-level WARNING")
    installed.run("python manage.py makemigrations --check --dry-run")


def test_the_wheel_is_what_was_installed(installed: Project) -> None:
    path = installed.shell(
        "import wagtail, wagtail_reviews as r; print(wagtail.__version__, r.__file__)"
    )
    assert path.startswith(installed.wagtail)
    assert str(installed.folder.parent / "venv") in path


def test_the_review_is_where_the_readme_says(installed: Project, visitor: Visitor) -> None:
    versions = [path for path in ADDRESSES if installed.wagtail != "7.4" or "v3" not in path]
    assert len(versions) == (1 if installed.wagtail == "7.4" else 2)
    for path in versions:
        (card,) = visitor.json(path)["items"]
        assert (card["metadata"]["title"], card["score"]["display"]) == ("Nosferatu", "8.5 / 10")
        review = visitor.json(card["meta"]["detail_url"].replace("http://localhost", ""))
        assert review["body"][1]["value"] == "<p>The rats are given too little to do.</p>"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/reviews/the-shadow-on-the-stairs/", "8.5 / 10"),
        ("/reviews/", "The Shadow on the Stairs"),
        ("/search/?query=shadow", "The Shadow on the Stairs"),
        ("/", "Wagtail"),
    ],
)
def test_a_page_of_the_site_has_it(visitor: Visitor, path: str, text: str) -> None:
    assert text in visitor.get(path)


@pytest.mark.parametrize(
    "path",
    ["", "pages/", "reviews/", "snippets/wagtail_reviews/author/", "reports/site-history/"],
)
def test_the_admin_opens(visitor: Visitor, path: str) -> None:
    editor = Visitor(visitor.address)
    editor.log_in()
    assert editor.status(f"/admin/{path}") == 200


@pytest.fixture(scope="module")
def removed(installed: Project, visitor: Visitor) -> Project:
    """The project without the app, by the how-to; where its tables went first on Wagtail 7.4."""
    late = installed.wagtail == "7.4"
    if not late:
        installed.shell(DELETE)
    installed.run(MIGRATE)
    for name, code in markdown.shown_in(INSTALL):
        path = installed.file(name)
        path.write_text(path.read_text().replace(without_v8(code, installed), ""))
    if late:
        installed.shell(DELETE_LATE)
    for command in UNINSTALL.splitlines():
        installed.run(unattended(command))
    return installed


def unattended(command: str) -> str:
    """The command, without the questions that it asks somebody at a keyboard."""
    if command.startswith("pip uninstall"):
        return f"{command} -y"
    return f"{command} --no-input" if "stale" in command else f"{command} --noinput"


def test_a_removed_app_leaves_the_site_as_it_was(removed: Project, before: Any) -> None:
    assert json.loads(removed.shell(STATE)) == before
    assert "reviews" not in removed.run("pip freeze")


def test_a_removed_app_leaves_nothing_to_repair(removed: Project) -> None:
    assert removed.run("python manage.py fixtree --noinput").count("No problems found.") == 2
    removed.run("python manage.py check --fail-level WARNING")
    removed.run("python manage.py makemigrations --check --dry-run")
    removed.run("python manage.py migrate --check")


def test_a_site_without_the_app_goes_on(removed: Project) -> None:
    with removed.serving(SERVE) as address:
        editor = Visitor(address)
        editor.log_in()
        paths = ["/", "/admin/", "/admin/pages/", "/admin/reports/site-history/", "/reviews/"]
        assert [editor.status(path) for path in paths] == [200, 200, 200, 200, 404]
