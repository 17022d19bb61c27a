"""``manage.py check_reviews``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wagtail_reviews.models import review_models
from wagtail_reviews.models.derived import Derived


class Command(BaseCommand):
    """Reports reviews whose derived columns or terms have drifted from their bodies."""

    help = "Report reviews whose columns or terms do not fit their bodies; changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each review that has drifted; CommandError if there is any."""
        pages = (
            page for model in review_models() for page in model.objects.iterator(chunk_size=100)
        )
        found = [(page, drift) for page in pages if (drift := Derived(page).drift())]
        for page, drift in found:
            self.stdout.write(f"{page.pk} {page.title}: {', '.join(drift)}")
        if found:
            raise CommandError(f"Reviews that have drifted: {len(found)}. Run rebuild_reviews.")
        self.stdout.write("All reviews are as they should be.")
