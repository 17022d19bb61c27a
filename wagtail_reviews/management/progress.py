"""How far a command has come."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")

WIDTH = 24
# Seconds between one word and the next.
OFTEN, SELDOM = 0.1, 5.0


def _one(item: object) -> int:
    return 1


class Progress:
    """Says how many items have been done and how many a second: on a terminal in one line, and
    elsewhere in lines. Where ``share`` tells how much of the whole that is, 0 to 1, there is a bar
    too, and the time that remains.
    """

    def __init__(
        self,
        out: Any,
        count: Callable[[Any], int] = _one,
        share: Callable[[], float] | None = None,
    ) -> None:
        self.out, self.count, self.share = out, count, share
        self.is_terminal = bool(out.isatty())
        self.begun = self.said = monotonic()
        self.done = 0

    def following(self, found: Iterable[T]) -> Iterator[T]:
        """The same items; what it says counts those that have been done."""
        for item in found:
            yield item
            self.done += self.count(item)
            if monotonic() - self.said > (OFTEN if self.is_terminal else SELDOM):
                self._say()
        if self.done:
            self._say()
        if self.is_terminal:
            self._write("\n")

    def _say(self) -> None:
        self.said = monotonic()
        says = ", ".join(self._words(self.said - self.begun))
        self._write(f"\r\x1b[K{self._bar()}{says}" if self.is_terminal else f"{says}\n")

    def _words(self, seconds: float) -> Iterator[str]:
        yield f"{self.done:,} items"
        yield f"{self.done / max(seconds, 0.001):.0f} a second"
        if share := self._share():
            left = timedelta(seconds=round(seconds / share - seconds))
            yield f"{left} left"

    def _bar(self) -> str:
        if self.share is None:
            return ""
        full = round(WIDTH * self._share())
        return f"[{'#' * full}{'-' * (WIDTH - full)}] {self._share():.0%} "

    def _share(self) -> float:
        return min(self.share(), 1) if self.share else 0

    def _write(self, text: str) -> None:
        self.out.write(text, style_func=str, ending="")
        self.out.flush()
