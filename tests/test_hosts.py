"""What is known of a place on the web by its address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_reviews.extract import is_about_works, site_name

NAMES = {
    "https://mastodon.social/@ada": "Mastodon",
    "https://social.example/@ada@elsewhere.example": "Mastodon",
    "https://www.youtube.com/@ada": "YouTube",
    "https://youtu.be/x": "YouTube",
    "https://bsky.app/profile/ada.example": "Bluesky",
    "https://WWW.Instagram.com/ada": "Instagram",
    "https://letterboxd.com/ada/": "Letterboxd",
    "https://m.imdb.com/title/tt1/": "IMDb",
    "https://fr.wikipedia.org/wiki/Ozu": "Wikipedia",
    "https://x.com/ada": "X",
    "https://twitter.com/ada": "X",
    "https://ada.bandcamp.com/": "Bandcamp",
    "https://www.example.org:8000/about?x=1": "example.org",
    "https://notwikipedia.org/": "notwikipedia.org",
    "https://wikipedia.org.example/": "wikipedia.org.example",
    "https://ada@example.org/": "example.org",
    "mailto:ada@example.org": "E-mail",
    "https://": "https://",
    "https://[": "https://[",
}


@pytest.mark.parametrize(("url", "name"), NAMES.items())
def test_a_link_is_named_by_its_host(url: str, name: str) -> None:
    assert site_name(url) == name


@pytest.mark.parametrize(
    ("url", "about"),
    [
        ("https://www.imdb.com/title/tt1/", True),
        ("https://www.wikidata.org/wiki/Q1", True),
        ("https://www.netflix.com/title/1", False),
        ("https://example.org/", False),
    ],
)
def test_encyclopedias_are_about_works(url: str, about: bool) -> None:
    assert is_about_works(url) is about


@given(st.text())
def test_any_text_has_a_name(url: str) -> None:
    assert site_name(url) or not url
