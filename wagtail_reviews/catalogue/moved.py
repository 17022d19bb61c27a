"""Where a page that is no longer at its path has gone, by wagtail.contrib.redirects."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import F
from wagtail.models import Site

from wagtail_reviews.access import Reader
from wagtail_reviews.compat import BASE_PAGE


@dataclass(frozen=True)
class Moved:
    """Where to look instead: at a path of the same site, or else at an address elsewhere."""

    path: str
    url: str
    permanent: bool


def moved(html_path: str, reader: Reader) -> Moved | None:
    """Where a redirect leads from that path; None where there is none, and where it leads to a
    page that ``reader`` may not see: its address would tell of it.
    """
    if reader.site is None or not apps.is_installed("wagtail.contrib.redirects"):
        return None
    redirect = _redirect(html_path, reader.site)
    if redirect is None or not redirect.link or not _may_see(redirect, reader):
        return None
    return _moved(redirect, reader.site)


def _redirect(html_path: str, site: Site) -> Any | None:
    """The redirect from that path; one of the site goes before one of all sites."""
    from wagtail.contrib.redirects.models import Redirect

    path = Redirect.normalise_path(f"/{html_path.strip('/')}")
    found = Redirect.get_for_site(site).filter(old_path=path)
    return found.order_by(F("site").desc(nulls_last=True)).first()


def _may_see(redirect: Any, reader: Reader) -> bool:
    if redirect.redirect_page_id is None:
        return True
    pages: Any = reader.pages(apps.get_model(BASE_PAGE))
    return bool(pages.filter(pk=redirect.redirect_page_id).exists())


def _moved(redirect: Any, site: Site) -> Moved:
    link: str = redirect.link
    here = link.removeprefix(site.root_url)
    within = here.startswith("/") and not here.startswith("//")
    return Moved(urlsplit(here).path if within else "", link, redirect.is_permanent)
