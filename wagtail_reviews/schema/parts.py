"""The parts a review is made of."""

from typing import Literal

from wagtail_reviews.schema.base import Number, Part
from wagtail_reviews.schema.works import WorkType


class Source(Part):
    """One file of a picture, for ``srcset``; sizes in pixels, ``type`` a media type."""

    url: str
    width: int
    height: int
    type: str


class FocalPoint(Part):
    """What a picture is about, in fractions of its width and height, 0 to 1."""

    x: Number
    y: Number


class Image(Part):
    """A picture. ``url`` is its largest JPEG; an empty ``alt`` says that it is decorative."""

    id: int
    title: str
    alt: str
    width: int
    height: int
    url: str
    srcset: list[Source]
    focal_point: FocalPoint | None
    credit: str


class Term(Part):
    """A word of a vocabulary: a genre, a tag, a name in a credit."""

    name: str
    slug: str


class Credit(Part):
    """What people or companies did for the work. Roles are open strings, set by the site."""

    role: str
    label: str
    names: list[Term]


class Fact(Part):
    """A fact about the work. ``key`` is null where the label is the editor's own."""

    key: str | None
    label: str
    value: str


LinkKind = Literal["same_as", "official", "watch", "buy"]


class Link(Part):
    """A link of the work; ``same_as`` leads to a page that identifies it."""

    label: str
    url: str
    kind: LinkKind
    sponsored: bool


class PartOf(Part):
    """The series, or the album, that the work is a part of."""

    type: WorkType
    title: str


class Metadata(Part):
    """The work under review. ``number`` is that of the season, episode or volume."""

    type: WorkType
    title: str
    original_title: str
    year: int | None
    year_end: int | None
    part_of: PartOf | None
    number: int | None
    image: Image | None
    genres: list[Term]
    credits: list[Credit]
    facts: list[Fact]
    links: list[Link]


class Verdict(Part):
    """The short of it."""

    pros: list[str]
    cons: list[str]
    summary: str


class Criterion(Part):
    """One aspect of the work, on the scale of the score it belongs to."""

    name: str
    value: Number
    percent: Number
    grade: str | None
    weight: Number
    display: str


class Score(Part):
    """A score. ``percent`` is (value - worst) / (best - worst) * 100, half up, one decimal."""

    value: Number
    best: Number
    worst: Number
    step: Number | None
    grade: str | None
    percent: Number
    scale: str
    display: str
    text: str
    label: str
    criteria: list[Criterion]


class ProfileLink(Part):
    """A place on the web where an author is found."""

    label: str
    url: str


class Author(Part):
    """Who wrote the review."""

    id: int
    slug: str
    type: Literal["Person", "Organization"]
    name: str
    job_title: str
    url: str
    heading: str
    bio: str
    image: Image | None
    links: list[ProfileLink]
