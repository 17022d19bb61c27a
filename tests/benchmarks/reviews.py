"""Pages by the hundred thousand, each the size of a real review, written straight into the tables
with all that is derived.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

from tests.benchmarks.patterns import PATTERNS, TITLE, Pattern, make_patterns
from tests.benchmarks.rows import Row, analyze, free_ids, insert, pass_ids, row_of
from wagtail_reviews.models import Term, get_review_page_model
from wagtail_reviews.models.derived import fold

BATCH = 2000
EPOCH = datetime(2010, 1, 1, tzinfo=timezone.utc)


def fill(section: Page, count: int, model: type[Any] | None = None) -> None:
    """Add ``count`` live pages of a type, that of the site's reviews if none is given, to
    ``section``; say how fast, and let the database know how many there are.

    They are of 499 patterns over and over, have no revisions and no entries in search.
    """
    patterns = make_patterns()
    start = perf_counter()
    _Shelf(section, model or get_review_page_model(), patterns).add(count)
    print(f"{count} pages created, {count / (perf_counter() - start):.0f} a second", flush=True)
    analyze()


class _Shelf:
    """The children of ``section``, of one page type and of one pattern after another."""

    def __init__(self, section: Page, model: type[Any], patterns: list[Pattern]) -> None:
        self.section, self.model, self.patterns = section, model, patterns
        self.fields = {field.attname: field for field in model._meta.concrete_fields}
        self.rows = [row_of(self._page(pattern)) for pattern in patterns]

    def add(self, count: int) -> None:
        self.section.refresh_from_db()
        first, ids = self.section.numchild, free_ids(Page)
        for start in range(first, first + count, BATCH):
            numbers = range(start, min(start + BATCH, first + count))
            self._store(dict(zip(numbers, ids, strict=False)))
        pass_ids(Page)

    @transaction.atomic
    def _store(self, pks: dict[int, int]) -> None:
        """The pages with these ids, by number: the rows of both tables, those that point to them,
        and the number of children.
        """
        rows = [self._row(number, pk) for number, pk in pks.items()]
        insert(Page, rows)
        insert(self.model, rows)
        if hasattr(self.model, "tags"):
            insert(Term, list(self._terms(pks)))
            insert(self.model.tags.through, list(self._tagged(pks)))
        Page.objects.filter(pk=self.section.pk).update(numchild=max(pks) + 1)

    def _page(self, pattern: Pattern) -> Any:
        """An unsaved page after a pattern."""
        own = {**pattern.columns, "author_id": pattern.author.pk}
        return self.model(
            title=TITLE,
            summary=pattern.summary,
            live=True,
            depth=self.section.depth + 1,
            numchild=0,
            locale_id=self.section.locale_id,
            content_type=ContentType.objects.get_for_model(self.model),
            **{name: value for name, value in own.items() if name in self.fields},
        )

    def _row(self, number: int, pk: int) -> Row:
        """The row of a pattern, with what is different on each page."""
        pattern = number % PATTERNS
        work = f"Work {number * 7919 % 1_000_003:07}"
        titles = {**_headed(number), "review_sort_title": fold(work)}
        differing = self._prepared({**titles, **_dated(number), **self._placed(number, pk)})
        body = self.patterns[pattern].body.replace(TITLE, work)
        return {**self.rows[pattern], **differing, "body": body}

    def _prepared(self, values: dict[str, Any]) -> Row:
        """Those of the values that the page type has, as the database takes them."""
        return {
            name: self.fields[name].get_db_prep_save(value, connection)
            for name, value in values.items()
            if name in self.fields
        }

    def _placed(self, number: int, pk: int) -> dict[str, Any]:
        section = self.section
        slug = f"review-{number}"
        return {
            "id": pk,
            "page_ptr_id": pk,
            "path": Page._get_path(section.path, section.depth + 1, number + 1),
            "slug": slug,
            "url_path": f"{section.url_path}{slug}/",
            "translation_key": uuid4(),
        }

    def _terms(self, pks: dict[int, int]) -> Iterator[Row]:
        for number, pk in pks.items():
            for vocabulary, slug, name, source in self.patterns[number % PATTERNS].terms:
                yield {
                    "page_id": pk,
                    "vocabulary": vocabulary,
                    "slug": slug,
                    "name": name,
                    "source_id": source,
                }

    def _tagged(self, pks: dict[int, int]) -> Iterator[Row]:
        for number, pk in pks.items():
            for tag in self.patterns[number % PATTERNS].tags:
                yield {"content_object_id": pk, "tag_id": tag.pk}


def _headed(number: int) -> dict[str, str]:
    return dict.fromkeys(("title", "draft_title"), f"Review {number}")


def _dated(number: int) -> dict[str, datetime]:
    """Reviews are published a minute apart."""
    published = EPOCH + timedelta(minutes=number)
    names = ("first_published_at", "last_published_at", "latest_revision_created_at")
    return dict.fromkeys((*names, "review_published_at"), published)
