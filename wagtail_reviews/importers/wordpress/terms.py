"""The terms of a post -> what a mapping makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail_reviews import conf
from wagtail_reviews.importers.wordpress.entries import Term
from wagtail_reviews.importers.wordpress.mapping import Mapping
from wagtail_reviews.importers.wordpress.words import plain

LONGEST = 100


@dataclass
class Described:
    """What the terms of a post say of the review, and of the work. ``left`` are the names of terms
    that have no place.
    """

    tags: list[str] = field(default_factory=list)
    genres: list[str] = field(default_factory=list)
    credits: dict[str, list[str]] = field(default_factory=dict)
    facts: list[dict[str, str]] = field(default_factory=list)
    work_type: str = ""
    year: int | None = None
    left: list[str] = field(default_factory=list)

    @property
    def work(self) -> dict[str, Any]:
        """What is said of the work, as a raw metadata block has it; nothing where nothing is."""
        found = {
            "genres": self.genres,
            "credits": [{"role": role, "names": names} for role, names in self.credits.items()],
            "facts": self.facts,
            "year": self.year,
            "work_type": self.work_type,
        }
        return {name: value for name, value in found.items() if value}


def described(terms: Iterable[Term], mapping: Mapping) -> Described:
    """What a mapping makes of terms."""
    found = Described()
    for term in terms:
        fate = mapping.fate(term)
        name = fate.name if fate.kind in ("tag", "genre") and fate.name else plain(term.name)
        if fate.kind == "ignore" or not name:
            continue
        if len(name) > LONGEST:
            found.left.append(name)
        else:
            _put(found, fate.kind, fate.name, name)
    return found


def _put(found: Described, kind: str, argument: str, name: str) -> None:
    if kind == "work_type":
        found.work_type = found.work_type or argument
    elif kind == "credit":
        _once(found.credits.setdefault(argument, []), name)
    elif kind == "fact":
        key = argument if argument in conf.facts() else ""
        found.facts.append({"key": key, "label": "" if key else argument, "value": name})
    elif kind == "year" and _is_year(name) and found.year in (None, int(name)):
        found.year = int(name)
    else:
        _once(found.genres if kind == "genre" else found.tags, name)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit() and name >= "1000"


def _once(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
