"""What posts refer to, wherever it stands in the file: pictures, authors, shared blocks."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from wagtail_reviews.importers.wordpress.entries import Entry, Person, Site

SCHEMA = """
CREATE TABLE attachment (id INTEGER PRIMARY KEY, url TEXT, parent INTEGER, title TEXT, alt TEXT,
                         caption TEXT);
CREATE TABLE author (login TEXT PRIMARY KEY, id INTEGER, name TEXT);
CREATE TABLE shared (id INTEGER PRIMARY KEY, content TEXT);
CREATE TABLE key (key TEXT PRIMARY KEY, post TEXT);
"""
INDEXES = """
CREATE INDEX by_url ON attachment (url);
CREATE INDEX by_parent ON attachment (parent);
"""
COLUMNS = "id, url, title, alt, caption"
MOST_PICTURES = 500
# Above the ids of WordPress, below what JSON and databases hold exactly.
OWN_IDS = 2**40


@dataclass(frozen=True)
class Attachment:
    """A file that was uploaded."""

    id: int
    url: str
    title: str
    alt: str
    caption: str


class Library:
    """Keeps what ``fill`` is given in a file that goes with the process, so that memory stays flat
    with any number of pictures.
    """

    def __init__(self) -> None:
        self.database = sqlite3.connect("")
        self.database.executescript(SCHEMA)
        self.site = Site()

    def fill(self, entries: Iterable[Site | Person | Entry]) -> None:
        """Remember what posts may refer to."""
        for entry in entries:
            if isinstance(entry, Entry):
                self._add_entry(entry)
            elif isinstance(entry, Person):
                self._put("author", entry.login, entry.id, entry.name)
            else:
                self.site = entry

    def complete(self) -> None:
        """All has been filled in."""
        self.database.executescript(INDEXES)

    def close(self) -> None:
        """Forget it all."""
        self.database.close()

    def attachment(self, pk: int) -> Attachment | None:
        """The attachment of an id."""
        found = self._rows("id = ?", pk)
        return found[0] if found else None

    def attachment_at(self, url: str) -> Attachment | None:
        """The attachment that has an address."""
        found = self._rows("url = ?", url)
        return found[0] if found else None

    def attachments_of(self, post: int) -> list[Attachment]:
        """What was uploaded with a post."""
        return self._rows("parent = ? ORDER BY id", post) if post else []

    def author(self, login: str) -> Person | None:
        """The author of a login."""
        sql = "SELECT id, login, name FROM author WHERE login = ?"
        found = self.database.execute(sql, [login]).fetchone()
        return Person(*found) if found else None

    def shared(self, pk: int) -> str | None:
        """The content of a block that posts share."""
        sql = "SELECT content FROM shared WHERE id = ?"
        found = self.database.execute(sql, [pk]).fetchone()
        return found[0] if found else None

    def post_of(self, key: str, post: str) -> str:
        """The first post that had a key: ``post`` itself, unless another one came before."""
        self.database.execute("INSERT OR IGNORE INTO key VALUES (?, ?)", [key, post])
        sql = "SELECT post FROM key WHERE key = ?"
        return str(self.database.execute(sql, [key]).fetchone()[0])

    def _add_entry(self, entry: Entry) -> None:
        kind, pk = entry.text("wp:post_type"), entry.number("wp:post_id")
        if kind == "attachment" and entry.whole:
            self._put(
                "attachment",
                pk,
                entry.text("wp:attachment_url") or entry.text("guid"),
                entry.number("wp:post_parent"),
                entry.text("title"),
                entry.meta.get("_wp_attachment_image_alt", "").strip(),
                entry.text("excerpt:encoded"),
            )
        elif kind == "wp_block" and entry.whole:
            self._put("shared", pk, entry.text("content:encoded"))

    def _put(self, table: str, *values: Any) -> None:
        marks = ", ".join("?" * len(values))
        self.database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)  # noqa: S608  # of ours

    def _rows(self, condition: str, value: Any) -> list[Attachment]:
        sql = f"SELECT {COLUMNS} FROM attachment WHERE {condition} LIMIT {MOST_PICTURES}"  # noqa: S608  # of ours
        return [Attachment(*row) for row in self.database.execute(sql, [value])]


def own_id(text: str) -> int:
    """An id for what has none in WordPress, the same whenever a file is read."""
    return OWN_IDS + int.from_bytes(sha256(text.encode(errors="replace")).digest()[:6], "big")
