"""The contract of a review page type: ours, with the fields that a site adds by subclassing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, create_model

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.blocks import Block, CustomBlock
from wagtail_reviews.schema.lists import CardList
from wagtail_reviews.schema.review import Card, Review

# The blocks of ours, by name.
BLOCKS: Mapping[str, type[Part]] = {
    model.model_fields["type"].default: model
    for model in get_args(get_args(Block)[0])
    if model is not CustomBlock
}
# The blocks that a card shows: of these one, of author cards all.
ONE_AT_TOP = ("metadata", "verdict", "score")
AUTHOR_CARD = "author_card"
AT_TOP = (*ONE_AT_TOP, AUTHOR_CARD)


@dataclass(frozen=True)
class Contract:
    """What reviews of a page type are answered with; ``blocks`` are the models by block name."""

    card: type[Card] = Card
    review: type[Review] = Review
    card_list: type[CardList] = CardList
    blocks: Mapping[str, type[Part]] = field(default_factory=lambda: BLOCKS)

    @cached_property
    def own_fields(self) -> list[str]:
        """The names of the fields that the site has added to the card."""
        return added_fields(self.card, Card)


def added_fields(model: type[Part], base: type[Part]) -> list[str]:
    """The names of the fields that a subclass has beyond those of ``base``."""
    return [name for name in model.model_fields if name not in base.model_fields]


def extended(
    name: str, card: type[Card], parts: Mapping[str, type[Part]], customs: Iterable[str] = ()
) -> Contract:
    """The contract with a card of the site's own, and with ``parts`` of its own by block name.

    ``name`` is what the names of the models begin with: an OpenAPI document has one model of each
    name. ``customs`` are the names of those blocks of the site's own that have no model.
    """
    own = {key: _block(name, key, part) for key, part in parts.items()}
    options = list({**BLOCKS, **own}.values())
    own_names = parts.keys() - BLOCKS.keys()
    if set(customs) or not own_names:
        options.append(CustomBlock)
    body = _union(options, narrows=not own_names)
    own_card = _model(f"{name}Card", card, **_at_top(parts))
    return Contract(
        card=own_card,
        review=_model(f"{name}Review", (own_card, Review), body=_list_of(body)),
        card_list=_model(f"{name}CardList", CardList, items=_list_of(own_card)),
        blocks=own,
    )


def _model(name: str, base: Any, **annotations: Any) -> Any:
    required = {field: (annotation, ...) for field, annotation in annotations.items()}
    says = (base[-1] if isinstance(base, tuple) else base).__doc__
    return create_model(name, __base__=base, __doc__=says, **required)  # type: ignore[call-overload]  # names known at run time


def _list_of(item: Any) -> Any:
    return list[item]


def _at_top(parts: Mapping[str, type[Part]]) -> dict[str, Any]:
    found: dict[str, Any] = {key: parts[key] | None for key in ONE_AT_TOP if key in parts}
    if AUTHOR_CARD in parts:
        found["authors"] = _list_of(parts[AUTHOR_CARD])
    return found


def _block(name: str, key: str, part: type[Part]) -> type[Part]:
    """The model of the blocks that are called ``key``, with ``part`` as their value."""
    model = f"{name}{key.title().replace('_', '')}Block"
    if key in BLOCKS:
        block: type[Part] = _model(model, BLOCKS[key], value=part)
        return block
    only: Any = Literal[key]
    return create_model(model, __base__=CustomBlock, name=(only, key), value=(part, ...))


def _union(options: Iterable[Any], narrows: bool) -> Any:
    """One of the blocks. Where several are custom, their name tells them apart, not their type."""
    union = reduce(or_, options)
    return Annotated[union, Field(discriminator="type")] if narrows else union
