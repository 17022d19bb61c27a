"""The slug of a term: names that slugify alike are one term."""

import hashlib

from django.utils.text import slugify

LONGEST_SLUG = 100
LONGEST_VOCABULARY = 50


def term_slug(name: str) -> str:
    """A Unicode slug of ``name``; a hash of it where no letter and no digit is left ("???")."""
    slug = slugify(name, allow_unicode=True)[:LONGEST_SLUG].strip("-_")
    return slug or _hash(name)


def _hash(name: str) -> str:
    found = hashlib.sha1(name.encode(errors="replace"), usedforsecurity=False)
    return found.hexdigest()[:10]
