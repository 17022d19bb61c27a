"""Other pages that reviews show: parents, translations, targets of links; in one query."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from wagtail_reviews.access import Reader
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.schema import Parent, Translation


@dataclass
class Related:
    """The related pages that the reader may see."""

    reader: Reader
    by_path: dict[str, Page] = field(default_factory=dict)
    by_key: dict[object, list[Page]] = field(default_factory=dict)
    urls: dict[int, str] = field(default_factory=dict)

    def parent(self, page: Page) -> Parent | None:
        """The parent, None when the reader may not see it."""
        found = self.by_path.get(parent_path(page))
        if found is None:
            return None
        return Parent(id=found.pk, title=found.title, html_url=self.urls.get(found.pk))

    def translations(self, page: Page) -> list[Translation]:
        """The page in other locales, by language code."""
        others = (
            other for other in self.by_key.get(page.translation_key, ()) if other.pk != page.pk
        )
        found = [
            Translation(
                locale=other.locale.language_code, id=other.pk, html_url=self.urls.get(other.pk)
            )
            for other in others
            if other.locale_id != page.locale_id
        ]
        return sorted(found, key=lambda translation: translation.locale)


def fetch_related(pages: Sequence[Page], linked: Collection[int], reader: Reader) -> Related:
    """The parents and translations of ``pages``, and the pages with the ids ``linked``."""
    wanted = (
        Q(path__in=[parent_path(page) for page in pages])
        | Q(translation_key__in=[page.translation_key for page in pages])
        | Q(pk__in=linked)
    )
    related = Related(reader)
    visible: Any = reader.pages(apps.get_model(BASE_PAGE)).filter(wanted).select_related("locale")
    for page in visible.specific(defer=True):
        related.by_path[page.path] = page
        related.by_key.setdefault(page.translation_key, []).append(page)
        if url := page.get_full_url(reader.request):
            related.urls[page.pk] = url
    return related


def parent_path(page: Page) -> str:
    """The tree path of the parent; "" for a page that is not in the tree yet."""
    path: str = (page.path or "")[: -page.steplen]
    return path
