"""Pictures out of a local copy of what was uploaded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures import UPLOAD, a_picture, code_of, image, write
from wagtail_reviews.importers.media import MediaError, MediaFolder, media_of
from wagtail_reviews.importers.media.folder import original_name


@pytest.mark.parametrize("place", ["2017/05", "uploads/2017/05", "wp-content/uploads/2017/05", ""])
def test_a_file_is_found_by_the_end_of_its_address(tmp_path: Path, place: str) -> None:
    write(tmp_path / place / "still.jpg")
    assert MediaFolder(tmp_path).open(image()).name == "still.jpg"


def test_the_longest_end_counts(tmp_path: Path) -> None:
    write(tmp_path / "still.jpg")
    wanted = write(tmp_path / "2017/05/still.jpg", a_picture(size=(9, 9)))
    assert MediaFolder(tmp_path).open(image()).read() == wanted.read_bytes()


def test_the_original_is_preferred_to_a_resized_file(tmp_path: Path) -> None:
    write(tmp_path / "2017/05/still-300x200.jpg", a_picture(size=(3, 2)))
    wanted = write(tmp_path / "2017/05/still.jpg")
    found = MediaFolder(tmp_path).open(image(UPLOAD.replace(".jpg", "-300x200.jpg")))
    assert found.read() == wanted.read_bytes()


def test_a_resized_file_does_where_there_is_no_original(tmp_path: Path) -> None:
    write(tmp_path / "2017/05/still-300x200.jpg")
    found = MediaFolder(tmp_path).open(image(UPLOAD.replace(".jpg", "-300x200.jpg")))
    assert found.name == "still-300x200.jpg"


def test_names_are_decoded(tmp_path: Path) -> None:
    write(tmp_path / "2017/05/Über all.jpg")
    url = "https://old.example/wp-content/uploads/2017/05/%C3%9Cber%20all.jpg?w=300#x"
    assert MediaFolder(tmp_path).open(image(url)).name == "Über all.jpg"


def test_a_file_may_be_named_by_the_id_of_the_picture(tmp_path: Path) -> None:
    write(tmp_path / "7.png", a_picture("PNG"))
    assert MediaFolder(tmp_path, by_id=True).open(image()).name == "7.png"
    assert code_of(MediaFolder(tmp_path), UPLOAD) == "media-missing"


def test_a_name_gets_the_extension_of_what_the_file_is(tmp_path: Path) -> None:
    write(tmp_path / "still.jpg", a_picture("PNG"))
    assert MediaFolder(tmp_path).open(image()).name == "still.png"


@pytest.mark.parametrize(
    "path",
    [
        "/uploads/../../secret.jpg",
        "/uploads/%2e%2e/secret.jpg",
        "/uploads/%2E%2E%2Fsecret.jpg",
        "/uploads/..%5csecret.jpg",
        "/uploads/%2Fetc%2Fpasswd",
        "/uploads/still.jpg%00",
        "/" + "a" * 5000,
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    write(tmp_path / "secret.jpg")
    (tmp_path / "uploads").mkdir()
    folder = MediaFolder(tmp_path / "uploads")
    assert code_of(folder, f"https://old.example{path}") == "media-refused"


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.jpg")
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads/still.jpg").symlink_to(secret)
    assert code_of(MediaFolder(tmp_path / "uploads"), UPLOAD) == "media-refused"


def test_a_link_that_turns_round_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "still.jpg").symlink_to(tmp_path / "still.jpg")
    assert code_of(MediaFolder(tmp_path), UPLOAD) == "media-missing"


@given(st.text(max_size=60))
def test_any_address_gives_a_file_or_a_finding(url: str) -> None:
    assert code_of(MediaFolder(Path(__file__).parent / "wxr"), url).startswith("media-")


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<?php echo 1;", b"%PDF-1.4", b"\xff\xd8\xff"]
)
def test_what_is_no_picture_is_a_finding(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "still.jpg", content)
    assert code_of(MediaFolder(tmp_path), UPLOAD) == "media-invalid"


def test_a_picture_of_too_many_pixels_is_a_finding(tmp_path: Path, settings: object) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40  # type: ignore[attr-defined]  # Wagtail's
    write(tmp_path / "still.jpg")
    assert code_of(MediaFolder(tmp_path), UPLOAD) == "media-invalid"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with write(tmp_path / "still.jpg").open("r+b") as file:
        file.truncate(21 * 1024 * 1024)
    assert code_of(MediaFolder(tmp_path), UPLOAD) == "media-too-large"


@pytest.mark.parametrize(
    ("name", "original"),
    [("a-300x200.jpg", "a.jpg"), ("a-b.jpg", "a-b.jpg"), ("-1x1.jpg", "-1x1.jpg")],
)
def test_the_name_of_an_original(name: str, original: str) -> None:
    assert original_name(name) == original


def test_a_folder_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "still.jpg")
    assert media_of(tmp_path, fetch=True).open(image("http://127.0.0.1/still.jpg"))


def test_without_a_source_there_is_no_file() -> None:
    with pytest.raises(MediaError, match="media-missing"):
        media_of(None, fetch=False).open(image())
