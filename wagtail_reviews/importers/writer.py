"""Saves what readers yield: each item once, and again only where it has changed at the source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers import storing
from wagtail_reviews.importers.batch import Batch, Sourced, enter
from wagtail_reviews.importers.items import Finding, Item, Portrait
from wagtail_reviews.importers.making import Maker
from wagtail_reviews.importers.media import Media
from wagtail_reviews.importers.options import Options
from wagtail_reviews.importers.outcomes import Outcome, failed, outcome
from wagtail_reviews.importers.raw import pictures
from wagtail_reviews.models import Imported
from wagtail_reviews.schema import Image, Review

# The database has gone: that is no fault of an item.
GONE = (InterfaceError, OperationalError)
# What others may have changed of a section since the batch before.
PLACE = ["path", "depth", "numchild", "slug", "url_path"]
Found = Item | Portrait


class Writer:
    """Makes pages of items."""

    def __init__(self, options: Options, media: Media) -> None:
        self.options = options
        self.maker = Maker(options.parent, media, _page_at, options.pretend, options.user)
        self.seen: set[str] = set()

    def write(self, found: Sequence[Found]) -> list[Outcome]:
        """Store items, each whole or not at all, in one transaction; what has become of each."""
        self.maker.settle()
        with self.maker.pictures.prepared(self._wanted(found)), transaction.atomic():
            outcomes = self._written(found)
            if self.options.pretend:
                transaction.set_rollback(True)
                self.maker.undo_all()
        return outcomes

    def _wanted(self, found: Sequence[Found]) -> Iterator[Image]:
        """The pictures of what is going to be stored."""
        entries = _entries(found)
        for one in found:
            if isinstance(one, Portrait):
                yield from pictures(one.author)
            elif one.review and not self.options.is_left(entries.get(one.key), one.review):
                yield from pictures(one.review)

    def _written(self, found: Sequence[Found]) -> list[Outcome]:
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

    def _together(self, found: Sequence[Found]) -> list[Outcome]:
        """Store new pages, and then what has changed: what is told of that is not taken back."""
        self.options.parent.refresh_from_db(fields=PLACE)
        self.entries, self.here = _entries(found), set[str]()
        self.batch = Batch(self.options.user)
        stored = {key for key, entry in self.entries.items() if entry.page_id}
        later = {n: isinstance(one, Item) and one.key in stored for n, one in enumerate(found)}
        told = {n: self._write(one) for n, one in enumerate(found) if not later[n]}
        ids = self.batch.store()
        told |= {n: self._write(one) for n, one in enumerate(found) if later[n]}
        if not self.options.pretend:
            self.batch.add_to_search()  # last of all: what fails before is not to be searched for
        return [self._numbered(one, ids) for _n, one in sorted(told.items()) if one]

    def _numbered(self, told: Outcome, ids: Mapping[str, int]) -> Outcome:
        """With the id of a page that has been made; in a dry run it has none."""
        if told.status != "created" or self.options.pretend:
            return told
        return replace(told, page_id=ids[told.key])

    def _write(self, found: Found) -> Outcome | None:
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
        known = self.entries.get(item.key)
        status, findings = self.options.left(known, item.review, self.maker.pictures)
        if known is not None and status is not None:
            return outcome(item, status, findings, known.page_id)
        return self._store(item, item.review, known or Imported(key=item.key))

    def _store(self, item: Item, review: Review, entry: Imported) -> Outcome:
        section = self.maker.section(review)
        page = entry.page.specific if entry.page else self.maker.new(review, section)
        taken = self.batch.slugs(section)
        findings, entry.waiting = self.maker.fill(page, review, section, taken)
        entry.missing = self.maker.pictures.missing
        entry.fingerprint = self.options.fingerprint(review)
        page.first_published_at = review.meta.first_published_at or page.first_published_at
        page.last_published_at = review.meta.last_published_at or page.last_published_at
        sourced = Sourced(page, entry, review.meta.html_url)
        if page.pk is None:
            page.live = self.options.publishes(review)
            self.batch.join_translations(page, item.translations)
            self.batch.add(section, sourced)
            return outcome(item, "created", findings)
        self._update(sourced, self.options.publishes(review), findings)
        return outcome(item, "updated", findings, page.pk)

    def _update(self, sourced: Sourced, publish: bool, findings: list[Finding]) -> None:
        if sourced.page.live and not publish:
            findings.append(STILL_LIVE)
        if not self.options.pretend:
            storing.update(sourced.page, publish, self.options.user)
            enter([sourced])


def _entries(found: Sequence[Found]) -> dict[str, Imported]:
    keys = [item.key for item in found if isinstance(item, Item)]
    return Imported.objects.select_related("page").in_bulk(keys, field_name="key")


def _page_at(address: str) -> int | None:
    found = Imported.objects.filter(address=address, page__isnull=False)
    return found.values_list("page_id", flat=True).first()


STILL_LIVE = Finding(
    "still_live", _("The page is published: what has changed was saved as a draft of it.")
)
TWICE = Finding("twice", _("An item before this one has the same key."), "error")
