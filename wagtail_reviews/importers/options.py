"""Whether an item of a source is stored: what is as it was is left alone, and so is what an editor
has touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.outcomes import Status
from wagtail_reviews.importers.pictures import Pictures
from wagtail_reviews.importers.raw import pictures
from wagtail_reviews.models import Imported
from wagtail_reviews.schema import Review


@dataclass(frozen=True)
class Options:
    """Where reviews go and what is done with them. ``publish`` those that were published at the
    source; ``overwrite`` what editors have touched since; ``pretend`` writes no files, for a
    transaction that is rolled back.
    """

    parent: Any
    publish: bool = False
    overwrite: bool = False
    pretend: bool = False
    user: Any = None

    def publishes(self, review: Review) -> bool:
        """Whether the page of a review is to be published."""
        return self.publish and not review.meta.draft

    def fingerprint(self, review: Review) -> str:
        """What is another one where the review has changed, or is to be published by now."""
        told = f"{self.publishes(review)}:{review.model_dump_json()}"
        return sha256(told.encode()).hexdigest()

    def left(
        self, entry: Imported | None, review: Review, stored: Pictures
    ) -> tuple[Status | None, Sequence[Finding]]:
        """Why an item is to be left alone, by the entry of what it was imported as; None where it
        is not.
        """
        if entry is None:
            return None, ()
        if entry.fingerprint == self.fingerprint(review) and not _has_news(entry, review, stored):
            return "unchanged", ()
        kept = self._kept(entry)
        return ("kept", [kept]) if kept else (None, ())

    def is_left(self, entry: Imported | None, review: Review) -> bool:
        """Whether it is left alone whatever pictures can be had."""
        if entry is None:
            return False
        if entry.fingerprint == self.fingerprint(review):
            return not entry.missing
        return self._kept(entry) is not None

    def _kept(self, entry: Imported) -> Finding | None:
        """Why a page is kept as an editor has left it; None where it is not."""
        if self.overwrite:
            return None
        if entry.page is None:
            return DELETED
        return TOUCHED if _is_touched(entry, entry.page) else None


def _has_news(entry: Imported, review: Review, stored: Pictures) -> bool:
    """Whether a picture that was missing can be had by now."""
    missing = set(entry.missing)
    wanted = {image.url: image for image in pictures(review)} if missing else {}
    return any(stored.can_be_had(wanted[url]) for url in missing & wanted.keys())


def _is_touched(entry: Imported, page: Any) -> bool:
    """Whether an editor has changed a page since, has unpublished it, or has locked it."""
    unpublished = entry.live and not page.live
    return bool(page.latest_revision_id != entry.revision or unpublished or page.locked)


TOUCHED = Finding("touched", _("An editor has changed the page since: it was left alone."))
DELETED = Finding("deleted", _("An editor has deleted the page since: it was left out."))
