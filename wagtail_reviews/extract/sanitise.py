"""Rich text as Wagtail stores it, without anything that a browser would execute.

What is stored is cleaned, rather than what it expands to: the HTML of oEmbed providers and of the
site's own link types is theirs to answer for.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NewType

import nh3
from wagtail.rich_text import features

from wagtail_reviews.extract.raw import text

Clean = NewType("Clean", str)
"""Stored rich text that has been through ``sanitise``."""

SPANS = {"a", "br", "span", "wbr"}
PHRASES = {"abbr", "cite", "code", "dfn", "kbd", "q", "samp", "time", "var"}
STYLES = {"b", "del", "em", "i", "ins", "mark", "s", "small", "strong", "sub", "sup", "u"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {"blockquote", "div", "dd", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"}
TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
# Pictures come as embeds, whose collection is looked at.
FIGURES = {"embed", "figcaption", "figure"}
ELEMENTS = SPANS | PHRASES | STYLES | HEADINGS | BLOCKS | TABLES | FIGURES
# What stands within these is no text of the review.
RAW_TEXT = {"noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
SWALLOWED = RAW_TEXT | {"iframe", "math", "object", "select", "svg", "template"}
# Without id and name, by which an element takes the place of a variable of a script.
EVERYWHERE = {"class", "dir", "lang", "title"}
LINK = {"href", "hreflang", "rel", "target"}
OF_ANY_LINK = LINK | EVERYWHERE | {"linktype"}
ATTRIBUTES: Mapping[str, set[str]] = {
    "*": EVERYWHERE,
    "a": LINK | {"linktype", "id"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "embed": {"embedtype", "id", "format", "alt", "url"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "tel"}

REFERENCE = re.compile(r"<(a|embed)\b([^>]*)>")
ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')
OWN_NAME = re.compile(r"(?!on|style$)[a-z][a-z0-9_-]*")
MOST_ROUNDS = 6


def sanitise(value: Any) -> Clean:
    """The rich text that a raw value holds, cleaned; parsing it again changes nothing in it.

    Links keep http, https, mailto, tel and relative addresses. ``<a linktype>`` and
    ``<embed embedtype>`` of the types that the site knows keep their attributes.
    """
    return _settled(text(value))


# A reading asks twice, for what a text refers to, and for the text; of a list of 100 reviews.
@lru_cache(maxsize=2048)
def _settled(source: str) -> Clean:
    """``source`` cleaned until it stays as it is: a browser then reads what was checked."""
    for _ in range(MOST_ROUNDS):
        cleaned = _cleaned(source)
        if cleaned == source:
            return Clean(cleaned)
        source = cleaned
    return Clean(_cleaned(nh3.clean(source, tags=set())))


def _cleaned(source: str) -> str:
    html = _cleaner(_own_names(source)).clean(source)
    # Wagtail's rewriters read neither this entity nor embeds that are not closed.
    return REFERENCE.sub(_reference, html.replace("&nbsp;", "\N{NO-BREAK SPACE}")).strip()


def _own_names(source: str) -> frozenset[str]:
    """The names of attributes that only a link or embed type of the site's own may have."""
    tags = REFERENCE.findall(source) if "type=" in source else ()
    names = {name for _, attrs in tags for name, _ in ATTRIBUTE.findall(attrs)}
    return frozenset(filter(OWN_NAME.fullmatch, names - ATTRIBUTES["a"] - ATTRIBUTES["embed"]))


@lru_cache(maxsize=32)
def _cleaner(own_names: frozenset[str]) -> nh3.Cleaner:
    own = {name: ATTRIBUTES[name] | own_names for name in ("a", "embed")}
    return nh3.Cleaner(
        tags=ELEMENTS,
        clean_content_tags=SWALLOWED,
        attributes={**ATTRIBUTES, **own},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _reference(match: re.Match[str]) -> str:
    """A tag of a type that the site knows, whole; an embed of no such type is dropped, a link
    keeps what any link may have.
    """
    name, attrs = match.groups()
    found = dict(ATTRIBUTE.findall(attrs))
    if name == "embed":
        return f"<embed{attrs}/>" if found.get("embedtype") in features.get_embed_types() else ""
    if found.get("linktype") in features.get_link_types():
        return match[0]
    kept = (f' {key}="{found[key]}"' for key in found if key in OF_ANY_LINK)
    return f"<a{''.join(kept)}>"
