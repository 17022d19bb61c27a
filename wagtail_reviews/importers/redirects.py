"""Old addresses of reviews -> redirects, where wagtail.contrib.redirects is installed."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps

from wagtail_reviews.importers.addresses import path_of

LONGEST_PATH = 255


def redirect(moved: Iterable[tuple[Any, str | None]]) -> None:
    """Let the addresses that reviews had lead to their pages; those that lead anywhere stay."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    from wagtail.contrib.redirects.models import Redirect

    wanted: dict[str, Any] = {}
    for page, url in moved:
        old = _old_path(page, url, Redirect.normalise_path)
        if old:
            wanted.setdefault(old, page)
    known = Redirect.objects.filter(old_path__in=wanted, site=None)
    taken = set(known.values_list("old_path", flat=True))
    Redirect.objects.bulk_create(
        Redirect(old_path=old, redirect_page=page, is_permanent=True)
        for old, page in wanted.items()
        if old not in taken
    )


def _old_path(page: Any, url: str | None, normalised: Any) -> str:
    """Where the review was, if that is a path, and not where the page is."""
    path, parts = path_of(url), page.get_url_parts()
    if not path or len(path) > LONGEST_PATH or parts is None or parts[2] is None:
        return ""
    old = str(normalised(path))
    return "" if old == normalised(parts[2]) else old
