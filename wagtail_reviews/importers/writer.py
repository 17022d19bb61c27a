"""Saves what readers yield: each item once, and again only where it has changed at the source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers import storing
from wagtail_reviews.importers.batch import Batch, Sourced, enter
from wagtail_reviews.importers.items import Finding, Item, Portrait
from wagtail_reviews.importers.making import Maker
from wagtail_reviews.importers.media import Media
from wagtail_reviews.importers.outcomes import Outcome, Status, failed, outcome
from wagtail_reviews.importers.raw import pictures
from wagtail_reviews.models import Imported
from wagtail_reviews.schema import Image, Review

# The database has gone: that is no fault of an item.
GONE = (InterfaceError, OperationalError)
# What others may have changed of a section since the batch before.
PLACE = ["path", "depth", "numchild", "slug", "url_path"]


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


class Writer:
    """Makes pages of items."""

    def __init__(self, options: Options, media: Media) -> None:
        self.options = options
        self.maker = Maker(options.parent, media, _page_at, options.pretend, options.user)
        self.seen: set[str] = set()

    def write(self, found: Sequence[Item | Portrait]) -> list[Outcome]:
        """Store items, each whole or not at all, in one transaction; what has become of each."""
        self.maker.settle()
        with self.maker.pictures.prepared(self._wanted(found)), transaction.atomic():
            outcomes = self._written(found)
            if self.options.pretend:
                transaction.set_rollback(True)
                self.maker.undo_all()
        return outcomes

    def _wanted(self, found: Sequence[Item | Portrait]) -> Iterator[Image]:
        """The pictures of what is going to be stored."""
        entries = self._entries(found)
        for one in found:
            if isinstance(one, Portrait):
                yield from pictures(one.author)
            elif one.review and not self._is_left(entries.get(one.key), one.review):
                yield from pictures(one.review)

    def _is_left(self, entry: Imported | None, review: Review) -> bool:
        """Whether an item is left alone, whatever pictures can be had."""
        if entry is None:
            return False
        if entry.fingerprint == self._fingerprint(review):
            return not entry.missing
        return self._kept(entry) is not None

    def _entries(self, found: Sequence[Item | Portrait]) -> dict[str, Imported]:
        keys = [item.key for item in found if isinstance(item, Item)]
        return Imported.objects.select_related("page").in_bulk(keys, field_name="key")

    def _written(self, found: Sequence[Item | Portrait]) -> list[Outcome]:
        """Store items together, or else each by itself, so that only one that is at fault fails."""
        try:
            with transaction.atomic():
                outcomes = self._together(found)
        except GONE:
            self.maker.undo_all()
            raise
        except Exception as error:  # of whatever a database or a model of the site refuses
            if len(found) > 1:
                self.maker.undo_all()
                return [outcome for one in found for outcome in self._written([one])]
            self.maker.undo()
            outcomes = [failed(found[0], error)]
        self.seen |= self.here
        return outcomes

    def _together(self, found: Sequence[Item | Portrait]) -> list[Outcome]:
        """Store new pages first: what is told of an updated one is not taken back."""
        self.options.parent.refresh_from_db(fields=PLACE)
        self.entries, self.here = self._entries(found), set[str]()
        self.batch = Batch(self.options.user)
        new = [one for one in found if not self._has_page(one)]
        outcomes = {id(one): self._write(one) for one in new}
        ids = self.batch.store()
        outcomes |= {id(one): self._write(one) for one in found if self._has_page(one)}
        if not self.options.pretend:
            self.batch.add_to_search()  # last of all: what fails before is not to be searched for
        told = (outcomes[id(one)] for one in found)
        return [self._numbered(each, ids) for each in told if each is not None]

    def _has_page(self, found: Item | Portrait) -> bool:
        entry = self.entries.get(found.key) if isinstance(found, Item) else None
        return entry is not None and entry.page is not None

    def _numbered(self, told: Outcome, ids: Mapping[str, int]) -> Outcome:
        """With the id of a page that has been made; in a dry run it has none."""
        if told.status != "created" or self.options.pretend:
            return told
        return replace(told, page_id=ids[told.key])

    def _write(self, found: Item | Portrait) -> Outcome | None:
        self.maker.begin()
        try:
            with transaction.atomic():
                if isinstance(found, Portrait):
                    self.maker.people.author(found.author, self.options.parent.locale)
                    return None
                return self._write_item(found)
        except GONE:
            raise
        except Exception as error:  # of whatever field or block a value is none for
            self.maker.undo()
            return failed(found, error)

    def _write_item(self, item: Item) -> Outcome:
        if item.review is None:
            return outcome(item, "failed")
        if item.key in self.seen or item.key in self.here:
            return outcome(item, "failed", [TWICE])
        self.here.add(item.key)
        entry = self.entries.get(item.key) or Imported(key=item.key)
        fingerprint = self._fingerprint(item.review)
        status, findings = self._left(entry, item.review, fingerprint)
        if status is not None:
            return outcome(item, status, findings, entry.page_id)
        entry.fingerprint = fingerprint
        return self._store(item, item.review, entry)

    def _fingerprint(self, review: Review) -> str:
        published = self._is_published(review)
        return sha256(f"{published}:{review.model_dump_json()}".encode()).hexdigest()

    def _is_published(self, review: Review) -> bool:
        return self.options.publish and not review.meta.draft

    def _left(
        self, entry: Imported, review: Review, fingerprint: str
    ) -> tuple[Status | None, Sequence[Finding]]:
        """Why an item is to be left alone; None where it is not."""
        if entry.pk is None:
            return None, ()
        if entry.fingerprint == fingerprint and not self._has_news(entry, review):
            return "unchanged", ()
        kept = self._kept(entry)
        return ("kept", [kept]) if kept else (None, ())

    def _kept(self, entry: Imported) -> Finding | None:
        """Why a page is kept as an editor has left it; None where it is not."""
        if self.options.overwrite:
            return None
        if entry.page is None:
            return DELETED
        return TOUCHED if _is_touched(entry, entry.page) else None

    def _has_news(self, entry: Imported, review: Review) -> bool:
        """Whether a picture that was missing can be had by now."""
        missing = set(entry.missing)
        wanted = {image.url: image for image in pictures(review)} if missing else {}
        return any(self.maker.pictures.can_be_had(wanted[url]) for url in missing & wanted.keys())

    def _store(self, item: Item, review: Review, entry: Imported) -> Outcome:
        section = self.maker.section(review)
        page = entry.page.specific if entry.page else self.maker.new(review, section)
        taken = self.batch.slugs(section)
        findings, entry.waiting = self.maker.fill(page, review, section, taken)
        entry.missing = self.maker.pictures.missing
        page.first_published_at = review.meta.first_published_at or page.first_published_at
        page.last_published_at = review.meta.last_published_at or page.last_published_at
        sourced = Sourced(page, entry, review.meta.html_url)
        if page.pk is None:
            page.live = self._is_published(review)
            self.batch.join_translations(page, item.translations)
            self.batch.add(section, sourced)
            return outcome(item, "created", findings)
        self._update(sourced, self._is_published(review), findings)
        return outcome(item, "updated", findings, page.pk)

    def _update(self, sourced: Sourced, publish: bool, findings: list[Finding]) -> None:
        if sourced.page.live and not publish:
            findings.append(STILL_LIVE)
        if not self.options.pretend:
            storing.update(sourced.page, publish, self.options.user)
            enter([sourced])


def _is_touched(entry: Imported, page: Any) -> bool:
    """Whether an editor has changed a page since, has unpublished it, or has locked it."""
    unpublished = entry.live and not page.live
    return bool(page.latest_revision_id != entry.revision or unpublished or page.locked)


def _page_at(address: str) -> int | None:
    found = Imported.objects.filter(address=address, page__isnull=False)
    return found.values_list("page_id", flat=True).first()


TOUCHED = Finding("touched", _("An editor has changed the page since: it was left alone."))
DELETED = Finding("deleted", _("An editor has deleted the page since: it was left out."))
STILL_LIVE = Finding(
    "still_live", _("The page is published: what has changed was saved as a draft of it.")
)
TWICE = Finding("twice", _("An item before this one has the same key."), "error")
