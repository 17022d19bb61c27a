"""Loads the demo's content, each item once: what is there already is left as it is."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Page, PageViewRestriction, Site

from demo import pictures
from wagtail_reviews.models import Author, ReviewIndexPage, ReviewPage

CONTENT = Path(__file__).parent / "content"


def load() -> int:
    """Load authors, pictures and reviews; the number of reviews that are new."""
    authors = {data["slug"]: _author(data) for data in _read(CONTENT / "authors.json")}
    section = _section()
    new = [data for data in _reviews() if not ReviewPage.objects.filter(slug=data["slug"]).exists()]
    for data in new:
        _review(section, data, authors)
    return len(new)


def _reviews() -> Iterator[Any]:
    return (_read(path) for path in sorted((CONTENT / "reviews").glob("*.json")))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _author(data: dict[str, Any]) -> Author:
    links = [{"type": "link", "value": link} for link in data["links"]]
    values = {name: data[name] for name in ("name", "type", "job_title", "bio", "url")}
    values |= {"links": json.dumps(links), "image": _picture(data["picture"])}
    author, _ = Author.objects.get_or_create(slug=data["slug"], defaults=values)
    return author


def _picture(name: str, description: str = "") -> Image:
    """The drawn picture of that name, stored once."""
    existing = Image.objects.filter(title=name).first()
    if existing:
        return existing
    file = ImageFile(BytesIO(pictures.draw(name)), name=f"{name}.jpg")
    return Image.objects.create(title=name, file=file, description=description)


def _section() -> Page:
    existing = ReviewIndexPage.objects.first()
    root = Site.objects.get(is_default_site=True).root_page
    return existing or root.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))


def _review(section: Page, data: dict[str, Any], authors: dict[str, Author]) -> None:
    names = ("slug", "title", "summary", "disclosure", "contains_spoilers")
    page = ReviewPage(
        **{name: data[name] for name in names},
        live=False,
        first_published_at=None if data["state"] == "draft" else _moment(data["published"]),
        image=_picture(data["picture"]) if data.get("picture") else None,
        image_alt=data.get("picture_alt", ""),
        body=json.dumps([_block(block, authors) for block in data["body"]]),
    )
    section.add_child(instance=page)
    page.tags.set(data["tags"])
    revision = page.save_revision()
    if data["state"] != "draft":
        revision.publish()
    if data["state"] == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _block(block: dict[str, Any], authors: dict[str, Author]) -> dict[str, Any]:
    """A block with ids in place of the names of pictures and authors."""
    value = block["value"]
    if block["type"] == "author_card":
        value = {**value, "author": authors[value["author"]].pk}
    elif block["type"] in ("metadata", "image"):
        value = {**value, "image": _reference(value["image"])}
    return {**block, "value": value}


def _reference(image: dict[str, Any]) -> dict[str, Any]:
    name = image["image"]
    return {**image, "image": _picture(name).pk if name else None}
