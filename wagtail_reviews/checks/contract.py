"""Whether what a site adds to the contract extends it, and comes from somewhere."""

from collections.abc import Iterator
from inspect import get_annotations
from typing import Any

from django.core import checks

from wagtail_reviews import extract
from wagtail_reviews.checks.models import models_with_columns
from wagtail_reviews.schema import Card
from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.contract import added_fields


def check_own_fields(**kwargs: Any) -> list[checks.CheckMessage]:
    """E009, E010, E011, E017: what a site adds to the schema extends ours, comes from somewhere,
    can be missing, as in a draft, and refuses nothing that is ours.
    """
    models = [model for model in models_with_columns() if hasattr(model, "review_schema")]
    parts = (part for model in models for part in extract.own_parts(model))
    return [message for schema, ours, source in parts for message in _own(schema, ours, source)]


def _own(schema: Any, ours: Any, source: Any) -> Iterator[checks.CheckMessage]:
    if not _extends(schema, ours):
        yield checks.Error(
            f"{schema.__name__} does not extend {_name(ours)}.",
            hint=f"Write it as class {schema.__name__}({_name(ours)}).",
            id="wagtail_reviews.E011",
        )
        return
    yield from _refusals(schema, ours)
    for name in added_fields(schema, ours):
        yield from _own_field(schema, ours, source, name)


def _extends(schema: Any, ours: Any) -> bool:
    # Some of our blocks have a text as their value, which nothing extends.
    return issubclass(ours, Part) and issubclass(schema, ours)


def _refusals(schema: type[Part], ours: type[Part]) -> Iterator[checks.CheckMessage]:
    if names := [*_redefined(schema, ours), *_validators(schema, ours)]:
        yield checks.Error(
            f"{schema.__name__} may refuse what is ours, by {', '.join(names)}.",
            hint="Add fields alone, and validate them in the form of the page or of the block.",
            id="wagtail_reviews.E017",
        )


def _redefined(schema: type[Part], ours: type[Part]) -> list[str]:
    own = [each for each in schema.__mro__ if issubclass(each, ours) and each is not ours]
    named = {name for each in own for name in get_annotations(each)}
    return sorted(named.intersection(ours.model_fields))


def _validators(schema: type[Part], ours: type[Part]) -> list[str]:
    if ours is Part:  # all of it is the site's own
        return []
    known = ours.__pydantic_decorators__.model_validators
    return sorted(schema.__pydantic_decorators__.model_validators.keys() - known.keys())


def _own_field(
    schema: type[Part], ours: type[Part], source: Any, name: str
) -> Iterator[checks.CheckMessage]:
    if ours is not Part and schema.model_fields[name].is_required():
        yield checks.Error(
            f"{schema.__name__}.{name} has no default, and drafts may lack it.",
            hint=f'Write it as {name}: str = "".',
            id="wagtail_reviews.E009",
        )
    known = hasattr(source, name) if ours is Card else name in getattr(source, "child_blocks", ())
    if not known:
        yield checks.Error(
            f"{schema.__name__}.{name} has no field to come from.",
            hint=f"Add a field {name!r} to {_name(source)}.",
            id="wagtail_reviews.E010",
        )


def _name(source: Any) -> str:
    return str(getattr(source, "__name__", type(source).__name__))
