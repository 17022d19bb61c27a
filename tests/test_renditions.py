"""Renditions are made when a review is published, by a command, and at last on the first read."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks import default_task_backend
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.factories import block, card, make_author, make_image, make_review, work
from wagtail_reviews import conf
from wagtail_reviews.assemble import make_renditions, pictures_of
from wagtail_reviews.management.commands import create_review_renditions
from wagtail_reviews.tasks import make_renditions_task

pytestmark = pytest.mark.django_db

SHOWN = {"Lead", "Poster", "Still", "Inline", "Face", "Bio", "Aside"}
PIXELS = (32, 24)
QUEUE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def renditions() -> Any:
    """All that there are, of whatever model."""
    return get_image_model().get_rendition_model().objects.all()


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    """Runs what is to happen once the transaction is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(autouse=True)
def two_renditions(settings: Any) -> list[str]:
    specs = ["width-20|format-webp", "width-20|format-jpeg"]
    settings.WAGTAIL_REVIEWS_RENDITIONS = specs
    return specs


def small(title: str) -> Any:
    return make_image(title, size=PIXELS)


def embedded(title: str) -> str:
    return f'<embed embedtype="image" id="{small(title).pk}" format="left" alt="">'


def illustrated(section: Page, **values: Any) -> Any:
    """A review with a picture wherever one may be."""
    author = make_author(image=small("Face"), bio=embedded("Bio"))
    body = [
        work(image={"image": small("Poster").pk}),
        block("image", image={"image": small("Still").pk}),
        block("paragraph", embedded("Inline")),
        card(author, bio=""),
        card(make_author("Ben"), bio=embedded("Aside")),
    ]
    return make_review(section, body=body, image=small("Lead"), **values)


def rendered() -> set[str]:
    """The titles of the pictures that have all their renditions."""
    found = get_image_model().objects.filter(renditions__isnull=False).distinct()
    return {image.title for image in found if image.renditions.count() == len(conf.renditions())}


def broken() -> Any:
    image = small("Broken")
    Path(image.file.path).write_bytes(b"no picture")
    return image


def run() -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("create_review_renditions", stdout=out, stderr=errors)
    return out.getvalue().strip(), errors.getvalue().strip()


# On publish


def test_publishing_makes_the_renditions_of_all_that_is_shown(section: Page, commit: Any) -> None:
    with commit():
        illustrated(section)
    assert rendered() == SHOWN
    assert all(Path(rendition.file.path).exists() for rendition in renditions())


def test_the_first_reader_waits_for_nothing(section: Page, commit: Any, client: Client) -> None:
    with commit():
        page = illustrated(section)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v2/reviews/{page.pk}/").status_code == 200
    assert not [query for query in queries if not query["sql"].startswith("SELECT")]


def test_a_draft_makes_none(section: Page, commit: Any) -> None:
    with commit():
        illustrated(section, live=False).save_revision()
    assert rendered() == set()


def test_publishing_an_author_makes_those_of_their_card(commit: Any) -> None:
    author = make_author(image=small("Face"), bio=embedded("Bio"), live=False)
    with commit():
        author.save_revision().publish()
    assert rendered() == {"Face", "Bio"}


def test_a_broken_picture_stops_neither_publishing_nor_the_others(
    section: Page, commit: Any
) -> None:
    body = [block("image", image={"image": image.pk}) for image in (broken(), small("Still"))]
    with commit():
        page = make_review(section, body=body)
    assert page.live
    assert rendered() == {"Still"}


def test_a_gone_picture_is_passed_over(section: Page, commit: Any) -> None:
    with commit():
        page = make_review(section, body=[block("image", image={"image": 404})])
    assert page.live


def test_what_is_rolled_back_makes_none(section: Page, commit: Any) -> None:
    with commit(), transaction.atomic():
        illustrated(section)
        transaction.set_rollback(True)
    assert rendered() == set()


def test_a_worker_makes_them_where_there_is_one(section: Page, commit: Any, settings: Any) -> None:
    settings.TASKS = QUEUE
    with commit():
        page = illustrated(section)
    assert rendered() == set()
    backend: Any = default_task_backend
    queued = [each.args for each in backend.results if each.task == make_renditions_task]
    assert queued == [[sorted(pictures_of([page]))]]


def test_a_review_without_pictures_is_no_work_for_the_queue(section: Page, commit: Any) -> None:
    with commit() as callbacks:
        make_review(section)
    assert not [callback for callback in callbacks if "renditions" in repr(callback)]


def test_what_is_there_already_takes_one_query(
    section: Page, django_assert_num_queries: Any
) -> None:
    pictures = pictures_of([illustrated(section)])
    assert make_renditions(pictures).count == 2 * len(SHOWN)
    with django_assert_num_queries(1):
        assert make_renditions(pictures).count == 0


def test_only_what_is_missing_is_made(two_renditions: list[str]) -> None:
    image = small("Half done")
    image.get_rendition(two_renditions[0])
    assert make_renditions([image.pk]).count == 1


def test_a_vector_graphic_needs_none() -> None:
    file = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "x.svg")
    image = get_image_model().objects.create(title="Vector", file=file, width=9, height=9)
    assert make_renditions([image.pk]).count == 0


def test_avif_is_made_where_it_is_asked_for(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_RENDITIONS = ["width-20|format-avif"]
    make_renditions([small("Modern").pk])
    assert renditions().get().file.name.endswith(".avif")


# By the command


def test_the_command_makes_those_of_live_reviews_and_authors(section: Page) -> None:
    illustrated(section)
    make_author("Cleo", image=small("Nobody's face yet"))
    make_author("Dan", image=small("Draft face"), live=False)
    make_review(section, "Draft", image=small("Draft lead"), live=False)
    assert run() == (f"Renditions made: {2 * len(SHOWN) + 2}.", "")
    assert rendered() == {*SHOWN, "Nobody's face yet"}


def test_a_second_run_makes_none(section: Page) -> None:
    illustrated(section)
    run()
    assert run() == ("Renditions made: 0.", "")


def test_the_command_names_what_it_cannot_read(section: Page) -> None:
    image = broken()
    make_review(section, image=image)
    make_review(section, "Sound", image=small("Still"))
    assert run() == ("Renditions made: 2.", f"Picture {image.pk} cannot be read: Broken")


def test_the_command_goes_through_every_batch(
    section: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(create_review_renditions, "BATCH", 2)
    for number in range(5):
        make_review(section, f"Review {number}", image=small(f"Still {number}"))
    assert run() == ("Renditions made: 10.", "")
