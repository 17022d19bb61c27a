"""The work under review."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from wagtail_reviews import conf
from wagtail_reviews.extract.hosts import site_name
from wagtail_reviews.extract.raw import Raw, integer, items, present, struct, text, texts, url
from wagtail_reviews.extract.resolver import Resolver
from wagtail_reviews.extract.text import picture_ref
from wagtail_reviews.schema import parts
from wagtail_reviews.schema.works import WHOLE_OF, WORK_TYPES, WorkType
from wagtail_reviews.slugs import term_slug

LINK_KINDS = get_args(parts.LinkKind)


def metadata(value: Any, resolver: Resolver) -> parts.Metadata | None:
    raw = struct(value)
    title = text(raw.get("title"))
    if not title:
        return None
    kind = work_type(raw.get("work_type"))
    return parts.Metadata(
        type=kind,
        title=title,
        original_title=text(raw.get("original_title")),
        year=year(raw.get("year")),
        year_end=year(raw.get("year_end")),
        part_of=part_of(kind, text(raw.get("part_of"))),
        number=integer(raw.get("number")),
        image=poster(raw, resolver),
        genres=terms(texts(raw.get("genres"))),
        credits=work_credits(map(struct, items(raw.get("credits")))),
        facts=facts(map(struct, items(raw.get("facts")))),
        links=links(map(struct, items(raw.get("links")))),
    )


def poster(value: Any, resolver: Resolver) -> parts.Image | None:
    """The poster, or the cover: all that a metadata block refers to."""
    ref = picture_ref(struct(value).get("image"))
    return resolver.image(ref) if ref else None


def year(value: Any) -> int | None:
    """A year of the calendar, 1 to 9999; None for anything else."""
    found = integer(value)
    return found if found is not None and 1 <= found <= 9999 else None


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
    known = conf.credit_roles()
    return [_credit(known, role, found) for role, found in names.items() if role and found]


def _credit(roles: Mapping[str, conf.CreditRole], role: str, names: list[str]) -> parts.Credit:
    known = roles.get(role)
    label = str(known.label) if known else role.replace("_", " ").capitalize()
    return parts.Credit(role=role, label=label, names=terms(names))


def facts(raws: Iterable[Raw]) -> list[parts.Fact]:
    return present(map(_fact, raws))


def _fact(raw: Raw) -> parts.Fact | None:
    key, value = text(raw.get("key")), text(raw.get("value"))
    label = text(raw.get("label")) or str(conf.facts().get(key, key))
    if not value or not label:
        return None
    return parts.Fact(key=key or None, label=label, value=value)


def links(raws: Iterable[Raw]) -> list[parts.Link]:
    return present(map(_link, raws))


def _link(raw: Raw) -> parts.Link | None:
    address, kind = url(raw.get("url")), text(raw.get("kind"))
    if not address:
        return None
    known = next((known for known in LINK_KINDS if known == kind), "official")
    sponsored = bool(raw.get("sponsored"))
    label = text(raw.get("label")) or site_name(address)
    return parts.Link(label=label, url=address, kind=known, sponsored=sponsored)
