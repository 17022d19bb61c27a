"""The migrations: complete, reversible, and free of what a project's settings decide."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

INITIAL: Any = import_module("wagtail_reviews.migrations.0001_initial").Migration
SOURCE = Path(import_module(INITIAL.__module__).__file__ or "").read_text()
ROOT = Path(__file__).parent.parent


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "wagtail_reviews", check=True, dry_run=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAGTAIL_REVIEWS_SCALES", {"points-7": {"kind": "points", "best": 7}}),
        ("WAGTAIL_REVIEWS_CREDIT_ROLES", {"puppeteer": {"label": "Puppets"}, "director": None}),
        ("WAGTAIL_REVIEWS_FACTS", {"weight": "Weight"}),
    ],
)
def test_a_setting_makes_no_migration(settings: Any, name: str, value: Any) -> None:
    setattr(settings, name, value)
    call_command("makemigrations", "wagtail_reviews", check=True, dry_run=True)


FIXED = [tuple(one) for one in INITIAL.dependencies if not hasattr(one, "setting")]
CHOSEN = [one.setting for one in INITIAL.dependencies if hasattr(one, "setting")]


def test_the_oldest_wagtail_will_do() -> None:
    assert FIXED == [("taggit", "0001_initial"), ("wagtailcore", "0094_alter_page_locale")]


def test_models_that_a_project_chooses_are_depended_on_by_setting() -> None:
    assert CHOSEN == ["wagtailimages.Image", "wagtailcore.Page"]


@pytest.mark.parametrize("label", ["wagtailimages", "auth.user"])
def test_a_model_that_settings_choose_is_not_named(label: str) -> None:
    assert label not in SOURCE


@pytest.mark.parametrize("text", ["points-10", "director", "duration", "Movie"])
def test_choices_are_not_written_out(text: str) -> None:
    assert text not in SOURCE


# On a database of its own

SCRIPT = """
import django
from django.conf import settings
from django.core.management import call_command

from tests import settings as standard

values = {name: getattr(standard, name) for name in dir(standard) if name.isupper()}
values["DATABASES"] = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
settings.configure(**values)
django.setup()

from django.db import connection

def tables():
    return [name for name in connection.introspection.table_names() if "wagtail_reviews" in name]

call_command("migrate", verbosity=0)
before = tables()
call_command("migrate", "wagtail_reviews", "zero", verbosity=0)
assert before and not tables(), tables()
call_command("migrate", "wagtail_reviews", verbosity=0)
assert tables() == before, tables()
call_command("check_reviews")
"""


def test_the_migrations_go_back_to_nothing_and_forth_again() -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout) == ("", "All reviews are as they should be.\n")
