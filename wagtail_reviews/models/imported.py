"""What has been imported: where each review came from, and what it was like."""

from typing import Any

from django.db import models

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.models.fields import ExactCharField

LONGEST_KEY = LONGEST_ADDRESS = 255


class Imported(models.Model):
    """An item of a source, and the page that was made of it; None where that has been deleted.

    ``fingerprint`` tells whether the item has changed since, ``revision`` and ``live``, as the
    import has left them, whether the page has.
    ``address`` is where the item was found at the source, ``waiting`` the addresses that its text
    links to and that nothing has been imported from yet, ``missing`` those of the pictures that
    could not be had.
    """

    key = ExactCharField(max_length=LONGEST_KEY, unique=True)
    page = models.ForeignKey(BASE_PAGE, null=True, on_delete=models.SET_NULL, related_name="+")
    fingerprint = models.CharField(max_length=64)
    revision = models.BigIntegerField(null=True)
    live = models.BooleanField(default=False)
    address = ExactCharField(max_length=LONGEST_ADDRESS, blank=True, db_index=True)
    waiting: Any = models.JSONField(default=list)
    missing: Any = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.key}: {self.page_id}"
