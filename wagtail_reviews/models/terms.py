"""The words of reviews, as rows: genres, names in credits, authors and tags, which reviews are
found by; and facts, from which the page editor completes.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models, transaction

from wagtail_reviews.assemble import Authors, fetch_authors
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

    ``source_id`` is the author on the card, or the tag, so that a change of name reaches it. Name
    and slug of an author are those of whom the card shows; without slug, so that nothing finds the
    term, where that is nobody.
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
        *_author_terms(author_ids, page.locale_id),
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


def _author_terms(ids: Iterable[int], locale: int | None) -> Iterable[Term]:
    authors = fetch_authors(ids, [locale])
    for pk in authors.by_id.keys() & set(ids):
        yield Term(vocabulary=AUTHOR, source_id=pk, **_wording(authors, pk, locale))


def _wording(authors: Authors, pk: int, locale: int | None) -> dict[str, str]:
    """What the terms of a card with the author ``pk`` say in reviews of a locale."""
    shown = authors.shown(pk, locale)
    if shown is None:
        return {"name": authors.by_id[pk].name[:LONGEST_NAME], "slug": ""}
    return {"name": shown.name[:LONGEST_NAME], "slug": shown.slug}


def _tags(page: Any) -> Iterable[Any]:
    return page.tags.all() if hasattr(page, "tags") else ()


def by_key(terms: Iterable[Term]) -> dict[tuple[str, str, str, int | None], Term]:
    """Terms of one page without those that are the same."""
    return {term.key: term for term in terms}


def sync_terms(page: Any, wanted: Iterable[Term]) -> None:
    """Make the stored terms of ``page`` the ``wanted`` ones, touching only what differs."""
    stored = by_key(Term.objects.filter(page_id=page.pk))
    missing = by_key(wanted)
    stale = [stored[key].pk for key in stored.keys() - missing.keys()]
    if stale:
        Term.objects.filter(pk__in=stale).delete()
    Term.objects.bulk_create(term for key, term in missing.items() if key not in stored)


def rename_terms(vocabulary: str, source_id: int, name: str, slug: str) -> None:
    """Let a change of a tag's name reach the terms taken from it."""
    terms = Term.objects.filter(vocabulary=vocabulary, source_id=source_id)
    terms.update(name=name[:LONGEST_NAME], slug=slug)


@transaction.atomic
def rename_author_terms(key: UUID) -> None:
    """Let a change of an author reach the terms of all cards with one of the author's translations,
    that is those of this translation key.
    """
    authors = Authors(Author.objects.filter(translation_key=key))
    locales = {author.locale_id for author in authors.live.values()}
    for pk, author in authors.by_id.items():
        terms = Term.objects.filter(vocabulary=AUTHOR, source_id=pk)
        others = locales - {author.locale_id}
        _reword(terms.exclude(page__locale__in=others), _wording(authors, pk, author.locale_id))
        for locale in others:
            _reword(terms.filter(page__locale=locale), _wording(authors, pk, locale))


def _reword(terms: "models.QuerySet[Term]", wording: dict[str, str]) -> None:
    terms.exclude(**wording).update(**wording)


def drop_terms(vocabulary: str, source_id: int) -> None:
    """Remove the terms taken from an author or a tag that is gone."""
    Term.objects.filter(vocabulary=vocabulary, source_id=source_id).delete()
