"""What WP Review keeps of the work for search engines, by the names of schema.org."""

from collections.abc import Iterable
from typing import Any

from wagtail_reviews import conf
from wagtail_reviews.importers.wordpress.plugins.box import Link
from wagtail_reviews.importers.wordpress.words import lines, plain

ROLES = {
    "actor": "cast",
    "author": "writer",
    "director": "director",
    "illustrator": "illustrator",
    "productionCompany": "studio",
    "publisher": "publisher",
}
FACTS = {
    "bookFormat": "format",
    "countryOfOrigin": "country",
    "dateCreated": "release_date",
    "datePublished": "release_date",
    "duration": "duration",
    "isbn": "isbn",
    "numberOfEpisodes": "episodes",
    "numberOfPages": "pages",
}
# What the box looks like, and pictures.
OF_THE_BOX = frozenset(
    {"more_text", "use_button_style", "image", "publisher_logo", "provider_logo"}
)
LONGEST = 100


class SchemaOptions:
    """``work`` is what options say of a work, as a raw metadata block has it; ``rest`` are words
    without a place in it.
    """

    def __init__(self, options: Any) -> None:
        self.credits: list[dict[str, Any]] = []
        self.facts: list[dict[str, str]] = []
        self.genres: list[str] = []
        self.links: list[Link] = []
        self.rest: list[str] = []
        for name, value in options.items() if isinstance(options, dict) else ():
            if name not in OF_THE_BOX and name != "name":
                self._take(str(name), lines(_text(value)))

    @property
    def work(self) -> dict[str, Any]:
        """Nothing where nothing is said."""
        found = {"credits": self.credits, "facts": self.facts, "genres": self.genres}
        return {name: value for name, value in found.items() if value}

    def _take(self, name: str, said: list[str]) -> None:
        if not said:
            return
        if any(len(one) > LONGEST for one in said):
            self.rest += said
        elif ROLES.get(name) in conf.credit_roles():
            self.credits.append({"role": ROLES[name], "names": said})
        elif FACTS.get(name) in conf.facts():
            self.facts += [{"key": FACTS[name], "label": "", "value": one} for one in said]
        elif name == "genre":
            self.genres += [one.strip() for line in said for one in line.split(",") if one.strip()]
        elif name == "url":
            self.links += [Link("", one, kind="official") for one in said]
        else:
            self.rest += said


def _text(value: Any) -> str:
    """A text, or the texts of a list, a line each."""
    if isinstance(value, dict):
        return "\n".join(_words(value.values()))
    return value if isinstance(value, str) else plain(value)


def _words(values: Iterable[Any]) -> list[str]:
    return [plain(one) for one in values if not isinstance(one, (dict, list))]
