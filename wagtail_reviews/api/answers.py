"""What both versions of the API answer with, before it is put into an envelope."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from wagtail_reviews import catalogue, conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import DetailURL, assemble_cards, assemble_reviews
from wagtail_reviews.catalogue import Slice
from wagtail_reviews.schema import Card
from wagtail_reviews.schema.query import (
    Selection,
    detail_parameters,
    find_parameters,
    parse_list,
    read,
)

NOT_FOUND = "No review matches the given query."


@dataclass(frozen=True)
class Answers:
    """Answers to one request: ``raw`` is its query string. They raise QueryError and Http404."""

    raw: str
    reader: Reader
    detail_url: DetailURL

    def listing(self) -> tuple[Slice, list[Any]]:
        """A page of the list, and the items that it answers with."""
        query = parse_list(self.raw, conf.credit_role_keys(), conf.limit_max())
        found = catalogue.browse(query, self.reader)
        assemble = assemble_reviews if query.fields.wants_whole else assemble_cards
        return found, select(assemble(found.pages, self.reader, self.detail_url), query.fields)

    def detail(self, pk: int) -> Any:
        """The review with that id."""
        values = read(self.raw, detail_parameters())
        return self._whole(catalogue.get(pk, self.reader), values)

    def find(self) -> tuple[int, Any]:
        """The id and the review of the page with the path that is asked for."""
        values = read(self.raw, find_parameters())
        page = catalogue.find(values["html_path"], self.reader)
        return (page.pk if page else 0), self._whole(page, values)

    def _whole(self, page: Any | None, values: dict[str, Any]) -> Any:
        if page is None:
            raise Http404(NOT_FOUND)
        reviews = assemble_reviews([page], self.reader, self.detail_url)
        return select(reviews, values.get("fields", Selection()))[0]


def select(items: Sequence[Card], selection: Selection) -> list[Any]:
    """The items, cut down to the fields that are selected."""
    if (
        selection.names is None
        or set(type(items[0]).model_fields if items else ()) <= selection.names
    ):
        return list(items)
    return [item.model_dump(mode="json", include=set(selection.names)) for item in items]
