"""Runs the command that imports reviews, and reads what it leaves."""

import io
import json
from pathlib import Path
from typing import Any
from zlib import crc32

from django.core.management import CommandError, call_command
from django.utils.text import slugify
from taggit.models import Tag
from wagtail.images import get_image_model
from wagtail.models import Page

from tests import exporting
from tests.factories import block, make_image
from wagtail_reviews.importers.building import Shelf, build_review
from wagtail_reviews.models import Author, Imported, get_review_page_model

# What differs from site to site: ids, and addresses on it.
OWN = {"id", "detail_url", "html_url", "html_path", "json_ld", "parent"}
OF_PICTURES = {"url", "srcset"}


def run(*args: Any) -> str:
    """What an import prints, errors included."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_reviews", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        err.write(f"CommandError: {error}")
    return out.getvalue() + err.getvalue()


class Importer:
    """Imports lines into a section."""

    def __init__(self, section: Page, folder: Path) -> None:
        self.section, self.folder = section, folder

    def __call__(self, *lines: Any, args: Any = ("--publish",)) -> str:
        path = write(self.folder / "old.ndjson", *lines)
        return run(path, "--parent", self.section.pk, *args)


def export(folder: Path, *args: Any) -> Path:
    """A file of all reviews, beside their pictures."""
    path = folder / "reviews.ndjson"
    media = folder / "media"
    path.write_text(exporting.run("--drafts", "--media", media, *args), encoding="utf-8")
    return path


def write(path: Path, *lines: Any) -> Path:
    """A file with these objects."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def empty_site(section: Page) -> None:
    """Take everything away but the section."""
    for page in section.get_children().specific():
        page.delete()
    for model in (Author, Tag, Imported, get_image_model()):
        model.objects.all().delete()
    section.refresh_from_db()


def line(title: str, *raw: Any, shelf: Shelf | None = None, **values: Any) -> dict[str, Any]:
    """A review of another site as a line has it, by its raw blocks."""
    slug = values.setdefault("slug", slugify(title))
    values.setdefault("html_url", f"https://old.example/reviews/{slug}/")
    review = build_review(raw, shelf or Shelf(), title=title, pk=crc32(title.encode()), **values)
    return review.model_dump(mode="json")


def pages() -> list[Any]:
    """All reviews, in the order in which they came."""
    return list(get_review_page_model().objects.order_by("pk"))


def same(value: Any) -> Any:
    """What of an export is the same on every site."""
    if isinstance(value, dict):
        differing = OWN | OF_PICTURES if "srcset" in value else OWN
        return {name: same(each) for name, each in value.items() if name not in differing}
    return [same(each) for each in value] if isinstance(value, list) else value


def with_picture(title: str = "Fog", name: str = "2015/fog.jpg") -> dict[str, Any]:
    """A review of another site with a picture, which it has by this name."""
    shelf = Shelf()
    pk = shelf.add_picture(f"https://old.example/uploads/{name}", title, "Grey")
    picture = {"image": pk, "alt_text": "Grey", "decorative": False}
    return line(title, block("image", image=picture, caption="At six.", credit=""), shelf=shelf)


def store_picture(path: Path, title: str = "Fog") -> None:
    """The file of a picture among the uploads of another site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = make_image(title)
    with image.file.open() as file:
        path.write_bytes(file.read())
    image.file.storage.delete(image.file.name)
    image.delete()
