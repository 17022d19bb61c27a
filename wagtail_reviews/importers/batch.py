"""New pages that are stored together, and the entries that tell where pages came from."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wagtail_reviews.importers import rows, storing
from wagtail_reviews.importers.addresses import address_of
from wagtail_reviews.importers.redirects import redirect
from wagtail_reviews.models import Imported


@dataclass(frozen=True)
class Sourced:
    """A page, the entry that tells where it came from, and the address that it had there."""

    page: Any
    entry: Imported
    url: str | None


class Batch:
    """New pages, each below a section, until they are stored."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self._new: list[tuple[Any, Sourced]] = []

    def add(self, section: Any, new: Sourced) -> None:
        """Store the page below ``section`` with the others. Raises ValidationError."""
        rows.validate(new.page)
        self._new.append((section, new))

    def slugs(self, section: Any) -> list[str]:
        """The slugs that pages below ``section`` will have."""
        return [new.page.slug for place, new in self._new if place == section]

    def join_translations(self, page: Any, keys: Collection[str]) -> None:
        """Make a new page a translation of those with the ``keys``, stored or not."""
        if not keys:
            return
        imported = Imported.objects.filter(key__in=keys, page__isnull=False)
        stored = type(page).objects.filter(pk__in=imported.values("page_id"))
        siblings = [*stored, *(new.page for _, new in self._new if new.entry.key in keys)]
        groups = {sibling.translation_key for sibling in siblings}
        same = [*type(page).objects.filter(translation_key__in=groups), *self._pages_of(groups)]
        if same and page.locale_id not in (one.locale_id for one in same):
            page.translation_key = same[0].translation_key

    def _pages_of(self, groups: Collection[Any]) -> Iterator[Any]:
        pages = (new.page for _, new in self._new)
        return (page for page in pages if page.translation_key in groups)

    def store(self) -> dict[str, int]:
        """Store all of them; their ids, by the keys of their items."""
        for _, group in groupby(sorted(self._new, key=_place_and_type), _place_and_type):
            sections, members = zip(*group, strict=True)
            storing.create([new.page for new in members], sections[0], self.user)
        stored = [new for _, new in self._new]
        enter(stored)
        return {new.entry.key: new.page.pk for new in stored}

    def add_to_search(self) -> None:
        """Let the stored pages be found."""
        storing.add_to_search(new.page for _, new in self._new)


def _place_and_type(new: tuple[Any, Sourced]) -> Any:
    return new[0].pk, new[1].page._meta.label


def enter(stored: Sequence[Sourced]) -> None:
    """Note where stored pages came from and how they were left, and let their old addresses lead to
    them once they have been published: that of a draft would tell its slug.
    """
    for one in stored:
        one.entry.live = one.page.live or one.entry.live
        one.entry.page_id, one.entry.revision = one.page.pk, one.page.latest_revision_id
        one.entry.address = address_of(one.url)
    redirect((one.page, one.entry.address) for one in stored if one.entry.live)
    known = [one.entry for one in stored if one.entry.pk is not None]
    Imported.objects.bulk_create(one.entry for one in stored if one.entry.pk is None)
    for entry in known:
        entry.save()
