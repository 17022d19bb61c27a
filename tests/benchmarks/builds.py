"""Measures a full build: a front end that fetches every review whole, from one worker.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.builds --reviews 10000

It follows the cursor in pages of 100, first where nothing is cached, and then twice where answers
are, the second of which asks with the ETags of the first. It needs the dependency group "bench".
"""

import argparse
import json
import os
from time import perf_counter

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site.settings"

from tests.benchmarks.databases import database
from tests.benchmarks.report import table
from tests.benchmarks.server import Server, need

API = "/api/v3/reviews/?fields=*&limit=100"
MEGABYTE = 2**20
Pages = dict[str, tuple[str, str | None]]  # by cursor: the ETag, and the next cursor


def main() -> None:
    """Fill a database, fetch it all, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=10_000)
    count = parser.parse_args().reviews
    need()
    with database():
        fill(count)
        rows = [*build_twice("off", "uncached"), *build_twice("on", "cached")]
    heads = [
        "build",
        "reviews",
        "seconds",
        "reviews a second",
        "megabytes",
        "memory before",
        "after",
    ]
    print(table(heads, rows))


def fill(count: int) -> None:
    """Reviews of the size of real ones."""
    from tests.benchmarks.reviews import fill as fill_with_reviews
    from tests.factories import make_section

    fill_with_reviews(make_section(), count)


def build_twice(cache: str, name: str) -> list[list[str]]:
    """A build, and one with the ETags of the first, by a worker of their own."""
    from django.db import connection

    shared = {"BENCHMARK_DATABASE": str(connection.settings_dict["NAME"])}
    with Server(1, BENCHMARK_CACHE=cache, **shared) as server:
        server.get(API)
        pages: Pages = {}
        return [build(server, f"{name}, {order}", pages) for order in ("first", "again")]


def build(server: Server, name: str, pages: Pages) -> list[str]:
    """A row of the table; ``pages`` are known by their ETags, and are known then."""
    before, begun, reviews, size = server.memory(), perf_counter(), 0, 0
    cursor: str | None = ""
    while cursor is not None:
        etag, following = pages.get(cursor, ('"none"', None))
        path = f"{API}&cursor={cursor}" if cursor else API
        status, headers, content = server.get(path, **{"If-None-Match": etag})
        size += len(content)
        if status == 200:
            answer = json.loads(content)
            reviews += len(answer["items"])
            following = answer["next_cursor"]
            pages[cursor] = (headers["ETag"], following)
        elif status != 304:
            raise RuntimeError(f"{status} at {path}: {content[:200]!r}")
        cursor = following
    taken = perf_counter() - begun
    held = (f"{each / MEGABYTE:.1f} MB" for each in (before, server.memory()))
    return [
        name,
        str(reviews),
        f"{taken:.1f}",
        f"{reviews / taken:.0f}",
        f"{size / MEGABYTE:.1f}",
        *held,
    ]


if __name__ == "__main__":
    main()
