"""Files of flat old reviews."""

import os
from pathlib import Path

import pytest

from wagtail_reviews.importers.files import LARGEST, LegacyFiles
from wagtail_reviews.importers.items import Item


def items(*paths: Path, html: bool = False) -> list[Item]:
    """What files hold."""
    return list(LegacyFiles(paths, html=html))


def write(path: Path, data: bytes = b"Score: 8/10") -> Path:
    """A file, with the directories it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def code(item: Item) -> str:
    """The error that kept a file from being read."""
    assert item.review is None
    return next(finding.code for finding in item.findings if finding.severity == "error")


def text(item: Item) -> object:
    """The first paragraph of a review."""
    assert item.review is not None
    return next(block.value for block in item.review.body if block.type == "paragraph")


def test_a_file_is_a_review_named_like_it(tmp_path: Path) -> None:
    item = items(write(tmp_path / "the-lamp_room.txt"))[0]

    assert item.review is not None
    assert (item.key, item.position) == (
        f"file:{tmp_path.name}/the-lamp_room.txt",
        str(tmp_path / "the-lamp_room.txt"),
    )
    assert (item.review.title, item.review.meta.slug) == ("The lamp room", "the-lamp_room")
    assert item.review.score is not None


def test_the_work_is_named_like_the_file_where_nothing_else_names_it(tmp_path: Path) -> None:
    item = items(write(tmp_path / "blame-review.txt", b"GENRE: Action"))[0]

    assert item.review is not None
    assert item.review.title == "Blame review"
    assert item.review.metadata is not None
    assert item.review.metadata.title == "Blame"


def test_the_headline_of_a_page_goes_before_the_name_of_its_file(tmp_path: Path) -> None:
    item = items(write(tmp_path / "a.html", b"<h1>The Lamp</h1><p>b"), html=True)[0]

    assert item.review is not None
    assert item.review.title == "The Lamp"


def test_a_directory_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/c.TXT", "a.txt", "d.html", "e.htm"):
        write(tmp_path / name)

    assert [item.key for item in items(tmp_path)] == [
        f"file:{tmp_path.name}/{name}" for name in ("a.txt", "b.txt", "sub/c.TXT")
    ]
    assert [item.key for item in items(tmp_path, html=True)] == [
        f"file:{tmp_path.name}/{name}" for name in ("d.html", "e.htm")
    ]


def test_reading_says_how_far_it_has_come(tmp_path: Path) -> None:
    reader = LegacyFiles([write(tmp_path / "a.txt"), tmp_path / "gone.txt"], html=False)

    assert (reader.done, reader.total) == (0, 11)
    assert len(list(reader)) == 2
    assert reader.done == reader.total


def test_two_files_of_one_name_are_one_review_and_an_error(tmp_path: Path) -> None:
    first, second = items(write(tmp_path / "a/s/x.txt"), write(tmp_path / "b/s/x.txt"))

    assert first.review is not None
    assert code(second) == "same_key"


@pytest.mark.parametrize(
    "data",
    [
        "Où est l’été ?".encode(),
        b"\xef\xbb\xbf" + "Où est l’été ?".encode(),
        "Où est l’été ?".encode("utf-16"),
        b"\xfe\xff" + "Où est l’été ?".encode("utf-16-be"),
    ],
)
def test_unicode_is_read_in_its_encodings(tmp_path: Path, data: bytes) -> None:
    item = items(write(tmp_path / "a.txt", data))[0]

    assert text(item) == "<p>Où est l’été ?</p>"
    assert not item.findings


def test_other_bytes_are_read_as_windows_1252_and_said(tmp_path: Path) -> None:
    item = items(write(tmp_path / "a.txt", "Où est l’été ?".encode("cp1252")))[0]

    assert text(item) == "<p>Où est l’été ?</p>"
    assert [finding.code for finding in item.findings] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"GIF89a\x00\x01\x00", "binary"),
        (b"x" * (LARGEST + 1), "too_large"),
        (b" \n", "empty"),
        (b"<p></p>", "empty"),
        (b"\xff\xfe", "empty"),
    ],
)
def test_files_that_hold_no_review_are_refused(tmp_path: Path, data: bytes, expected: str) -> None:
    assert code(items(write(tmp_path / "a.html", data), html=True)[0]) == expected


def test_files_that_are_not_there_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")

    assert [code(item) for item in items(tmp_path, tmp_path / "x.txt")] == ["unreadable"] * 3


def test_a_name_that_is_no_text_is_no_error(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    item = items(write(tmp_path / name))[0]

    assert item.key == f"file:{tmp_path.name}/caf?.txt"
    assert item.review is not None


def test_paths_too_long_for_a_key_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a" / ("b" * 200) / f"{'c' * 80}.txt")

    item = items(tmp_path)[0]
    assert code(item) == "key_too_long"
    assert len(item.key) <= 255


def test_an_encoding_that_is_declared_is_believed(tmp_path: Path) -> None:
    page = '<meta charset="shift_jis"><h1>霧</h1><p>港に霧が出る。</p>'
    (tmp_path / "a.html").write_bytes(page.encode("shift_jis"))
    [item] = items(tmp_path, html=True)
    assert item.review is not None
    assert item.review.title == "霧"
    assert "encoding_guessed" not in {finding.code for finding in item.findings}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("Fog.")
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "outside.txt")
    assert items(folder) == []
