"""A file of an export -> its entries, in flat memory, whatever the file holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.wordpress.entries import Entry, Person, Site
from wagtail_reviews.importers.wordpress.extra import required
from wagtail_reviews.importers.wordpress.target import ExportError, Target

CHUNK = 64 * 1024
# Of a tag or a comment that does not end, the parser keeps all that it has been given.
LONGEST_SILENCE = 2 * 1024 * 1024
WIDE = (b"\xff\xfe", b"\xfe\xff")
# WordPress prints them as they are in its database; XML has no place for them.
UNPRINTABLE = bytes(code for code in range(32) if code not in (9, 10, 13))


def read(path: Path, passed: Callable[[int], None]) -> Iterator[Site | Person | Entry]:
    """What stands in an export, in the order of the file. ``passed`` is told how many bytes of it
    have been read, as they are.

    Raises ExportError at the place where the file cannot be read any further, OSError where it
    cannot be opened.
    """
    target = Target()
    parser = required("defusedxml.ElementTree").XMLParser(target=target, forbid_dtd=True)
    with path.open("rb") as file:
        for step in _steps(parser, target, _chunks(file, passed)):
            error = _error(parser, step)
            yield from target.take()
            if error is not None:
                raise error


def _steps(parser: Any, target: Target, chunks: Iterator[bytes]) -> Iterator[Any]:
    """What to do, one piece of the file after the other."""
    silence = 0
    for chunk in chunks:
        before = target.events
        yield lambda chunk=chunk: parser.feed(chunk)
        silence = 0 if target.events > before else silence + len(chunk)
        if silence > LONGEST_SILENCE:
            yield _refuse
    yield parser.close


def _chunks(file: BinaryIO, passed: Callable[[int], None]) -> Iterator[bytes]:
    """The file without what no XML may hold, and without what stands before its beginning."""
    chunk = file.read(CHUNK)
    wide = chunk.startswith(WIDE)
    beginning = True
    while chunk:
        passed(len(chunk))
        if not wide:
            chunk = chunk.translate(None, UNPRINTABLE)
            chunk = chunk.lstrip() if beginning else chunk
        beginning = beginning and not chunk
        yield chunk
        chunk = file.read(CHUNK)


def _refuse() -> None:
    raise ExportError("too-large", _("A tag of the file is too large to be read."))


def _error(parser: Any, step: Any) -> ExportError | None:
    """Why a step fails; None where it does not."""
    forbidden = required("defusedxml.common").DefusedXmlException
    broken = required("defusedxml.ElementTree").ParseError
    try:
        step()
    except ExportError as error:
        error.line = parser.parser.CurrentLineNumber
        return error
    except forbidden:
        says = _("The file declares a document type or entities, which no export does.")
        return ExportError("forbidden-xml", says, parser.parser.CurrentLineNumber)
    except broken as error:
        return ExportError("broken-xml", _("The file is no well-formed XML."), error.position[0])
    except (LookupError, ValueError):
        return ExportError("broken-xml", _("The encoding of the file is not known."), 1)
    return None
