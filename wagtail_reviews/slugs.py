"""The slug of a term: names that slugify alike are one term; and what vocabularies are called."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from django.utils.text import slugify

LONGEST_SLUG = 100
LONGEST_VOCABULARY = 50
GENRE = "genre"
FACT = "fact:"
"""The labels of facts that an editor made up; with a key, the values of the fact of that key. No
parameter can bear such a name, so that nothing is found by it."""


@lru_cache(maxsize=1024)
def term_slug(name: str) -> str:
    """A Unicode slug of ``name``; a hash of it where no letter and no digit is left ("???")."""
    slug = slugify(name, allow_unicode=True)[:LONGEST_SLUG].strip("-_")
    return slug or _hash(name)


def _hash(name: str) -> str:
    found = hashlib.sha1(name.encode(errors="replace"), usedforsecurity=False)
    return found.hexdigest()[:10]


def fact_vocabulary(key: str | None) -> str:
    """The vocabulary of the values of a fact, or of the labels of facts without a key."""
    return f"{FACT}{key or ''}"[:LONGEST_VOCABULARY]


def unaccented(text: str) -> str:
    """``text`` without its accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def accented(slug: str) -> str:
    """A regular expression, for any database, of the slugs that differ from ``slug`` in accents."""
    return f"^{''.join(_accented().get(letter, letter) for letter in unaccented(slug))}$"


@lru_cache(maxsize=1)
def _accented() -> Mapping[str, str]:
    """The choice of each letter that has forms with accents: ``(?:e|è|é…)``. No class of
    characters: MariaDB looks at bytes.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for letter in filter(str.islower, map(chr, range(0xC0, 0x2000))):
        if len(base := unaccented(letter)) == 1 and base != letter:
            found[base].append(letter)
    return {base: f"(?:{'|'.join([base, *letters])})" for base, letters in found.items()}
