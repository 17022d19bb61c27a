"""The custom fields of a post, of which some hold what PHP has serialised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_reviews.importers.wordpress.php import PHPError, unserialise


@dataclass
class Fields:
    """Reads custom fields; ``broken`` are the values that could not be read."""

    meta: Mapping[str, str]
    broken: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field as it is; "" where there is none."""
        return self.meta.get(name, "").strip()

    def value(self, name: str) -> Any:
        """A field, unserialised if need be; None where it cannot be read."""
        text = self.text(name)
        try:
            return unserialise(text)
        except PHPError:
            self.broken.append(text)
            return None
