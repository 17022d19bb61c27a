"""Where reviews stand: on which site, below which page, and of what they are translations."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page, Site

from wagtail_reviews.access import Reader
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.schema.query import QueryError, ReviewQuery


def on_site(address: str | None, reader: Reader) -> Reader:
    """The reader of the site with that hostname, and port if one is given; raises QueryError."""
    if address is None:
        return reader
    hostname, colon, port = address.partition(":")
    sites = Site.objects.filter(hostname=hostname, **({"port": _port(port)} if colon else {}))
    found = list(sites.select_related("root_page")[:2])
    if not found:
        raise QueryError("site", "There is no such site.")
    if len(found) > 1:
        raise QueryError("site", "Several sites have this hostname: add the port.")
    return reader.of_site(found[0])


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise QueryError("site", "There is no such site.")
    return int(text)


def standing(query: ReviewQuery, reader: Reader) -> Q:
    """The condition of ``child_of``, ``descendant_of`` and ``translation_of``; each names a page
    that ``reader`` may see, else it raises QueryError.
    """
    found = Q()
    if query.child_of is not None:
        page = _page("child_of", query.child_of, reader)
        found &= Q(path__startswith=page.path, depth=page.depth + 1)
    if query.descendant_of is not None:
        page = _page("descendant_of", query.descendant_of, reader)
        found &= Q(path__startswith=page.path, depth__gt=page.depth)
    if query.translation_of is not None:
        page = _page("translation_of", query.translation_of, reader)
        found &= Q(translation_key=page.translation_key) & ~Q(pk=page.pk)
    return found


def _page(parameter: str, pk: int | str, reader: Reader) -> Page:
    if pk == "root":
        page = reader.site.root_page if reader.site else None
    else:
        pages: Any = reader.pages(apps.get_model(BASE_PAGE))
        page = pages.filter(pk=pk).first()
    if page is None:
        raise QueryError(parameter, "There is no such page.")
    return page
