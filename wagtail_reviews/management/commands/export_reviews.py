"""``manage.py export_reviews``."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.core.management.base import BaseCommand, CommandError

from wagtail_reviews.exporting import (
    PictureFolder,
    Scope,
    batches,
    csv_lines,
    json_lines,
    replacing,
)
from wagtail_reviews.management.progress import Progress
from wagtail_reviews.schema.query import QueryError

FORMATS = {"ndjson": json_lines, "csv": csv_lines}


class Command(BaseCommand):
    """Writes reviews as NDJSON or CSV."""

    help = "Export reviews: those that everybody may see, or with --drafts all there are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Everything is optional."""
        parser.add_argument("--format", choices=FORMATS, default="ndjson", help="ndjson or csv.")
        parser.add_argument("--output", type=Path, metavar="FILE", help="Not stdout, but a file.")
        parser.add_argument(
            "--drafts",
            action="store_true",
            help="Also what is not live, is private, or stands on no site.",
        )
        parser.add_argument(
            "--media", type=Path, metavar="DIR", help="Copy the originals of pictures to a folder."
        )
        parser.add_argument(
            "--site",
            metavar="HOST",
            help="The reviews of one site, with :port if several share it.",
        )
        parser.add_argument(
            "--filter",
            action="append",
            default=[],
            metavar="QUERY",
            help='Parameters of the API\'s list, such as "genre=drama&score_min=50".',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is asked for; CommandError where that is wrong, or not all can be read."""
        pictures = PictureFolder(options["media"]) if options["media"] else None
        try:
            scope = Scope.of(_raw(options["filter"], options["site"]), options["drafts"])
            self._export(scope, pictures, options)
        except QueryError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Cannot be written: {error}") from error
        self._report(pictures)

    def _export(self, scope: Scope, pictures: PictureFolder | None, options: Any) -> None:
        found = batches(scope)
        if pictures:
            pictures.path.mkdir(parents=True, exist_ok=True)
            found = pictures.following(found)
        if options["verbosity"] > 1 or self.stderr.isatty():
            found = Progress(self.stderr, lambda batch: len(batch.pages)).following(found)
        with self._opened(options["output"]) as file:
            file.writelines(FORMATS[options["format"]](scope, found))

    @contextmanager
    def _opened(self, path: Path | None) -> Iterator[Any]:
        if path is None:
            if hasattr(self.stdout, "reconfigure"):  # whatever the locale's encoding is
                self.stdout.reconfigure(encoding="utf-8", newline="")
            yield self.stdout
            return
        if path.exists() and not path.is_file():
            raise CommandError(f"Not a file: {path}")
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            yield file

    def _report(self, pictures: PictureFolder | None) -> None:
        unreadable = pictures.unreadable if pictures else []
        for message in unreadable:
            self.stderr.write(message)
        if unreadable:
            raise CommandError(f"Pictures that cannot be read: {len(unreadable)}.")


def _raw(filters: list[str], site: str | None) -> str:
    """The query string of all filters together."""
    return "&".join([*filters, *([urlencode({"site": site})] if site is not None else [])])
