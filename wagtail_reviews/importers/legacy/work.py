"""The work, as lines of facts tell of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_reviews import conf
from wagtail_reviews.blocks.metadata import YEARS
from wagtail_reviews.extract import is_about_works
from wagtail_reviews.importers.legacy.labels import Labelled
from wagtail_reviews.importers.legacy.markup import is_url, links
from wagtail_reviews.importers.legacy.names import names
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.vocabulary import Meaning, meaning, work_type
from wagtail_reviews.slugs import term_slug

LONGEST_NAME = 100
LONGEST_VALUE = 255
YEAR = re.compile(r"\(?([0-9]{4})\)?(?:\s*[–—-]\s*([0-9]{4}))?")
IN_DATE = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
WORD = re.compile(r"\w+")


@dataclass
class Work:
    """What is known of the work so far."""

    title: str = ""
    original_title: str = ""
    work_type: str = ""
    year: int | None = None
    year_end: int | None = None
    released: int | None = None
    genres: list[str] = field(default_factory=list)
    credits: dict[str, list[str]] = field(default_factory=dict)
    facts: list[Mapping[str, str]] = field(default_factory=list)
    links: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, found: Labelled, notes: Notes) -> bool:
        """Whether a line of facts is taken; notes keep what the fields do not show of it."""
        means = meaning(found.label) or Meaning("")
        if means.kind == "link" and self._add_link(found):
            return True
        taken = ADDERS.get(means.kind, _no)(self, means.key, found.value)
        if taken is None and not self._is_fact(found):
            return False
        if taken is None:
            taken = self._add_fact(means, found)
        notes.links.extend(links(found.html))
        _account(found, taken, notes)
        return True

    def _add_link(self, found: Labelled) -> bool:
        """Whether a line is a link of the work, and shows nothing else."""
        urls = links(found.html) or [found.value]
        label = found.line if found.value != urls[0] else found.label
        if len(urls) > 1 or not is_url(urls[0]) or len(label) > LONGEST_NAME:
            return False
        kind = "same_as" if is_about_works(urls[0]) else "official"
        self.links.append({"kind": kind, "label": label, "url": urls[0], "sponsored": False})
        return True

    def _is_fact(self, found: Labelled) -> bool:
        return 0 < len(found.value) <= LONGEST_VALUE

    def _add_fact(self, means: Meaning, found: Labelled) -> list[str]:
        known = means.kind == "fact" and means.key in conf.facts()
        key, label = (means.key, "") if known else ("", found.label)
        self.facts.append({"key": key, "label": label, "value": found.value})
        if means.key == "release_date" and len(years := set(IN_DATE.findall(found.value))) == 1:
            self.released = int(years.pop())
        return [label, found.value]


def _account(found: Labelled, taken: Iterable[str], notes: Notes) -> None:
    """Keep the label, or the whole line, where the fields do not say its words."""
    kept = sorted(WORD.findall(" ".join(taken)))
    if kept == sorted(WORD.findall(found.line)):
        return
    whole = kept != sorted(WORD.findall(found.value))
    notes.understand(found.line if whole else found.label)


def _no(work: Work, key: str, value: str) -> list[str] | None:
    return None


def _credit(work: Work, key: str, value: str) -> list[str] | None:
    found = _distinct(names(value, key), work.credits.get(key, ()))
    if key not in conf.credit_roles() or not _fit(found):
        return None
    work.credits.setdefault(key, []).extend(found)
    return found


def _genre(work: Work, key: str, value: str) -> list[str] | None:
    found = _distinct(names(value), work.genres)
    if not _fit(found):
        return None
    work.genres.extend(found)
    return found


def _distinct(found: Iterable[str], known: Iterable[str]) -> list[str]:
    """Names that are not the same terms as those that are known, or as one before."""
    slugs = set(map(term_slug, known))
    fresh = {term_slug(name): name for name in reversed(list(found))}
    return [name for slug, name in reversed(fresh.items()) if slug not in slugs]


def _fit(found: Iterable[str]) -> bool:
    listed = list(found)
    return bool(listed) and max(map(len, listed)) <= LONGEST_NAME


def _year(work: Work, key: str, value: str) -> list[str] | None:
    match = YEAR.fullmatch(value)
    if match is None or work.year:
        return None
    first, last = int(match[1]), int(match[2] or 0)
    if first not in YEARS or (last and last < first):
        return None
    work.year, work.year_end = first, last or None
    return [value]


def _text(name: str) -> Callable[[Work, str, str], list[str] | None]:
    """Takes the first value of a field of text."""

    def take(work: Work, key: str, value: str) -> list[str] | None:
        if getattr(work, name) or len(value) > LONGEST_VALUE:
            return None
        setattr(work, name, value)
        return [value]

    return take


def _type(work: Work, key: str, value: str) -> list[str] | None:
    found = work_type(value)
    if not found or work.work_type:
        return None
    work.work_type = found
    return []


ADDERS: Mapping[str, Callable[[Work, str, str], list[str] | None]] = {
    "role": _credit,
    "genre": _genre,
    "year": _year,
    "title": _text("title"),
    "original_title": _text("original_title"),
    "work_type": _type,
}


def metadata(work: Work, title: str) -> dict[str, Any]:
    """The raw metadata block of a work."""
    return {
        "work_type": work.work_type or "CreativeWork",
        "title": title,
        "year": work.year,
        "image": None,
        "genres": work.genres,
        "credits": [{"role": role, "names": listed} for role, listed in work.credits.items()],
        "facts": work.facts,
        "links": work.links,
        "original_title": work.original_title,
        "year_end": work.year_end,
        "part_of": "",
        "number": None,
    }
