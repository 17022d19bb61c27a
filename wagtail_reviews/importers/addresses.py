"""Where pages stood at the source, and the links that lead there."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import SplitResult, unquote, urlsplit

from wagtail_reviews.models.imported import LONGEST_ADDRESS

# Of rich text that has been sanitised: nh3 writes attributes in double quotes.
LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<url>[^"]*)"(?P<after>[^>]*)>')
# A page that is linked to by its id has no parts to link to.
UNFIT = re.compile(r"linktype=|#")


def address_of(url: str | None) -> str:
    """What is the same of all spellings of the address of a page: host and path, and the query that
    WordPress has before it is told of better ones ("?p=12"). Empty where it is none, or too long.
    """
    parts = _split(url or "")
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    host = parts.hostname.removeprefix("www.")
    address = f"{host}{unquote(parts.path).rstrip('/')}{query}"
    return address if len(address) <= LONGEST_ADDRESS else ""


def host_of(address: str) -> str:
    """The host in what ``address_of`` gives."""
    return address.partition("/")[0].partition("?")[0]


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.hostname is not None else None
    except ValueError:  # "https://[": no host can be read
        return None


def linked(html: str) -> Iterator[str]:
    """The addresses that rich text links to, each in the form of ``address_of``."""
    for found in LINK.finditer(html):
        address = address_of(unescape(found["url"]))
        if address:
            yield address


def relinked(html: str, page_at: Callable[[str], int | None]) -> str:
    """Rich text whose links lead to the pages, by id, that ``page_at`` knows of an address."""

    def link(found: re.Match[str]) -> str:
        address = "" if UNFIT.search(found[0]) else address_of(unescape(found["url"]))
        pk = page_at(address) if address else None
        return found[0] if pk is None else f'<a linktype="page" id="{escape(str(pk))}">'

    return LINK.sub(link, html)
