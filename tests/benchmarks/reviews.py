"""Reviews by the hundred thousand, written straight into the tables, with all that is derived."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import count as numbers
from itertools import islice
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from taggit.models import Tag
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.factories import PARAGRAPH, block, card, make_author, make_image, score, work
from wagtail_reviews.models import Author, Term, get_review_page_model
from wagtail_reviews.models.derived import Derived, fold
from wagtail_reviews.schema.works import WORK_TYPES

BATCH = 1000
# A prime, so that the values below come in every combination.
PATTERNS = 499
TITLE = "The title of the work"
GENRES = [f"Genre {number}" for number in range(20)]
EPOCH = datetime(2010, 1, 1, tzinfo=timezone.utc)


class Pattern:
    """A body that many reviews share, but for the title of the work, and what is derived of it."""

    def __init__(self, number: int, authors: list[Any], images: list[Any], tags: list[Tag]) -> None:
        self.tags = [tags[number % len(tags)], tags[(number + 7) % len(tags)]]
        body = _body(number, authors[number % len(authors)], images[number % len(images)])
        self.body = json.dumps(body)
        page = get_review_page_model()(title=TITLE, body=self.body)
        derived = Derived(page)
        self.columns = derived.columns()
        self.terms = [*derived.terms(), *map(_tag_term, self.tags)]

    def page(self, number: int) -> Any:
        """An unsaved review after this pattern."""
        title = f"Work {number * 7919 % 1_000_003:07}"
        published = EPOCH + timedelta(minutes=number)
        columns = {
            **self.columns,
            "review_sort_title": fold(title),
            "review_published_at": published,
        }
        values = {"title": f"Review {number}", "slug": f"review-{number}", **columns}
        return get_review_page_model()(
            **values, body=self.body.replace(TITLE, title), first_published_at=published
        )


def create_reviews(section: Page, count: int) -> None:
    """Add ``count`` live reviews to ``section``, 499 different ones over and over. They have terms
    and tags, share a few authors and posters, and have no revisions and no entries in search.
    """
    patterns = _patterns()
    first = Page.objects.child_of(section).count()
    made = ((patterns[number % PATTERNS], number) for number in islice(numbers(first), count))
    while batch := list(islice(made, BATCH)):
        _store(section, [(pattern, pattern.page(number)) for pattern, number in batch])


def _patterns() -> list[Pattern]:
    authors = _first(Author, "name", "Author") or [make_author(f"Author {n}") for n in range(50)]
    images = _first(get_image_model(), "title", "Poster") or [
        make_image(f"Poster {number}", (200, 300)) for number in range(50)
    ]
    tags = [Tag.objects.get_or_create(name=f"Tag {number}")[0] for number in range(200)]
    return [Pattern(number, authors, images, tags) for number in range(PATTERNS)]


def _first(model: Any, field: str, name: str) -> list[Any]:
    """What an earlier call made."""
    return list(model.objects.filter(**{f"{field}__startswith": f"{name} "}).order_by("pk"))


def _body(number: int, author: Any, image: Any) -> list[dict[str, Any]]:
    names = [GENRES[number % 20], GENRES[number * 3 % 19]]
    poster = {"image": image.pk, "alt_text": "", "decorative": True}
    credited = [{"role": "director", "names": [f"Director {number}"]}]
    values = {"year": 1950 + number % 75, "genres": names, "credits": credited, "image": poster}
    kind = WORK_TYPES[number % len(WORK_TYPES)]
    scored = [score(str(number % 21 / 2))] if number % 10 else []
    return [
        work(work_type=kind, title=TITLE, **values),
        block("synopsis", "<p>What happens.</p>"),
        *[PARAGRAPH] * 5,
        *scored,
        card(author, heading="", bio=""),
    ]


def _tag_term(tag: Tag) -> Term:
    return Term(vocabulary="tag", name=tag.name, slug=tag.slug, source_id=tag.pk)


@transaction.atomic
def _store(section: Page, made: list[tuple[Pattern, Any]]) -> None:
    """The rows of both tables, those that point to them, and the number of children."""
    section.refresh_from_db()
    for step, (_, page) in enumerate(made, start=section.numchild + 1):
        _place(page, section, step)
    pages = [page for _, page in made]
    _insert_children(pages, Page.objects.bulk_create(map(_base, pages)))
    Term.objects.bulk_create(_terms(made))
    _tag_all(made)
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild + len(made))


def _place(page: Any, section: Page, step: int) -> None:
    """What a page gets as it is added to the tree, and as it is published."""
    page.path = Page._get_path(section.path, section.depth + 1, step)
    page.depth, page.numchild = section.depth + 1, 0
    page.url_path = f"{section.url_path}{page.slug}/"
    page.locale_id, page.translation_key = section.locale_id, uuid4()
    page.draft_title, page.live = page.title, True
    page.last_published_at = page.latest_revision_created_at = page.first_published_at
    page.content_type = ContentType.objects.get_for_model(type(page))


def _base(page: Any) -> Page:
    fields = Page._meta.concrete_fields
    return Page(**{field.attname: getattr(page, field.attname) for field in fields})


def _insert_children(pages: list[Any], bases: Iterable[Page]) -> None:
    """bulk_create refuses a model of two tables; the second one alone it could."""
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.page_ptr_id = base.pk
    model = get_review_page_model()
    fields = model._meta.local_concrete_fields
    model._default_manager.all()._batched_insert(pages, fields, batch_size=None)


def _terms(made: list[tuple[Pattern, Any]]) -> Iterator[Term]:
    for pattern, page in made:
        for term in pattern.terms:
            vocabulary, slug, name, source = term.key
            yield Term(
                page_id=page.pk, vocabulary=vocabulary, slug=slug, name=name, source_id=source
            )


def _tag_all(made: list[tuple[Pattern, Any]]) -> None:
    through = get_review_page_model().tags.through
    through.objects.bulk_create(
        through(content_object_id=page.pk, tag_id=tag.pk)
        for pattern, page in made
        for tag in pattern.tags
    )
