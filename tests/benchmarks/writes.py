"""Measures what it costs to publish a review, beside pages of a site's own type that have the same
body: one that is searched for by its body, as reviews are, and one that is by its title alone.

    TEST_DATABASE=postgresql .ci/services python -m tests.benchmarks.writes

The app's receivers are disconnected where the others are published.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings_benchmarks")

from tests.benchmarks.databases import database  # settings come first

REVIEW, STOCK, BY_TITLE = "a review", "a stock page", "a stock page, its body not searched"
FIRST = 5  # rounds that fill caches
Cost = dict[str, float]


def main() -> None:
    """Print a table of queries and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    rounds = parser.parse_args().rounds
    with database():
        pages = make_pages()
        costs = [
            {kind: cost(kind, page, number) for kind, page in pages.items()}
            for number in range(rounds + FIRST)
        ]
    report(costs[FIRST:])


def make_pages() -> dict[str, Any]:
    """A page of each kind, all with the same body."""
    from wagtail.models import Page

    from tests.benchmarks.patterns import make_patterns
    from tests.benchmarks.publishing import make_reviews, make_stock
    from tests.factories import make_section

    section, patterns = make_section(), make_patterns()
    (review,), (stock,) = make_reviews(section, patterns, 1), make_stock(section, patterns, 1)
    ids = {REVIEW: review, STOCK: stock, BY_TITLE: stock}
    return {kind: Page.objects.get(pk=pk).specific for kind, pk in ids.items()}


def cost(kind: str, page: Any, number: int) -> Cost:
    """Queries and milliseconds of publishing once."""
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    from tests.benchmarks.publishing import publish

    reset_queries()  # Django's log of them ends at 9000
    with circumstances(kind):
        begun, used = time.perf_counter(), time.process_time()
        publish(page, number)
        taken, used = time.perf_counter() - begun, time.process_time() - used
        with CaptureQueriesContext(connection) as captured:
            publish(page, number)
    return {"queries": len(captured), "ms": taken * 1000, "ms of CPU": used * 1000}


def circumstances(kind: str) -> AbstractContextManager[Any]:
    """What a page of the kind is published under."""
    from tests.benchmarks.publishing import searched_by_title, without_app

    chosen: dict[str, Callable[[], AbstractContextManager[Any]]] = {
        REVIEW: nullcontext,
        STOCK: without_app,
        BY_TITLE: searched_by_title,
    }
    return chosen[kind]()


def report(costs: list[dict[str, Cost]]) -> None:
    """Medians, and the medians of how a review compares with each other page within the rounds."""
    print("| | queries | ms | ms of CPU | a review: queries | ms | ms of CPU |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind in costs[0]:
        own = [statistics.median(one[kind][name] for one in costs) for name in costs[0][kind]]
        ratios = [
            statistics.median(one[REVIEW][name] / one[kind][name] for one in costs)
            for name in costs[0][kind]
        ]
        figures = [f"{own[0]:.0f}", *(f"{each:.1f}" for each in own[1:])]
        print(f"| {' | '.join([kind, *figures, *(f'{ratio:.2f}' for ratio in ratios)])} |")


if __name__ == "__main__":
    main()
