"""Upgrades: what a database held at an earlier release reads the same at the newest migration."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page

from tests.dumping import FOLDER, RENDITIONS, answers
from wagtail_reviews.models import Author, get_review_page_model

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

APP = "wagtail_reviews"
CONTENT_TYPE = "contenttypes.contenttype"
DUMPS = sorted(FOLDER.glob("*.json"))
Row = dict[str, Any]


@pytest.fixture(scope="module", params=DUMPS, ids=lambda path: path.stem)
def dump(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """A dump, loaded into the database as it was at that migration, and migrated to the newest."""
    found = json.loads(request.param.read_text())
    # In no transaction: SQLite could not change its tables there. So the rows are taken out again.
    with django_db_blocker.unblock():
        call_command("migrate", APP, request.param.stem, verbosity=0)
        try:
            rows = load(found["rows"], state(request.param.stem))
        finally:
            call_command("migrate", APP, verbosity=0)
        yield found
        remove(rows)


def state(migration: str) -> Any:
    """The models as they were at that migration."""
    loader = MigrationLoader(connection)
    others = [node for node in loader.graph.leaf_nodes() if node[0] != APP]
    return loader.project_state([*others, (APP, migration)]).apps


def load(rows: list[Row], models: Any) -> list[Row]:
    """Insert the rows that the database has not got, and return them: it has a locale and a home
    page from the start, and content types with ids of its own.
    """
    types = {row["pk"]: row["fields"] for row in rows if row["model"] == CONTENT_TYPE}
    others = [row for row in rows if row["model"] != CONTENT_TYPE]
    missing = [row for row in others if not stored(models, row).exists()]
    with transaction.atomic(), connection.constraint_checks_disabled():
        for row in missing:
            insert(models.get_model(row["model"]), row, types)
    reset_sequences(models)
    return missing


def stored(models: Any, row: Row) -> Any:
    return models.get_model(row["model"])._base_manager.filter(pk=row["pk"])


def insert(model: Any, row: Row, types: dict[int, Row]) -> None:
    values = {"pk": row["pk"]}
    for field in model._meta.local_concrete_fields:
        if field.name in row["fields"]:
            value = row["fields"][field.name]
            if field.related_model and field.related_model._meta.label_lower == CONTENT_TYPE:
                value = ContentType.objects.get_by_natural_key(**types[value]).pk
            values[field.attname] = value
    model(**values).save_base(raw=True, force_insert=True)


def reset_sequences(models: Any) -> None:
    """Let the database go on behind the ids that it did not give itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models.get_models()):
            cursor.execute(statement)


def remove(rows: list[Row]) -> None:
    with transaction.atomic(), connection.constraint_checks_disabled():
        for row in reversed(rows):
            stored(apps, row).delete()


@pytest.fixture(autouse=True)
def _renditions(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_RENDITIONS = RENDITIONS


def reviews() -> dict[str, Any]:
    return {page.title: page for page in get_review_page_model().objects.order_by("pk")}


def as_then(now: Any, then: Any) -> Any:
    """What is said now, without fields that the contract did not have then, and its version."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {key: as_then(now.get(key), then[key]) for key in then if key != "schema_version"}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [as_then(*pair) for pair in zip(now, then, strict=True)]
    return now


def test_there_is_a_dump_of_the_first_migration() -> None:
    assert DUMPS[0].stem == "0001_initial"


def test_the_api_says_what_it_said(dump: Any) -> None:
    then = dump["reviews"]
    assert as_then(answers(then), then) == as_then(then, then)


def test_authors_are_who_they_were(dump: Any) -> None:
    ada, *others = Author.objects.order_by("pk")
    assert (ada.name, ada.live, ada.user) == ("Ada Lindqvist", True, None)
    assert [(author.name, author.live) for author in others] == [
        ("Bo Persson", True),
        ("Cleo Draft", False),
    ]
    assert ada.get_latest_revision_as_object().bio == "<p>Watches everything twice.</p>"


def test_a_draft_is_there_to_go_on_with(dump: Any) -> None:
    page = reviews()["Thumbs"]
    draft = page.get_latest_revision_as_object()
    assert draft.title == "Two thumbs"
    assert [block.block_type for block in draft.body] == ["metadata", "score", "paragraph"]
    draft.save_revision().publish()
    assert answers([page.pk])[str(page.pk)]["title"] == "Two thumbs"


def test_what_was_never_published_still_is_not(dump: Any) -> None:
    page = reviews()["Never published"]
    assert not page.live
    assert page.get_latest_revision_as_object().review.score is None


def test_columns_and_terms_are_right_after_a_rebuild(dump: Any) -> None:
    call_command("rebuild_reviews", verbosity=0)
    call_command("check_reviews")


def test_the_tree_is_sound(dump: Any) -> None:
    bad_alpha, bad_path, orphans, bad_depth, _ = Page.find_problems()
    assert (bad_alpha, bad_path, orphans, bad_depth) == ([], [], [], [])
