"""What becomes of the terms of a WordPress site: a JSON file says which are genres.

::

    {
      "work_type": "Movie",
      "taxonomies": {
        "category": {
          "horror": "genre",
          "sci-fi": "genre:Science Fiction",
          "books": "work_type:Book",
          "*": "tag"
        },
        "post_tag": {"netflix": "ignore"},
        "director": {"*": "credit:director"}
      }
    }

``taxonomies`` maps a taxonomy to what becomes of its terms, by slug or name; ``*`` stands for all
others. What becomes of a term is ``tag``, ``genre``, ``ignore``, ``year``, ``work_type:TYPE``,
``credit:ROLE`` or ``fact:KEY`` (a key of ``WAGTAIL_REVIEWS_FACTS``, or any label). ``tag:NAME`` and
``genre:NAME`` give it another name. Terms of which nothing is said become tags. ``work_type`` is
the type of the works of which no term says another.
"""

import json
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wagtail_reviews import conf
from wagtail_reviews.importers.wordpress.entries import Term
from wagtail_reviews.schema.works import WORK_TYPES

ALL = "*"
PLAIN = ("tag", "genre", "ignore", "year")
RENAMING = ("tag", "genre")
# What WordPress and plugins keep as terms, and no reader ever sees.
INTERNAL = frozenset({"post_format", "nav_menu", "link_category", "language", "post_translations"})
LARGEST = 1024 * 1024


class MappingError(ValueError):
    """A mapping says something that has no meaning; the message says where."""


@dataclass(frozen=True)
class Fate:
    """What becomes of a term; ``name`` is what follows the colon."""

    kind: str
    name: str = ""


TAG, IGNORE = Fate("tag"), Fate("ignore")
DEFAULTS: Dict[str, Dict[str, Fate]] = {
    "category": {"uncategorized": IGNORE},
    **{taxonomy: {ALL: IGNORE} for taxonomy in INTERNAL},
}


@dataclass(frozen=True)
class Mapping:
    """What becomes of terms, by taxonomy and by slug or name, folded."""

    work_type: str = ""
    taxonomies: Dict[str, Dict[str, Fate]] = field(default_factory=dict)

    def fate(self, term: Term) -> Fate:
        """What becomes of a term."""
        for known in (self.taxonomies.get(term.domain, {}), DEFAULTS.get(term.domain, {})):
            for key in (term.slug.casefold(), term.name.casefold(), ALL):
                if key in known:
                    return known[key]
        return TAG


def load_mapping(path: Path) -> Mapping:
    """The mapping that a file holds; raises MappingError for what is none, OSError where there is
    no such file.
    """
    with path.open("rb") as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise MappingError("The mapping is too large.")
    try:
        return parse_mapping(json.loads(text))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise MappingError(f"The mapping is no JSON: {error}.") from error


def parse_mapping(raw: Any) -> Mapping:
    """The mapping that JSON amounts to; raises MappingError."""
    known = _object(raw, "The mapping")
    if unknown := sorted(known.keys() - {"work_type", "taxonomies"}):
        raise MappingError(f"Unknown in a mapping: {', '.join(unknown)}.")
    work_type = known.get("work_type", "")
    if work_type not in ("", *WORK_TYPES):
        raise MappingError(f"work_type: {_one_of('a type of work', work_type, WORK_TYPES)}")
    taxonomies = _object(known.get("taxonomies", {}), "taxonomies")
    return Mapping(work_type, {name: _taxonomy(name, fates) for name, fates in taxonomies.items()})


def _taxonomy(name: str, raw: Any) -> dict[str, Fate]:
    fates = _object(raw, f"taxonomies.{name}")
    return {key.casefold(): _fate(f"taxonomies.{name}.{key}", fate) for key, fate in fates.items()}


def _fate(place: str, raw: Any) -> Fate:
    if not isinstance(raw, str):
        raise MappingError(f"{place}: must be a text such as “genre”.")
    kind, colon, name = (part.strip() for part in raw.partition(":"))
    if kind in PLAIN and (not colon or (name and kind in RENAMING)):
        return Fate(kind, name)
    choices = _choices()
    if kind in choices and name not in choices[kind][1]:
        what, known = choices[kind]
        raise MappingError(f"{place}: {_one_of(what, name, known)}")
    if not name or kind not in (*choices, "fact"):
        raise MappingError(f"{place}: “{raw}” says nothing that can be done with a term.")
    return Fate(kind, name)


def _choices() -> dict[str, tuple[str, tuple[str, ...]]]:
    """What may follow the colon, where only some words may."""
    roles = tuple(conf.credit_roles())
    return {"work_type": ("a type of work", WORK_TYPES), "credit": ("a role of the credits", roles)}


def _object(raw: Any, place: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise MappingError(f"{place}: must be an object.")
    return raw


def _one_of(what: str, given: object, choices: Iterable[str]) -> str:
    return f"“{given}” is not {what}; choose one of {', '.join(choices)}."
