"""Blocks of text and of media, and the verdict."""

import re
from typing import Any

from wagtail_reviews.extract.raw import Raw, integer, struct, text, texts, url
from wagtail_reviews.extract.resolver import PictureRef, Resolver
from wagtail_reviews.extract.sanitise import sanitise
from wagtail_reviews.schema import blocks, parts

# Django's strip_tags raises SuspiciousOperation on markup that is broken often enough.
TAG = re.compile("<[^<>]*>")


def rich_text(value: Any, resolver: Resolver) -> str:
    """Display-ready HTML; "" where nothing but empty markup is, once it has been sanitised."""
    source = sanitise(value)
    visible = TAG.sub("", source).strip() or "<embed" in source
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
        text=words, attribution=text(raw.get("attribution")), url=url(raw.get("url"))
    )


def embed(value: Any, resolver: Resolver) -> blocks.Embed | None:
    address = url(value)
    return resolver.embed(address) if address else None


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
