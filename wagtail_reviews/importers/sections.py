"""Where imported reviews go."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Site

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.models import get_review_page_model


class SectionError(ValueError):
    """There is no such page, or it cannot hold reviews; says so."""


def section_of(text: str) -> Any:
    """The page that ``text`` names by its id or its path on the site ("/reviews/"), as one that
    can hold reviews. Raises SectionError.
    """
    found = _by_id(text) if text.isascii() and text.isdigit() else _by_path(text)
    if found is None or not text.strip():
        raise SectionError(_("There is no page “%(page)s”.") % {"page": text})
    page = found.specific
    if page.is_root() or not get_review_page_model().can_create_at(page):
        says = _("The page “%(page)s” cannot hold reviews.")
        raise SectionError(says % {"page": page.title})
    return page


def _by_id(text: str) -> Any:
    return _pages().filter(pk=int(text)).first() if len(text) < 19 else None


def _by_path(text: str) -> Any:
    path = text.strip("/")
    for site in Site.objects.select_related("root_page").order_by("-is_default_site", "pk"):
        url_path = f"{site.root_page.url_path}{path}/" if path else site.root_page.url_path
        if page := _pages().filter(url_path=url_path).first():
            return page
    return None


def _pages() -> Any:
    return apps.get_model(BASE_PAGE)._default_manager
