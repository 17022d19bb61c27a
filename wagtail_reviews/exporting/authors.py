"""The authors of an export."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from wagtail_reviews.assemble import assemble_authors, fetch_authors
from wagtail_reviews.catalogue import Selection
from wagtail_reviews.exporting.scope import Scope
from wagtail_reviews.models import Term
from wagtail_reviews.models.terms import AUTHOR
from wagtail_reviews.schema import parts

SIZE = 100
Card = tuple[int, int]  # the ids of an author and of the locale of the review


def authors(scope: Scope) -> Iterator[parts.Author]:
    """The authors whom reviews of the scope show, each once; without what cards add to them."""
    seen: set[int] = set()
    for reader in scope.readers:
        for model in scope.models:
            cards = iter(_cards(Selection.of(scope.query, reader, model)))
            while some := list(islice(cards, SIZE)):
                shown = {author.pk: author for author in _shown(some) if author.pk not in seen}
                seen.update(shown)
                yield from assemble_authors(list(shown.values()), reader)


def _cards(selection: Selection) -> Any:
    pages = selection.pages().order_by().values("pk")
    cards = Term.objects.filter(vocabulary=AUTHOR, page__in=pages)
    pairs = cards.order_by("source_id", "page__locale_id")
    return list(pairs.values_list("source_id", "page__locale_id").distinct())


def _shown(cards: Sequence[Card]) -> Iterator[Any]:
    """Who is on these cards; an author who is not live is not."""
    found = fetch_authors({pk for pk, _ in cards}, {locale for _, locale in cards})
    for pk, locale in cards:
        if author := found.shown(pk, locale):
            yield author
