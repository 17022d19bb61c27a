"""The body of a review, by the rules of the site's own blocks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from wagtail import blocks

Raw = dict[str, Any]
EMBED = "embed"


def cleaned(stream: blocks.StreamBlock, raw: list[Raw]) -> Any:
    """The value of a stream, as the page editor would have it.

    Raises ValidationError with a message for each mistake, which names the block and the field.
    """
    strange = sorted({str(child["type"]) for child in raw} - stream.child_blocks.keys())
    if strange:
        says = _("This site has no blocks of the type %(types)s.")
        raise ValidationError(says, code="unknown_block", params={"types": ", ".join(strange)})
    for child in raw:
        if child["type"] == EMBED:
            URLValidator(schemes=["http", "https"])(child["value"])
    # Without embeds: their block asks the provider, and a server that is down is no mistake.
    others = [child for child in raw if child["type"] != EMBED]
    try:
        value = stream.clean(stream.to_python(others))
    except ValidationError as error:
        raise ValidationError(list(messages(error))) from error
    return value if len(others) == len(raw) else stream.to_python(raw)


def messages(error: ValidationError, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The messages of an error of blocks within blocks, each after the path to what is wrong."""
    inner = _inner(error)
    for name, found in inner:
        yield from messages(found, (*path, name) if name else path)
    if not inner:
        text = " ".join(error.messages)
        yield f"{'.'.join(path)}: {text}" if path else text


def _inner(error: ValidationError) -> list[tuple[str, ValidationError]]:
    by_block = getattr(error, "block_errors", None)
    others = getattr(error, "non_block_errors", None)
    if by_block is None and others is None:
        return [("", each) for each in _listed(error)]
    named = _named(by_block or {})
    return [*named, *(("", each) for each in _errors(others or []))]


def _named(by_block: Any) -> list[tuple[str, ValidationError]]:
    if isinstance(by_block, Mapping):
        pairs: Iterable[tuple[Any, Any]] = by_block.items()
    else:
        pairs = enumerate(by_block)
    return [
        ("" if name == NON_FIELD_ERRORS else str(name), each)
        for name, found in pairs
        if found is not None
        for each in _errors(found)
    ]


def _errors(found: Any) -> list[ValidationError]:
    """One error or a list of them; ErrorList holds what they were made from as data."""
    if isinstance(found, ValidationError):
        return [found]
    return list(found.as_data()) if hasattr(found, "as_data") else list(found)


def _listed(error: ValidationError) -> list[ValidationError]:
    found = getattr(error, "error_list", [])
    return [] if found == [error] else list(found)
