"""Measures the reading of an export of WordPress: time, and memory on the way.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.wordpress --megabytes 1024

Of each post there is a picture, which the export names somewhere else.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site.settings"

from tests.benchmarks.databases import database
from tests.benchmarks.report import table

MEGABYTE = 2**20
PARAGRAPHS = 60


def main() -> None:
    """Write an export, read it, and print a row for each tenth of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=1024)
    size = parser.parse_args().megabytes * MEGABYTE
    with database(), TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        write(path, size)
        print(table(["read", "posts", "seconds", "memory"], list(read(path))))


def write(path: Path, size: int) -> None:
    """An export of at least so many bytes."""
    from tests.wordpress import HEAD, TAIL

    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(1, size):
            file.write(item(number))
            if file.tell() >= size:
                break
        file.write(TAIL)


def item(number: int) -> str:
    """A post, and the picture in it; texts repeat, ids and addresses do not."""
    from tests.benchmarks.texts import prose
    from tests.wordpress import attachment, post

    name = f"still-{number}.jpg"
    address = f"https://old.example/wp-content/uploads/2017/05/{name}"
    random = Random(number % 50)
    paragraphs = [prose(random, 3, 5) for _ in range(PARAGRAPHS)]
    picture = f'<img src="{address}" alt="A still" />'
    content = "\n\n".join([picture, "RELEASE DATE: 1999", *paragraphs, "SCORE: 7 / 10"])
    terms = (("category", f"genre-{number % 20}", f"Genre {number % 20}"),)
    return post(content, pk=2 * number, title=f"Review {number}", terms=terms) + attachment(
        2 * number + 1, name
    )


def read(path: Path) -> Iterator[list[str]]:
    """What it has taken at each tenth of the file."""
    from tests.benchmarks.imports import memory
    from wagtail_reviews.importers.wordpress import WordPressFiles

    reader = WordPressFiles([path])
    begun, reviews, tenth = perf_counter(), 0, 1
    for found in reader:
        reviews += getattr(found, "review", None) is not None
        if reader.done * 10 >= tenth * reader.total:
            yield [f"{tenth}0 %", str(reviews), f"{perf_counter() - begun:.0f}", memory()]
            tenth += 1


if __name__ == "__main__":
    main()
