"""What tells a text from a line of facts, and from a name."""

import re

SHORTEST_PROSE = 160
SENTENCES = re.compile(r"\w{3,}[.!?]\s+\w+.*\w{2,}[.!?…]$")
FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]\w+|me|my|myself|we|our|us|you|your|ich|mich|mir|mein\w*|wir|uns|unser\w*"
    r"|je|j['’]\w+|moi|mon|ma|mes|nous|notre|nos)\b",
)


def is_prose(words: str) -> bool:
    """Whether words are several sentences."""
    return len(words) > 80 and SENTENCES.search(words) is not None


def is_sentence(words: str) -> bool:
    """Whether words are one sentence, with its full stop."""
    return words.endswith((".", "!", "?", "…")) and len(words.split()) >= 4


def speaks_of_itself(words: str) -> bool:
    """Whether somebody says "I", or speaks to the reader."""
    return FIRST_PERSON.search(words) is not None
