"""The content version: another one after every commit that changes what the API shows."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, Site

from tests.changes import CHANGES, Change, make_world, review
from tests.factories import make_author, make_image, make_superuser
from wagtail_reviews.importers.redirects import redirect_published
from wagtail_reviews.models import Author, Imported, content_version, raise_version
from wagtail_reviews.models import Change as ChangeRow
from wagtail_reviews.models.shown import shown_models
from wagtail_reviews.models.version import close_change, fold_changes, open_change

pytestmark = pytest.mark.usefixtures("transactional_db")


def rows() -> int:
    return ChangeRow.objects.count()


@pytest.mark.thorough
@pytest.mark.parametrize("change", CHANGES)
def test_rises_with_what_is_shown(change: Change) -> None:
    make_world()
    before = content_version()
    change()
    assert content_version() not in (None, before)


def test_is_there_from_the_first_migration_on() -> None:
    assert content_version() is not None


def test_rises_with_the_redirect_of_an_old_address() -> None:
    make_world()
    page = review()
    Imported.objects.create(key="fog", page_id=page.pk, address="old.example/2015/fog")
    before = content_version()
    redirect_published(page)
    assert content_version() not in (None, before)


def edit_draft() -> None:
    page = review()
    page.title = "A draft"
    page.save_revision()


def log_in() -> None:
    Client().force_login(make_superuser())


def add_group() -> None:
    Group.objects.create(name="Readers")


def make_renditions() -> None:
    call_command("create_review_renditions")


@pytest.mark.parametrize("change", [edit_draft, log_in, add_group, make_renditions])
def test_stays_with_what_is_not_shown(change: Change) -> None:
    make_world()
    before = content_version()
    change()
    assert content_version() == before


def test_a_collection_that_is_moved_in_the_admin_raises_it() -> None:
    root = Collection.get_first_root_node()
    press, closed = root.add_child(name="Press"), root.add_child(name="Closed")
    client = Client()
    client.force_login(make_superuser())
    before = content_version()
    form = {"name": "Press", "parent": closed.pk}
    assert client.post(f"/admin/collections/{press.pk}/", form).status_code == 302
    assert content_version() != before


def test_a_transaction_raises_it_once() -> None:
    before = rows()
    with transaction.atomic():
        for number in range(5):
            make_author(f"Author {number}")
    assert rows() == before + 1


def test_is_unknown_to_whoever_has_changes_that_are_not_committed() -> None:
    with transaction.atomic():
        make_author()
        assert content_version() is None
    assert content_version() is not None


def test_what_is_rolled_back_has_not_raised_it() -> None:
    before = content_version()
    with transaction.atomic():
        make_author()
        transaction.set_rollback(True)
    assert content_version() == before


def test_a_savepoint_that_is_rolled_back_does_not_keep_what_follows_from_raising_it() -> None:
    before = content_version()
    with transaction.atomic():
        with transaction.atomic():
            make_author("Nobody")
            transaction.set_rollback(True)
        make_author("Somebody")
    assert content_version() != before


def test_is_unknown_while_something_changes_outside_of_a_transaction() -> None:
    opened = open_change()
    assert content_version() is None
    close_change(opened)
    assert content_version() is not None


def test_a_change_that_is_never_closed_ends_by_itself() -> None:
    before = content_version()
    opened = open_change()
    past = timezone.now() - timedelta(seconds=1)
    ChangeRow.objects.filter(pk=opened or 0).update(open_until=past)
    assert content_version() not in (None, before)


def test_a_save_that_fails_leaves_it_unknown() -> None:
    with pytest.raises(IntegrityError):
        Site.objects.create(hostname="localhost", port=80, root_page_id=None)
    assert content_version() is None


def test_folding_leaves_it_as_it_is() -> None:
    for _ in range(5):
        raise_version()
    before = content_version()
    fold_changes()
    assert (content_version(), rows()) == (before, 1)


def test_folding_leaves_what_is_open() -> None:
    opened = open_change()
    raise_version()
    fold_changes()
    assert ChangeRow.objects.filter(pk=opened or 0).exists()


def test_the_log_stays_short() -> None:
    for _ in range(350):
        raise_version()
    assert rows() <= 200


def test_restoring_a_database_does_not_restore_a_version() -> None:
    with transaction.atomic():
        raise_version()
        transaction.set_rollback(True)
    versions = set()
    for _ in range(3):
        saved = list(ChangeRow.objects.values())
        raise_version()
        versions.add(content_version())
        ChangeRow.objects.all().delete()
        ChangeRow.objects.bulk_create(ChangeRow(**row) for row in saved)
    assert len(versions) == 3


def test_a_command_raises_it() -> None:
    before = content_version()
    make_image()
    Author.objects.update(name="Another")
    call_command("raise_review_version")
    assert content_version() != before


def test_models_of_a_site_can_be_named(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SHOWN_MODELS = ["auth.Group"]
    assert Group in shown_models()


def test_what_names_no_model_is_told(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SHOWN_MODELS = ["auth.Nobody"]
    with pytest.raises(ImproperlyConfigured, match="WAGTAIL_REVIEWS_SHOWN_MODELS"):
        shown_models()
