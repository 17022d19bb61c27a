"""From readers to the writer, batch by batch."""

from collections.abc import Iterable, Iterator
from itertools import islice

from wagtail_reviews.importers.items import Item, Portrait
from wagtail_reviews.importers.outcomes import Outcome
from wagtail_reviews.importers.writer import Writer

BATCH = 50


def run(reader: Iterable[Item | Portrait], writer: Writer) -> Iterator[Outcome]:
    """Import what a reader yields; what has become of each item, once that is committed.

    Each batch is one transaction, so that the content version rises once for it; each review in it
    is stored whole or not at all.
    """
    found = iter(reader)
    while batch := list(islice(found, BATCH)):
        yield from writer.write(batch)
