"""What a site adds to the contract, read from the blocks and the fields that it stands in.

A block names a part of its own in ``Meta.schema``, a page type its card in ``review_schema``. The
fields that these have beyond ours come from the children, or the attributes, of the same names.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey
from pydantic import ValidationError
from wagtail import blocks as wagtail_blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from wagtail_reviews.extract.body import READERS, Reader, Readers
from wagtail_reviews.extract.raw import Raw, items, listed, present, struct, text, url
from wagtail_reviews.extract.resolver import PictureRef, References, Resolver
from wagtail_reviews.extract.text import picture_ref, rich_text
from wagtail_reviews.schema import Card
from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.contract import Contract, added_fields, extended

logger = logging.getLogger("wagtail_reviews")

P = TypeVar("P", bound=Part)


def contract_of(model: Any) -> Contract:
    """The contract of a review page type."""
    return _own(model)[0]


def readers_of(model: Any) -> Readers:
    """How the blocks of a review page type are read."""
    return _own(model)[1]


@cache
def _own(model: Any) -> tuple[Contract, Readers]:
    contract = _contract(model)
    return contract, _readers(_children(model), contract)


def _contract(model: Any) -> Contract:
    card = model.review_schema
    children = _children(model)
    parts = {name: block.meta.schema for name, block in children.items() if has_schema(block)}
    if card is Card and not parts:
        return Contract()
    customs = children.keys() - parts.keys() - READERS.keys()
    return extended(model.__name__, card, parts, customs)


def own_parts(model: type[Any]) -> Iterator[tuple[type[Part], type[Part], Any]]:
    """What a site has added to a review page type: each model of its own, ours that it extends,
    and what its fields are read from (the page type, or a block).
    """
    yield model.review_schema, Card, model
    for name, block in _children(model).items():
        if has_schema(block):
            known = name in READERS
            ours = READERS[name][0].model_fields["value"].annotation if known else Part
            yield block.meta.schema, ours, block


def _readers(children: Mapping[str, Any], contract: Contract) -> Readers:
    translated = {
        name: (READERS[name][0], _translated(READERS[name][1], block))
        for name, block in children.items()
        if name in READERS and hasattr(block, "as_ours")
    }
    readers = {**READERS, **translated}
    own = {
        name: (contract.blocks[name], _own_reader(block, readers.get(name, (None, None))[1]))
        for name, block in children.items()
        if has_schema(block)
    }
    return {**readers, **own}


def has_schema(block: Any) -> bool:
    """Whether a block names a part of its own."""
    return getattr(block.meta, "schema", None) is not None


def page_values(page: Any, resolver: Resolver) -> dict[str, Any]:
    """What the fields hold that a site has added to its card."""
    names = contract_of(type(page)).own_fields
    return {name: _page_value(page, name, resolver) for name in names}


def refer_to_page_values(page: Any, resolver: Resolver) -> None:
    """Ask ``resolver`` for the pictures and the rich texts among them, and for nothing else."""
    for name in contract_of(type(page)).own_fields:
        if _model_field(page, name) is not None:
            _page_value(page, name, resolver)


def filled(
    model: type[P], known: Mapping[str, Any], own: Mapping[str, Any], quietly: bool = False
) -> P:
    """``model`` of what is ``known`` and of the site's ``own`` values. What is empty, or no value
    of its field, as in a draft, is left at the field's default; of a list, out of the list. That is
    logged unless ``quietly``.

    Raises pydantic's ``ValidationError`` where what is ``known`` is not enough.
    """
    given = _without_empty(own)
    while True:
        try:
            return model.model_validate({**known, **given})
        except ValidationError as error:
            wrong = {_item(each["loc"]) for each in error.errors() if each["loc"][:1]}
            wrong = {path for path in wrong if path[0] in given}
            if not wrong:
                raise
            if not quietly:
                names = sorted(".".join(map(str, path)) for path in wrong)
                logger.warning("%s: no value of %s.", model.__name__, ", ".join(names))
            given = _without(given, wrong)


def _without_empty(value: Any) -> Any:
    """A value whose structs lack what is empty in them, so that it is at its default."""
    if isinstance(value, dict):
        found = {name: _without_empty(each) for name, each in value.items()}
        return {name: each for name, each in found.items() if each not in (None, "")}
    return [_without_empty(each) for each in value] if isinstance(value, list) else value


Path = tuple[Any, ...]


def _item(loc: Path) -> Path:
    """The path of the innermost item of a list that an error lies in, else that of the field."""
    indexes = [place for place, step in enumerate(loc) if isinstance(step, int)]
    return loc[: indexes[-1] + 1] if indexes else loc[:1]


def _without(value: Any, paths: set[Path]) -> Any:
    """A value without what lies at these paths."""
    gone = {path[0] for path in paths if len(path) == 1}
    below = {step: {path[1:] for path in paths if path[0] == step} for step, *_ in paths}
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    kept = {
        step: _without(each, below[step]) if step in below and _goes_on(each) else each
        for step, each in steps
        if step not in gone and not (step in below and not _goes_on(each))
    }
    return kept if isinstance(value, dict) else list(kept.values())


def _goes_on(value: Any) -> bool:
    return isinstance(value, dict | list)


def _children(model: type[Any]) -> Mapping[str, Any]:
    children: Mapping[str, Any] = model._meta.get_field("body").stream_block.child_blocks
    return children


def _translated(reader: Reader, block: Any) -> Reader:
    """A reader of what a block of the site's own translates into the raw form of ours."""
    return lambda value, resolver: reader(block.as_ours(value), resolver)


def _own_reader(block: Any, ours: Reader | None) -> Reader:
    """A reader of a block with a part of its own; of one that is custom, its required fields are
    the core without which it is left out.
    """
    model, children = block.meta.schema, getattr(block, "child_blocks", {})

    def grown(value: Any, resolver: Resolver) -> Any:
        part = ours(value, resolver) if ours else None
        return None if part is None else fill(value, resolver, dict(part), type(part))

    def custom(value: Any, resolver: Resolver) -> Any:
        return fill(value, resolver, {}, Part)

    def fill(value: Any, resolver: Resolver, known: Mapping[str, Any], base: type[Part]) -> Any:
        names = [name for name in added_fields(model, base) if name in children]
        own = _values(block, names, struct(value), resolver)
        try:
            # References have no pictures yet, so that a value may be wrong for lack of one.
            return filled(model, known, own, quietly=isinstance(resolver, References))
        except ValidationError:
            return None

    return grown if ours else custom


def _values(block: Any, names: Iterable[str], raw: Raw, resolver: Resolver) -> dict[str, Any]:
    return {name: block_value(block.child_blocks[name], raw.get(name), resolver) for name in names}


def block_value(block: Any, raw: Any, resolver: Resolver) -> Any:
    """The raw value of any block, with pictures and rich text as the reader may see them, and links
    that are safe to follow.
    """
    if isinstance(block, wagtail_blocks.RichTextBlock):
        return rich_text(raw, resolver)
    if isinstance(block, ImageBlock | ImageChooserBlock):
        return _image(picture_ref(raw), resolver)
    if isinstance(block, wagtail_blocks.ListBlock):
        return present(block_value(block.child_block, item, resolver) for item in items(raw))
    if isinstance(block, wagtail_blocks.StructBlock):
        return _values(block, block.child_blocks, struct(raw), resolver)
    if isinstance(block, wagtail_blocks.StreamBlock):
        return present(_streamed(block, struct(child), resolver) for child in listed(raw))
    if isinstance(block, TypedTableBlock):
        return _table(block, struct(raw), resolver)
    if isinstance(block, wagtail_blocks.URLBlock):
        return url(raw)
    # Of any other compound it is not known where its rich text and its pictures are.
    return raw if isinstance(block, wagtail_blocks.FieldBlock) else None


def _table(block: Any, raw: Raw, resolver: Resolver) -> dict[str, Any]:
    columns = [struct(column) for column in listed(raw.get("columns"))]
    names = [text(column.get("type")) for column in columns]

    def row(values: Any) -> list[Any]:
        cells = zip(names, listed(struct(values).get("values")), strict=False)
        known = ((block.child_blocks.get(name), value) for name, value in cells)
        return [None if cell is None else block_value(cell, each, resolver) for cell, each in known]

    return {
        "columns": [
            {"type": name, "heading": text(column.get("heading"))}
            for name, column in zip(names, columns, strict=True)
        ],
        "rows": [{"values": row(values)} for values in listed(raw.get("rows"))],
        "caption": text(raw.get("caption")),
    }


def representation(model: Any, resolver: Resolver) -> Callable[[str, Any], Any]:
    """How a block of the site's own without a part is represented, by its name and raw value: by
    the ``get_api_representation`` of its class, else by ``block_value``.
    """
    children = _children(model)

    def represented(name: str, raw: Any) -> Any:
        block = children[name]
        if not _represents_itself(block):
            return block_value(block, raw, resolver)
        return None if isinstance(resolver, References) else _own_representation(block, raw)

    return represented


def _represents_itself(block: Any) -> bool:
    # Wagtail's own asks no reader who may see a page or a picture.
    defined: str = type(block).get_api_representation.__module__
    return defined.partition(".")[0] not in ("wagtail", "wagtail_reviews")


def _own_representation(block: Any, raw: Any) -> Any:
    try:
        return block.get_api_representation(block.to_python(raw))
    except (ArithmeticError, AttributeError, TypeError, ValueError):
        logger.warning("A %r block cannot be read.", block.name)
        return None


def _streamed(block: Any, child: Raw, resolver: Resolver) -> dict[str, Any] | None:
    known = block.child_blocks.get(text(child.get("type")))
    if known is None:
        return None
    return {**child, "value": block_value(known, child.get("value"), resolver)}


def _page_value(page: Any, name: str, resolver: Resolver) -> Any:
    field = _model_field(page, name)
    if isinstance(field, ForeignKey):
        pk = getattr(page, field.attname)
        return _image(PictureRef(pk) if pk else None, resolver)
    if isinstance(field, RichTextField):
        return rich_text(getattr(page, name), resolver)
    return getattr(page, name)


def _model_field(page: Any, name: str) -> Any | None:
    """The field of the page, if it is a picture or a rich text: these are resolved."""
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if _is_picture(field) or isinstance(field, RichTextField) else None


def _is_picture(field: Any) -> bool:
    return isinstance(field, ForeignKey) and issubclass(field.related_model, get_image_model())


def _image(ref: PictureRef | None, resolver: Resolver) -> Any:
    return resolver.image(ref) if ref else None
