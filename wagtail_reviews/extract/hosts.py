"""What is known of a place on the web by its address alone: what it is called, and whether it is
about works.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext

SITES: Mapping[str, str] = {
    "anilist.co": "AniList",
    "bandcamp.com": "Bandcamp",
    "boardgamegeek.com": "BoardGameGeek",
    "bsky.app": "Bluesky",
    "discogs.com": "Discogs",
    "facebook.com": "Facebook",
    "flickr.com": "Flickr",
    "github.com": "GitHub",
    "goodreads.com": "Goodreads",
    "imdb.com": "IMDb",
    "instagram.com": "Instagram",
    "last.fm": "Last.fm",
    "letterboxd.com": "Letterboxd",
    "linkedin.com": "LinkedIn",
    "medium.com": "Medium",
    "metacritic.com": "Metacritic",
    "mobygames.com": "MobyGames",
    "musicbrainz.org": "MusicBrainz",
    "myanimelist.net": "MyAnimeList",
    "netflix.com": "Netflix",
    "openlibrary.org": "Open Library",
    "patreon.com": "Patreon",
    "pinterest.com": "Pinterest",
    "reddit.com": "Reddit",
    "rottentomatoes.com": "Rotten Tomatoes",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "steampowered.com": "Steam",
    "substack.com": "Substack",
    "themoviedb.org": "TMDB",
    "threads.com": "Threads",
    "threads.net": "Threads",
    "tiktok.com": "TikTok",
    "tumblr.com": "Tumblr",
    "twitch.tv": "Twitch",
    "twitter.com": "X",
    "vimeo.com": "Vimeo",
    "wikidata.org": "Wikidata",
    "wikipedia.org": "Wikipedia",
    "x.com": "X",
    "youtu.be": "YouTube",
    "youtube.com": "YouTube",
}
ABOUT_WORKS = {
    "AniList",
    "BoardGameGeek",
    "Discogs",
    "Goodreads",
    "IMDb",
    "Letterboxd",
    "MobyGames",
    "MusicBrainz",
    "MyAnimeList",
    "Open Library",
    "TMDB",
    "Wikidata",
    "Wikipedia",
}


def site_name(url: str) -> str:
    """What the place that ``url`` leads to is called; its host where nothing more is known."""
    parts = _split(url)
    if parts is None:
        return url
    if parts.scheme.lower() == "mailto":
        return gettext("E-mail")
    return _known(parts) or _host(parts) or url


def is_about_works(url: str) -> bool:
    """Whether ``url`` leads to an encyclopedia or a database of works."""
    return site_name(url) in ABOUT_WORKS


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # "https://[": no host can be read
        return None


def _known(parts: SplitResult) -> str | None:
    found = next((SITES[host] for host in _domains(parts) if host in SITES), None)
    # Every server of the fediverse has a host of its own; Mastodon's addresses show it.
    return found or ("Mastodon" if parts.path.startswith("/@") else None)


def _domains(parts: SplitResult) -> Iterator[str]:
    """The host, and each domain that it is part of: "en.wikipedia.org", "wikipedia.org", "org"."""
    host = _host(parts)
    while host:
        yield host
        host = host.partition(".")[2]


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")
