"""The migrations: complete, reversible, and free of what a project's settings decide."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail import blocks

from wagtail_reviews.models import Author, get_review_page_model

INITIAL: Any = import_module("wagtail_reviews.migrations.0001_initial").Migration
FOLDER = Path(import_module(INITIAL.__module__).__file__ or "").parent
SOURCE = "".join(file.read_text() for file in FOLDER.glob("0*.py"))


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


NAMES = sorted(path.stem for path in FOLDER.glob("0*.py"))


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_the_sql_of_a_migration_can_be_read(
    django_db_setup: None, django_db_blocker: Any, name: str
) -> None:
    with django_db_blocker.unblock():  # in no transaction: SQLite writes no SQL there
        sql = call_command("sqlmigrate", "wagtail_reviews", name, no_color=True)
    assert sql.strip()
    assert "CANNOT BE WRITTEN AS SQL" not in sql


# The migration that last changed what blocks store. Who changes a block writes a migration with
# wagtail.blocks.migrations for what is stored already, as CONTRIBUTING.md says, and names it here.
LAST_OF_BLOCKS = ("wagtail_reviews", "0001_initial")


@pytest.mark.parametrize(("model", "field"), [(get_review_page_model(), "body"), (Author, "links")])
def test_blocks_store_what_they_stored(model: Any, field: str) -> None:
    then = MigrationLoader(None).project_state(LAST_OF_BLOCKS).apps.get_model(model._meta.label)
    stored = [stored_form(one._meta.get_field(field).stream_block) for one in (then, model)]
    assert stored[0] == stored[1], "Blocks store something else: write a data migration."


@pytest.mark.parametrize(
    "other",
    [
        blocks.StructBlock([("name", blocks.TextBlock())]),
        blocks.StructBlock([("title", blocks.CharBlock())]),
        blocks.StructBlock([("name", blocks.ListBlock(blocks.CharBlock()))]),
        blocks.StructBlock([("name", blocks.CharBlock()), ("more", blocks.CharBlock())]),
    ],
)
def test_a_change_of_what_is_stored_is_noticed(other: blocks.Block) -> None:
    before = blocks.StructBlock([("name", blocks.CharBlock(max_length=5))])
    same = blocks.StructBlock([("name", blocks.CharBlock(required=False))])
    assert stored_form(before) == stored_form(same) != stored_form(other)


def stored_form(block: blocks.Block) -> Any:
    """The names and types of what a block stores, without what is only shown or validated."""
    if isinstance(block, blocks.ListBlock):
        return [stored_form(block.child_block)]
    if isinstance(block, (blocks.BaseStreamBlock, blocks.BaseStructBlock)):
        return {name: stored_form(child) for name, child in block.child_blocks.items()}
    own = (one for one in type(block).__mro__ if one.__module__.startswith("wagtail."))
    return next(own).__name__


def tables() -> list[str]:
    names = connection.introspection.table_names()
    return sorted(name for name in names if name.startswith("wagtail_reviews"))


@pytest.mark.thorough
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
