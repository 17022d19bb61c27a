"""How many reviews there are of each percent, and what follows from it."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from wagtail_reviews.schema.score import TENTH

WIDTH = 10
LAST = 9


class Tally:
    """Numbers of reviews by percent, None for those without a score. Exact, in Decimal: databases
    average in binary floats.
    """

    def __init__(self, counts: Iterable[tuple[Decimal | None, int]] = ()) -> None:
        self._counts: Counter[Decimal | None] = Counter()
        for percent, count in counts:
            self._counts[percent] += count

    @property
    def count(self) -> int:
        """The number of reviews."""
        return self._counts.total()

    @property
    def scored(self) -> int:
        """The number of those with a score."""
        return self.count - self._counts[None]

    @property
    def average(self) -> Decimal | None:
        """The average percent, half up, one decimal; None where nothing has a score."""
        if not self.scored:
            return None
        total = sum((percent * count for percent, count in self._percents()), Decimal(0))
        return (total / self.scored).quantize(TENTH, ROUND_HALF_UP)

    def histogram(self) -> list[tuple[int, int, int]]:
        """Ten ranges of ten per cent with their counts: from, to, count; 100 is in the last."""
        buckets: Counter[int] = Counter()
        for percent, count in self._percents():
            buckets[min(int(percent) // WIDTH, LAST)] += count
        return [(WIDTH * n, WIDTH * (n + 1), buckets[n]) for n in range(LAST + 1)]

    def _percents(self) -> Iterable[tuple[Decimal, int]]:
        return ((percent, count) for percent, count in self._counts.items() if percent is not None)
