"""What the facets answer with."""

from pydantic import Field

from wagtail_reviews.schema.base import Number, Part


class FacetValue(Part):
    """A value of a facet, and how many reviews have it."""

    slug: str
    name: str
    count: int


class Bucket(Part):
    """How many scores lie in a range of ten per cent: ``from`` is in it, ``to`` only if 100."""

    from_: int = Field(alias="from")
    to: int
    count: int


class ScoreFacet(Part):
    """The scores of the reviews; ``average_percent`` is null where none has one."""

    scored: int
    average_percent: Number | None
    histogram: list[Bucket]


class Facets(Part):
    """How many reviews there are, their scores, and the values of each facet."""

    count: int
    score: ScoreFacet
    facets: dict[str, list[FacetValue]]
