"""The newest reviews as an Atom feed (RFC 4287): ``path("reviews.atom", ReviewFeed())``.

It takes the filters of the list (``reviews.atom?genre=horror``). What it carries of a review is
free of spoilers: its headline, summary and score, its authors, genres and tags.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.contrib.syndication.views import Feed, FeedDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from wagtail.models import Site

from wagtail_reviews import catalogue, conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import assemble_cards
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema import Card
from wagtail_reviews.schema.query import QueryError, ReviewQuery, Selection, parse_list

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Subscription:
    """A feed as it is asked for: which reviews of which site, at which address."""

    site: Site
    reader: Reader
    query: ReviewQuery
    url: str

    @property
    def name(self) -> str:
        """The name of the site."""
        return printable(self.site.site_name or self.site.hostname)

    @property
    def language(self) -> str:
        """The language of the site; each entry has its own."""
        return str(self.site.root_page.locale.language_code)


@dataclass(frozen=True)
class Entry:
    """A review in a feed. ``key`` is the same in each of its translations."""

    key: UUID
    card: Card

    @property
    def id(self) -> str:
        """An id that outlives a change of the slug and a move to another domain."""
        return uuid5(self.key, self.card.meta.locale).urn

    @property
    def updated(self) -> datetime | None:
        """When it was last published."""
        return self.card.meta.last_published_at or self.card.meta.first_published_at

    @property
    def categories(self) -> list[str]:
        """Genres and tags."""
        genres = self.card.metadata.genres if self.card.metadata else []
        return list(dict.fromkeys(printable(term.name) for term in [*genres, *self.card.tags]))

    @property
    def summary(self) -> str:
        """The score in words and the summary, as HTML."""
        score = self.card.score.text if self.card.score else ""
        texts = ((printable(text),) for text in (score, self.card.summary) if text)
        return format_html_join("", "<p>{}</p>", texts)


class AtomFeed(Atom1Feed):
    """Atom with a language and any number of authors for each entry."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", printable(author.name))
            if author.url:
                handler.addQuickElement("uri", author.url)
            handler.endElement("author")


if TYPE_CHECKING:
    BaseFeed = Feed[Entry, Subscription]
else:
    BaseFeed = Feed


class ReviewFeed(BaseFeed):
    """The reviews of the request's site that everybody may see, the newest first; of the page type
    ``model``, or of the one in use where there is none.
    """

    model: type[Any] | None = None
    feed_type = AtomFeed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; 400 for a query that cannot be answered, 404 where there is no site."""
        try:
            return super().__call__(request, *args, **kwargs)
        except QueryError as error:
            return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Subscription:
        """What the request asks for; raises QueryError."""
        site = Site.find_for_request(request)
        if site is None:
            raise FeedDoesNotExist
        query = parse(request.META.get("QUERY_STRING", ""))
        # Not the reader of the request: feeds are cached, and what a session opens is private.
        here = Reader.anonymous(site)
        reader = catalogue.on_site(query.site, here)
        url = here.absolute(request.get_full_path())
        return Subscription(reader.site or site, reader, query, url)

    def get_feed(self, obj: Subscription, request: HttpRequest) -> Any:
        """The feed, in a language that does not depend on what the reader prefers."""
        with translation.override(obj.language):
            return super().get_feed(obj, request)

    def title(self, obj: Subscription) -> str:
        return obj.name

    def link(self, obj: Subscription) -> str:
        return f"{obj.site.root_url}/"

    def feed_url(self, obj: Subscription) -> str:
        return obj.url

    def feed_guid(self, obj: Subscription) -> str:
        return obj.url

    def author_name(self, obj: Subscription) -> str:
        """The author of reviews that name none, which Atom does not allow."""
        return obj.name

    def items(self, obj: Subscription) -> list[Entry]:
        """The reviews. One without an address or a date is left out: Atom asks for both."""
        pages = catalogue.browse(obj.query, obj.reader, self.model or get_review_page_model()).pages
        cards = assemble_cards(pages, obj.reader)
        found = [Entry(page.translation_key, card) for page, card in zip(pages, cards, strict=True)]
        return [entry for entry in found if entry.card.meta.html_url and entry.updated]

    def item_title(self, item: Entry) -> str:
        return printable(item.card.title)

    def item_description(self, item: Entry) -> str:
        return item.summary

    def item_link(self, item: Entry) -> str:
        return item.card.meta.html_url or ""

    def item_guid(self, item: Entry) -> str:
        return item.id

    def item_pubdate(self, item: Entry) -> datetime | None:
        return item.card.meta.first_published_at

    def item_updateddate(self, item: Entry) -> datetime | None:
        return item.updated

    def item_categories(self, item: Entry) -> list[str]:
        return item.categories

    def item_extra_kwargs(self, item: Entry) -> dict[str, Any]:
        return {"language": item.card.meta.locale, "authors": item.card.authors}


def parse(raw: str) -> ReviewQuery:
    """The query of the list that a raw query string asks; raises QueryError."""
    query = parse_list(raw, conf.credit_role_keys(), conf.limit_max(), conf.search_enabled())
    if query.fields != Selection():
        raise QueryError("fields", "A feed has the same fields for everybody.")
    return query


def printable(text: str) -> str:
    """Text without the control characters that XML cannot hold: they come in by pasting."""
    return CONTROL.sub("", text)
