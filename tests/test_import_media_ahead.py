"""Pictures that take their time are fetched before a transaction begins, and once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Page

from tests import importing
from tests.pictures import UPLOAD, code_of, image, write
from wagtail_reviews.importers.media import MediaFolder
from wagtail_reviews.importers.media.ahead import AheadOf
from wagtail_reviews.importers.ndjson import Lines
from wagtail_reviews.importers.options import Options
from wagtail_reviews.importers.running import run
from wagtail_reviews.importers.writer import Writer
from wagtail_reviews.schema import Image


class Web:
    """Pictures of another server, and how many transactions were open as each was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = MediaFolder(folder)
        self.asked: list[tuple[str, int]] = []

    def open(self, image: Image) -> File[Any]:
        self.asked.append((Path(image.url).name, len(connection.savepoint_ids)))
        return self.folder.open(image)


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(tmp_path / "web")


def test_what_was_prepared_is_not_asked_for_again(web: Web, tmp_path: Path) -> None:
    content = write(tmp_path / "web" / "still.jpg").read_bytes()
    media = AheadOf(web)
    with (
        media.prepared([image(), image()]),
        media.open(image()) as first,
        media.open(image()) as second,
    ):
        assert first.read() == second.read() == content
    assert [name for name, _ in web.asked] == ["still.jpg"]


def test_what_could_not_be_had_stays_a_finding(web: Web) -> None:
    media = AheadOf(web)
    with media.prepared([image()]):
        assert [code_of(media, UPLOAD), code_of(media, UPLOAD)] == ["media-missing"] * 2
    assert len(web.asked) == 1


def test_what_was_not_prepared_is_asked_for(web: Web, tmp_path: Path) -> None:
    write(tmp_path / "web" / "still.jpg")
    media = AheadOf(web)
    with media.prepared([image("https://old.example/other.jpg")]):
        media.open(image()).close()
    assert [name for name, _ in web.asked] == ["other.jpg", "still.jpg"]


def imported(web: Web, section: Page, path: Path, *lines: Any) -> Sequence[str]:
    writer = Writer(Options(section, publish=True), AheadOf(web))
    return [outcome.status for outcome in run(Lines([importing.write(path, *lines)]), writer)]


@pytest.mark.django_db
def test_no_transaction_waits_for_another_server(web: Web, section: Page, tmp_path: Path) -> None:
    names = ("fog.jpg", "rain.jpg")
    for name in names:
        importing.store_picture(tmp_path / "web" / name, name)
    lines = [importing.with_picture(name, name) for name in names]
    around_the_test = len(connection.savepoint_ids)
    assert imported(web, section, tmp_path / "old.ndjson", *lines) == ["created", "created"]
    assert web.asked == [(name, around_the_test) for name in names]
    assert get_image_model().objects.count() == 2


@pytest.mark.django_db
def test_an_item_that_is_as_it_was_is_not_asked_for(
    web: Web, section: Page, tmp_path: Path
) -> None:
    importing.store_picture(tmp_path / "web" / "fog.jpg")
    line = importing.with_picture("Fog", "fog.jpg")
    assert imported(web, section, tmp_path / "old.ndjson", line) == ["created"]
    web.asked.clear()
    assert imported(web, section, tmp_path / "old.ndjson", line) == ["unchanged"]
    assert web.asked == []


@pytest.mark.django_db
def test_a_picture_that_is_known_is_not_asked_for(web: Web, section: Page, tmp_path: Path) -> None:
    importing.store_picture(tmp_path / "web" / "fog.jpg")
    lines = (importing.with_picture(f"Fog {number}", "fog.jpg") for number in range(60))
    alike = ({**line, "body": _titled(line["body"])} for line in lines)
    assert set(imported(web, section, tmp_path / "old.ndjson", *alike)) == {"created"}
    assert [name for name, _ in web.asked] == ["fog.jpg"]


def _titled(body: Any) -> Any:
    """The same picture in all reviews."""
    body[0]["value"]["image"]["title"] = "Fog"
    return body


class Broken(Web):
    """Pictures on a disk that cannot be read."""

    def open(self, image: Image) -> File[Any]:
        if image.url.endswith("rain.jpg"):
            raise PermissionError("The disk cannot be read.")
        return super().open(image)


@pytest.mark.django_db
def test_a_picture_that_cannot_be_read_costs_its_item_alone(section: Page, tmp_path: Path) -> None:
    importing.store_picture(tmp_path / "web" / "fog.jpg")
    lines = [importing.with_picture(name, f"{name}.jpg") for name in ("fog", "rain")]
    told = imported(Broken(tmp_path / "web"), section, tmp_path / "old.ndjson", *lines)
    assert told == ["created", "failed"]


@pytest.mark.django_db
def test_what_an_editor_has_touched_is_not_asked_for(
    web: Web, section: Page, tmp_path: Path
) -> None:
    importing.store_picture(tmp_path / "web" / "fog.jpg")
    line = importing.with_picture("Fog", "fog.jpg")
    imported(web, section, tmp_path / "old.ndjson", line)
    importing.pages()[0].save_revision()
    web.asked.clear()
    changed = {**line, "summary": "Grey."}
    assert imported(web, section, tmp_path / "old.ndjson", changed) == ["kept"]
    assert web.asked == []
