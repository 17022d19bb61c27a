"""Which reader reads which files."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from wagtail_reviews.importers import media
from wagtail_reviews.importers.files import LegacyFiles
from wagtail_reviews.importers.items import Reader
from wagtail_reviews.importers.ndjson import Lines
from wagtail_reviews.importers.wordpress import MappingError, WordPressFiles, load_mapping

SUFFIXES = {
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".xml": "wxr",
    ".wxr": "wxr",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}


class SourceError(ValueError):
    """Files that cannot be read as they are asked for; says why."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of an export of WordPress: the file of a mapping, and types of posts."""

    mapping: Path | None = None
    post_types: Sequence[str] | None = None


def _ndjson(paths: Sequence[Path], wanted: Wanted) -> Reader:
    return Lines(paths)


def _text(paths: Sequence[Path], wanted: Wanted) -> Reader:
    return LegacyFiles(paths, html=False)


def _html(paths: Sequence[Path], wanted: Wanted) -> Reader:
    return LegacyFiles(paths, html=True)


def _wxr(paths: Sequence[Path], wanted: Wanted) -> Reader:
    try:
        mapping = None if wanted.mapping is None else load_mapping(wanted.mapping)
        return WordPressFiles(paths, mapping=mapping, post_types=wanted.post_types)
    except (ImproperlyConfigured, MappingError, OSError) as error:
        raise SourceError(str(error)) from error


FORMATS: dict[str, Callable[[Sequence[Path], Wanted], Reader]] = {
    "ndjson": _ndjson,
    "wxr": _wxr,
    "text": _text,
    "html": _html,
}
WITH_FOLDERS = ("text", "html")


def reader_of(paths: Sequence[Path], kind: str | None = None, wanted: Wanted = Wanted()) -> Reader:
    """The reader of files; of the format that their names tell where none is given.

    Raises SourceError.
    """
    kind = kind or _format(paths)
    for path in paths:
        if not path.exists():
            raise SourceError(_("There is no file “%(path)s”.") % {"path": path})
        if path.is_dir() and kind not in WITH_FOLDERS:
            raise SourceError(_("“%(path)s” is a folder: name files.") % {"path": path})
    reader = FORMATS[kind](paths, wanted)
    if not reader.total:
        raise SourceError(_("There is nothing to import in what is named."))
    return reader


def _format(paths: Iterable[Path]) -> str:
    found = {SUFFIXES.get(path.suffix.lower(), "") for path in paths}
    if len(found) != 1 or "" in found:
        raise SourceError(_("The names of the files do not tell their format: name it."))
    return found.pop()


def media_of(folder: Path | None, fetch: bool, reader: Reader) -> media.Media:
    """The pictures in a folder, and those that can be fetched; raises SourceError. The folder of an
    export of ours holds them by their ids.
    """
    if folder is not None and not folder.is_dir():
        raise SourceError(_("There is no folder “%(path)s”.") % {"path": folder})
    return media.media_of(folder, fetch, by_id=isinstance(reader, Lines))
