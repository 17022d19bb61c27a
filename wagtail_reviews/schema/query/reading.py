"""A raw query string -> values by name. It knows nothing of reviews.

It takes the raw string because a parsed one has already lost repetitions and unknown keys.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

LONGEST_VALUE = 1000
MOST_GROUPS = 10

# What a database refuses in a text.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class QueryError(ValueError):
    """A query that cannot be answered; ``parameter`` is to blame, ``message`` says why."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True)
class Parameter:
    """A parameter: how its text is read, and how it is documented (JSON Schema)."""

    name: str
    read: Callable[[str], Any]
    description: str
    schema: dict[str, Any]
    repeats: bool = False
    required: bool = False


def read(raw: str, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The values of the parameters that a raw query string gives; raises QueryError."""
    known = {parameter.name: parameter for parameter in parameters}
    texts = _texts(raw, known)
    for parameter in parameters:
        if parameter.required and parameter.name not in texts:
            raise QueryError(parameter.name, "This parameter is required.")
    return {name: _value(known[name], given) for name, given in texts.items()}


def _texts(raw: str, known: Mapping[str, Parameter]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for name, text in parse_qsl(raw, keep_blank_values=True):
        if name not in known:
            raise QueryError(name[:100], "Unknown parameter.")
        texts.setdefault(name, []).append(text)
    return texts


def _value(parameter: Parameter, texts: list[str]) -> Any:
    if not parameter.repeats and len(texts) > 1:
        raise QueryError(parameter.name, "This parameter may be given once only.")
    if len(texts) > MOST_GROUPS:
        raise QueryError(parameter.name, f"Give this parameter {MOST_GROUPS} times at most.")
    try:
        values = [parameter.read(_checked(text)) for text in texts]
    except ValueError as error:
        raise QueryError(parameter.name, str(error)) from None
    return tuple(values) if parameter.repeats else values[0]


def _checked(text: str) -> str:
    if UNSTORABLE.search(text):
        raise ValueError("Null characters and lone surrogates are not allowed.")
    if len(text) > LONGEST_VALUE:
        raise ValueError(f"Must be {LONGEST_VALUE} characters at most.")
    return text
