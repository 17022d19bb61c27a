"""Imported reviews are stored many at once: each as if by itself, and whole or not at all."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published

from tests import importing
from tests.factories import block, make_author, make_section, score, work
from wagtail_reviews.importers import rows
from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.importers.media import media_of
from wagtail_reviews.importers.ndjson import Lines
from wagtail_reviews.importers.options import Options
from wagtail_reviews.importers.running import run
from wagtail_reviews.importers.writer import Writer
from wagtail_reviews.models import ReviewPage
from wagtail_reviews.models.terms import Term

pytestmark = pytest.mark.django_db

FOG = block("paragraph", "<p>Fog over the harbour.</p>")
WEATHER = ("Fog", "Rain", "Hail")
MANY = 20
ELSEWHERE = "https://old.example/2015/03/fog/"
MOST_QUERIES = 12


@pytest.fixture
def imports(section: Page, tmp_path: Path) -> importing.Importer:
    return importing.Importer(section, tmp_path)


@pytest.fixture(autouse=True)
def indexed(settings: Any) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}


def whole(title: str, **values: Any) -> dict[str, Any]:
    """A review with an author, words of every vocabulary and tags."""
    shelf = Shelf()
    card = block("author_card", {"author": shelf.add_author(make_author().name)})
    metadata = work(title=title, genres=["Drama"], year="1999")
    tags = ["Harbour", "Weather"]
    return importing.line(title, metadata, FOG, score("7"), card, shelf=shelf, tags=tags, **values)


def stored_by_wagtail(page: Any, publish: bool) -> Any:
    """The same review, as an editor of the site would have made it."""
    names = ("title", "slug", "summary", "body", "first_published_at", "last_published_at")
    other = ReviewPage(live=False, **{name: getattr(page, name) for name in names})
    other.tags.set(page.tags.all())
    make_section("by-hand", "By hand").add_child(instance=other)
    revision = other.save_revision(log_action=False)
    if publish:
        revision.publish()
    other.refresh_from_db()
    return other


def columns(page: Any) -> dict[str, Any]:
    """The row of a page, but for ids, its place, and when it was stored."""
    own = {"id", "page_ptr", "path", "depth", "url_path", "translation_key"}
    own |= {"latest_revision", "latest_revision_created_at", "live_revision", "last_published_at"}
    fields = (field for field in type(page)._meta.concrete_fields if field.name not in own)
    return {field.name: str(field.value_from_object(page)) for field in fields}


def content(page: Any) -> dict[str, Any]:
    """What its revision holds that is the review's."""
    names = ("title", "slug", "body", "summary", "review_percent", "review_sort_title")
    held = page.latest_revision.content
    tags = [tag["tag"] for tag in held["tagged_items"]]
    values = {name: held[name] for name in names}
    # PostgreSQL has an order of its own for what is in JSON.
    return {**values, "body": json.loads(held["body"]), "tagged_items": tags}


def references(page: Any) -> set[Any]:
    """What it refers to, and where; tags by themselves have ids."""
    found = ReferenceIndex.objects.filter(object_id=page.pk)
    paths = found.values_list("to_content_type", "to_object_id", "model_path", "content_path")
    return {
        (*others, re.sub(r"tagged_items\.\d+", "tagged_items", path)) for *others, path in paths
    }


def terms(page: Any) -> set[Any]:
    return {term.key for term in Term.objects.filter(page=page.pk)}


def entry(page: Any) -> Any:
    [found] = IndexEntry.objects.filter(object_id=str(page.pk))
    names = (field.attname for field in IndexEntry._meta.concrete_fields)
    return {name: str(getattr(found, name)) for name in names if name not in ("id", "object_id")}


def log(page: Any) -> Any:
    """How its being published is told; an editor has made a draft of it before."""
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish")
    return [(entry.label, entry.content_changed, entry.revision_id is None) for entry in entries]


@pytest.mark.parametrize("held", [columns, content, references, terms, entry, log])
@pytest.mark.parametrize("publish", [True, False])
def test_a_review_is_stored_as_wagtail_stores_it(
    imports: importing.Importer, publish: bool, held: Any
) -> None:
    date = "2015-03-02T10:00:00Z" if publish else None
    imports(whole("Fog", published=date), args=["--publish"] if publish else ())
    [page] = importing.pages()
    assert held(page) == held(stored_by_wagtail(page, publish))


def test_a_draft_says_that_it_was_created(imports: importing.Importer) -> None:
    imports(whole("Fog"), args=())
    [entry] = PageLogEntry.objects.filter(page=importing.pages()[0].pk)
    assert (entry.action, entry.label, entry.content_changed) == ("wagtail.create", "Fog", True)


def test_the_section_knows_its_children(imports: importing.Importer) -> None:
    imports(*(whole(f"Fog {number}") for number in range(3)))
    section = Page.objects.get(pk=imports.section.pk)
    assert section.numchild == section.get_children().count() == 3
    assert not any(Page.find_problems())


def test_reviews_of_one_slug_in_one_batch_get_numbers(imports: importing.Importer) -> None:
    lines = [whole("Fog", html_url=f"https://old.example/{number}/") for number in range(3)]
    imports(*({**line, "id": number} for number, line in enumerate(lines)))
    assert [page.slug for page in importing.pages()] == ["fog", "fog-2", "fog-3"]


def queries(imports: importing.Importer, *lines: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        imports(*lines)
    return len(asked)


def test_one_more_review_costs_few_queries(imports: importing.Importer) -> None:
    fog, rain, hail = ([whole(f"{name} {n}") for n in range(2 * MANY)] for name in WEATHER)
    imports(*fog)
    more = queries(imports, *rain) - queries(imports, *hail[:MANY])
    assert more <= MOST_QUERIES * MANY


def test_a_database_that_does_not_tell_ids_of_many_gets_one_by_one(
    imports: importing.Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = type(connection.features)
    monkeypatch.setattr(features, "can_return_rows_from_bulk_insert", False)
    imports(whole("Fog"), whole("Rain"))
    assert [page.tags.count() for page in importing.pages()] == [2, 2]
    assert all(page.latest_revision_id for page in importing.pages())


class Refused:
    """A receiver of the site's own that lets no review of a title be stored."""

    def __init__(self, title: str) -> None:
        self.title = title

    def __call__(self, instance: Any, **kwargs: Any) -> None:
        if instance.title == self.title:
            raise ValueError("We do not review this.")


@pytest.fixture
def refused() -> Iterator[None]:
    receiver = Refused("Rain")
    post_save.connect(receiver, sender=ReviewPage)
    yield
    post_save.disconnect(receiver, sender=ReviewPage)


@pytest.mark.usefixtures("refused")
def test_what_cannot_be_stored_costs_its_item_alone(imports: importing.Importer) -> None:
    said = imports(whole("Fog"), whole("Rain"), whole("Hail"))
    assert [page.title for page in importing.pages()] == ["Fog", "Hail"]
    assert "We do not review this." in said
    assert not any(Page.find_problems())


@pytest.mark.usefixtures("refused")
def test_its_pictures_are_taken_back(
    imports: importing.Importer, tmp_path: Path, settings: Any
) -> None:
    for name in ("fog", "rain"):
        importing.store_picture(tmp_path / "uploads" / f"{name}.jpg", name)
    lines = [importing.with_picture(title, f"{title.lower()}.jpg") for title in ("Fog", "Rain")]
    imports(*lines, args=("--media", tmp_path / "uploads"))
    files = [image.file.name for image in get_image_model().objects.all()]
    root = Path(settings.MEDIA_ROOT)
    kept = root.joinpath("original_images").glob("*")
    assert sorted(str(path.relative_to(root)) for path in kept) == files
    assert len(files) == 1


def test_a_page_type_with_its_own_way_to_save_is_saved_by_it(
    imports: importing.Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(self: Any, *args: Any, **kwargs: Any) -> None:
        self.search_description = "Ours."
        super(ReviewPage, self).save(*args, **kwargs)

    monkeypatch.setattr(ReviewPage, "save", save, raising=False)
    imports(whole("Fog"), importing.line("Rain", FOG))
    pages = importing.pages()
    assert [page.search_description for page in pages] == ["Ours."] * 2
    actions = PageLogEntry.objects.filter(page=pages[0].pk).values_list("action", flat=True)
    assert sorted(actions) == ["wagtail.create", "wagtail.publish"]


def test_a_slug_that_somebody_has_taken_since_is_refused(section: Page) -> None:
    section.add_child(instance=ReviewPage(title="Fog", slug="fog"))
    with pytest.raises(ValidationError, match="“fog”"):
        rows.insert([ReviewPage(title="Fog", slug="fog", locale=section.locale)], section)


def test_a_draft_can_be_published_with_what_its_base_page_sets_by_itself(
    imports: importing.Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = Page._meta.get_field("seo_title")

    def pre_save(instance: Any, add: bool) -> str:
        if add:
            instance.seo_title = "Set by itself."
        return str(instance.seo_title)

    monkeypatch.setattr(field, "pre_save", pre_save)
    imports(whole("Fog"), args=())
    assert importing.pages()[0].latest_revision.content["seo_title"] == "Set by itself."


def test_a_rule_of_a_page_type_may_look_at_the_section(
    imports: importing.Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clean(self: Any) -> None:
        if self.title in self.get_parent().title:
            raise ValidationError("That is what the section is called.")

    monkeypatch.setattr(ReviewPage, "clean", clean, raising=False)
    said = imports(whole("Fog"), whole("Reviews"))
    assert "That is what the section is called." in said
    assert [page.title for page in importing.pages()] == ["Fog"]


def test_two_of_one_slug_are_refused(section: Page) -> None:
    pages = [ReviewPage(title=title, slug="fog", locale=section.locale) for title in WEATHER]
    with pytest.raises(ValidationError, match="“fog”"):
        rows.insert(pages, section)


def test_what_others_add_to_the_section_meanwhile_is_seen(
    imports: importing.Importer, section: Page
) -> None:
    imports(whole("Rain"))
    stale = Page.objects.get(pk=section.pk).specific
    Page.objects.get(pk=section.pk).specific.add_child(instance=ReviewPage(title="Fog", slug="fog"))
    path = importing.write(imports.folder / "more.ndjson", whole("Fog"))
    writer = Writer(Options(stale), media_of(None, fetch=False))
    [told] = run(Lines([path]), writer)
    assert Page.objects.get(pk=told.page_id).slug == "fog-2"
    assert not any(Page.find_problems())


def test_a_draft_in_the_place_of_a_deleted_page_has_no_redirect(
    imports: importing.Importer,
) -> None:
    imports(whole("Fog", html_url=ELSEWHERE))
    importing.pages()[0].delete()
    assert not Redirect.objects.exists()
    again = imports(whole("Fog", html_url=ELSEWHERE), args=("--overwrite",))
    assert "created        1" in again
    assert not importing.pages()[0].live
    assert not Redirect.objects.exists()
    imports(whole("Fog", html_url=ELSEWHERE, summary="Grey."), args=())
    assert importing.pages()[0].summary == "Grey."


def test_a_page_that_is_only_scheduled_has_no_redirect(imports: importing.Importer) -> None:
    imports(whole("Fog", html_url=ELSEWHERE), args=())
    page = importing.pages()[0]
    page.go_live_at = timezone.now() + timedelta(days=9)
    page.save_revision().publish()
    changed = whole("Fog", html_url=ELSEWHERE, summary="Grey.")
    imports(changed, args=("--publish", "--overwrite"))
    assert not importing.pages()[0].live
    assert not Redirect.objects.exists()


def test_links_within_a_batch_are_those_of_the_first_revision(
    imports: importing.Importer,
) -> None:
    lines = [
        importing.line(title, _link_to(other))
        for title, other in [("Fog", "rain"), ("Rain", "fog")]
    ]
    imports(*lines)
    fog, rain = importing.pages()
    for page, other in ((fog, rain), (rain, fog)):
        assert f'<a linktype="page" id="{other.pk}">' in page.body.raw_data[0]["value"]
        assert json.loads(page.latest_revision.content["body"]) == list(page.body.raw_data)
        assert page.revisions.count() == 1
        found = ReferenceIndex.objects.filter(object_id=page.pk, to_object_id=other.pk)
        assert found.count() == 1


def _link_to(slug: str) -> dict[str, Any]:
    return block("paragraph", f'<p>See <a href="https://old.example/reviews/{slug}/">it</a>.</p>')


class Told:
    """A receiver of the site's own, which remembers the titles of what was published."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def __call__(self, instance: Any, **kwargs: Any) -> None:
        self.titles.append(instance.title)


@pytest.mark.usefixtures("refused")
def test_an_update_is_told_once_though_another_item_fails(imports: importing.Importer) -> None:
    imports(whole("Fog"))
    told = Told()
    page_published.connect(told)
    changed = {**whole("Fog"), "summary": "Grey."}
    imports(changed, whole("Hail"), whole("Rain"))
    page_published.disconnect(told)
    assert told.titles.count("Fog") == 1
    assert importing.pages()[0].summary == "Grey."


def translated(title: str, locale: str, other: int) -> dict[str, Any]:
    """A review that names its translation at the source."""
    line = whole(title, locale=locale)
    line["meta"]["translations"] = [{"id": other, "locale": "en", "html_url": None}]
    return line


@pytest.mark.parametrize("together", [True, False])
def test_translations_find_each_other(
    imports: importing.Importer, section: Page, together: bool
) -> None:
    german = Locale.objects.create(language_code="de")
    section.copy_for_translation(german, copy_parents=True)
    fog = whole("Fog")
    lines = [fog, translated("Nebel", "de", fog["id"])]
    for batch in [lines] if together else [[line] for line in lines]:
        imports(*batch)
    first, second = importing.pages()
    assert first.translation_key == second.translation_key
    assert {first.locale.language_code, second.locale.language_code} == {"en", "de"}


def test_pages_that_are_told_of_are_those_of_the_database(
    imports: importing.Importer, django_capture_on_commit_callbacks: Any
) -> None:
    tags: list[type] = []
    page_published.connect(
        lambda instance, **kwargs: tags.append(type(instance.tags.all())),
        weak=False,
        dispatch_uid="tags",
    )
    with django_capture_on_commit_callbacks(execute=True):
        imports(whole("Fog"))
    page_published.disconnect(dispatch_uid="tags")
    assert tags == [type(Tag.objects.all())]
