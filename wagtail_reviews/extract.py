"""Raw StreamField value -> parts of the schema. The only reader of raw blocks.

Whatever is incomplete is dealt with here: a part without its core (a score without a value, an
author without a name) is None or left out, and so is the second of two blocks of which a review
has but one. What the body refers to (pictures, authors, links, embeds) comes from a ``Resolver``.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from django.utils.html import strip_tags

from wagtail_reviews import conf, wording
from wagtail_reviews.raw import Raw, integer, items, struct, text, texts
from wagtail_reviews.schema import blocks, parts
from wagtail_reviews.schema.score import Mark, Scale, ScoreError, parse_number
from wagtail_reviews.schema.works import WHOLE_OF, WORK_TYPES, WorkType
from wagtail_reviews.slugs import term_slug

logger = logging.getLogger("wagtail_reviews")

SINGLE = frozenset({"metadata", "verdict", "score"})
LINK_KINDS = ("same_as", "official", "watch", "buy")
ONE = Decimal(1)

P = TypeVar("P")


@dataclass(frozen=True)
class PictureRef:
    """A picture that a block refers to, with the words that the block has for it."""

    id: int
    alt: str | None = None
    credit: str = ""


class Resolver(Protocol):
    """Turns references of the body into what the reader may see of them."""

    def image(self, ref: PictureRef) -> parts.Image | None: ...
    def author(self, pk: int) -> parts.Author | None: ...
    def html(self, source: str) -> str: ...
    def embed(self, url: str) -> blocks.Embed: ...
    def custom(self, name: str, value: Any) -> Any: ...


@dataclass
class References:
    """A resolver that finds nothing and remembers what it was asked for."""

    images: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)

    def image(self, ref: PictureRef) -> parts.Image | None:
        self.images.append(ref.id)
        return None

    def author(self, pk: int) -> parts.Author | None:
        self.authors.append(pk)
        return None

    def html(self, source: str) -> str:
        self.sources.append(source)
        return source

    def embed(self, url: str) -> blocks.Embed:
        self.urls.append(url)
        return bare_embed(url)

    def custom(self, name: str, value: Any) -> Any:
        return None


def bare_embed(url: str) -> blocks.Embed:
    """An embed of which only the address is known."""
    return blocks.Embed(
        url=url, html="", title="", provider_name="", thumbnail_url="", width=None, height=None
    )


@dataclass(frozen=True)
class Body:
    """The blocks of a body in the editor's order, and the parts that stand among them."""

    blocks: list[blocks.Block]

    @property
    def metadata(self) -> parts.Metadata | None:
        """The work."""
        return next(self._values(blocks.MetadataBlock), None)

    @property
    def verdict(self) -> parts.Verdict | None:
        """The pros and cons."""
        return next(self._values(blocks.VerdictBlock), None)

    @property
    def score(self) -> parts.Score | None:
        """The score."""
        return next(self._values(blocks.ScoreBlock), None)

    @property
    def authors(self) -> list[parts.Author]:
        """The byline: each author once."""
        cards = {
            author.id: author for author in reversed(list(self._values(blocks.AuthorCardBlock)))
        }
        return list(reversed(cards.values()))

    def _values(self, kind: type[Any]) -> Iterator[Any]:
        return (block.value for block in self.blocks if isinstance(block, kind))


def body(raw: Iterable[Any], resolver: Resolver) -> Body:
    """The body that a raw stream (a list of ``{"type", "value", "id"}``) amounts to."""
    found: list[blocks.Block] = []
    seen: set[str] = set()
    for child in map(struct, raw):
        name = text(child.get("type"))
        block = None if name in SINGLE & seen else _block(name, child, resolver)
        if block is not None:
            seen.add(name)
            found.append(block)
    return Body(found)


def _block(name: str, child: Raw, resolver: Resolver) -> blocks.Block | None:
    key = text(child.get("id"))
    if name not in READERS:
        value = resolver.custom(name, child.get("value"))
        return blocks.CustomBlock(name=name, id=key, value=value) if name else None
    model, reader = READERS[name]
    value = reader(child.get("value"), resolver)
    return None if value in (None, "") else model(id=key, value=value)


def rich_text(value: Any, resolver: Resolver) -> str:
    """Display-ready HTML; "" where nothing but empty markup is."""
    source = text(value)
    visible = strip_tags(source).strip() or "<embed" in source
    return resolver.html(source) if visible else ""


def heading(value: Any, resolver: Resolver) -> blocks.Heading | None:
    raw = struct(value)
    words = text(raw.get("text"))
    level = integer(raw.get("level")) or 2
    return blocks.Heading(text=words, level=min(max(level, 2), 4)) if words else None


def picture(value: Any, resolver: Resolver) -> blocks.Picture | None:
    raw = struct(value)
    ref = picture_ref(raw.get("image"), text(raw.get("credit")))
    if ref is None:
        return None
    return blocks.Picture(image=resolver.image(ref), caption=text(raw.get("caption")))


def picture_ref(value: Any, credit: str = "") -> PictureRef | None:
    """What an ImageBlock's raw value, or a bare id, refers to."""
    raw = struct(value) or {"image": value}
    pk = integer(raw.get("image"))
    if pk is None:
        return None
    return PictureRef(pk, _alt(raw), credit)


def _alt(raw: Raw) -> str | None:
    if raw.get("decorative"):
        return ""
    return text(raw.get("alt_text")) or None


def quote(value: Any, resolver: Resolver) -> blocks.Quote | None:
    raw = struct(value)
    words = text(raw.get("text"))
    if not words:
        return None
    return blocks.Quote(
        text=words, attribution=text(raw.get("attribution")), url=text(raw.get("url"))
    )


def embed(value: Any, resolver: Resolver) -> blocks.Embed | None:
    url = text(value)
    return resolver.embed(url) if url else None


def spoiler(value: Any, resolver: Resolver) -> blocks.Spoiler | None:
    raw = struct(value)
    html = rich_text(raw.get("text"), resolver)
    return blocks.Spoiler(label=text(raw.get("label")), html=html) if html else None


def verdict(value: Any, resolver: Resolver) -> parts.Verdict | None:
    raw = struct(value)
    found = parts.Verdict(
        pros=texts(raw.get("pros")), cons=texts(raw.get("cons")), summary=text(raw.get("summary"))
    )
    return found if found.pros or found.cons or found.summary else None


def author(value: Any, resolver: Resolver) -> parts.Author | None:
    """The author that a card shows; the card's own heading and bio go before the author's."""
    raw = struct(value)
    pk = integer(raw.get("author"))
    bio = rich_text(raw.get("bio"), resolver)
    found = resolver.author(pk) if pk is not None else None
    if found is None or not found.name:
        return None
    return found.model_copy(update={"heading": text(raw.get("heading")), "bio": bio or found.bio})


def metadata(value: Any, resolver: Resolver) -> parts.Metadata | None:
    raw = struct(value)
    title = text(raw.get("title"))
    ref = picture_ref(raw.get("image"))
    if not title:
        return None
    kind = work_type(raw.get("work_type"))
    return parts.Metadata(
        type=kind,
        title=title,
        original_title=text(raw.get("original_title")),
        year=integer(raw.get("year")),
        year_end=integer(raw.get("year_end")),
        part_of=part_of(kind, text(raw.get("part_of"))),
        number=integer(raw.get("number")),
        image=resolver.image(ref) if ref else None,
        genres=terms(texts(raw.get("genres"))),
        credits=work_credits(map(struct, items(raw.get("credits")))),
        facts=facts(map(struct, items(raw.get("facts")))),
        links=links(map(struct, items(raw.get("links")))),
    )


def work_type(value: Any) -> WorkType:
    """The type of the work; CreativeWork as long as the editor has not chosen one."""
    return next((known for known in WORK_TYPES if known == value), "CreativeWork")


def part_of(kind: str, title: str) -> parts.PartOf | None:
    return parts.PartOf(type=WHOLE_OF.get(kind, "CreativeWork"), title=title) if title else None


def terms(names: Iterable[str]) -> list[parts.Term]:
    """Terms in the order of their names; of spellings that slugify alike the first counts."""
    found: dict[str, parts.Term] = {}
    for name in names:
        slug = term_slug(name)
        found.setdefault(slug, parts.Term(name=name, slug=slug))
    return list(found.values())


def work_credits(raws: Iterable[Raw]) -> list[parts.Credit]:
    """Credits by role; a role given twice is one credit. Unknown roles keep their key as label."""
    names: dict[str, list[str]] = {}
    for raw in raws:
        names.setdefault(text(raw.get("role")), []).extend(texts(raw.get("names")))
    return [_credit(role, found) for role, found in names.items() if role and found]


def _credit(role: str, names: list[str]) -> parts.Credit:
    known = conf.credit_roles().get(role)
    label = str(known.label) if known else role.replace("_", " ").capitalize()
    return parts.Credit(role=role, label=label, names=terms(names))


def facts(raws: Iterable[Raw]) -> list[parts.Fact]:
    return _present(map(_fact, raws))


def _fact(raw: Raw) -> parts.Fact | None:
    key, value = text(raw.get("key")), text(raw.get("value"))
    label = text(raw.get("label")) or str(conf.facts().get(key, key))
    if not value or not label:
        return None
    return parts.Fact(key=key or None, label=label, value=value)


def links(raws: Iterable[Raw]) -> list[parts.Link]:
    return _present(map(_link, raws))


def _link(raw: Raw) -> parts.Link | None:
    url, kind = text(raw.get("url")), text(raw.get("kind"))
    if not url:
        return None
    known = next((known for known in LINK_KINDS if known == kind), "official")
    sponsored = bool(raw.get("sponsored"))
    return parts.Link.model_validate(
        {"label": text(raw.get("label")) or url, "url": url, "kind": known, "sponsored": sponsored}
    )


def profile_links(raw: Iterable[Any]) -> list[parts.ProfileLink]:
    """The links of an author: the raw stream of their ``links``."""
    return _present(_profile_link(struct(struct(child).get("value"))) for child in raw)


def _profile_link(raw: Raw) -> parts.ProfileLink | None:
    url = text(raw.get("url"))
    return parts.ProfileLink(label=text(raw.get("label")) or url, url=url) if url else None


def score(value: Any, resolver: Resolver | None = None) -> parts.Score | None:
    """The score, with display and text in the active language; None as long as it has no value."""
    raw = struct(value)
    scale = _scale(text(raw.get("scale")))
    if scale is None:
        return None
    marked = [
        (raw, mark)
        for raw in map(struct, items(raw.get("criteria")))
        if (mark := _mark(scale, raw))
    ]
    mark = _overall(scale, raw, marked)
    if mark is None:
        return None
    return parts.Score(
        value=mark.value,
        best=scale.best,
        worst=scale.worst,
        step=scale.step,
        grade=mark.grade,
        percent=scale.percent(mark.value),
        scale=scale.key,
        display=wording.display(scale, mark),
        text=wording.text(scale, mark),
        label=text(raw.get("label")),
        criteria=_present(_criterion(scale, raw, mark) for raw, mark in marked),
    )


def _scale(key: str) -> Scale | None:
    scale = conf.scales().get(key)
    if key and scale is None:
        logger.warning("Unknown scale %r: its score is left out.", key)
    return scale


def _mark(scale: Scale, raw: Raw) -> Mark | None:
    try:
        return scale.read(text(raw.get("value")))
    except ScoreError:
        return None


def _overall(scale: Scale, raw: Raw, marked: list[tuple[Raw, Mark]]) -> Mark | None:
    if raw.get("overall") != "average":
        return _mark(scale, raw)
    try:
        return scale.average((mark, weight(raw.get("weight"))) for raw, mark in marked)
    except ScoreError:
        return None


def weight(value: Any) -> Decimal:
    """The weight of a criterion, zero or more; 1 where none, or none that counts, is given."""
    try:
        return max(parse_number(value), Decimal(0)) if text(value) else ONE
    except ScoreError:
        return ONE


def _criterion(scale: Scale, raw: Raw, mark: Mark) -> parts.Criterion | None:
    name = text(raw.get("name"))
    if not name:
        return None
    return parts.Criterion(
        name=name,
        value=mark.value,
        percent=scale.percent(mark.value),
        grade=mark.grade,
        weight=weight(raw.get("weight")),
        display=wording.display(scale, mark),
    )


def _present(found: Iterable[P | None]) -> list[P]:
    return [one for one in found if one is not None]


Reader = Callable[[Any, Resolver], Any]
READERS: Mapping[str, tuple[type[Any], Reader]] = {
    "metadata": (blocks.MetadataBlock, metadata),
    "synopsis": (blocks.SynopsisBlock, rich_text),
    "heading": (blocks.HeadingBlock, heading),
    "paragraph": (blocks.ParagraphBlock, rich_text),
    "image": (blocks.ImageBlock, picture),
    "quote": (blocks.QuoteBlock, quote),
    "embed": (blocks.EmbedBlock, embed),
    "spoiler": (blocks.SpoilerBlock, spoiler),
    "verdict": (blocks.VerdictBlock, verdict),
    "score": (blocks.ScoreBlock, score),
    "author_card": (blocks.AuthorCardBlock, author),
}
