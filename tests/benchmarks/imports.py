"""Measures an import: reviews of the size of real ones as lines of JSON, published, in one process.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.imports --reviews 10000

A second run follows, of the same file, which changes nothing. Pictures are known by their words
alone: what it takes to store and to render them is that of any upload.
"""

import argparse
import os
import resource
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site.settings"

from tests.benchmarks.databases import database
from tests.benchmarks.report import table

Row = list[str]


def main() -> None:
    """Write a file of reviews, import it twice, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reviews", type=int, default=10_000)
    count = parser.parse_args().reviews
    with database(), TemporaryDirectory() as folder:
        path = write(Path(folder) / "reviews.ndjson", count)
        rows = [row for name in ("first", "again") for row in measured(name, path)]
    heads = ["run", "reviews", "seconds", "ms a review", "of which CPU", "memory"]
    print(table(heads, rows))


def write(path: Path, count: int) -> Path:
    """A file of reviews, which stand in another section of the site."""
    from tests.benchmarks.reviews import fill
    from tests.factories import make_section
    from wagtail_reviews.exporting import Scope, batches, json_lines

    fill(make_section("source", "Source"), count)
    scope = Scope.of("")
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json_lines(scope, batches(scope)))
    return path


def measured(name: str, path: Path) -> Iterator[Row]:
    """Its row, and one at each tenth of the way, so that memory can be seen to stay."""
    from wagtail_reviews.importers.media import media_of
    from wagtail_reviews.importers.ndjson import Lines
    from wagtail_reviews.importers.options import Options
    from wagtail_reviews.importers.running import run
    from wagtail_reviews.importers.writer import Writer

    writer = Writer(Options(section(), publish=True), media_of(None, fetch=False))
    reader = Lines([path])
    begun, cpu, statuses = perf_counter(), process_time(), Counter[str]()
    for outcome in run(reader, writer):
        statuses[outcome.status] += 1
        if statuses.total() % 1000 == 0:
            print(f"{name}: {statuses.total()}, {memory()}", flush=True)
    seconds, used = perf_counter() - begun, process_time() - cpu
    each = 1000 / statuses.total()
    counted = ", ".join(f"{count} {status}" for status, count in statuses.items())
    yield [name, counted, f"{seconds:.1f}", f"{seconds * each:.1f}", f"{used * each:.1f}", memory()]


def section() -> Any:
    """The section that they go into."""
    from tests.factories import make_section
    from wagtail_reviews.models import ReviewIndexPage

    return ReviewIndexPage.objects.filter(slug="old").first() or make_section("old", "Old")


def memory() -> str:
    """What this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return f"{pages * resource.getpagesize() / 2**20:.0f} MB"


if __name__ == "__main__":
    main()
