"""Inline HTML of our own making: only b, i, a, sup, s, lists and line breaks, all text escaped."""

import re
from html import escape, unescape

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

BREAK = "<br/>"
WEB_ADDRESS = URLValidator(schemes=["http", "https"])
TAG = re.compile(r"<[^<>]*>")
TOKEN = re.compile(r"<(?P<close>/?)(?P<name>\w+)[^<>]*>|&#?\w+;|.", re.DOTALL)
HREF = re.compile(r'<a href="([^"]*)">')
# Neither spaces nor words, though they stand at the ends of lines.
INVISIBLE = "\u200b\u2060\ufeff\ufe0f"
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def printable(text: str) -> str:
    """Text without what no text holds: control characters, halves of characters."""
    return UNPRINTABLE.sub(" ", text)


def text(words: str) -> str:
    """Inline HTML that shows ``words``."""
    return escape(words, quote=False)


def plain(html: str) -> str:
    """The text that inline HTML shows, in one line."""
    shown = TAG.sub("", html.replace(BREAK, " ").replace("<li>", " "))
    return " ".join(unescape(shown).split()).strip(INVISIBLE + " ")


def links(html: str) -> list[str]:
    """The addresses that inline HTML leads to."""
    return [unescape(url) for url in HREF.findall(html)]


def is_url(address: str) -> bool:
    """Whether the blocks accept an address."""
    try:
        WEB_ADDRESS(address)
    except ValidationError:
        return False
    return True


def after(html: str, count: int) -> str:
    """What of inline HTML comes after its first ``count`` characters that are no space."""
    opened: list[str] = []
    for token in TOKEN.finditer(html):
        if token["name"]:
            _follow(opened, token)
        elif count and not token[0].isspace():
            count -= 1
        elif not token[0].isspace():
            return "".join(opened) + html[token.start() :]
    return ""


def _follow(opened: list[str], tag: re.Match[str]) -> None:
    if tag["close"]:
        opened.pop()
    elif tag["name"] != "br":
        opened.append(tag[0])
