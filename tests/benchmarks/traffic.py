"""Measures the API beside a bare view of Django's and beside Wagtail's own endpoints.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.traffic --reviews 10000

It fills a PostgreSQL database with reviews and as many stock pages, serves them by gunicorn twice,
with answers cached in Redis and without, and lets wrk ask for everything in turns, all in one run.
With ``--soak N`` it instead asks one worker N times and prints what the worker holds in memory.

On Debian: apt-get install wrk. It needs the dependency group "bench".
"""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.site.settings"

from tests.benchmarks.databases import database
from tests.benchmarks.load import Load, load
from tests.benchmarks.plots import bars
from tests.benchmarks.report import Measured, table_of_figures, table_of_goals
from tests.benchmarks.server import Server, need
from tests.benchmarks.targets import Target, targets

# Seconds, in which the slowest answers at all.
WARM_UP = TURN = 5
MEGABYTE = 2**20


def main() -> None:
    """Fill a database, serve it, measure, and print tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reviews", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=5, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--plot", type=Path, help="a file for the plot, as SVG")
    parser.add_argument("--soak", type=int, help="how many requests to ask one worker")
    arguments = parser.parse_args()
    need("wrk")
    with database():
        wanted = make_site(arguments.reviews)
        if arguments.soak:
            soak(wanted, arguments.soak)
        else:
            report(measure(wanted, arguments.seconds, arguments.rounds), arguments)


def make_site(count: int) -> list[Target]:
    """Reviews, as many stock pages, and what to ask for."""
    from tests.benchmarks.reviews import fill
    from tests.benchmarks.site.models import StockReview
    from tests.factories import make_section
    from wagtail_reviews.models import ReviewPage

    fill(make_section(), count)
    fill(make_section("stock", "Stock"), count, StockReview)
    newest = (
        model.objects.order_by("-pk").values_list("pk", flat=True)
        for model in (ReviewPage, StockReview)
    )
    return targets(*newest)


@contextmanager
def servers(workers: int = 2) -> Iterator[dict[bool, Server]]:
    """The server that caches, by True, and the one that does not."""
    from django.db import connection

    shared = {"BENCHMARK_DATABASE": str(connection.settings_dict["NAME"])}
    with (
        Server(workers, BENCHMARK_CACHE="on", **shared) as cached,
        Server(workers, BENCHMARK_CACHE="off", **shared) as uncached,
    ):
        yield {True: cached, False: uncached}


def measure(wanted: list[Target], seconds: float, rounds: int) -> list[Measured]:
    """What every target does, asked in turns, and warm."""
    with servers() as running:
        lines = {target.name: warm(running[target.cached], target) for target in wanted}
        loads: dict[str, list[Load]] = {target.name: [] for target in wanted}
        for _ in range(rounds):
            for target in wanted:
                server = running[target.cached]
                loads[target.name].append(load(server, lines[target.name], seconds))
        return [
            Measured(
                target.name,
                median(loads[target.name]),
                queries(target),
                size(running[target.cached], lines[target.name][0]),
            )
            for target in wanted
        ]


def warm(server: Server, target: Target) -> list[str]:
    """The lines to ask for under load, after each of them has been answered."""
    lines = [line(server, path, target.conditional) for path in target.paths]
    load(server, lines, WARM_UP)
    return lines


def line(server: Server, path: str, conditional: bool) -> str:
    """An address, with its ETag if that is to be asked with."""
    status, headers, content = server.get(path)
    if status != 200:
        raise RuntimeError(f"{status} at {path}: {content[:200]!r}")
    return f"{path} {headers['ETag']}" if conditional else path


def size(server: Server, asked: str) -> int:
    """The bytes of an answer's content."""
    path, _, etag = asked.partition(" ")
    return len(server.get(path, **({"If-None-Match": etag} if etag else {}))[2])


def median(loads: list[Load]) -> Load:
    """That of the round with the median rate."""
    return sorted(loads, key=lambda one: one.rate)[len(loads) // 2]


def queries(target: Target) -> int:
    """How many queries the second reading of an address takes, in this process."""
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    path = target.paths[0]
    own: dict[str, Any] = {} if target.cached else {"WAGTAIL_REVIEWS_CACHE": None}
    with override_settings(**own):
        first = Client().get(path)
        headers = {"If-None-Match": first["ETag"]} if target.conditional else {}
        with CaptureQueriesContext(connection) as captured:
            Client(headers=headers).get(path)
    return len(captured)


def report(measured: list[Measured], arguments: argparse.Namespace) -> None:
    """Print the tables; write the files that are asked for."""
    print(table_of_goals(measured))
    print(table_of_figures(measured))
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(one) for one in measured], indent=2) + "\n")
    if arguments.plot:
        rates = {one.name: one.load.rate for one in measured}
        says = f"Requests per second, {arguments.reviews:,} reviews, two workers"
        arguments.plot.parent.mkdir(parents=True, exist_ok=True)
        arguments.plot.write_text(bars(says, rates))


def soak(wanted: list[Target], count: int) -> None:
    """Ask one worker of each kind for ours in turns, and print its memory at tenths of the way."""
    ours = [target for target in wanted if target.name.startswith(("v2", "v3"))]
    print("| cached | memory | uncached | memory |\n| ---: | ---: | ---: | ---: |")
    with servers(workers=1) as running:
        lines = {target.name: warm(running[target.cached], target) for target in ours}
        asked, tenth = {True: 0, False: 0}, -1
        while tenth < 10:
            if (reached := sum(asked.values()) * 10 // count) > tenth:
                tenth = reached
                held = {kind: server.memory() / MEGABYTE for kind, server in running.items()}
                figures = (f"| {asked[kind]} | {held[kind]:.1f} MB " for kind in (True, False))
                print(f"{''.join(figures)}|", flush=True)
            for target in ours:
                asked[target.cached] += load(
                    running[target.cached], lines[target.name], TURN
                ).requests


if __name__ == "__main__":
    main()
