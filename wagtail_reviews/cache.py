"""What is kept in the site's own cache. A cache that is down, or slow, costs a warning and is then
left alone for a while; never an error.
"""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from django.core.cache import caches

from wagtail_reviews import conf

logger = logging.getLogger("wagtail_reviews")

T = TypeVar("T")

# Seconds: that a cache may take, and that it is left alone for if it takes longer, or fails.
SLOW = 0.25
REST = 10.0

_rests_until: dict[str, float] = {}
_met: set[str] = set()


def get(key: str) -> Any | None:
    """What is kept under ``key``, None where there is nothing."""
    return _asked(lambda cache: cache.get(key))


def keep(key: str, value: Any) -> None:
    """Keep ``value`` under ``key`` for as long as the settings say."""
    seconds = conf.kept_for()
    if seconds > 0:
        _asked(lambda cache: cache.set(key, value, seconds))


def remembered(key: str, make: Callable[[], T]) -> T:
    """What is kept under ``key``; what ``make`` gives, and kept, where there is nothing."""
    found: T | None = get(key)
    if found is None:
        found = make()
        keep(key, found)
    return found


def _asked(ask: Callable[[Any], T]) -> T | None:
    alias = conf.cache_alias()
    if alias is None or monotonic() < _rests_until.get(alias, 0):
        return None
    begun = monotonic()
    try:
        answer = ask(caches[alias])
    except Exception:  # of whatever client a backend is built on
        _rest(alias, "The cache %r cannot be used, and is left alone for %s seconds.", True)
        return None
    # Whoever meets a cache loads its client and connects, which no other answer will wait for.
    if monotonic() - begun > SLOW and alias in _met:
        _rest(alias, "The cache %r is slow, and is left alone for %s seconds.")
    _met.add(alias)
    return answer


def _rest(alias: str, message: str, failed: bool = False) -> None:
    _rests_until[alias] = monotonic() + REST
    logger.warning(message, alias, REST, exc_info=failed)
