"""Fields of the search index whose values take long to make.

Wagtail's database backends ask for each of them up to five times as they index a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.search import index

MADE = "_wagtail_reviews_searched"
is_indexed_later: ContextVar[bool] = ContextVar("wagtail_reviews_indexed_later", default=False)


class _Once:
    """Makes the value once for a page in memory, until that is saved."""

    field_name: str

    def get_value(self, obj: Any) -> Any:
        """The value, of an unsaved page too."""
        made = obj.__dict__.setdefault(MADE, {})
        if self.field_name not in made:
            made[self.field_name] = super().get_value(obj)  # type: ignore[misc]  # a mixin
        return made[self.field_name]


class OnceSearchField(_Once, index.SearchField):
    """What is searched for."""


class OnceAutocompleteField(_Once, index.AutocompleteField):
    """What is completed."""


def completed(obj: Any, **made: Any) -> None:
    """Give a page in memory values that are known already, by the names of their fields."""
    obj.__dict__.setdefault(MADE, {}).update(made)


@contextmanager
def searched_anew(obj: Any) -> Iterator[None]:
    """Make the values anew for what is indexed within, and again for what is indexed later."""
    obj.__dict__.pop(MADE, None)
    try:
        yield
    finally:
        obj.__dict__.pop(MADE, None)


@contextmanager
def indexed_later() -> Iterator[None]:
    """Keep the reviews that are saved within out of the search index: whoever saves many adds them
    together.
    """
    token = is_indexed_later.set(True)
    try:
        yield
    finally:
        is_indexed_later.reset(token)
