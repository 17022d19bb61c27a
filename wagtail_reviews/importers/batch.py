"""New pages that are stored together, and the entries that tell where pages came from."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.importers import storing
from wagtail_reviews.importers.addresses import address_of
from wagtail_reviews.importers.linking import relink
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
        """Have the page stored below ``section`` with the others. Raises ValidationError."""
        storing.prepare(new.page, section, self.user)
        self._new.append((section, new))

    def slugs(self, section: Any) -> list[str]:
        """The slugs that pages below ``section`` will have."""
        return [new.page.slug for place, new in self._new if place == section]

    def join_translations(self, page: Any, keys: Collection[str]) -> None:
        """Make a new page a translation of those with the ``keys``, stored or not."""
        if not keys:
            return
        imported = Imported.objects.filter(key__in=keys, page__isnull=False)
        stored = _translations(pk__in=imported.values("page_id"))
        groups = {key for key, _ in [*stored, *self._translations(keys)]}
        same = [*_translations(translation_key__in=groups), *self._translations()]
        taken = {key for key, locale in same if locale == page.locale_id}
        if free := sorted(groups - taken, key=str):
            page.translation_key = free[0]

    def _translations(self, keys: Collection[str] | None = None) -> list[tuple[Any, int]]:
        """Of the pages that will be stored."""
        return [
            (new.page.translation_key, new.page.locale_id)
            for _, new in self._new
            if keys is None or new.entry.key in keys
        ]

    def store(self) -> dict[str, int]:
        """Store all of them; their ids, by the keys of their items."""
        stored, groups = [new for _, new in self._new], list(self._groups())
        for section, pages in groups:
            storing.create(pages, section, self.user)
        _link(stored)
        for _, pages in groups:
            storing.complete(pages, self.user)
        for new in stored:
            new.entry.live = False  # that of a page that was deleted tells nothing of this one
        enter(stored)
        return {new.entry.key: new.page.pk for new in stored}

    def _groups(self) -> Iterator[tuple[Any, list[Any]]]:
        """The pages of each type below each section."""
        for _, group in groupby(sorted(self._new, key=_place_and_type), _place_and_type):
            sections, members = zip(*group, strict=True)
            yield sections[0], [new.page for new in members]

    def add_to_search(self) -> None:
        """Let the stored pages be found."""
        storing.add_to_search(new.page for _, new in self._new)


def _translations(**of: Any) -> list[tuple[Any, int]]:
    """The translation keys of stored pages, each with a locale."""
    base: Any = apps.get_model(BASE_PAGE)
    return list(base._default_manager.filter(**of).values_list("translation_key", "locale_id"))


def _link(stored: Sequence[Sourced]) -> None:
    """Let links between the pages lead there; those of others wait for ``link_waiting``."""
    page_ids = {address_of(one.url): one.page.pk for one in stored if address_of(one.url)}
    for one in stored:
        if not page_ids.keys().isdisjoint(one.entry.waiting):
            relink(one.page, page_ids.get)
            type(one.page)._default_manager.filter(pk=one.page.pk).update(body=one.page.body)
            waiting = one.entry.waiting
            one.entry.waiting = [address for address in waiting if address not in page_ids]


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
    redirect((one.page, one.entry.address) for one in stored if one.page.live)
    known = [one.entry for one in stored if one.entry.pk is not None]
    Imported.objects.bulk_create(one.entry for one in stored if one.entry.pk is None)
    for entry in known:
        entry.save()
