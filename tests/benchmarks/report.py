"""What was measured, as tables in Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.load import Load
from tests.benchmarks.targets import BARE, GOALS, MOST_CPU


@dataclass(frozen=True)
class Measured:
    """The figures of a target."""

    name: str
    load: Load
    queries: int
    bytes: int


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, all columns but the first one aligned to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def table_of_goals(measured: Iterable[Measured]) -> str:
    """What was to be reached, what was, and whether it is enough."""
    found = {one.name: one.load for one in measured}
    rows = []
    for goal in GOALS:
        ratio = found[goal.target].rate / found[goal.beside].rate
        wanted = f"at least {goal.bound} of {goal.beside}"
        rows.append([goal.target, wanted, f"{ratio:.2f}", _yes(ratio >= goal.bound)])
    for version in ("v2", "v3"):
        cpu = found[f"{version} 20 whole"].cpu / 20
        wanted = f"under {MOST_CPU} ms of CPU a review"
        rows.append([f"{version} 20 whole", wanted, f"{cpu:.2f} ms", _yes(cpu < MOST_CPU)])
    return table(["target", "wanted", "measured", "met"], rows)


def table_of_figures(measured: Sequence[Measured]) -> str:
    """Every figure of every target."""
    bare = next(one.load.rate for one in measured if one.name == BARE)
    heads = ["", "requests/s", "of bare", "median", "99 %", "CPU", "queries", "bytes"]
    return table(heads, [_figures(one, bare) for one in measured])


def _figures(one: Measured, bare: float) -> list[str]:
    load = one.load
    times = [f"{value:.2f} ms" for value in (load.median, load.p99, load.cpu)]
    return [
        one.name,
        f"{load.rate:.0f}",
        f"{load.rate / bare:.2f}",
        *times,
        str(one.queries),
        str(one.bytes),
    ]


def _yes(met: bool) -> str:
    return "yes" if met else "no"
