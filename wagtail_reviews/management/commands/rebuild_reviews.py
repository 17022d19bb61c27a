"""``manage.py rebuild_reviews``."""

from typing import Any

from django.core.management.base import BaseCommand

from wagtail_reviews.models import review_models
from wagtail_reviews.models.derived import Derived


class Command(BaseCommand):
    """Derives the columns and terms of every review again."""

    help = "Derive the columns and terms that reviews are sorted and found by again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild every review, and say how many had drifted."""
        pages = (
            page for model in review_models() for page in model.objects.iterator(chunk_size=100)
        )
        rebuilt = sum(bool(Derived(page).rebuild()) for page in pages)
        self.stdout.write(f"Reviews put right: {rebuilt}.")
