"""Imported reviews are stored many at once: each as if by itself, and whole or not at all."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from tests import importing
from tests.factories import block, make_author, make_section, score, work
from wagtail_reviews.importers import rows
from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.models import ReviewPage
from wagtail_reviews.models.terms import Term

pytestmark = pytest.mark.django_db

FOG = block("paragraph", "<p>Fog over the harbour.</p>")
WEATHER = ("Fog", "Rain", "Hail")
MANY = 20
MOST_QUERIES = 11


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


@pytest.mark.parametrize("held", [columns, content, references, terms, entry])
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
    imports(whole("Fog"), whole("Rain"))
    pages = importing.pages()
    assert [page.search_description for page in pages] == ["Ours."] * 2
    actions = PageLogEntry.objects.filter(page=pages[0].pk).values_list("action", flat=True)
    assert sorted(actions) == ["wagtail.create", "wagtail.publish"]


def test_a_slug_that_somebody_has_taken_since_is_refused(section: Page) -> None:
    section.add_child(instance=ReviewPage(title="Fog", slug="fog"))
    with pytest.raises(ValidationError, match="“fog”"):
        rows.insert([ReviewPage(title="Fog", slug="fog", locale=section.locale)], section)
