"""What the blocks of one review refer to, as the site keeps it."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Locale

from wagtail_reviews.extract import sanitise
from wagtail_reviews.importers.addresses import address_of, host_of, linked, relinked
from wagtail_reviews.importers.people import People
from wagtail_reviews.importers.pictures import Pictures
from wagtail_reviews.schema import parts


class SiteKeeper:
    """Keeps the pictures, authors and links of a review that stood at ``url``.

    ``waiting`` are the addresses of the source that its text links to and that ``page_at`` does not
    know yet.
    """

    def __init__(
        self,
        pictures: Pictures,
        people: People,
        locale: Locale,
        url: str | None,
        page_at: Callable[[str], int | None],
    ) -> None:
        self.pictures, self.people, self.locale = pictures, people, locale
        self.host = host_of(address_of(url))
        self.page_at = page_at
        self.waiting: list[str] = []

    def image(self, image: parts.Image) -> int | None:
        """As ``raw.Keeper`` has it."""
        return self.pictures.image(image)

    def author(self, author: parts.Author) -> Any:
        """As ``raw.Keeper`` has it."""
        return self.people.author(author, self.locale)

    def html(self, html: str) -> str:
        """As ``raw.Keeper`` has it: links to what has been imported lead to its pages."""
        stored = relinked(sanitise(html), self._page_at)
        own = (address for address in linked(stored) if self._is_own(address))
        self.waiting.extend(address for address in own if address not in self.waiting)
        return stored

    def _page_at(self, address: str) -> int | None:
        return self.page_at(address) if self._is_own(address) else None

    def _is_own(self, address: str) -> bool:
        return bool(self.host) and host_of(address) == self.host
