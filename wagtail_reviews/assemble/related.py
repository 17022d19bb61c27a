"""Other pages that reviews show: parents, translations, targets of links; in one query."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from wagtail_reviews.access import Bounds, Reader
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.prepared import Prepared, concrete_names, loaded
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
    related = Related(reader)
    for page in _fetch(pages, sorted(linked), reader):
        related.by_path[page.path] = page
        related.by_key.setdefault(page.translation_key, []).append(page)
        if url := page.get_full_url(reader.request):
            related.urls[page.pk] = url
    return related


def _fetch(pages: Sequence[Page], linked: Sequence[int], reader: Reader) -> Iterator[Page]:
    model: Any = apps.get_model(BASE_PAGE)
    paths = sorted({parent_path(page) for page in pages})
    keys = Counter(page.translation_key for page in pages)
    # They are their own translations, unless one is that of another.
    alone = sorted(page.pk for page in pages if page.pk and keys[page.translation_key] == 1)
    lists = (paths, list(keys), alone, linked)
    if reader.bounds is None:
        found = _related(model, *lists, reader)
    else:
        found = RELATED.rows(model, *lists, fixed=(reader.bounds,))
    for row in found:
        page = loaded(model, row, "locale")
        yield page.specific_deferred if page.specific_class else page


def _related(
    model: Any,
    paths: Sequence[str],
    keys: Sequence[object],
    alone: Sequence[int],
    linked: Sequence[int],
    visible: Reader | Bounds,
) -> Any:
    translations = Q(translation_key__in=keys) & ~Q(pk__in=alone)
    wanted = Q(path__in=paths) | translations | Q(pk__in=linked)
    names = (*concrete_names(model), *concrete_names(model, "locale"))
    return visible.pages(model).filter(wanted).order_by().values_list(*names)


RELATED = Prepared(_related, "path", "translation_key", "pk", "pk")


def parent_path(page: Page) -> str:
    """The tree path of the parent; "" for a page that is not in the tree yet."""
    path: str = (page.path or "")[: -page.steplen]
    return path
