"""Parts of the contract -> raw blocks: what ``extract`` does, the other way round."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from wagtail_reviews import conf, extract
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.schema import Part, blocks, parts
from wagtail_reviews.schema.contract import BLOCKS, added_fields
from wagtail_reviews.schema.score import Mark

Raw = dict[str, Any]


class Keeper(Protocol):
    """Keeps what blocks refer to, and says by which id the site knows it."""

    def image(self, image: parts.Image) -> int | None: ...
    def author(self, author: parts.Author) -> Any: ...
    def html(self, html: str) -> str: ...


class RawBlocks:
    """The raw blocks of a body, for a stream of the site, and what of it they cannot hold.

    A block of the site's own that takes the place of one of ours, and says by ``as_ours`` how it is
    read, says by ``from_ours`` what it stores of our raw value.
    """

    def __init__(self, keeper: Keeper, stream: StreamBlock) -> None:
        self.keeper, self.stream = keeper, stream
        self.findings: list[Finding] = []

    def of(self, body: Iterable[Any]) -> list[Raw]:
        """The raw blocks, each with an id."""
        return [
            {"type": _name(block), "value": value, "id": block.id or str(uuid4())}
            for block in body
            if (value := self._value(block)) is not None
        ]

    def _value(self, block: Any) -> Any:
        if isinstance(block, blocks.CustomBlock):
            if block.name in BLOCKS:
                raise ValidationError(NOT_CUSTOM, params={"name": block.name})
            return self._plain(block.value)
        raw = getattr(self, f"_{block.type}")(block.value)
        if isinstance(raw, dict):
            raw |= self._added(block)
        site_block = self.stream.child_blocks.get(block.type)
        if raw is None or not hasattr(site_block, "as_ours"):
            return raw
        if not hasattr(site_block, "from_ours"):
            raise ValidationError(NOT_FROM_OURS, params={"name": block.type})
        return site_block.from_ours(raw)

    def _added(self, block: Any) -> Raw:
        """The values of the fields that the site has added to a part of ours."""
        base: Any = BLOCKS[block.type].model_fields["value"].annotation
        if not isinstance(block.value, Part):
            return {}
        names = added_fields(type(block.value), base)
        return {name: self._plain(getattr(block.value, name)) for name in names}

    def _plain(self, value: Any) -> Any:
        """What the site's own blocks store of a value: pictures by their ids, all else as it is."""
        if isinstance(value, parts.Image):
            return self.picture(value)
        return value.model_dump() if isinstance(value, Part) else value

    def _synopsis(self, value: str) -> str:
        return self.keeper.html(value)

    _paragraph = _synopsis

    def _heading(self, value: blocks.Heading) -> Raw:
        return {"text": value.text, "level": str(value.level)}

    def _image(self, value: blocks.Picture) -> Raw | None:
        picture = self.picture(value.image)
        if picture is None:
            if value.caption:
                says = _("The caption of a missing picture was left out.")
                self.findings.append(Finding("caption", says, text=value.caption))
            return None
        credit = value.image.credit if value.image else ""
        return {"image": picture, "caption": value.caption, "credit": credit}

    def picture(self, image: parts.Image | None) -> Raw | None:
        """The value of an ImageBlock; None where the picture is not to be had."""
        pk = self.keeper.image(image) if image else None
        if image is None or pk is None:
            return None
        return {"image": pk, "alt_text": image.alt, "decorative": not image.alt}

    def _quote(self, value: blocks.Quote) -> Raw:
        return value.model_dump()

    def _embed(self, value: blocks.Embed) -> str:
        return value.url

    def _spoiler(self, value: blocks.Spoiler) -> Raw:
        return {"label": value.label, "text": self.keeper.html(value.html)}

    def _metadata(self, work: parts.Metadata) -> Raw:
        known = conf.credit_roles()
        strange = [credit for credit in work.credits if credit.role not in known]
        return {
            "work_type": work.type,
            "title": work.title,
            "original_title": work.original_title,
            "year": work.year,
            "year_end": work.year_end,
            "part_of": work.part_of.title if work.part_of else "",
            "number": work.number,
            "image": self.picture(work.image) or NO_PICTURE,
            "genres": _names(work.genres),
            "credits": [
                {"role": credit.role, "names": _names(credit.names)}
                for credit in work.credits
                if credit.role in known
            ],
            "facts": [*map(_fact, work.facts), *map(_as_fact, strange)],
            "links": list(map(_link, work.links)),
        }

    def _verdict(self, value: parts.Verdict) -> Raw:
        return value.model_dump()

    def _score(self, score: parts.Score) -> Raw:
        return {
            "scale": score.scale,
            "overall": "manual",
            "value": Mark(score.value, score.grade).text,
            "label": score.label,
            "criteria": list(map(_criterion, score.criteria)),
        }

    def _author_card(self, author: parts.Author) -> Raw | None:
        kept, bio = self.keeper.author(author), self.keeper.html(author.bio)
        if kept is None or not kept.live:
            words = " ".join([author.name, author.heading, strip_tags(bio)])
            self.findings.append(Finding("author", UNKNOWN if kept is None else DRAFT, text=words))
            return None
        own = "" if bio == kept.bio else bio
        return {"author": kept.pk, "heading": author.heading, "bio": own}


NOT_CUSTOM = _("The block “%(name)s” is one of ours, and no custom one.")
NOT_FROM_OURS = _("The block “%(name)s” of this site does not say what it stores of ours.")
UNKNOWN = _("The site has no such author, and you may not add one.")
DRAFT = _("The author is a draft: publish the author, then add a card to the review.")
NO_PICTURE = {"image": None, "alt_text": "", "decorative": False}


def _name(block: Any) -> str:
    name: str = block.name if isinstance(block, blocks.CustomBlock) else block.type
    return name


def _names(terms: Iterable[parts.Term]) -> list[str]:
    return [term.name for term in terms]


def _fact(fact: parts.Fact) -> Raw:
    """A fact; its label is the editor's own where it is not that of the site."""
    known = conf.facts()
    key = fact.key if fact.key in known else None
    own = "" if key and str(known[key]) == fact.label else fact.label
    return {"key": key or "", "label": own, "value": fact.value}


def _as_fact(credit: parts.Credit) -> Raw:
    return {"key": "", "label": credit.label, "value": ", ".join(_names(credit.names))}


def _link(link: parts.Link) -> Raw:
    label = "" if link.label == extract.site_name(link.url) else link.label
    return {**link.model_dump(), "label": label}


def _criterion(criterion: parts.Criterion) -> Raw:
    weight = None if criterion.weight == 1 else criterion.weight
    mark = Mark(criterion.value, criterion.grade).text
    return {"name": criterion.name, "value": mark, "weight": weight}


def pictures(part: Any) -> Iterator[parts.Image]:
    """Every picture that a part of the contract shows, as often as it does."""
    if isinstance(part, parts.Image):
        yield part
    elif isinstance(part, Part):
        for name in type(part).model_fields:
            yield from pictures(getattr(part, name))
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from pictures(item)
