"""The migrations: complete, reversible, and free of what a project's settings decide."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.images import get_image_model_string

INITIAL: Any = import_module("wagtail_reviews.migrations.0001_initial").Migration
FILES = Path(import_module(INITIAL.__module__).__file__ or "").parent.glob("0*.py")
SOURCE = "".join(file.read_text() for file in FILES)


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
    assert [get_image_model_string(), "wagtailcore.Page"] == CHOSEN


@pytest.mark.parametrize("label", ["wagtailimages", "auth.user"])
def test_a_model_that_settings_choose_is_not_named(label: str) -> None:
    assert label not in SOURCE


@pytest.mark.parametrize("text", ["points-10", "director", "duration", "Movie"])
def test_choices_are_not_written_out(text: str) -> None:
    assert text not in SOURCE


def tables() -> list[str]:
    names = connection.introspection.table_names()
    return sorted(name for name in names if name.startswith("wagtail_reviews"))


def test_the_migrations_go_back_to_nothing_and_forth_again(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    # In no transaction: SQLite could not change its tables there. No test leaves rows in them.
    with django_db_blocker.unblock():
        before = tables()
        call_command("migrate", "wagtail_reviews", "zero", verbosity=0)
        gone = tables()
        call_command("migrate", "wagtail_reviews", verbosity=0)
        assert (gone, tables()) == ([], before)
        call_command("check_reviews")
