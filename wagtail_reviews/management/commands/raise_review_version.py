"""``manage.py raise_review_version``."""

from typing import Any

from django.core.management.base import BaseCommand

from wagtail_reviews.models import raise_version


class Command(BaseCommand):
    """Raises the content version."""

    help = "Forget all answers of the API that are kept, after a change that sends no signals."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise it."""
        raise_version()
        self.stdout.write("The content version is another one.")
