"""What the importer makes of items: pages, once, and what it says where it cannot."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models.signals import post_save
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, PageViewRestriction, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published

from tests import importing
from tests.factories import block, make_author, score, work
from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.models import Author, Imported

pytestmark = pytest.mark.django_db

FOG = block("paragraph", "<p>Fog over the harbour.</p>")


@pytest.fixture
def media(settings: Any) -> Path:
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def imports(section: Page, tmp_path: Path) -> importing.Importer:
    return importing.Importer(section, tmp_path)


def only() -> Any:
    [page] = importing.pages()
    return page


def edit(page: Any) -> None:
    page.title = "Edited"
    page.save_revision().publish()


def test_a_published_review_is_a_page_as_if_published_here(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG, published="2015-03-02T10:00:00Z"))
    page = only()
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert page.live_revision_id == page.latest_revision_id is not None
    assert page.first_published_at.year == page.review_published_at.year == 2015


def test_its_history_tells_of_both_steps(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    actions = PageLogEntry.objects.filter(page=only().pk).values_list("action", flat=True)
    assert sorted(actions) == ["wagtail.create", "wagtail.publish"]


def test_a_draft_of_the_source_stays_one(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG, draft=True))
    assert (only().live, only().has_unpublished_changes) == (False, True)


def test_columns_terms_and_indexes_are_as_they_should_be(imports: importing.Importer) -> None:
    author = make_author()
    shelf = Shelf()
    pk = shelf.add_author(author.name)
    body = [work(title="Fog", genres=["Drama"]), score("7"), block("author_card", {"author": pk})]
    imports(importing.line("Fog", *body, shelf=shelf))
    call_command("check_reviews")
    found = ReferenceIndex.objects.filter(object_id=only().pk, to_object_id=author.pk)
    assert found.exists()


def test_it_is_in_the_search_index(imports: importing.Importer, settings: Any) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    imports(importing.line("Fog", FOG))
    assert IndexEntry.objects.filter(object_id=str(only().pk)).count() == 1


def test_a_search_server_that_is_down_costs_no_page(
    imports: importing.Importer, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    backend = "wagtail.search.backends.elasticsearch9"
    closed = {"BACKEND": backend, "URLS": ["http://127.0.0.1:1"], "OPTIONS": {"max_retries": 0}}
    settings.WAGTAILSEARCH_BACKENDS = {"default": closed}
    imports(importing.line("Fog", FOG))
    assert only().live
    assert "1 reviews could not be indexed" in caplog.text


def test_what_has_changed_at_the_source_is_updated(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    assert "updated" in imports(importing.line("Fog", score("7"), published="2015-03-02T10:00:00Z"))
    assert (only().review_percent, only().live) == (70, True)
    assert only().last_published_at.year == 2015


def test_what_an_editor_has_touched_is_left_alone(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    edit(only())
    said = imports(importing.line("Fog", score("7")))
    assert "kept" in said
    assert "warning: touched" in said
    assert only().title == "Edited"


def test_unless_it_is_to_be_overwritten(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    edit(only())
    imports(importing.line("Fog", score("7")), args=("--publish", "--overwrite"))
    assert (only().title, only().review_percent) == ("Fog", 70)


def test_an_edited_page_of_an_unchanged_item_stays(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    edit(only())
    assert "unchanged" in imports(importing.line("Fog", FOG))


def test_what_an_editor_has_deleted_stays_away(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    only().delete()
    assert "warning: deleted" in imports(importing.line("Fog", score("7")))
    assert importing.pages() == []


def test_a_deleted_page_is_made_anew_if_it_is_to_be(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    only().delete()
    imports(importing.line("Fog", score("7")), args=("--publish", "--overwrite"))
    assert only().title == "Fog"


def test_one_bad_item_is_named_and_the_others_come(imports: importing.Importer) -> None:
    said = imports(importing.line("Fog", FOG), {"body": []}, importing.line("Rain", FOG))
    assert [page.title for page in importing.pages()] == ["Fog", "Rain"]
    assert "old.ndjson, line 2: " in said
    assert "CommandError: Items that could not be imported: 1." in said


def test_a_value_that_the_blocks_refuse_is_named_by_its_path(imports: importing.Importer) -> None:
    line = importing.line("Fog", FOG, score("7"))
    line["body"][1]["value"]["value"] = 7.3
    said = imports(line)
    assert "1.value: Enter a number in steps of 0.5." in said
    assert (importing.pages(), Imported.objects.count()) == ([], 0)


def test_a_block_that_the_site_lacks_is_named(imports: importing.Importer) -> None:
    line = importing.line("Fog", block("ranking", {"place": 1}))
    assert "This site has no blocks of the type ranking." in imports(line)


def test_the_same_item_twice_is_told(imports: importing.Importer) -> None:
    assert "same key" in imports(importing.line("Fog", FOG), importing.line("Fog", FOG))
    assert only().title == "Fog"


def test_a_script_is_not_stored(imports: importing.Importer) -> None:
    line = importing.line("Fog", FOG)
    line["body"][0]["value"] = '<p onclick="x()">Fog</p><script>alert(1)</script>'
    imports(line)
    assert only().body.raw_data[0]["value"] == "<p>Fog</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "{",
        "nothing",
        '{"body": 1}',
        "[" * 100_000,
        '{"body": [], "title": "\\ud800"}',
        "\x00",
    ],
)
def test_a_line_that_is_no_review_is_refused(imports: importing.Importer, text: str) -> None:
    path = imports.folder / "bad.ndjson"
    path.write_text(text + "\n")
    said = importing.run(path, "--parent", imports.section.pk)
    assert "bad.ndjson, line 1: " in said
    assert "Items that could not be imported: 1." in said


def test_a_dry_run_says_the_same_and_writes_nothing(imports: importing.Importer) -> None:
    said = imports(importing.line("Fog", FOG), args=("--dry-run",))
    assert "created" in said
    assert (importing.pages(), Imported.objects.count(), Author.objects.count()) == ([], 0, 0)


def test_the_report_has_a_line_for_each_item(imports: importing.Importer, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    body = [FOG, score("7"), FOG]
    imports(importing.line("=Fog", *body), {"body": []}, args=("--report", report))
    good, bad = csv.DictReader(report.read_text().splitlines())
    assert (good["title"], good["status"]) == ("'=Fog", "created")
    assert good["recognised"] == "paragraph (2), score"
    assert (bad["status"], "title: Field required." in bad["failed"]) == ("failed", True)


def test_links_between_reviews_lead_to_their_pages(imports: importing.Importer) -> None:
    to = '<p><a href="https://www.old.example/reviews/{}">See</a> or <a href="https://b.example/">b</a>.</p>'
    first = importing.line("Fog", block("paragraph", to.format("rain/")))
    second = importing.line("Rain", block("paragraph", to.format("fog")))
    imports(first, second)
    fog, rain = importing.pages()
    assert f'<a linktype="page" id="{rain.pk}">See</a>' in fog.body.raw_data[0]["value"]
    assert f'<a linktype="page" id="{fog.pk}">See</a>' in rain.body.raw_data[0]["value"]
    assert 'href="https://b.example/"' in fog.body.raw_data[0]["value"]
    assert "unchanged        2" in imports(first, second)


def test_the_old_address_leads_to_the_page(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG, html_url="https://old.example/2015/03/fog/?p=3"))
    redirect = Redirect.objects.get()
    assert (redirect.old_path, redirect.redirect_page_id) == ("/2015/03/fog?p=3", only().pk)


def test_a_draft_has_no_redirect_that_would_tell_its_slug(imports: importing.Importer) -> None:
    imports(importing.line("Secret", FOG, html_url="https://old.example/x/", draft=True))
    assert not Redirect.objects.exists()


def test_a_draft_that_an_editor_publishes_is_found_where_it_was(
    imports: importing.Importer, client: Client
) -> None:
    imports(importing.line("Fog", FOG, html_url="https://old.example/%e9%9c%a7 /a%20b/"), args=())
    only().latest_revision.publish()
    moved = client.get("/%E9%9C%A7%20/a%20b/")
    assert (moved.status_code, moved.headers["Location"]) == (301, only().url)


def test_the_old_address_of_a_private_page_tells_nothing(
    imports: importing.Importer, client: Client
) -> None:
    imports(importing.line("Fog", FOG, html_url="https://old.example/2015/fog/"))
    find = "/api/v2/reviews/find/?html_path=/2015/fog/"
    assert client.get(find).status_code == 301
    restriction = PageViewRestriction(page=only(), restriction_type=PageViewRestriction.LOGIN)
    restriction.save()
    assert client.get(find).status_code == 404


def test_what_is_private_at_the_source_by_now_is_not_published(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    said = imports(importing.line("Fog", block("paragraph", "<p>Secret.</p>"), draft=True))
    assert "warning: still_live" in said
    assert "Secret" not in str(only().body.raw_data)
    assert "Secret" in str(only().get_latest_revision_as_object().body.raw_data)


def test_without_publish_a_change_is_a_draft_of_the_page(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG))
    imports(importing.line("Fog", score("7")), args=())
    assert (only().review_percent, only().has_unpublished_changes) == (None, True)


@pytest.mark.parametrize("act", ["unpublish", "lock"])
def test_what_an_editor_has_taken_down_or_locked_is_left_alone(
    imports: importing.Importer, act: str
) -> None:
    imports(importing.line("Fog", FOG))
    page = only()
    if act == "unpublish":
        page.unpublish()
    else:
        type(page).objects.update(locked=True)
    assert "warning: touched" in imports(importing.line("Fog", score("7")))
    assert (only().live, only().review_percent) == (act == "lock", None)


@pytest.mark.parametrize(
    "change",
    [
        {"meta": {"first_published_at": "0001-01-01T00:00:00+14:00"}},
        {"meta": {"html_url": "http://["}},
        {"body": [{"type": "custom", "name": "metadata", "id": "", "value": 5}]},
        {"id": None, "meta": {"slug": ""}},
    ],
)
def test_a_value_that_nobody_thought_of_costs_its_item_alone(
    imports: importing.Importer, change: dict[str, Any]
) -> None:
    line = importing.line("Odd", FOG)
    odd = {**line, **change, "meta": {**line["meta"], **change.get("meta", {})}}
    said = imports(importing.line("Fog", FOG), odd, importing.line("Rain", FOG))
    assert {"Fog", "Rain"} <= {page.title for page in importing.pages()}
    assert "Traceback" not in said


def test_a_dry_run_of_many_that_share_an_author_says_the_same(imports: importing.Importer) -> None:
    shelf = Shelf()
    pk = shelf.add_author("Ada Lind")
    card = block("author_card", {"author": pk})
    lines = (importing.line(f"Fog {'g' * n}", card, shelf=shelf) for n in range(60))
    assert "created       60" in imports(*lines, args=("--publish", "--dry-run"))


def test_a_dry_run_tells_nobody_of_pages(imports: importing.Importer) -> None:
    told: list[Any] = []
    page_published.connect(lambda **kwargs: told.append(kwargs), weak=False, dispatch_uid="told")
    imports(importing.line("Fog", FOG), args=("--publish", "--dry-run"))
    page_published.disconnect(dispatch_uid="told")
    assert told == []


def test_a_report_never_takes_the_place_of_the_source(imports: importing.Importer) -> None:
    path = imports.folder / "old.ndjson"
    said = imports(importing.line("Fog", FOG), args=("--report", path))
    assert "would take the place of" in said
    assert path.stat().st_size > 0


def test_a_report_that_cannot_be_written_is_told(imports: importing.Importer) -> None:
    said = imports(importing.line("Fog", FOG), args=("--report", "/nowhere/report.csv"))
    assert "The report cannot be written" in said


def test_tags_that_no_site_can_have_are_told(imports: importing.Importer) -> None:
    said = imports(importing.line("Fog", FOG, tags=["x" * 101, "", "Sea"]))
    assert "warning: tags" in said
    assert [tag.name for tag in only().tags.all()] == ["Sea"]


def test_a_slug_that_is_taken_gets_a_number(imports: importing.Importer) -> None:
    imports(importing.line("Fog", FOG), importing.line("Fog again", FOG, slug="fog"))
    assert [page.slug for page in importing.pages()] == ["fog", "fog-2"]


def test_an_author_whom_the_site_has_stays_as_they_are(imports: importing.Importer) -> None:
    author = make_author("Ada Lind", bio="<p>Ours.</p>")
    shelf = Shelf()
    pk = shelf.add_author("Ada Lind", bio="<p>Theirs.</p>")
    imports(importing.line("Fog", block("author_card", {"author": pk}), shelf=shelf))
    [kept] = Author.objects.all()
    assert kept.bio == "<p>Ours.</p>"
    assert only().body.raw_data[0]["value"]["bio"] == "<p>Theirs.</p>"
    assert only().body.raw_data[0]["value"]["author"] == author.pk


def test_text_that_is_too_long_for_a_field_is_cut_and_told(imports: importing.Importer) -> None:
    assert "warning: cut" in imports(importing.line("Fog " * 100, FOG, slug="fog"))
    assert len(only().title) == 255


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--parent", "/nowhere/"), "There is no page “/nowhere/”."),
        (("--parent", "99999"), "There is no page “99999”."),
        (("--parent", "1"), "cannot hold reviews."),
        (("--parent", "/reviews/", "--media", "nowhere"), "There is no folder “nowhere”."),
    ],
)
def test_what_cannot_begin_says_why(imports: importing.Importer, args: Any, says: str) -> None:
    path = importing.write(imports.folder / "old.ndjson", importing.line("Fog", FOG))
    assert says in importing.run(path, *args)


def test_the_section_may_be_named_by_its_path(imports: importing.Importer) -> None:
    path = importing.write(imports.folder / "old.ndjson", importing.line("Fog", FOG))
    importing.run(path, "--parent", "/reviews/")
    assert only().title == "Fog"


def test_a_missing_picture_is_told_and_comes_with_the_next_run(
    imports: importing.Importer, tmp_path: Path
) -> None:
    media = tmp_path / "uploads"
    media.mkdir()
    line = importing.with_picture()
    assert "warning: media-missing" in imports(line, args=("--media", media))
    assert "unchanged" in imports(line, args=("--media", media))
    importing.store_picture(media / "2015" / "fog.jpg")
    assert "updated" in imports(line, args=("--media", media))
    assert only().body.raw_data[0]["value"]["caption"] == "At six."


def test_a_picture_is_stored_once(imports: importing.Importer, tmp_path: Path) -> None:
    importing.store_picture(tmp_path / "uploads" / "2015" / "fog.jpg")
    first = importing.with_picture()
    second = {**first, "id": 77, "title": "Rain"}
    imports(first, second, args=("--media", tmp_path / "uploads"))
    [image] = get_image_model().objects.all()
    values = [page.body.raw_data[0]["value"]["image"] for page in importing.pages()]
    assert values == [{"image": image.pk, "alt_text": "Grey", "decorative": False}] * 2


def test_a_dry_run_stores_no_file(imports: importing.Importer, tmp_path: Path, media: Path) -> None:
    importing.store_picture(tmp_path / "uploads" / "2015" / "fog.jpg")
    before = sorted(media.rglob("*"))
    said = imports(importing.with_picture(), args=("--dry-run", "--media", tmp_path / "uploads"))
    assert "created" in said
    assert sorted(media.rglob("*")) == before


def test_a_dry_run_says_nothing_of_pictures_and_authors_to_the_search_index(
    imports: importing.Importer, tmp_path: Path, settings: Any
) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
    importing.store_picture(tmp_path / "uploads" / "2015" / "fog.jpg")
    saved: list[Any] = []
    post_save.connect(
        lambda instance, **kwargs: saved.append(instance), dispatch_uid="saved", weak=False
    )
    shelf = Shelf()
    card = block("author_card", {"author": shelf.add_author("Ada Lind")})
    lines = (importing.line("Rain", card, shelf=shelf), importing.with_picture())
    said = imports(*lines, args=("--dry-run", "--media", tmp_path / "uploads"))
    post_save.disconnect(dispatch_uid="saved")
    assert "created        2" in said
    assert [each for each in saved if isinstance(each, (Author, get_image_model()))] == []


def test_the_files_of_an_item_that_fails_are_taken_back(
    imports: importing.Importer, tmp_path: Path, media: Path
) -> None:
    importing.store_picture(tmp_path / "uploads" / "2015" / "fog.jpg")
    before = sorted(media.rglob("*"))
    line = importing.with_picture()
    line["body"].append({"type": "heading", "id": "", "value": {"text": "x" * 300, "level": 2}})
    assert "failed" in imports(line, args=("--media", tmp_path / "uploads"))
    assert sorted(media.rglob("*")) == before


def test_a_folder_without_files_is_told(section: Page, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Fog.")
    says = importing.run(tmp_path, "--format", "text", "--parent", section.pk)
    assert "CommandError: There is nothing to import in what is named." in says
