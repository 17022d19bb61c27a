"""``manage.py create_review_renditions``."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand

from wagtail_reviews.assemble import make_renditions, pictures_of, pictures_of_authors
from wagtail_reviews.models import Author, review_models

BATCH = 50


class Command(BaseCommand):
    """Makes the renditions that the pictures of live reviews and authors lack."""

    help = "Make the renditions that the pictures of live reviews and authors lack."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were made, and which pictures cannot be read."""
        count, unreadable = 0, {}
        for ids in self._pictures():
            made = make_renditions(ids)
            count += made.count
            unreadable.update(made.unreadable)
        for pk, title in sorted(unreadable.items()):
            self.stderr.write(f"Picture {pk} cannot be read: {title}")
        self.stdout.write(f"Renditions made: {count}.")

    def _pictures(self) -> Iterator[set[int]]:
        for model in review_models():
            yield from _in_batches(model, pictures_of)
        yield from _in_batches(Author, pictures_of_authors)


def _in_batches(model: Any, pictures: Callable[[list[Any]], set[int]]) -> Iterator[set[int]]:
    live = model._default_manager.filter(live=True).iterator(chunk_size=BATCH)
    while batch := list(islice(live, BATCH)):
        yield pictures(batch)
