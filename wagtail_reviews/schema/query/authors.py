"""What the authors are asked for."""

from dataclasses import dataclass

from wagtail_reviews.schema.query.endpoints import author_list_parameters, author_parameters
from wagtail_reviews.schema.query.reading import read
from wagtail_reviews.schema.query.reviews import DEFAULT_LIMIT


@dataclass(frozen=True)
class AuthorQuery:
    """Which authors, and the reviews of which site to count; by name."""

    locale: str | None = None
    site: str | None = None
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def parse_authors(raw: str, limit_max: int | None = None) -> AuthorQuery:
    """The list of authors that a raw query string asks for; raises QueryError."""
    values = read(raw, author_list_parameters(limit_max))
    if limit_max is not None:
        values.setdefault("limit", min(DEFAULT_LIMIT, limit_max))
    return AuthorQuery(**values)


def parse_author(raw: str) -> AuthorQuery:
    """What a raw query string says of one author; raises QueryError."""
    return AuthorQuery(**read(raw, author_parameters()))
