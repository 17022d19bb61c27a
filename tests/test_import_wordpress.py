"""Exports of WordPress as items."""

import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.wordpress import (
    FILES,
    attachment,
    codes,
    post,
    read_file,
    read_post,
    read_posts,
    read_text,
)
from tests.wordpress import HEAD as HEAD_OF_1_2
from wagtail_reviews.importers.items import Item
from wagtail_reviews.importers.wordpress import WordPressFiles, parse_mapping
from wagtail_reviews.schema import Review, blocks


def review_of(item: Item) -> Review:
    assert item.review is not None
    return item.review


@pytest.fixture(scope="module")
def classic() -> dict[str, Item]:
    return read_file("classic.xml")


@pytest.fixture(scope="module")
def lamp(classic: dict[str, Item]) -> Review:
    return review_of(classic["Review: The Lamp Room & after"])


def test_posts_pages_and_custom_types_are_read(classic: dict[str, Item]) -> None:
    assert list(classic) == [
        "Review: The Lamp Room & after",
        "A draft",
        "Behind a door",
        "Ours alone",
        "Next year",
        "About us",
        "A book",
    ]


def test_pages_are_drafts_unless_they_are_asked_for() -> None:
    page = read_file("classic.xml")["About us"]
    asked = read_file("classic.xml", post_types=["page"])
    assert (review_of(page).meta.draft, "page" in codes(page)) == (True, True)
    assert [review_of(item).meta.draft for item in asked.values()] == [False]


def test_what_no_reader_sees_is_never_read() -> None:
    assert read_file("classic.xml", post_types=["nav_menu_item", "attachment"]) == {}


def test_an_item_is_found_again_by_its_guid(classic: dict[str, Item]) -> None:
    item = classic["Review: The Lamp Room & after"]
    assert item.key == "https://old.example/?p=12"
    assert item.position == "classic.xml, post 12 “Review: The Lamp Room & after”"


def test_addresses_dates_and_texts_are_kept(lamp: Review) -> None:
    assert lamp.id == 12
    assert lamp.meta.html_url == "https://old.example/2017/the-lamp-room-caf%c3%a9/"
    assert lamp.meta.slug == "the-lamp-room-café"
    assert lamp.meta.first_published_at == datetime(2017, 5, 19, 8, 30, tzinfo=timezone.utc)
    assert lamp.meta.last_published_at == datetime(2018, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    assert lamp.summary == "A keeper, a lamp & the sea."
    assert not lamp.meta.draft


def test_texts_for_search_engines_are_kept_unless_they_are_templates(
    classic: dict[str, Item], lamp: Review
) -> None:
    assert lamp.meta.seo_title == "The Lamp Room, reviewed"
    assert lamp.meta.search_description == ""
    found = classic[lamp.title].findings
    assert [one.text for one in found if one.code == "seo-template"] == ["%%excerpt%%"]


def test_terms_become_tags_unless_a_mapping_says_otherwise(lamp: Review) -> None:
    assert [tag.name for tag in lamp.tags] == ["Horror", "Lighthouses", "Ines Falk"]


def test_a_mapping_makes_genres_and_credits_of_terms() -> None:
    taxonomies = {"category": {"Horror": "genre"}, "director": {"*": "credit:director"}}
    mapping = parse_mapping({"work_type": "Movie", "taxonomies": taxonomies})
    found = review_of(read_file("classic.xml", mapping=mapping)["Review: The Lamp Room & after"])
    assert found.metadata is not None
    assert (found.metadata.type, found.metadata.title) == ("Movie", "The Lamp Room & after")
    assert [genre.name for genre in found.metadata.genres] == ["Horror"]
    assert [credit.role for credit in found.metadata.credits] == ["director"]
    assert [tag.name for tag in found.tags] == ["Lighthouses"]


def test_an_author_is_known_by_name_alone(classic: dict[str, Item], lamp: Review) -> None:
    assert [(author.id, author.name) for author in lamp.authors] == [(3, "Ada Lindqvist")]
    assert not any("root-ada" in str(item) or "secret" in str(item) for item in classic.values())


def test_an_author_of_the_first_version_is_named_by_the_post() -> None:
    (item,) = read_file("first-version.xml").values()
    assert [author.name for author in review_of(item).authors] == ["Ines Falk"]


def test_who_is_known_by_an_e_mail_address_stays_unnamed(tmp_path: Path) -> None:
    head = HEAD_OF_1_2.replace("Ada Lindqvist", "ada@secret.example")
    (item,) = read_text(tmp_path, f"{head}{post()}</channel></rss>")
    assert review_of(item).authors == []
    assert codes(item) == ["author-unknown"]
    assert "secret" not in str(item)


def test_the_lead_picture_is_found_though_it_comes_later(lamp: Review) -> None:
    assert lamp.image is not None
    assert (lamp.image.id, lamp.image.alt) == (22, "The lamp")
    assert lamp.image.url == "https://old.example/wp-content/uploads/2017/05/lamp.jpg"


def test_a_lead_picture_that_is_not_in_the_file_is_a_finding(tmp_path: Path) -> None:
    item = read_post(tmp_path, "Words.", meta={"_thumbnail_id": "404"})
    assert review_of(item).image is None
    assert codes(item) == ["picture-unknown"]


@pytest.mark.parametrize(
    ("title", "finding"),
    [
        ("A draft", []),
        ("Behind a door", ["status-password"]),
        ("Ours alone", ["status-private"]),
        ("Next year", ["status-future"]),
    ],
)
def test_what_was_not_public_becomes_a_draft(
    classic: dict[str, Item], title: str, finding: list[str]
) -> None:
    assert review_of(classic[title]).meta.draft
    assert codes(classic[title]) == finding


def test_a_draft_was_never_published(classic: dict[str, Item]) -> None:
    assert review_of(classic["A draft"]).meta.first_published_at is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"post_date_gmt": "0000-00-00 00:00:00", "post_date": "2017-05-19 08:30:00"}, 2017),
        ({"post_date_gmt": "-0001-11-30 00:00:00"}, None),
        ({"post_date": "soon"}, None),
        ({}, None),
    ],
)
def test_a_date_that_is_none_is_left_out(
    tmp_path: Path, fields: dict[str, str], expected: int | None
) -> None:
    published = review_of(read_post(tmp_path, **fields)).meta.first_published_at
    assert (published.year if published else None) == expected


def test_a_post_without_a_title_is_called_after_its_address(tmp_path: Path) -> None:
    item = read_post(tmp_path, title=" ", post_name="the-lamp-room")
    assert review_of(item).title == "the lamp room"
    assert codes(item) == ["title-missing"]


def test_a_title_that_is_too_long_is_whole_in_a_finding(tmp_path: Path) -> None:
    title = "long " * 100
    item = read_post(tmp_path, title=title)
    assert len(review_of(item).title) <= 255
    assert [one.text for one in item.findings] == [title.strip()]


def test_a_long_guid_makes_a_short_key_of_its_own(tmp_path: Path) -> None:
    texts = [post().replace("?p=1", "?p=1" + "x" * 400 + end) for end in "ab"]
    first, second = read_posts(tmp_path, *texts)
    assert len(first.key) == len(second.key) == 255
    assert first.key != second.key


def test_posts_that_share_a_guid_are_two(tmp_path: Path) -> None:
    copy = post(pk=2).replace("?p=2", "?p=1")
    items = read_posts(tmp_path, post(), copy, post())
    assert [item.key.partition("?")[2] for item in items] == ["p=1", "p=1#2", "p=1"]


def test_a_post_without_a_guid_has_the_address_of_its_id(tmp_path: Path) -> None:
    text = post(pk=9).replace("<guid>https://old.example/?p=9</guid>", "")
    assert read_posts(tmp_path, text)[0].key == "https://old.example?p=9"


def test_reading_again_gives_the_same(classic: dict[str, Item]) -> None:
    assert list(read_file("classic.xml").values()) == list(classic.values())


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_version_of_the_format_is_read(tmp_path: Path, version: str, scheme: str) -> None:
    head = HEAD_OF_1_2.replace("1.2", version).replace("http://", f"{scheme}://")
    text = f"{head}{post('Words.')}</channel></rss>"
    (item,) = read_text(tmp_path, text)
    assert item.position == "export.xml, post 1 “A post”"
    assert review_of(item).body[0].type == "paragraph"


def test_a_shared_picture_has_one_id_in_all_posts(tmp_path: Path) -> None:
    image = '<img src="https://cdn.example/far.jpg">'
    items = read_posts(tmp_path, post(image), post(image, pk=2), attachment(5, "near.jpg"))
    bodies = [review_of(item).body[0] for item in items]
    ids = {body.value.image.id for body in bodies if isinstance(body, blocks.ImageBlock)}  # type: ignore[union-attr]  # there
    assert len(ids) == 1
    assert ids != {5}


@pytest.mark.parametrize("name", ["defusedxml.ElementTree", "phpserialize"])
def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImproperlyConfigured, match=r"pip install wagtail-reviews\[import\]"):
        read_post(tmp_path, meta={"wp_review_type": "star", "wp_review_item": "a:0:{}"})


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(WordPressFiles([tmp_path / "none.xml"]))


def test_a_picture_may_stand_in_another_file(tmp_path: Path) -> None:
    parts = [post(meta={"_thumbnail_id": "5"}), attachment(5, "far.jpg")]
    paths = [tmp_path / "part-1.xml", tmp_path / "part-2.xml"]
    for path, part in zip(paths, parts, strict=True):
        path.write_text(f"{HEAD_OF_1_2}{part}</channel></rss>")
    (item,) = WordPressFiles(paths)
    assert review_of(item).image is not None


def test_it_says_how_far_it_has_come() -> None:
    files = WordPressFiles([FILES / "classic.xml"])
    assert files.done == 0
    assert [files.done <= files.total for item in files]
    assert files.done == files.total
