"""Times the listing of reviews against Wagtail's own listings of the same pages.

    python -m tests.benchmarks.listing --reviews 100000

It makes a database of its own: on SQLite a file, with TEST_DATABASE=postgresql and the command
.ci/services one on PostgreSQL.
"""

import argparse
import os
import statistics
import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from tests.benchmarks.databases import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

OURS, STOCK = "/admin/reviews/", "/admin/stock/"
SORTS = ("title", "review_sort_title", "review_year", "review_percent", "live")
FILTERS = (
    "score_min=50&score_max=80",
    "year_min=1990&year_max=1999",
    "work_type=Movie",
    "genre=genre-3",
    "author=author-7",
    "tag=tag-9",
    "scored=false",
    "contains_spoilers=false",
    "status=draft",
    "status=scheduled",
    "genre=genre-3&score_min=50&ordering=-review_percent",
)


def main() -> None:
    """Fill a database, then print a table of times and numbers of queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    with database():
        compare(arguments.reviews, arguments.rounds)


def compare(count: int, rounds: int) -> None:
    """The same at a hundredth of the reviews first: queries must not grow with them."""
    from tests.benchmarks.reviews import fill
    from tests.factories import make_section

    register_stock()
    section = make_section()
    client = admin()
    fill(section, count // 100)
    few = {address: queries(client, address) for address in (STOCK, OURS)}
    fill(section, count - count // 100)
    explorer = f"/admin/pages/{section.pk}/"
    for address in (STOCK, OURS):
        many = queries(client, address)
        print(f"{address}: {few[address]} queries at {count // 100} reviews, {many} at {count}")
    print(f"{OURS} with 10 rows: {queries_of_ten(client)} queries")
    report(client, rounds, [STOCK, explorer, OURS])
    report(client, rounds, own_addresses())


def own_addresses() -> list[str]:
    """Ours in each order and with each filter."""
    queried = [f"ordering={sign}{key}" for key in SORTS for sign in ("", "-")] + list(FILTERS)
    return [STOCK, *(f"{OURS}?{query}" for query in queried)]


def register_stock() -> None:
    """A listing of the same pages, as Wagtail makes it."""
    from wagtail.admin.viewsets import viewsets
    from wagtail.admin.viewsets.pages import PageListingViewSet

    from wagtail_reviews.models import get_review_page_model

    viewsets.register(PageListingViewSet("stock", model=get_review_page_model(), icon="pick"))


def admin() -> Any:
    """The client of a superuser who has logged in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", "admin@example.com", "x"))
    return client


def report(client: Any, rounds: int, addresses: Iterable[str]) -> None:
    """Print the median of each address, taken in turns, and how it compares with the first one."""
    times: dict[str, list[float]] = {address: [] for address in addresses}
    for _ in range(rounds + 1):
        for address, taken in times.items():
            taken.append(elapsed(client, address))
    # The first round fills caches.
    medians = {address: statistics.median(taken[1:]) for address, taken in times.items()}
    first = next(iter(medians.values()))
    for address, median in medians.items():
        print(f"| `{address}` | {median * 1000:.0f} ms | {median / first:.2f} |")


def elapsed(client: Any, address: str) -> float:
    """Seconds that an address takes to answer. SQLite works in this process, so that the time of
    the processor is all there is, whatever else the machine does.
    """
    clock = time.perf_counter if settings.DATABASE == "postgresql" else time.process_time
    start = clock()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return clock() - start


def queries(client: Any, address: str) -> int:
    """How many queries the second reading of an address takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def queries_of_ten(client: Any) -> int:
    """Those of a page of ten rows."""
    from wagtail_reviews.admin.reviews import ReviewIndexView

    usual, ReviewIndexView.paginate_by = ReviewIndexView.paginate_by, 10
    found = queries(client, OURS)
    ReviewIndexView.paginate_by = usual
    return found


if __name__ == "__main__":
    main()
