"""Authors as their own endpoints answer with them."""

from typing import Literal

from wagtail_reviews.schema.base import Number, Part
from wagtail_reviews.schema.parts import Image, ProfileLink


class AuthorProfile(Part):
    """An author, how many reviews the reader may see, and the average of their percents, half up,
    one decimal; null where none of them has a score.
    """

    id: int
    slug: str
    type: Literal["Person", "Organization"]
    name: str
    job_title: str
    url: str
    bio: str
    image: Image | None
    links: list[ProfileLink]
    review_count: int
    average_percent: Number | None


class AuthorList(Part):
    """Authors as v3 lists them."""

    count: int
    items: list[AuthorProfile]


class AuthorListMeta(Part):
    """How many there are."""

    total_count: int


class AuthorListV2(Part):
    """Authors as v2 lists them."""

    meta: AuthorListMeta
    items: list[AuthorProfile]
