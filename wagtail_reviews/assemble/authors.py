"""Authors as reviews show them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q

from wagtail_reviews import extract
from wagtail_reviews.extract import PictureRef, Resolver
from wagtail_reviews.prepared import Prepared, concrete_names, loaded
from wagtail_reviews.schema import parts


class Authors:
    """Authors, live or not, among them the translations of those that are on cards."""

    def __init__(self, authors: Iterable[Any]) -> None:
        self.by_id = {author.pk: author for author in authors}
        self.live = {pk: author for pk, author in self.by_id.items() if author.live}
        self._translated = {
            (author.translation_key, author.locale_id): author for author in self.live.values()
        }

    def shown(self, pk: int, locale: int | None) -> Any | None:
        """Whom a card with the author ``pk`` shows in a review of a locale: the author's live
        translation of that locale, else the author; None where neither is live.
        """
        chosen = self.by_id.get(pk)
        if chosen is None:
            return None
        return self._translated.get((chosen.translation_key, locale)) or self.live.get(pk)


def fetch_authors(ids: Iterable[int], locales: Iterable[int | None]) -> Authors:
    """The authors with these ids, and their translations of these locales, in one query."""
    wanted = set(ids)
    if not wanted:
        return Authors(())
    model = apps.get_model("wagtail_reviews", "Author")
    rows = AUTHORS.rows(model, sorted(wanted), fixed=(frozenset(locales),))
    return Authors(loaded(model, row) for row in rows)


def _named(model: Any, ids: Sequence[int], locales: Collection[int | None]) -> Any:
    authors = model._default_manager.order_by()
    keys = authors.filter(pk__in=ids).values("translation_key")
    named = authors.filter(Q(pk__in=ids) | Q(locale__in=locales), translation_key__in=keys)
    return named.values_list(*concrete_names(model))


AUTHORS = Prepared(_named, "pk")


def describe_author(author: Any, resolver: Resolver) -> parts.Author:
    """An author without the heading and the bio that a card may have of its own."""
    return parts.Author(
        id=author.pk,
        slug=author.slug,
        type=author.type,
        name=author.name,
        job_title=author.job_title,
        url=extract.url(author.url),
        heading="",
        bio=extract.rich_text(author.bio, resolver),
        image=_portrait(author, resolver),
        links=extract.profile_links(author.links.raw_data),
    )


def _portrait(author: Any, resolver: Resolver) -> parts.Image | None:
    if author.image_id is None:
        return None
    return resolver.image(PictureRef(author.image_id, alt=author.name))
