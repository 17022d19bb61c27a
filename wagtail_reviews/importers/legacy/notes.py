"""What is to be said of a review while it is being understood."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.legacy.markup import links, plain

RECOGNISED = _("These words of the source have become fields of the review.")
LINKS = _("The words of these links are in fields that hold no links.")


@dataclass
class Notes:
    """Collects findings, the words that fields now stand for, and links that fields do not hold."""

    found: dict[str, tuple[Text, list[str]]] = field(default_factory=dict)
    recognised: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def warn(self, code: str, message: Text, text: str = "") -> None:
        """Say something of ``text``, words of the source."""
        _, texts = self.found.setdefault(code, (message, []))
        texts.append(text)

    def understand(self, words: str) -> None:
        """Keep words of the source that the structure says in its own way."""
        self.recognised.append(words)

    def extend(self, other: "Notes") -> None:
        """Say what others say, too."""
        for code, (message, texts) in other.found.items():
            self.found.setdefault(code, (message, []))[1].extend(texts)
        self.recognised.extend(other.recognised)
        self.links.extend(other.links)

    def flat(self, html: str) -> str:
        """The text of inline HTML that goes into a field of text alone."""
        self.links.extend(links(html))
        return plain(html)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of it, one finding of a kind."""
        warnings = {**self.found, "links_left_out": (LINKS, self.links)}
        found = [
            Finding(code, message, text="\n".join(texts))
            for code, (message, texts) in warnings.items()
            if texts
        ]
        if self.recognised:
            words = "\n".join(self.recognised)
            found.append(Finding("recognised", RECOGNISED, "note", words))
        return tuple(found)
