"""Where a page that is no longer at its path has gone, by wagtail.contrib.redirects."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.db.models import F
from wagtail.models import Page, Site

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.lookup import get, route
from wagtail_reviews.compat import BASE_PAGE


@dataclass(frozen=True)
class Moved:
    """Where to look instead: at the path of a review of the same type and site, or else at an
    address.
    """

    path: str
    url: str
    permanent: bool


def moved(html_path: str, reader: Reader, model: type[Any]) -> Moved | None:
    """Where a redirect leads from that path; None where there is none, and where it leads back, or
    to a page that ``reader`` may not see: its address would tell of it.
    """
    if reader.site is None or not apps.is_installed("wagtail.contrib.redirects"):
        return None
    redirect = _redirect(html_path, reader.site)
    if redirect is None or not redirect.link:
        return None
    path = _path_within(reader.site, redirect.link)
    page = route(path, reader) if path else redirect.redirect_page
    leads_back = path.strip("/") == html_path.strip("/")
    if leads_back or (page is not None and not _may_see(page, reader)):
        return None
    to_review = path if page is not None and get(page.pk, reader, model) else ""
    return Moved(to_review, reader.absolute(redirect.link), redirect.is_permanent)


def _redirect(html_path: str, site: Site) -> Any | None:
    """The redirect from that path; one of the site goes before one of all sites."""
    from wagtail.contrib.redirects.models import Redirect

    path = Redirect.normalise_path(f"/{html_path.strip('/')}")
    found = Redirect.get_for_site(site).filter(old_path=path)
    return found.order_by(F("site").desc(nulls_last=True)).first()


def _path_within(site: Site, link: str) -> str:
    """The path of a link that leads to the same site, else ""."""
    here = link.removeprefix(site.root_url)
    within = here.startswith("/") and not here.startswith("//")
    return unquote(urlsplit(here).path) if within else ""


def _may_see(page: Page, reader: Reader) -> bool:
    pages: Any = reader.pages(apps.get_model(BASE_PAGE))
    return bool(pages.filter(pk=page.pk).exists())
