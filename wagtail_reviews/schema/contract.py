"""The contract of a review page type: ours, with the fields that a site adds by subclassing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, create_model

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.blocks import Block, CustomBlock
from wagtail_reviews.schema.lists import CardList
from wagtail_reviews.schema.review import Card, Review

BLOCKS: Mapping[str, type[Part]] = {
    model.model_fields["type"].default: model for model in get_args(get_args(Block)[0])
}
CUSTOM = "custom"
# Which blocks stand at the top of a card, and whether a card has many of them.
AT_TOP = {"metadata": False, "verdict": False, "score": False, "author_card": True}
NAMES_AT_TOP = {"author_card": "authors"}


@dataclass(frozen=True)
class Contract:
    """What reviews of a page type are answered with; ``blocks`` are the models by block name."""

    card: type[Card] = Card
    review: type[Review] = Review
    card_list: type[CardList] = CardList
    blocks: Mapping[str, type[Part]] = field(default_factory=lambda: BLOCKS)

    @property
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
    blocks = {**BLOCKS, **own}
    if parts.keys() - BLOCKS.keys() and not set(customs):
        del blocks[CUSTOM]
    at_top = {key: parts[key] for key in AT_TOP if key in parts}
    whole_card = create_model(f"{name}Card", __base__=card, **_at_top(at_top))
    return Contract(
        card=whole_card,
        review=create_model(
            f"{name}Review", __base__=(whole_card, Review), body=(list[_union(blocks)], ...)
        ),
        card_list=create_model(f"{name}CardList", __base__=CardList, items=(list[whole_card], ...)),
        blocks=own,
    )


def _at_top(parts: Mapping[str, type[Part]]) -> dict[str, Any]:
    return {
        NAMES_AT_TOP.get(key, key): (list[part] if AT_TOP[key] else part | None, ...)  # type: ignore[valid-type]
        for key, part in parts.items()
    }


def _block(name: str, key: str, part: type[Part]) -> type[Part]:
    """The model of the blocks that are called ``key``, with ``part`` as their value."""
    words = key.title().replace("_", "")
    if key in BLOCKS:
        return create_model(f"{name}{words}Block", __base__=BLOCKS[key], value=(part, ...))
    return create_model(
        f"{name}{words}Block", __base__=CustomBlock, name=(Literal[key], key), value=(part, ...)
    )


def _union(blocks: Mapping[str, type[Part]]) -> Any:
    """One of the blocks. Where several are custom, their name tells them apart, not their type."""
    union = reduce(or_, blocks.values())
    if any(key not in BLOCKS for key in blocks):
        return union
    return Annotated[union, Field(discriminator="type")]
