"""Makes parts of the schema, without a database."""

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any, Literal

from wagtail_reviews.schema import Author, Card, Image, Meta, Metadata, Score
from wagtail_reviews.schema.parts import Credit, Fact, Link, Term
from wagtail_reviews.structured_data import Publisher

PUBLISHED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
CHANGED = datetime(2026, 2, 3, 4, 5, 6, tzinfo=timezone.utc)
PUBLISHER = Publisher("Test site", "https://example.org")


def make_meta(**values: Any) -> Meta:
    meta: dict[str, Any] = {
        "type": "wagtail_reviews.ReviewPage",
        "detail_url": None,
        "html_url": "https://example.org/reviews/blame/",
        "html_path": "/reviews/blame/",
        "slug": "blame",
        "locale": "en",
        "first_published_at": PUBLISHED,
        "last_published_at": CHANGED,
        "seo_title": "",
        "search_description": "",
        "draft": False,
        "parent": None,
        "translations": [],
        "schema_version": "1.0",
    }
    return Meta.model_validate({**meta, **values})


def make_work(**values: Any) -> Metadata:
    work = {
        "type": "Movie",
        "title": "BLAME!",
        "original_title": "",
        "year": 2017,
        "year_end": None,
        "part_of": None,
        "number": None,
        "image": None,
        "genres": [],
        "credits": [],
        "facts": [],
        "links": [],
    }
    return Metadata.model_validate({**work, **values})


def make_score(value: str = "5.5", best: str = "10", worst: str = "0") -> Score:
    return Score(
        value=Decimal(value),
        best=Decimal(best),
        worst=Decimal(worst),
        step=None,
        grade=None,
        percent=Decimal(55),
        scale="points-10",
        display="",
        text="",
        label="",
        criteria=[],
    )


def make_author(name: str = "Ada Lindqvist", **values: Any) -> Author:
    author = {
        "id": 3,
        "slug": "ada",
        "type": "Person",
        "name": name,
        "job_title": "",
        "url": "",
        "heading": "",
        "bio": "",
        "image": None,
        "links": [],
    }
    return Author.model_validate({**author, **values})


def make_image(url: str) -> Image:
    return Image(
        id=1,
        title="A still",
        alt="",
        width=640,
        height=480,
        url=url,
        srcset=[],
        focal_point=None,
        credit="",
    )


def make_review(**values: Any) -> Card:
    review = {
        "id": 12,
        "meta": make_meta(),
        "title": "A city without an end",
        "summary": "Grey on grey.",
        "disclosure": "",
        "image": make_image("https://example.org/lead.jpg"),
        "metadata": make_work(),
        "verdict": None,
        "score": make_score(),
        "authors": [make_author()],
        "tags": [],
        "contains_spoilers": False,
    }
    return Card.model_validate({**review, **values})


def credit(role: str, *names: str) -> Credit:
    return Credit(role=role, label="", names=[Term(name=name, slug="") for name in names])


def fact(key: str | None, value: str) -> Fact:
    return Fact(key=key, label="", value=value)


def link(url: str, kind: Literal["same_as", "official", "watch", "buy"]) -> Link:
    return Link(label="", url=url, kind=kind, sponsored=False)
