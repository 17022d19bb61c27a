"""What wagtail-localize is told of blocks and models, where it is installed."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.apps import apps


def nothing(value: Any) -> list[Any]:
    """The texts to translate in a block that has none."""
    return []


def in_step(block: Any) -> Any:
    """A copy of the block, the text of which follows the source of a translation: it is a mark or
    a name.
    """
    found = copy(block)
    found.get_translatable_segments = nothing
    return found


def translatable_fields(translated: Iterable[str], in_step: Iterable[str]) -> list[Any]:
    """The fields of a model that are translated, and those that follow the source unless a
    translator overrides them; no others are touched.
    """
    if not apps.is_installed("wagtail_localize"):
        return []
    from wagtail_localize.fields import SynchronizedField, TranslatableField

    return [*map(TranslatableField, translated), *map(SynchronizedField, in_step)]
