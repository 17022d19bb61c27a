"""Reviews as lines of JSON: what the export writes, and what the API answers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError
from pydantic_core import from_json

from wagtail_reviews.extract import contract_of
from wagtail_reviews.importers.addresses import address_of, host_of
from wagtail_reviews.importers.items import LONGEST_KEY, Finding, Item, Portrait
from wagtail_reviews.models import get_review_page_model, review_models
from wagtail_reviews.schema import Author, Review

LONGEST_LINE = 20 * 2**20
MOST_ERRORS = 5
BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Lines:
    """Reads files of one JSON object a line: reviews, and authors, which have no body."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = list(paths)
        self.total = sum(path.stat().st_size for path in self.paths)
        self.done = 0
        self.contracts = {model._meta.label: contract_of(model).review for model in review_models()}
        self.default = contract_of(get_review_page_model()).review

    def __iter__(self) -> Iterator[Item | Portrait]:
        for path in self.paths:
            with path.open("rb") as file:
                if file.read(2) in UTF_16:
                    yield _failed(path.name, str(_("The file is UTF-16: save it as UTF-8.")))
                    continue
                file.seek(0)
                yield from self._read(path, file)

    def _read(self, path: Path, file: BinaryIO) -> Iterator[Item | Portrait]:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            position = _("%(file)s, line %(number)s") % {"file": path.name, "number": number}
            self.done += len(line)
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                self._skip(file)
                yield _failed(str(position), str(_("The line is longer than 20 megabytes.")))
            elif line.removeprefix(BOM).strip():
                yield self._item(line.removeprefix(BOM), str(position))

    def _skip(self, file: BinaryIO) -> None:
        while line := file.readline(LONGEST_LINE):
            self.done += len(line)
            if line.endswith(b"\n"):
                return

    def _item(self, line: bytes, position: str) -> Item | Portrait:
        try:
            data = from_json(line)
        except ValueError as error:
            return _failed(position, str(error))
        if not isinstance(data, dict):
            return _failed(position, str(_("The line is no JSON object.")))
        try:
            if "body" not in data:
                return Portrait(position, Author.model_validate_json(line))
            review = self._contract(data).model_validate_json(line)
        except ValidationError as error:
            return _failed(position, *_mistakes(error))
        if review.id is None and not review.meta.slug:
            return _failed(position, str(_("The review has neither an id nor a slug.")))
        origin = _origin(review)
        others = tuple(f"{origin}#{other.id}" for other in review.meta.translations)
        name = review.meta.slug if review.id is None else review.id
        return Item(f"{origin}#{name}"[:LONGEST_KEY], position, review, translations=others)

    def _contract(self, data: dict[str, Any]) -> type[Review]:
        meta = data.get("meta")
        label = meta.get("type") if isinstance(meta, dict) else None
        return self.contracts.get(str(label), self.default)


def _origin(review: Review) -> str:
    """Where the ids of the source are those of reviews: its host."""
    url = review.meta.html_url or review.meta.detail_url or ""
    return f"review:{host_of(address_of(url))}"


def _mistakes(error: ValidationError) -> list[str]:
    """What is wrong with a review, by the path to it."""
    found = error.errors(include_url=False, include_input=False)[:MOST_ERRORS]
    return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}." for each in found]


def _failed(position: str, *messages: str) -> Item:
    findings = tuple(Finding("unreadable", text, "error") for text in messages)
    return Item("", position, None, findings)
