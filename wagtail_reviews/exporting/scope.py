"""What is exported: which reviews, and of which sites."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from wagtail_reviews import conf
from wagtail_reviews.access import Reader, Unbounded
from wagtail_reviews.catalogue import on_site, standing
from wagtail_reviews.models import review_models
from wagtail_reviews.schema.query import QueryError, ReviewQuery, parse_export


@dataclass(frozen=True)
class Scope:
    """The reviews that ``query`` asks for, of the page types ``models``, as each of ``readers`` may
    see them on a site. What several of them see is that of the first.
    """

    query: ReviewQuery
    readers: Sequence[Reader]
    models: Sequence[type[Any]]

    @classmethod
    def of(cls, raw: str, drafts: bool = False) -> "Scope":
        """What a raw query string asks for, of all sites unless it names one; raises QueryError.

        It is what everybody may see, or all there is, ``drafts`` included.
        """
        query = parse_export(raw, conf.credit_role_keys(), conf.search_enabled())
        if drafts and query.search is not None:
            raise QueryError("search", "Drafts cannot be searched.")
        return cls(query, _with_places(query, _readers(query, drafts)), review_models())


def _readers(query: ReviewQuery, drafts: bool) -> list[Reader]:
    outside: Reader = Unbounded.at(None) if drafts else Reader.anonymous(None)
    if query.site is not None:
        return [on_site(query.site, outside)]
    of_sites = [outside.of_site(site) for site in _sites()]
    return [*of_sites, outside] if drafts else of_sites


def _sites() -> Sequence[Site]:
    """All sites, in the order in which Wagtail looks for that of a page."""
    ordering = ("-root_page__url_path", "-is_default_site", "hostname", "pk")
    return list(Site.objects.select_related("root_page").order_by(*ordering))


def _with_places(query: ReviewQuery, readers: Sequence[Reader]) -> list[Reader]:
    """Those on whose site the places of the query are; raises QueryError where there are none."""
    found, wrong = [], None
    for reader in readers:
        try:
            standing(query, reader)
        except QueryError as error:
            wrong = error
        else:
            found.append(reader)
    if wrong is not None and not found:
        raise wrong
    return found
