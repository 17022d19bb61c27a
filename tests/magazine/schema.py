# magazine/schema.py
from wagtail_reviews.schema import Card, Image, Metadata, Part


class MagazineMetadata(Metadata):
    edition: str = ""
    still: Image | None = None


class TimelineEntry(Part):
    year: int
    event: str


class MagazineCard(Card):
    issue: int | None = None


class GameCard(Card):
    hours: int | None = None
    cover: Image | None = None
    setup: str = ""
