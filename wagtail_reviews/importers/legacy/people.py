"""Names of people, and words about them."""

import re

from wagtail_reviews.importers.legacy.labels import labelled
from wagtail_reviews.importers.legacy.markup import text
from wagtail_reviews.importers.legacy.vocabulary import head

LONGEST = 80
BY = re.compile(
    r"(?P<by>(?:(?:reviewed|review|posted|text|words|written) )?by"
    r"|(?:(?:rezension|rezensiert|kritik|getestet|text|geschrieben|ein test) )?von"
    r"|(?:(?:critique|écrit|rédigé|testé|test|texte) )?par)\s+(?P<name>\S.*)",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
        "y",
        "af",
        "al",
        "bin",
    ]
)
NAMED = re.compile(r"[^\W\d_][\w.'’-]*")
PERSON = re.compile(
    r"\b(?:I|me|my|he|she|his|her|him|they|their|ich|mich|mein\w*|er|sie|ihr\w*|sein\w*|je|j|mon|ma"
    r"|mes|il|elle|son|sa|ses|is an?|ist|est|writes|schreibt|écrit)\b",
    re.IGNORECASE,
)


def is_name(words: str) -> bool:
    """Whether words look like the name of somebody: two to four, with capitals."""
    listed = words.split()
    capitals = [word for word in listed if word not in PARTICLES]
    return (
        2 <= len(listed) <= 4
        and len(words) <= LONGEST
        and len(capitals) >= 2
        and all(NAMED.fullmatch(word) and word[0].isupper() for word in capitals)
    )


def named(words: str) -> tuple[str, str]:
    """What says that a name follows, and the name; nothing where it does not."""
    line = labelled(text(words))
    if line and "author" in head(line.label) and is_name(line.value):
        return line.label, line.value
    match = BY.fullmatch(words) if len(words) <= LONGEST else None
    if match is None:
        return "", ""
    alone = " " in match["by"] and NAMED.fullmatch(match["name"]) and match["name"][0].isupper()
    return (match["by"], match["name"]) if alone or is_name(match["name"]) else ("", "")


def tells_of(name: str, words: str) -> bool:
    """Whether words are about somebody: they say a part of the name, "I", or "she"."""
    return PERSON.search(words) is not None or any(part in words for part in name.split())
