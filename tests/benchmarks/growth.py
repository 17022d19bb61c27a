"""Measures reading the API as the number of reviews grows.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.growth --sizes 1000,10000

It fills a PostgreSQL database with reviews from one size to the next, and asks in this process:
with answers cached, which is what those see who ask again, and without.
"""

import argparse
import json
import os
import statistics
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site.settings"

from tests.benchmarks.databases import database
from tests.benchmarks.plots import lines
from tests.benchmarks.report import table

API = "/api/v2/reviews/"
# What has to look at every review that it finds is answered from the cache from then on.
CACHED = ("facets", "search", "count")
# A list counts: once for each filter, as its next pages find the count in the cache.
COUNTED = ("first page", "filtered page", "best first")
DEEP = 500
LIMIT = 20
# Rounds, and seconds after which they are enough.
FEWEST, LONGEST = 3, 10
Times = dict[str, list[float]]


def main() -> None:
    """Fill a database to each of the sizes, measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_sizes, default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=15, help="of which the median counts")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--plot", type=Path, help="a file for the plot, as SVG")
    arguments = parser.parse_args()
    with database():
        times = grow(arguments.sizes, arguments.rounds)
    report(times, arguments)


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def grow(sizes: list[int], rounds: int) -> Times:
    """The median of each measurement, in milliseconds, for each size."""
    from django.core.management import call_command

    from tests.benchmarks.reviews import fill
    from tests.benchmarks.words import index_words
    from tests.factories import make_section

    section = make_section()
    times: Times = {}
    for before, size in zip([0, *sizes], sizes, strict=False):
        fill(section, size - before)
        index_words()
        call_command("raise_review_version")
        for name, path, cached in measurements(size):
            taken = median(path, cached, rounds)
            times.setdefault(name, []).append(taken)
            print(f"{size} {name}: {taken:.2f} ms", flush=True)
    return times


def measurements(size: int) -> Iterator[tuple[str, str, bool]]:
    """Name, address, which may hold the number of the round, and whether the cache may be used."""
    addresses = {
        "first page": f"?limit={LIMIT}",
        "filtered page": f"?genre=genre-3&score_min=50&limit={LIMIT}",
        "best first": f"?order=-score&limit={LIMIT}",
        "cursor page 500": f"?limit={LIMIT}&cursor={deep_cursor(size)}",
        "detail": f"{_newest(size // 2).pk}/",
        "facets": "facets/",
        "search": f"?search=harbour&limit={LIMIT}",
        "count": "?limit=1",
    }
    for name, address in addresses.items():
        yield name, f"{API}{address}", False
    for name in COUNTED:
        yield f"{name}, counted", f"{API}{addresses[name]}&offset={{round}}", True
    for name in CACHED:
        yield f"{name}, cached", f"{API}{addresses[name]}", True


def deep_cursor(size: int) -> str:
    """The cursor of page 500, or of the one in the middle where there are fewer."""
    from wagtail_reviews.catalogue.ordering import Last, Ordering, encode_cursor
    from wagtail_reviews.schema.query import parse_list

    query = parse_list(f"limit={LIMIT}")
    last = _newest(min((DEEP - 1) * LIMIT, size // 2))
    return encode_cursor(Last.of(last, Ordering.of(query.order)), query)


def _newest(number: int) -> Any:
    """The review with that number from the newest."""
    from wagtail_reviews.models import ReviewPage

    return ReviewPage.objects.order_by("-review_published_at")[number]


def median(path: str, cached: bool, rounds: int) -> float:
    """Milliseconds that an address takes, once it is warm; of fewer rounds where it takes long."""
    from django.test import override_settings

    own: dict[str, Any] = {} if cached else {"WAGTAIL_REVIEWS_CACHE": None}
    with override_settings(**own):
        elapsed(path.format(round=0))
        taken: list[float] = []
        while len(taken) < rounds and not (len(taken) >= FEWEST and sum(taken) > LONGEST):
            taken.append(elapsed(path.format(round=len(taken) + 1)))
    return statistics.median(taken) * 1000


def elapsed(path: str) -> float:
    """Seconds that an address takes to answer."""
    from django.test import Client

    client = Client()
    start = perf_counter()
    answer = client.get(path)
    taken = perf_counter() - start
    assert answer.status_code == 200, answer.content
    return taken


def report(times: Times, arguments: argparse.Namespace) -> None:
    """Print the table; write the files that are asked for."""
    heads = ["reviews", *(f"{size:,}" for size in arguments.sizes), "last by first"]
    rows = [
        [name, *(f"{ms:.1f} ms" for ms in took), f"{took[-1] / took[0]:.1f}"]
        for name, took in times.items()
    ]
    print(table(heads, rows))
    if arguments.json:
        arguments.json.write_text(
            json.dumps({"sizes": arguments.sizes, "ms": times}, indent=2) + "\n"
        )
    if arguments.plot:
        arguments.plot.parent.mkdir(parents=True, exist_ok=True)
        arguments.plot.write_text(
            lines("Time of an answer by number of reviews", arguments.sizes, times)
        )


if __name__ == "__main__":
    main()
