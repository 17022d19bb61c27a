"""What a process remembers."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """What has been found out, by key: at most ``most`` of it. What is one too many has all of it
    forgotten, as a new key mostly is one of a new version, and what was known is of the past.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: dict[Any, Any] = {}

    def get(self, key: Any, make: Callable[[], T]) -> T:
        """What is known by ``key``, else what ``make`` gives."""
        found: T = self._known.get(key, self)  # itself stands for nothing, as None may be known
        if found is self:
            found = make()
            if len(self._known) >= self.most:
                self._known.clear()
            self._known[key] = found
        return found
