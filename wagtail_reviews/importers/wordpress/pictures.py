"""The pictures and the media within a content, by the addresses of their originals."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from wagtail_reviews.importers.building import Shelf, picture
from wagtail_reviews.importers.media.folder import original_name
from wagtail_reviews.importers.wordpress.entries import number
from wagtail_reviews.importers.wordpress.figures import embed
from wagtail_reviews.importers.wordpress.library import Attachment, Library, own_id
from wagtail_reviews.importers.wordpress.words import attributes, escape, plain
from wagtail_reviews.schema import Image

IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
MEDIA = re.compile(r"<(?:iframe|video|audio|source)\b[^<>]*>", re.IGNORECASE)
MEDIA_END = re.compile(r"</(?:iframe|video|audio|source)\b[^<>]*>", re.IGNORECASE)
NUMBERED = re.compile(r"\bwp-image-([0-9]+)\b")
PLAYER = re.compile(
    r"(?:https?:)?//(?:www\.)?(?:youtube(?:-nocookie)?\.com/embed/(?P<youtube>[\w-]+)"
    r"|player\.vimeo\.com/video/(?P<vimeo>[0-9]+)).*"
)


@dataclass
class Pictures:
    """Knows the pictures of a post, and puts them on its shelf."""

    library: Library
    shelf: Shelf
    base_url: str

    def originals(self, html: str) -> str:
        """``html`` with the originals of its pictures, and with what its players play."""
        html = MEDIA_END.sub("", MEDIA.sub(self._media, html))
        return IMAGE.sub(self._image, html)

    def of_attachment(self, pk: int) -> Image | None:
        """The picture that was uploaded under an id."""
        found = self.library.attachment(pk)
        return None if found is None else self._shelve(found.id, found.url, found)

    def at(self, url: str, alt: str = "") -> Image:
        """The picture at an address, uploaded or not."""
        found = self._attachment(url)
        if found is not None:
            return self._shelve(found.id, found.url, found)
        return self.shelf.images.setdefault(own_id(url), picture(own_id(url), url, "", alt))

    def _image(self, match: re.Match[str]) -> str:
        given = attributes(match[0])
        source = given.get("data-src") or given.get("src", "")
        if not source or source.startswith("data:"):
            return escape(given.get("alt", ""))
        alt = given.get("alt", "")
        numbered = NUMBERED.search(given.get("class", ""))
        known = self.of_attachment(number(numbered[1])) if numbered else None
        found = known or self.at(urljoin(self.base_url, source.strip()), alt)
        return f'<img src="{escape(found.url)}" alt="{escape(alt or found.alt)}">'

    def _media(self, match: re.Match[str]) -> str:
        given = attributes(match[0])
        source = given.get("src") or given.get("data-src", "")
        return embed(watched(urljoin(self.base_url, source.strip()))) if source else ""

    def _attachment(self, url: str) -> Attachment | None:
        head, slash, name = url.partition("?")[0].rpartition("/")
        original = f"{head}{slash}{original_name(name)}"
        return self.library.attachment_at(url) or self.library.attachment_at(original)

    def _shelve(self, pk: int, url: str, found: Attachment) -> Image:
        made = picture(pk, urljoin(self.base_url, url), plain(found.title), plain(found.alt))
        return self.shelf.images.setdefault(pk, made)


def watched(url: str) -> str:
    """The address of what a player plays."""
    match = PLAYER.fullmatch(url)
    if match is None:
        return url
    if match["youtube"]:
        return f"https://www.youtube.com/watch?v={match['youtube']}"
    return f"https://vimeo.com/{match['vimeo']}"
