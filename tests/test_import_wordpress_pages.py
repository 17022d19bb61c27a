"""Exports of WordPress as pages of the site."""

import json
from pathlib import Path
from typing import Any

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests import importing
from tests.pictures import write
from tests.wordpress import FILES, HEAD, TAIL, post
from wagtail_reviews.models import Author

pytestmark = pytest.mark.django_db


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.json"
    taxonomies = {"category": {"horror": "genre"}, "director": {"*": "credit:director"}}
    path.write_text(json.dumps({"work_type": "Movie", "taxonomies": taxonomies}))
    return path


def move(section: Page, name: str, *args: Any) -> str:
    return importing.run(FILES / name, "--parent", section.pk, "--publish", *args)


def by_slug() -> dict[str, Any]:
    return {page.slug: page for page in importing.pages()}


def test_posts_become_pages(section: Page, mapping: Path) -> None:
    move(section, "classic.xml", "--mapping", mapping)
    page = by_slug()["the-lamp-room-café"]
    assert (page.title, page.live) == ("Review: The Lamp Room & after", True)
    assert page.review.metadata.genres[0].name == "Horror"
    assert [author.name for author in Author.objects.all()] == ["Ada Lindqvist"]


def test_what_was_not_public_is_not(section: Page) -> None:
    move(section, "classic.xml")
    live = [page.title for page in importing.pages() if page.live]
    assert sorted(live) == ["A book", "Review: The Lamp Room & after"]


def test_pictures_come_from_a_copy_of_what_was_uploaded(section: Page, tmp_path: Path) -> None:
    write(tmp_path / "uploads/2017/05/lamp.jpg")
    move(section, "classic.xml", "--media", tmp_path / "uploads")
    page = by_slug()["the-lamp-room-café"]
    assert page.review.image.title == "lamp"


def test_old_addresses_lead_to_the_new_ones(section: Page) -> None:
    move(section, "blocks.xml")
    old = {redirect.old_path: redirect.redirect_page_id for redirect in Redirect.objects.all()}
    assert old["/2017/harbour-lights"] == by_slug()["harbour-lights"].pk


def test_scores_and_verdicts_are_those_of_the_plugin(section: Page) -> None:
    move(section, "blocks.xml")
    review = by_slug()["harbour-lights"].review
    assert (review.score.scale, review.verdict.summary) == ("stars-5", "Take a coat.")


def test_moving_again_changes_nothing(section: Page) -> None:
    move(section, "classic.xml")
    before = {slug: page.latest_revision_id for slug, page in by_slug().items()}
    move(section, "classic.xml")
    assert {slug: page.latest_revision_id for slug, page in by_slug().items()} == before


def test_the_report_says_what_was_found(section: Page, tmp_path: Path) -> None:
    move(section, "plugins.xml", "--dry-run", "--report", tmp_path / "report.csv")
    assert "4.3 / 5" in (tmp_path / "report.csv").read_text()
    assert not importing.pages()


def test_a_file_that_breaks_off_fails_but_for_what_was_whole(section: Page, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(HEAD + post("Whole.", title="Whole") + post("Cut")[:80])
    said = importing.run(path, "--parent", section.pk)
    assert [page.title for page in importing.pages()] == ["Whole"]
    assert "export.xml, line" in said


def test_a_mapping_that_means_nothing_is_refused(section: Page, tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text('{"work_type": "Film"}')
    assert "“Film” is not a type of work" in move(section, "classic.xml", "--mapping", path)


def test_links_between_posts_are_links_between_pages(section: Page, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    link = post('See <a href="https://old.example/2/">the other</a>.', title="One")
    path.write_text(HEAD + link + post("Words.", pk=2, title="Two") + TAIL)
    importing.run(path, "--parent", section.pk, "--publish")
    found = {page.title: page for page in importing.pages()}
    assert f'linktype="page" id="{found["Two"].pk}"' in str(found["One"].body.raw_data[0]["value"])
