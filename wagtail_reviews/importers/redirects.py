"""Old addresses of reviews -> redirects, where wagtail.contrib.redirects is installed."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.utils.encoding import escape_uri_path

from wagtail_reviews.importers.addresses import host_of
from wagtail_reviews.models import Imported, raise_version

LONGEST_PATH = 255


def redirect_published(page: Any) -> None:
    """Let the address that a page was imported from lead to it, once it has been published: that of
    a draft would tell its slug, and Wagtail sends the signal for what is only scheduled too.
    """
    if page.live and apps.is_installed("wagtail.contrib.redirects"):
        drafts = Imported.objects.filter(page_id=page.pk, live=False).exclude(address="")
        redirect((page, entry.address) for entry in drafts)


def redirect(moved: Iterable[tuple[Any, str]]) -> None:
    """Let addresses, as ``address_of`` gives them, lead to pages. What leads anywhere already stays
    as it is.
    """
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    from wagtail.contrib.redirects.models import Redirect

    wanted: dict[str, Any] = {}
    for page, address in moved:
        old = _old_path(page, address, Redirect.normalise_path)
        if old:
            wanted.setdefault(old, page)
    known = Redirect.objects.filter(old_path__in=wanted, site=None)
    # Some databases do not tell cases apart, and Wagtail trips over two of one path.
    taken = {path.casefold() for path in known.values_list("old_path", flat=True)}
    new = [
        Redirect(old_path=old, redirect_page=page, is_permanent=True)
        for old, page in wanted.items()
        if old.casefold() not in taken
    ]
    if new:
        Redirect.objects.bulk_create(new)
        raise_version()  # no signal is sent


def _old_path(page: Any, address: str, normalised: Any) -> str:
    """Where the review was, unless that is the root of the site, or where the page is."""
    path, mark, query = address.removeprefix(host_of(address)).partition("?")
    parts = page.get_url_parts()
    if not (path or query) or parts is None or parts[2] is None:
        return ""
    old = str(normalised(f"{escape_uri_path(path or '/')}{mark}{query}"))
    return "" if old == normalised(parts[2]) or len(old) > LONGEST_PATH else old
