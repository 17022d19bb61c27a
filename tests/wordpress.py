"""Makes exports of WordPress, and reads them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wagtail_reviews.importers.items import Item
from wagtail_reviews.importers.wordpress import WordPressFiles

FILES = Path(__file__).parent / "wxr"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Lamp and Ladder</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>3</wp:author_id><wp:author_login>root-ada</wp:author_login>
<wp:author_email>ada@secret.example</wp:author_email>
<wp:author_display_name>Ada Lindqvist</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def cdata(text: str) -> str:
    """``text`` as WordPress prints it."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def post(
    content: str = "",
    *,
    pk: int = 1,
    title: str = "A post",
    meta: Mapping[str, str] | None = None,
    terms: Iterable[tuple[str, str, str]] = (),
    **fields: str,
) -> str:
    """A post; ``fields`` are further ones ("status", "post_type")."""
    given = {"post_id": str(pk), "post_type": "post", "status": "publish", **fields}
    known = "".join(f"<wp:{name}>{cdata(value)}</wp:{name}>" for name, value in given.items())
    words = "".join(
        f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>'
        for domain, slug, name in terms
    )
    values = "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(name)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
        for name, value in (meta or {}).items()
    )
    return (
        f"<item><title>{cdata(title)}</title><link>https://old.example/{pk}/</link>"
        f"<dc:creator>root-ada</dc:creator><guid>https://old.example/?p={pk}</guid>"
        f"<content:encoded>{cdata(content)}</content:encoded>{known}{words}{values}</item>\n"
    )


def attachment(pk: int, name: str, **fields: str) -> str:
    """A picture that was uploaded."""
    url = f"https://old.example/wp-content/uploads/2017/05/{name}"
    given = {"post_type": "attachment", "status": "inherit", "attachment_url": url, **fields}
    return post("", pk=pk, title=name, meta=None, terms=(), **given)


def read_posts(folder: Path, *posts: str, **options: Any) -> list[Item]:
    """The items of an export of ``posts``."""
    return read_text(folder, HEAD + "".join(posts) + TAIL, **options)


def read_text(folder: Path, text: str | bytes, **options: Any) -> list[Item]:
    """The items of a file."""
    path = folder / "export.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(WordPressFiles([path], **options))


def read_post(folder: Path, content: str = "", **given: Any) -> Item:
    """The item of one post."""
    (item,) = read_posts(folder, post(content, **given))
    return item


def read_file(name: str, **options: Any) -> dict[str, Item]:
    """The items of a file of ``tests/wxr``, by their titles."""
    items = list(WordPressFiles([FILES / name], **options))
    return {item.review.title: item for item in items if item.review is not None}


def codes(item: Item) -> list[str]:
    """The codes of the findings of an item."""
    return [finding.code for finding in item.findings]


def words_in(text: str) -> set[str]:
    """The words of a text."""
    return set(re.findall(r"\w+", text))


def words_out(item: Item) -> set[str]:
    """The words of a review and of its findings."""
    review = item.review.model_dump_json() if item.review else ""
    return words_in(" ".join([review.replace("\\n", " "), *(one.text for one in item.findings)]))
