"""The values of parameters, read from their texts. Readers raise ValueError with what is wanted."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from urllib.parse import unquote

from wagtail_reviews.schema.query.reading import UNSTORABLE
from wagtail_reviews.schema.score import ScoreError, parse_number
from wagtail_reviews.schema.works import WORK_TYPES

MOST_VALUES = 100
MOST_WORDS = 20  # MariaDB fails at somewhat more than 30
WORD = re.compile(r"\w+")
LARGEST_INTEGER = 2**31 - 1

# Narrower than fromisoformat, which reads more from one version of Python to the next.
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATETIME = re.compile(
    DATE.pattern + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{3}([0-9]{3})?)?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def read_text(text: str) -> str:
    if not text:
        raise ValueError("Must not be empty.")
    return text


def read_path(text: str) -> str:
    """A path, percent-encoded as ``meta.html_path`` has it, or not."""
    path = unquote(read_text(text))
    if UNSTORABLE.search(path):
        raise ValueError("Null characters are not allowed.")
    return path


def read_words(text: str) -> str:
    """The words of a search and nothing else: what stands between them has a meaning of its own to
    some databases, or breaks their syntax.
    """
    words = WORD.findall(unicodedata.normalize("NFC", read_text(text)))
    if len(words) > MOST_WORDS:
        raise ValueError(f"Must be {MOST_WORDS} words at most.")
    return " ".join(words)


def one_of(choices: Sequence[str]) -> Callable[[str], str]:
    """A reader of one of the ``choices``."""

    def read_choice(text: str) -> str:
        if text not in choices:
            raise ValueError(f"Must be one of {', '.join(choices)}.")
        return text

    return read_choice


def read_percent(text: str) -> Decimal:
    message = "Must be a number from 0 to 100."
    try:
        number = parse_number(text)
    except ScoreError:
        raise ValueError(message) from None
    if not 0 <= number <= 100:
        raise ValueError(message)
    return number


def read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("Must be true or false.")
    return text == "true"


def read_integer(text: str, lowest: int, highest: int) -> int:
    # ASCII only: int() also reads other scripts' digits, underscores and signs.
    if not re.fullmatch(r"[0-9]{1,18}", text) or not lowest <= int(text) <= highest:
        raise ValueError(f"Must be a whole number from {lowest} to {highest}.")
    return int(text)


def read_page(text: str) -> int | str:
    """The id of a page, or "root"."""
    try:
        return text if text == "root" else read_integer(text, 1, LARGEST_INTEGER)
    except ValueError:
        raise ValueError("Must be the id of a page, or root.") from None


def read_datetime(text: str, edge: time) -> datetime:
    message = "Must be a date or datetime by ISO 8601, in the years from 2 to 9998."
    if not (DATE.fullmatch(text) or DATETIME.fullmatch(text)):
        raise ValueError(message)
    try:
        moment = _moment_of(text, edge)
    except ValueError:
        raise ValueError(message) from None
    # In the first and the last year a change of time zone may overflow.
    if not 1 < moment.year < 9999:
        raise ValueError(message)
    return moment


def _moment_of(text: str, edge: time) -> datetime:
    if DATE.fullmatch(text):
        return datetime.combine(date.fromisoformat(text), edge)
    # Python 3.10 does not read the Z of UTC.
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def read_group(text: str) -> frozenset[str]:
    slugs = [slug.strip() for slug in text.split(",")]
    if not all(slugs):
        raise ValueError("Must be slugs separated by commas.")
    if len(slugs) > MOST_VALUES:
        raise ValueError(f"Must be {MOST_VALUES} values at most.")
    return frozenset(slugs)


def read_work_types(text: str) -> frozenset[str]:
    group = read_group(text)
    if unknown := sorted(group.difference(WORK_TYPES)):
        raise ValueError(f"Not a type of work: {', '.join(unknown)}.")
    return group


def read_ids(text: str) -> tuple[int, ...]:
    return tuple(sorted({read_integer(one, 1, LARGEST_INTEGER) for one in read_group(text)}))
