"""What a label or a heading of an old review says."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wagtail_reviews import conf
from wagtail_reviews.importers.legacy.wordlists import FACTS, FIELDS, HEADS, ROLES, TYPES


@dataclass(frozen=True)
class Meaning:
    """What a label says: a ``kind`` ("role", "fact", or that of a field), and its key."""

    kind: str
    key: str = ""


def normal(label: str) -> str:
    """A label as the vocabulary has it: in lower case, without the marks around it."""
    shown = unicodedata.normalize("NFKC", label).replace("’", "'").casefold()
    bare = " ".join(shown.split()).strip('*_:.!?|=[]()#~"“”„«» ')
    return bare.removesuffix("(s").strip() or shown.strip(" :.")


def meaning(label: str) -> Meaning | None:
    """What a label says of the work; None where nobody knows."""
    found = normal(label)
    return _labels().get(found) or _own_roles().get(found)


def head(label: str) -> frozenset[str]:
    """What a heading, or a label, begins: kinds of ``HEADS``."""
    return _heads().get(normal(label), frozenset())


def work_type(name: str) -> str:
    """The type of work that a word names; "" where none."""
    return _types().get(normal(name), "")


@cache
def _labels() -> Mapping[str, Meaning]:
    """Fields go before roles, and roles before facts."""
    facts = {name: Meaning("fact", key) for key, name in _pairs(FACTS)}
    roles = {name: Meaning("role", key) for key, name in _pairs(ROLES)}
    fields = {name: Meaning(key) for key, name in _pairs(FIELDS)}
    return {**facts, **roles, **fields}


def _own_roles() -> Mapping[str, Meaning]:
    """The roles of the site by their own labels."""
    return {
        normal(str(role.label)): Meaning("role", key) for key, role in conf.credit_roles().items()
    }


@cache
def _heads() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind, name in _pairs(HEADS):
        found[name] = found.get(name, frozenset()) | {kind}
    return found


@cache
def _types() -> Mapping[str, str]:
    return {name: key for key, name in _pairs(TYPES)}


def _pairs(names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((key, name) for key, listed in names.items() for name in listed.split("|"))
