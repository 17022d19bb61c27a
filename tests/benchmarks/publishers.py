"""Measures what publishers cost each other: as many as are given publish for some seconds, each
with a connection of its own; with the content version, without it, pages that have nothing to do
with the app, and with the version as a counter in one row, which is what it is not.

    TEST_DATABASE=mariadb .ci/services python -m tests.benchmarks.publishers

Fails if any of them meets an error, or if a change is lost.
"""

import argparse
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings_benchmarks")

from tests.benchmarks.databases import database  # settings come first

PAGES = 5
LONGEST_START = 120
Outcome = dict[str, Any]


def main() -> None:
    """Print how many pages a second each kind of site publishes, and what became of the changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publishers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hot-row", action="store_true")
    arguments = parser.parse_args()
    with database():
        ids = make_pages(arguments.publishers * PAGES)
        kinds = [kind for kind in KINDS if arguments.hot_row or kind != "hot row"]
        rounds = [
            {kind: publish_at_once(kind, ids[kind == "stock"], arguments) for kind in turn}
            for turn in turns(kinds, arguments.rounds)
        ]
    report(rounds, kinds, arguments.seconds)


def turns(kinds: list[str], rounds: int) -> list[list[str]]:
    """Each round in another order, so that none is always the one after another."""
    return [kinds[number % len(kinds) :] + kinds[: number % len(kinds)] for number in range(rounds)]


def make_pages(count: int) -> tuple[list[int], list[int]]:
    """The ids of reviews, and of pages of the site's own type with the same bodies."""
    from tests.benchmarks.patterns import make_patterns
    from tests.benchmarks.publishing import make_reviews, make_stock
    from tests.factories import make_section

    section, patterns = make_section(), make_patterns()
    return make_reviews(section, patterns, count), make_stock(section, patterns, count)


def publish_at_once(kind: str, ids: list[int], arguments: Any) -> Outcome:
    """What all publishers have done together, and how much of it the version tells."""
    from django.db import connections

    before = version()
    connections.close_all()  # no process may go on with that of another
    processes = get_context("fork")
    ready, results = processes.Barrier(arguments.publishers), processes.Queue()
    own = [ids[number :: arguments.publishers] for number in range(arguments.publishers)]
    started = [
        processes.Process(target=run, args=(kind, pages, arguments.seconds, ready, results))
        for pages in own
    ]
    for process in started:
        process.start()
    outcomes = [results.get(timeout=LONGEST_START) for _ in started]
    for process in started:
        process.join()
    steps = sum(outcome["steps"] for outcome in outcomes)
    return {
        "published": sum(outcome["published"] for outcome in outcomes),
        "errors": sum((outcome["errors"] for outcome in outcomes), Counter()),
        "lost": kind == "with" and version() != before + steps,
        "folded": sum(outcome["folded"] for outcome in outcomes),
    }


def version() -> int:
    """The content version."""
    from wagtail_reviews.models import content_version

    return content_version() or 0


def run(kind: str, ids: list[int], seconds: float, ready: Any, results: Any) -> None:
    """What one publisher does."""
    from wagtail.models import Page

    pages = [page.specific for page in Page.objects.filter(pk__in=ids)]
    with KINDS[kind](), noted() as changes:
        ready.wait(LONGEST_START)
        results.put({**publish_for(seconds, pages, changes), **changes})


def publish_for(seconds: float, pages: list[Any], changes: dict[str, int]) -> Outcome:
    """Publish one page after the other until time is up."""
    from django.db import Error

    from tests.benchmarks.publishing import publish

    published, errors = 0, Counter[str]()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        changes["own"] = 0
        try:
            publish(pages[published % len(pages)], published)
        except Error as error:
            errors[str(error)] += 1
        else:
            published += 1
            changes["steps"] += changes["own"]
    return {"published": published, "errors": errors}


@contextmanager
def noted() -> Iterator[dict[str, int]]:
    """The step of the transaction at work, the sum of those before, and how often the log has been
    folded, which is done outside of what is published.
    """
    from django.db import connection
    from django.db.models.signals import post_save

    from wagtail_reviews.models import Change

    changes = {"own": 0, "steps": 0, "folded": 0}

    def note(instance: Any, **kwargs: Any) -> None:
        if changes["own"] == 0:
            changes["own"] = instance.step
        else:
            changes["folded"] += 1

    post_save.connect(note, sender=Change)
    yield changes
    connection.close()


@contextmanager
def hot_row() -> Iterator[None]:
    """Every publisher counts in the same row, where the app inserts one."""
    from django.db.models import F
    from django.db.models.signals import post_save

    from tests.benchmarks.publishing import without_version
    from wagtail_reviews.models import Change, get_review_page_model
    from wagtail_reviews.models.shown import is_draft

    row = Change.objects.order_by("pk").values_list("pk", flat=True)[0]

    def count(update_fields: Any, **kwargs: Any) -> None:
        if not is_draft(update_fields):
            Change.objects.filter(pk=row).update(step=F("step") + 1)

    with without_version():
        post_save.connect(count, sender=get_review_page_model())
        yield


@contextmanager
def with_version() -> Iterator[None]:
    """The app as it is."""
    yield


def without_version() -> AbstractContextManager[None]:
    """The app, but nothing counts changes."""
    from tests.benchmarks import publishing

    return publishing.without_version()


def without_app() -> AbstractContextManager[None]:
    """None of the app's receivers."""
    from tests.benchmarks import publishing

    return publishing.without_app()


KINDS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "without": without_version,
    "with": with_version,
    "stock": without_app,
    "hot row": hot_row,
}


def report(rounds: list[dict[str, Outcome]], kinds: list[str], seconds: float) -> None:
    """A table in Markdown; ratios are the medians of those within the rounds."""
    print("| | pages a second | of that without | errors | times folded | changes lost |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind in kinds:
        outcomes = [one[kind] for one in rounds]
        rate = statistics.median(one["published"] for one in outcomes) / seconds
        ratio = statistics.median(
            one[kind]["published"] / one["without"]["published"] for one in rounds
        )
        errors: Counter[str] = sum((one["errors"] for one in outcomes), Counter())
        folded, lost = (sum(one[name] for one in outcomes) for name in ("folded", "lost"))
        lost_here = lost if kind == "with" else ""
        print(f"| {kind} | {rate:.1f} | {ratio:.2f} | {errors.total()} | {folded} | {lost_here} |")
        for error, times in errors.items():
            print(f"{times} times: {error}", file=sys.stderr)
    if any(one["errors"] or one["lost"] for outcome in rounds for one in outcome.values()):
        sys.exit("There were errors, or changes were lost.")


if __name__ == "__main__":
    main()
