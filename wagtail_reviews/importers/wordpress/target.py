"""Takes the events of an XML parser, and makes entries of them."""

import re
from collections import deque
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.importers.wordpress.entries import Entry, Person, Site, Term, number

LARGEST_ENTRY = 10 * 1024 * 1024
DEEPEST = 30
COST_OF_TAG = 50
NAMESPACES = (
    (re.compile(r"https?://wordpress\.org/export/[\d.]+/excerpt/"), "excerpt"),
    (re.compile(r"https?://wordpress\.org/export/[\d.]+/"), "wp"),
    (re.compile(r"https?://purl\.org/rss/1\.0/modules/content/"), "content"),
    (re.compile(r"https?://purl\.org/dc/elements/1\.1/"), "dc"),
)
ITEM = ["rss", "channel", "item"]
AUTHOR = ["rss", "channel", "wp:author"]
META = [*ITEM, "wp:postmeta"]
COMMENT = "wp:comment"
# What says which post it is that is too large.
IDENTITY = ("wp:post_id", "wp:post_type", "wp:status")
MOST_PIECES = 4
LONGEST_PIECE = 50
SITE = ("wp:wxr_version", "wp:base_blog_url", "link")


class ExportError(Exception):
    """The file cannot be read any further; ``line`` says from where."""

    def __init__(self, code: str, message: Text, line: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.line = line


class Target:
    """What ``xml.etree`` calls a target: it is told of tags and text, and keeps of them what is
    needed, an entry at a time. ``take`` hands out what is complete.
    """

    def __init__(self) -> None:
        self.path: list[str] = []
        self.complete: deque[Site | Person | Entry] = deque()
        self.site: dict[str, str] = {}
        self.entry: Entry | None = None
        self.values: dict[str, str] = {}
        self.attrs: Mapping[str, str] = {}
        self.text: list[str] = []
        self.size = 0
        self.events = 0

    def take(self) -> list[Site | Person | Entry]:
        """What has been completed since it was last asked for."""
        taken = list(self.complete)
        self.complete.clear()
        return taken

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """A tag opens."""
        self.events += 1
        self.path.append(short_name(tag))
        if len(self.path) > DEEPEST:
            raise ExportError("too-deep", _("The tags of the file are nested too deeply."))
        if self.path[0] != "rss":
            raise ExportError("not-wordpress", _("The file is no export of WordPress."))
        self.text.clear()
        self.attrs = attrs
        if self.path == ITEM:
            self._open_entry()
        elif self.path in (AUTHOR, META):
            self.values = {}
        self._grow(COST_OF_TAG + sum(map(len, attrs.values())))

    def data(self, text: str) -> None:
        """Text comes, in pieces."""
        self.events += 1
        if self._grow(len(text)):
            self.text.append(text)
        elif self.path[-1] in IDENTITY and len(self.text) < MOST_PIECES:
            self.text.append(text[:LONGEST_PIECE])

    def end(self, tag: str) -> None:
        """A tag closes."""
        self.events += 1
        self._close("".join(self.text))
        self.text.clear()
        self.path.pop()
        if len(self.path) == 2:
            self.size = 0

    def close(self) -> None:
        """The file has ended."""

    def _grow(self, size: int) -> bool:
        """Whether there is room for more; comments are not kept."""
        if COMMENT in self.path:
            return False
        self.size += size
        if self.size > LARGEST_ENTRY and self.entry is not None:
            self.entry.whole = False
        return self.size <= LARGEST_ENTRY

    def _open_entry(self) -> None:
        if self.site:
            url = self.site.get("wp:base_blog_url") or self.site.get("link", "")
            self.complete.append(Site(self.site.get("wp:wxr_version", ""), url.strip()))
            self.site = {}
        self.entry = Entry()

    def _close(self, text: str) -> None:
        parent, name = self.path[:-1], self.path[-1]
        if self.path == ITEM and self.entry is not None:
            self.complete.append(self.entry)
            self.entry = None
        elif self.path == AUTHOR:
            self.complete.append(_person(self.values))
        elif parent in (AUTHOR, META):
            self.values[name] = text
        elif self.entry is not None and (self.entry.whole or name in IDENTITY):
            self._keep(self.entry, parent, name, text)
        elif name in SITE and parent == ITEM[:2]:
            self.site[name] = text

    def _keep(self, entry: Entry, parent: list[str], name: str, text: str) -> None:
        if self.path == META:
            entry.meta.setdefault(
                self.values.get("wp:meta_key", ""), self.values.get("wp:meta_value", "")
            )
        elif parent == ITEM and name == "category":
            domain, slug = self.attrs.get("domain", "category"), self.attrs.get("nicename", "")
            entry.terms.append(Term(domain, slug, text.strip()))
        elif parent == ITEM:
            entry.fields.setdefault(name, text)


def short_name(tag: str) -> str:
    """The name of a tag with a prefix of ours in place of its namespace, whatever its version."""
    namespace, _brace, name = tag.rpartition("}")
    for pattern, prefix in NAMESPACES:
        if pattern.fullmatch(namespace[1:]):
            return f"{prefix}:{name}"
    return name if not namespace else tag


def _person(values: Mapping[str, str]) -> Person:
    names = (values.get("wp:author_first_name", ""), values.get("wp:author_last_name", ""))
    display = values.get("wp:author_display_name", "").strip()
    name = display or " ".join(name.strip() for name in names).strip()
    # Who signs in by an e-mail address is called by it until they choose a name.
    name = "" if "@" in name else name
    return Person(
        number(values.get("wp:author_id", "").strip()), values.get("wp:author_login", ""), name
    )
