"""The words of reviews, as rows: genres, names in credits, authors and tags, which reviews are
found by; and facts, from which the page editor completes.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.extract import Body
from wagtail_reviews.models.author import Author
from wagtail_reviews.models.fields import ExactCharField
from wagtail_reviews.schema import Fact
from wagtail_reviews.slugs import (
    GENRE,
    LONGEST_SLUG,
    LONGEST_VOCABULARY,
    fact_vocabulary,
    term_slug,
)

AUTHOR, TAG = "author", "tag"
LONGEST_NAME = 255


class Term(models.Model):
    """A word of a vocabulary (``genre``, ``author``, ``tag``, a credit role or a fact) on a page.

    ``source_id`` is the author or the tag it was taken from, so that a change of name reaches it.
    A term of an author who is not live has no slug, so that nothing finds it.
    """

    page = models.ForeignKey(BASE_PAGE, on_delete=models.CASCADE, related_name="+")
    vocabulary = ExactCharField(max_length=LONGEST_VOCABULARY)
    name = ExactCharField(max_length=LONGEST_NAME)
    slug = ExactCharField(max_length=LONGEST_SLUG)
    source_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["vocabulary", "slug", "page"], name="wagtail_reviews_term_slug"),
            models.Index(fields=["vocabulary", "source_id"], name="wagtail_reviews_term_source"),
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}: {self.name}"

    @property
    def key(self) -> tuple[str, str, str, int | None]:
        """What makes two terms of a page the same."""
        return (self.vocabulary, self.slug, self.name, self.source_id)


def terms_of(page: Any, body: Body, author_ids: Iterable[int]) -> list[Term]:
    """The terms that ``page`` should have, unsaved."""
    found = [
        *_body_terms(body),
        *_author_terms(author_ids),
        *(
            Term(vocabulary=TAG, name=tag.name, slug=tag.slug, source_id=tag.pk)
            for tag in _tags(page)
        ),
    ]
    for term in found:
        term.page_id = page.pk
        term.name = term.name[:LONGEST_NAME]
    return found


def _body_terms(body: Body) -> Iterable[Term]:
    if body.metadata is None:
        return
    for genre in body.metadata.genres:
        yield Term(vocabulary=GENRE, name=genre.name, slug=genre.slug)
    for credit in body.metadata.credits:
        for name in credit.names:
            yield Term(vocabulary=credit.role[:LONGEST_VOCABULARY], name=name.name, slug=name.slug)
    yield from map(_fact_term, body.metadata.facts)


def _fact_term(fact: Fact) -> Term:
    word = fact.value if fact.key else fact.label
    return Term(vocabulary=fact_vocabulary(fact.key), name=word, slug=term_slug(word))


def _author_terms(ids: Iterable[int]) -> Iterable[Term]:
    for author in Author.objects.filter(pk__in=set(ids)):
        yield Term(
            vocabulary=AUTHOR, name=author.name, slug=author_slug(author), source_id=author.pk
        )


def author_slug(author: Author) -> str:
    """The slug that an author's terms have."""
    return author.slug if author.live else ""


def _tags(page: Any) -> Iterable[Any]:
    return page.tags.all() if hasattr(page, "tags") else ()


def sync_terms(page: Any, wanted: Iterable[Term]) -> None:
    """Make the stored terms of ``page`` the ``wanted`` ones, touching only what differs."""
    stored = {term.key: term for term in Term.objects.filter(page_id=page.pk)}
    missing = {term.key: term for term in wanted}
    stale = [stored[key].pk for key in stored.keys() - missing.keys()]
    if stale:
        Term.objects.filter(pk__in=stale).delete()
    Term.objects.bulk_create(term for key, term in missing.items() if key not in stored)


def rename_terms(vocabulary: str, source_id: int, name: str, slug: str) -> None:
    """Let a change of an author's or a tag's name reach the terms taken from it."""
    terms = Term.objects.filter(vocabulary=vocabulary, source_id=source_id)
    terms.update(name=name[:LONGEST_NAME], slug=slug)


def drop_terms(vocabulary: str, source_id: int) -> None:
    """Remove the terms taken from an author or a tag that is gone."""
    Term.objects.filter(vocabulary=vocabulary, source_id=source_id).delete()
