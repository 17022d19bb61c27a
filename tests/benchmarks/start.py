"""Times the start of a stock Wagtail site: without the app, with as many page types and snippets
of its own instead, and with the app; and what the site's other pages cost after that.

    python -m tests.benchmarks.start --rounds 25

Every start is a process of its own, and the sites take turns.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# By the apps that a site is without.
SITES = {
    "without": "wagtail_reviews tests.stock.plain",
    "plain": "wagtail_reviews",
    "with": "tests.stock.plain",
}
Figures = dict[str, Any]


def main() -> None:
    """Print the median of each figure, and of the differences within the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    with databases() as folders:
        timed = [{site: start(site, folders[site]) for site in SITES} for _ in range(rounds + 1)]
    # The first round compiles Python and fills the disk's cache.
    report(timed[1:])


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """A folder for each site with its migrated database, all gone afterwards."""
    with tempfile.TemporaryDirectory() as parent:
        folders = {site: os.path.join(parent, site) for site in SITES}
        for site, folder in folders.items():
            os.mkdir(folder)
            run(site, folder, "-m", "django", "migrate", "--verbosity=0")
        yield folders


def start(site: str, folder: str) -> Figures:
    """The figures of one new process."""
    figures: Figures = json.loads(run(site, folder, "-m", "tests.stock.visit"))
    return figures


def run(site: str, folder: str, *arguments: str) -> str:
    """What a Python process of a site prints."""
    # As on a server: Python's bytecode is there from the second start on.
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": os.path.dirname(folder)}
    own = {"WITHOUT": SITES[site], "TEST_VAR": folder, **kept}
    settings = {"DJANGO_SETTINGS_MODULE": "tests.stock.settings", "PYTHONPATH": os.getcwd()}
    ran = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **settings, **own},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def report(rounds: list[dict[str, Figures]]) -> None:
    """A table in Markdown: each figure of each site, and what is added to that without."""
    print("| | without | plain | with | plain adds | the app adds |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in rounds[0]["with"]:
        figures = {site: [one[site][name] for one in rounds] for site in SITES}
        added = [difference(figures[site], figures["without"]) for site in ("plain", "with")]
        columns = (format(statistics.median(values), ".1f") for values in figures.values())
        print(f"| {name} | {' | '.join([*columns, *added])} |")


def difference(figures: list[float], without: list[float]) -> str:
    """The median of what a site takes more, round by round."""
    more = [figure - less for figure, less in zip(figures, without, strict=True)]
    return format(statistics.median(more), ".1f")


if __name__ == "__main__":
    main()
