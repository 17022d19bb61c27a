"""``manage.py import_reviews``."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from wagtail_reviews.importers.linking import link_waiting
from wagtail_reviews.importers.options import Options
from wagtail_reviews.importers.outcomes import Outcome
from wagtail_reviews.importers.report import Report, Summary
from wagtail_reviews.importers.running import run
from wagtail_reviews.importers.sections import SectionError, section_of
from wagtail_reviews.importers.sources import (
    FORMATS,
    SourceError,
    Wanted,
    media_of,
    reader_of,
)
from wagtail_reviews.importers.writer import Writer
from wagtail_reviews.management.progress import Progress


class Command(BaseCommand):
    """Makes pages of old reviews."""

    help = "Import reviews. What has been imported before is left alone, unless it has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read, where it goes, and what to do with it."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--parent", required=True, help="The section: its id or its path.")
        parser.add_argument(
            "--format", choices=FORMATS, help="By the names of the files if not given."
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish what was published at the source."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done.")
        parser.add_argument(
            "--overwrite", action="store_true", help="Also what editors have changed or deleted."
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="A line for each item, CSV."
        )
        parser.add_argument("--media", type=Path, metavar="DIR", help="Where pictures are.")
        parser.add_argument(
            "--fetch-media", action="store_true", help="Fetch pictures that are not there."
        )
        parser.add_argument("--mapping", type=Path, metavar="FILE", help="What categories become.")

        parser.add_argument(
            "--post-type",
            action="append",
            dest="post_types",
            metavar="TYPE",
            help="Of WordPress, posts of this type; may be repeated.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import; CommandError where that cannot begin, or where items failed."""
        try:
            parent = section_of(options["parent"])
            wanted = Wanted(options["mapping"], options["post_types"])
            reader = reader_of(options["files"], options["format"], wanted)
            media = media_of(options["media"], options["fetch_media"], reader)
            _refuse_source(options["report"], options["files"])
        except (SectionError, SourceError, OSError) as error:
            raise CommandError(str(error)) from error
        pretend = options["dry_run"]
        rules = Options(parent, options["publish"], options["overwrite"], pretend)
        summary = Summary()
        for outcome in self._followed(reader, Writer(rules, media), options["report"]):
            summary.add(outcome)
        self._finish(summary, pretend)

    def _followed(self, reader: Any, writer: Writer, path: Path | None) -> Iterator[Outcome]:
        with ExitStack() as stack:
            report = path and Report(stack.enter_context(_opened(path)))
            progress = Progress(self.stderr, share=lambda: reader.done / (reader.total or 1))
            for outcome in progress.following(run(reader, writer)):
                if report:
                    report.add(outcome)
                self._tell(outcome)
                yield outcome

    def _tell(self, outcome: Outcome) -> None:
        for finding in outcome.findings:
            if finding.severity == "error":
                self.stderr.write(f"{outcome.position}: {finding.message}")

    def _finish(self, summary: Summary, pretended: bool) -> None:
        if not pretended and (linked := link_waiting()):
            self.stdout.write(f"Reviews with links to others that came later: {linked}.")
        self.stdout.write(str(summary))
        if failed := summary.statuses["failed"]:
            raise CommandError(f"Items that could not be imported: {failed}.")


def _refuse_source(report: Path | None, files: Sequence[Path]) -> None:
    if report is not None and report.resolve() in [path.resolve() for path in files]:
        raise SourceError(f"The report would take the place of {report}.")


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(f"The report cannot be written: {error}") from error
