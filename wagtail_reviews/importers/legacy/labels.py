"""``LABEL: value``: the label of a line, and what it labels."""

import re
from dataclasses import dataclass

from wagtail_reviews.importers.legacy.markup import after, plain
from wagtail_reviews.importers.legacy.vocabulary import head, meaning, normal

LONGEST_LABEL = 40
MOST_WORDS = 4
LONGEST_LINE = 400
COLON = re.compile(r"(?P<label>[^::]{1,60}?)\s*(?P<sign>[::])\s*(?P<rest>\S.*)")
# A dash, a tab, or the end of an emphasis also part a label that is known from its value.
DASH = re.compile(r"(?P<label>[^–—-]{1,60}?)(?P<sign>\s+[–—-]|\s*[–—=])\s*(?P<rest>\S.*)")
MARKED = re.compile(
    r"\s*(?:<b>(?P<bold>[^<]{1,60})</b>|(?P<tabbed>[^\t<]{1,60})\t)(?P<rest>.*)", re.DOTALL
)


@dataclass(frozen=True)
class Labelled:
    """A label and its value as text, and the value as inline HTML."""

    label: str
    value: str
    html: str
    line: str

    @property
    def known(self) -> bool:
        """Whether the label is one that the vocabulary has."""
        return bool(meaning(self.label) or head(self.label))


def labelled(html: str) -> Labelled | None:
    """The label of a line of inline HTML; None where the line has none."""
    if len(html) > 20 * LONGEST_LINE:
        return None
    line = plain(html)
    return _by_colon(html, line) or _by_dash(html, line) or _by_mark(html, line)


def _by_colon(html: str, line: str) -> Labelled | None:
    match = COLON.fullmatch(line)
    if match is None or not _is_label(match["label"]) or match["rest"].startswith("//"):
        return None
    return _labelled(html, line, match)


def _by_dash(html: str, line: str) -> Labelled | None:
    match = DASH.fullmatch(line)
    found = match and _labelled(html, line, match)
    return found if found and found.known else None


def _by_mark(html: str, line: str) -> Labelled | None:
    match = MARKED.match(html)
    if match is None:
        return None
    label, value = plain(match["bold"] or match["tabbed"]), plain(match["rest"])
    found = Labelled(label, value, match["rest"].strip(), line)
    return found if value and found.known else None


def _labelled(html: str, line: str, match: re.Match[str]) -> Labelled:
    before = line[: match.start("rest")]
    rest = after(html, sum(not char.isspace() for char in before))
    return Labelled(match["label"].strip("*_ "), match["rest"].strip("*_ "), rest, line)


def _is_label(label: str) -> bool:
    bare = normal(label)
    return 0 < len(bare) <= LONGEST_LABEL and len(bare.split()) <= MOST_WORDS
