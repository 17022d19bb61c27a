"""The files that an export writes, and what it says meanwhile."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.exporting import fill_section, run
from tests.factories import block, make_image, make_review, make_section
from wagtail_reviews.exporting import walking

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def section(shared_db: None) -> Page:
    return make_section()


@pytest.fixture(scope="module", autouse=True)
def shelf(section: Page) -> dict[str, Any]:
    return fill_section(section)


def test_a_file_has_what_stdout_would(tmp_path: Path) -> None:
    file = tmp_path / "reviews.ndjson"
    assert run("--output", file) == ""
    assert file.read_bytes().decode() == run()
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_left_of_an_export_that_fails(tmp_path: Path, monkeypatch: Any) -> None:
    file = tmp_path / "reviews.ndjson"
    file.write_text("of yesterday")
    monkeypatch.setattr(walking, "SIZE", "no number")
    with pytest.raises(TypeError):
        run("--output", file)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["of yesterday"]


def test_a_wrong_filter_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="year"):
        run("--output", tmp_path / "reviews.ndjson", "--filter", "year=x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "missing/reviews.ndjson"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError, match=r"^(Not a file|Cannot be written): "):
        run("--output", tmp_path / name)


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(CommandError, match=f"^Not a file: {os.devnull}"):
        run("--output", os.devnull)


def test_what_is_printed_is_utf_8_whatever_the_locale() -> None:
    printed = io.BytesIO()
    out = io.TextIOWrapper(printed, encoding="ascii", newline="\r\n")
    call_command("export_reviews", stdout=out)
    out.flush()
    assert printed.getvalue().decode() == run()


def test_the_original_of_each_picture_is_copied_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "media"
    run("--media", folder)
    copies = {path.name: path.read_bytes() for path in folder.iterdir()}
    images = get_image_model().objects.all()
    assert copies == {f"{image.pk}.jpg": Path(image.file.path).read_bytes() for image in images}
    assert len(copies) == 6


def test_pictures_in_the_body_are_copied(section: Page, tmp_path: Path) -> None:
    shown, inline = make_image("Shown"), make_image("Inline")
    prose = f'<p>x</p><embed embedtype="image" id="{inline.pk}" format="left" alt="">'
    blocks = [block("image", image={"image": shown.pk}), block("paragraph", prose)]
    page = make_review(section, "Pictures", body=blocks)
    run("--media", tmp_path, "--filter", f"id={page.pk}")
    assert {path.name for path in tmp_path.iterdir()} == {f"{shown.pk}.jpg", f"{inline.pk}.jpg"}


def test_pictures_of_what_is_not_exported_are_not_copied(tmp_path: Path) -> None:
    run("--media", tmp_path, "--filter", "year=2010", "--format", "csv")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_picture_that_is_gone_is_reported_and_the_rest_goes_on(
    section: Page, tmp_path: Path
) -> None:
    image = make_image("Gone")
    make_review(section, image=image)
    Path(image.file.path).unlink()
    err, file = io.StringIO(), tmp_path / "reviews.ndjson"
    with pytest.raises(CommandError, match=r"^Pictures that cannot be read: 1\.$"):
        call_command("export_reviews", media=tmp_path / "media", output=file, stderr=err)
    assert f"Picture {image.pk} (Gone) cannot be read: " in err.getvalue()
    assert len(list((tmp_path / "media").iterdir())) == 6
    assert len(file.read_text("utf-8").splitlines()) == 7


def test_progress_is_told_when_asked_for() -> None:
    err = io.StringIO()
    call_command("export_reviews", stdout=io.StringIO(), stderr=err, verbosity=2)
    assert err.getvalue().startswith("3 items, ")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_on_a_terminal() -> None:
    err = Terminal()
    call_command("export_reviews", stdout=io.StringIO(), stderr=err)
    assert err.getvalue().startswith("\r")
    assert err.getvalue().count("\n") == 1


def test_nothing_is_told_where_nobody_asks() -> None:
    err = io.StringIO()
    call_command("export_reviews", stdout=io.StringIO(), stderr=err)
    assert err.getvalue() == ""
