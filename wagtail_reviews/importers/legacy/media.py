"""Addresses of media that a page embeds."""

import re
from urllib.parse import parse_qs, urlsplit

from wagtail.embeds.oembed_providers import all_providers

LONGEST = 2000
URL = re.compile(r"https?://[^\s<>\"']{3,}")
ENDPOINTS = [re.compile(url) for provider in all_providers for url in provider["urls"]]
PLAYERS = (
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com"), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"player\.vimeo\.com"), "https://vimeo.com/{}"),
)


def watch_url(address: str) -> str:
    """The address of what a player shows, where that is not its own."""
    found = f"https:{address}" if address.startswith("//") else address
    try:
        parts = urlsplit(found)
    except ValueError:
        return found
    for host, pattern in PLAYERS:
        path = [step for step in parts.path.split("/") if step]
        if host.fullmatch(parts.netloc) and path[:1] in (["embed"], ["video"], ["v"]) and path[1:]:
            return pattern.format(_video(path[1], parts.query))
    return found


def _video(name: str, query: str) -> str:
    return parse_qs(query).get("v", [name])[0]


def is_known(address: str) -> bool:
    """Whether an address alone is one of a provider whose media can be embedded."""
    if len(address) > LONGEST or not URL.fullmatch(address):
        return False
    return any(pattern.match(address) for pattern in ENDPOINTS)
