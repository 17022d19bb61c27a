"""What the traffic benchmark asks for, and how fast it has to be."""

from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = "limit=20&fields=*"
STOCK = "type=benchmark.StockReview&limit=20"
IDS, PAGES = 100, 10


@dataclass(frozen=True)
class Target:
    """Addresses that are asked for in turns; ``cached`` says by which of the two servers."""

    name: str
    paths: list[str]
    cached: bool = True
    conditional: bool = False


@dataclass(frozen=True)
class Goal:
    """``target`` answers at least ``bound`` times as many requests as ``beside`` does."""

    target: str
    bound: float
    beside: str


BARE = "bare view"
STOCK_DETAIL, STOCK_LIST = "stock v2 detail", "stock v2 list of 20, whole"
GOALS = [
    *(Goal(f"{version} detail, cached", 0.7, BARE) for version in ("v2", "v3")),
    *(Goal(f"{version} 20 cards, cached", 0.7, BARE) for version in ("v2", "v3")),
    *(Goal(f"{version} 304", 0.8, BARE) for version in ("v2", "v3")),
    *(Goal(f"{version} detail", 5, STOCK_DETAIL) for version in ("v2", "v3")),
    *(Goal(f"{version} 20 whole", 10, STOCK_LIST) for version in ("v2", "v3")),
]
# Milliseconds of the server's processor for each review of a list of whole ones.
MOST_CPU = 0.6


def targets(reviews: Iterable[int], stock: Iterable[int]) -> list[Target]:
    """All of them, by the ids of reviews and of stock pages."""
    ours, theirs = list(reviews)[:IDS], list(stock)[:IDS]
    return [
        Target(BARE, [f"/bare/{pk}/" for pk in ours]),
        Target(STOCK_DETAIL, [f"/api/v2/pages/{pk}/?fields=*,author(*)" for pk in theirs]),
        Target(STOCK_LIST, _pages(f"/api/v2/pages/?{STOCK}&fields=*,author(*)")),
        Target("stock v3 detail", [f"/api/v3/pages/{pk}/" for pk in theirs]),
        Target("stock v3 list of 20", _pages(f"/api/v3/pages/?{STOCK}")),
        *(target for version in ("v2", "v3") for target in _ours(version, ours)),
    ]


def _ours(version: str, pks: list[int]) -> list[Target]:
    listed = f"/api/{version}/reviews/"
    details = [f"{listed}{pk}/" for pk in pks]
    cards, whole = _pages(f"{listed}?limit=20"), _pages(f"{listed}?{WHOLE}")
    return [
        Target(f"{version} detail, cached", details),
        Target(f"{version} 20 cards, cached", cards),
        Target(f"{version} 304", details, conditional=True),
        Target(f"{version} detail", details, cached=False),
        Target(f"{version} 20 cards", cards, cached=False),
        Target(f"{version} 20 whole", whole, cached=False),
    ]


def _pages(address: str) -> list[str]:
    return [f"{address}&offset={20 * number}" for number in range(PAGES)]
