"""What both versions of the API answer with, before it is put into an envelope."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import Http404

from wagtail_reviews import catalogue, conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import (
    DetailURL,
    assemble_authors,
    assemble_cards,
    assemble_reviews,
)
from wagtail_reviews.catalogue import AuthorSlice, Moved, Slice
from wagtail_reviews.extract import contract_of
from wagtail_reviews.schema import Card
from wagtail_reviews.schema.facets import Facets
from wagtail_reviews.schema.profiles import AuthorProfile
from wagtail_reviews.schema.query import (
    Selection,
    detail_parameters,
    find_parameters,
    parse_author,
    parse_authors,
    parse_facets,
    parse_list,
    preview_parameters,
    read,
)

NOT_FOUND = "No review matches the given query."
NO_AUTHOR = "No author matches the given query."


@dataclass(frozen=True)
class Found:
    """A review, and the address it has by its id."""

    review: Any
    url: str


@dataclass(frozen=True)
class Redirection:
    """Where to ask instead."""

    url: str
    permanent: bool


@dataclass(frozen=True)
class Answers:
    """Answers to one request about reviews of the page type ``model``: ``raw`` is its query string.
    They raise QueryError and Http404.
    """

    raw: str
    model: type[Any]
    reader: Reader
    detail_url: DetailURL

    def listing(self) -> tuple[Slice, list[Any]]:
        """A page of the list, and the items that it answers with."""
        roles = conf.credit_role_keys()
        query = parse_list(
            self.raw, roles, conf.limit_max(), conf.search_enabled(), self._own_fields
        )
        here = self._on(query.site)
        found = catalogue.browse(query, here.reader, self.model)
        assemble = assemble_reviews if query.fields.wants_whole else assemble_cards
        return found, select(assemble(found.pages, here.reader, here.detail_url), query.fields)

    def facets(self) -> Facets:
        """The facets of the list."""
        query = parse_facets(self.raw, conf.credit_role_keys(), conf.search_enabled())
        here = self._on(query.reviews.site)
        return catalogue.count_facets(query, here.reader, self.model)

    def authors(self) -> tuple[int, list[AuthorProfile]]:
        """How many authors there are, and a page of them."""
        query = parse_authors(self.raw, conf.limit_max())
        reader = self._on(query.site).reader
        found = catalogue.list_authors(query, reader, self.model)
        return found.count, profiles(found, reader)

    def author(self, slug: str) -> AuthorProfile:
        """The author with that slug."""
        query = parse_author(self.raw)
        reader = self._on(query.site).reader
        found = catalogue.get_author(slug, query, reader, self.model)
        if found is None:
            raise Http404(NO_AUTHOR)
        return profiles(found, reader)[0]

    def detail(self, pk: int) -> Any:
        """The review with that id, or its draft."""
        values = read(self.raw, detail_parameters(self._own_fields))
        here = self._on(values.get("site"))
        if values.get("version") != "draft":
            return here._whole(catalogue.get(pk, here.reader, self.model), values)
        page = catalogue.get_draft(pk, here.reader, self.model)
        return here._whole(page, values, draft=bool(page and page.has_unpublished_changes))

    def find(self, url: str) -> Found | Redirection:
        """The review of the page with the path that is asked for, at the address ``url``."""
        values = read(self.raw, find_parameters(self._own_fields))
        here = self._on(values.get("site"))
        page = catalogue.find(values["html_path"], here.reader, self.model)
        if page is not None:
            return Found(here._whole(page, values), here.detail_url(page.pk))
        moved = catalogue.moved(values["html_path"], here.reader, self.model)
        if moved is None:
            raise Http404(NOT_FOUND)
        return Redirection(self._new_url(url, moved), moved.permanent)

    def preview(self) -> Any:
        """The draft behind a token, as somebody without an account would see it published."""
        values = read(self.raw, preview_parameters(self._own_fields))
        page = catalogue.previewed(values["content_type"], values["token"], self.model)
        reader = Reader.anonymous(page.get_site() if page else None)
        return replace(self, reader=reader)._whole(page, values, draft=True)

    @property
    def _own_fields(self) -> list[str]:
        return contract_of(self.model).own_fields

    def _on(self, site: str | None) -> "Answers":
        """The answers of the site with that address, of which the addresses of reviews tell."""
        if site is None:
            return self
        url, told = self.detail_url, urlencode({"site": site})
        reader = catalogue.on_site(site, self.reader)
        return replace(self, reader=reader, detail_url=lambda pk: f"{url(pk)}?{told}")

    def _new_url(self, url: str, moved: Moved) -> str:
        if not moved.path:
            return moved.url
        given = {**dict(parse_qsl(self.raw)), "html_path": moved.path}
        return f"{url}?{urlencode(given)}"

    def _whole(self, page: Any | None, values: dict[str, Any], draft: bool = False) -> Any:
        if page is None:
            raise Http404(NOT_FOUND)
        reviews = assemble_reviews([page], self.reader, self.detail_url, draft)
        return select(reviews, values.get("fields", Selection()))[0]


def profiles(found: AuthorSlice, reader: Reader) -> list[AuthorProfile]:
    """The authors with what of their reviews ``reader`` may see."""
    return [
        AuthorProfile(
            **{name: value for name, value in author if name != "heading"},
            review_count=found.tallies[author.id].count,
            average_percent=found.tallies[author.id].average,
        )
        for author in assemble_authors(found.authors, reader)
    ]


def select(items: Sequence[Card], selection: Selection) -> list[Any]:
    """The items, cut down to the fields that are selected."""
    if (
        selection.names is None
        or set(type(items[0]).model_fields if items else ()) <= selection.names
    ):
        return list(items)
    return [item.model_dump(mode="json", include=set(selection.names)) for item in items]
