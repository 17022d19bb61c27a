"""Authors of the source -> authors of the site."""

import json
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy

from wagtail_reviews.extract import sanitise
from wagtail_reviews.importers.pictures import Pictures
from wagtail_reviews.importers.rows import save_all
from wagtail_reviews.models import Author
from wagtail_reviews.models.terms import LONGEST_NAME
from wagtail_reviews.schema import parts
from wagtail_reviews.slugs import term_slug


@dataclass(frozen=True)
class Rights:
    """Whether authors may be added, and published."""

    add: bool = True
    publish: bool = True

    @classmethod
    def of(cls, user: Any) -> "Rights":
        """Those of a user; whoever runs commands has all."""
        if user is None:
            return cls()
        may = ModelPermissionPolicy(Author).user_has_permission
        return cls(may(user, "add"), may(user, "publish"))


class People:
    """Says which author of the site somebody is. Who is none yet becomes one, where ``rights``
    allow that; who is one stays as the site has them.
    """

    def __init__(self, pictures: Pictures, rights: Rights) -> None:
        self.pictures, self.rights = pictures, rights
        self._known: dict[tuple[int, str], Author | None] = {}

    def forget(self) -> None:
        """Forget who was told apart, as the transaction is taken back."""
        self._known.clear()

    def author(self, author: parts.Author, locale: Locale) -> Author | None:
        """The author of that slug in the locale, else the one of that name, else a new one; None
        where none may be added.
        """
        slug = author.slug or term_slug(author.name)
        key = (locale.pk, slug)
        if key not in self._known:
            found = self._found(author, slug, locale)
            if found is None and self.rights.add:
                found = self._new(author, slug, locale)
            self._known[key] = found
        return self._known[key]

    def _found(self, author: parts.Author, slug: str, locale: Locale) -> Author | None:
        there = Author.objects.filter(locale=locale)
        found = there.filter(slug=slug).first()
        # A slug that is not the name's tells two authors of one name apart.
        if found is None and slug == term_slug(author.name):
            found = there.filter(name__iexact=author.name).order_by("pk").first()
        return found

    def _new(self, author: parts.Author, slug: str, locale: Locale) -> Author:
        image = self.pictures.image(author.image, described=True) if author.image else None
        links = [{"type": "link", "value": link.model_dump()} for link in author.links]
        new = Author(
            name=author.name[:LONGEST_NAME],
            slug=slug,
            type=author.type,
            job_title=author.job_title[:LONGEST_NAME],
            url=author.url,
            bio=sanitise(author.bio),
            image_id=image,
            links=json.dumps(links),
            locale=locale,
            live=self.rights.publish,
        )
        new.full_clean()
        if self.pictures.pretend:
            save_all([new])  # without a signal to a search server
        else:
            new.save()
        return new
