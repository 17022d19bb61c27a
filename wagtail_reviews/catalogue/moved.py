"""Where a page that is no longer at its path has gone, by wagtail.contrib.redirects."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps

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
    if not apps.is_installed("wagtail.contrib.redirects"):
        return None
    from wagtail.contrib.redirects.middleware import get_redirect
    from wagtail.contrib.redirects.models import Redirect

    path = Redirect.normalise_path(f"/{html_path.strip('/')}", decode_unicode=False)
    redirect = get_redirect(reader.request, path)
    if redirect is None or not redirect.link or not _may_see(redirect, reader):
        return None
    return _moved(redirect, reader)


def _may_see(redirect: Any, reader: Reader) -> bool:
    if redirect.redirect_page_id is None:
        return True
    pages: Any = reader.pages(apps.get_model(BASE_PAGE))
    return bool(pages.filter(pk=redirect.redirect_page_id).exists())


def _moved(redirect: Any, reader: Reader) -> Moved:
    url = reader.absolute(redirect.link)
    here = reader.site is not None and url.startswith(reader.site.root_url + "/")
    return Moved(urlsplit(url).path if here else "", url, redirect.is_permanent)
