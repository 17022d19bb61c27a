"""Files of flat old reviews, one review a file."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.importers.building import build_review
from wagtail_reviews.importers.items import LONGEST_KEY, Finding, Item
from wagtail_reviews.importers.legacy import read_html, read_text
from wagtail_reviews.schema import Review
from wagtail_reviews.slugs import term_slug

LARGEST = 5 * 1024 * 1024
LONGEST_TITLE = 255
TEXT = frozenset({".txt"})
HTML = frozenset({".html", ".htm"})
# What HTML and XML say of their encoding, near their beginning (https://html.spec.whatwg.org/#charset).
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
FIRST = 2048
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
GUESSED = _("The file is not UTF-8: it was read as Windows-1252.")
MESSAGES: dict[str, Text] = {
    "too_large": _("The file is larger than 5 MB."),
    "binary": _("The file holds no text."),
    "unreadable": _("The file cannot be read."),
    "empty": _("There is nothing in the file."),
    "same_key": _("Another file has the same name."),
    "key_too_long": _("The path of the file is too long."),
}


class FileError(Exception):
    """A file that cannot be imported; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LegacyFiles:
    """The reviews of files, of HTML or of text; of a directory all such files below it, in the
    order of their paths.
    """

    def __init__(self, paths: Iterable[Path], html: bool) -> None:
        self.html = html
        self.files = [found for path in paths for found in _files(path, HTML if html else TEXT)]
        self.total = sum(_size(path) for path, _name in self.files)
        self.done = 0

    def __iter__(self) -> Iterator[Item]:
        keys: set[str] = set()
        for path, name in self.files:
            key = f"file:{_printable(name)}"
            yield self._item(path, key, is_known=key in keys)
            keys.add(key)
            self.done += _size(path)

    def _item(self, path: Path, key: str, *, is_known: bool) -> Item:
        shown = _printable(str(path))
        try:
            if is_known:
                raise FileError("same_key")
            if len(key) > LONGEST_KEY:
                raise FileError("key_too_long")
            review, findings = self._read(path)
        except FileError as error:
            finding = Finding(error.code, MESSAGES[error.code], "error")
            return Item(key[:LONGEST_KEY], shown, None, (finding,))
        return Item(key, shown, review, findings)

    def _read(self, path: Path) -> tuple[Review, tuple[Finding, ...]]:
        text, guessed = _text(path)
        stem = _printable(path.stem)
        reading = (read_html if self.html else read_text)(text, fallback=_words(stem))
        if not reading.blocks:
            raise FileError("empty")
        review = build_review(
            reading.blocks,
            reading.shelf,
            title=reading.title[:LONGEST_TITLE],
            slug=term_slug(stem),
        )
        return review, (*guessed, *reading.findings)


def _files(path: Path, endings: frozenset[str]) -> Iterator[tuple[Path, str]]:
    """A file, or those below a directory; and the name of each at the source, which begins with
    that of the folder: many a folder has an index.html.
    """
    whole = Path(os.path.abspath(path))
    if not path.is_dir():
        yield path, f"{whole.parent.name}/{whole.name}"
        return
    for found in sorted(_below(path, endings)):
        yield found, f"{whole.name}/{found.relative_to(path).as_posix()}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it is not there, which is said when its turn comes
        return 0


def _below(directory: Path, endings: frozenset[str]) -> Iterator[Path]:
    """The files below a directory; links that lead out of it are not followed."""
    whole = directory.resolve()
    for root, _directories, names in os.walk(directory):
        for path in (Path(root, name) for name in names):
            if path.suffix.lower() in endings and path.resolve().is_relative_to(whole):
                yield path


def _text(path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, and what is to be said of its encoding."""
    data = _data(path)
    if data.startswith(UTF_16):
        return data.decode("utf-16", errors="replace"), ()
    if b"\x00" in data:
        raise FileError("binary")
    for encoding in ("utf-8-sig", _declared(data)):
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding), ()
    finding = Finding("encoding_guessed", GUESSED)
    return data.decode("cp1252", errors="replace"), (finding,)


def _declared(data: bytes) -> str:
    """The encoding that a page says it has; UTF-8, which it then is not, where it says nothing."""
    found = DECLARED.search(data[:FIRST])
    return found[1].decode() if found else "utf-8"


def _data(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileError("unreadable")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileError("unreadable") from error
    if len(data) > LARGEST:
        raise FileError("too_large")
    if not data.strip():
        raise FileError("empty")
    return data


def _words(stem: str) -> str:
    """The name of a file as a headline: "the-lamp_room" is "The lamp room"."""
    words = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _printable(name: str) -> str:
    """A path with what cannot be written out of it replaced."""
    return name.encode(errors="replace").decode()
