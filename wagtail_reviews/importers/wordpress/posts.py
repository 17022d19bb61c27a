"""A post -> a review."""

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.importers.building import Shelf, author, build_review
from wagtail_reviews.importers.items import LONGEST_KEY, Finding
from wagtail_reviews.importers.legacy import Reading, read_html
from wagtail_reviews.importers.legacy.titles import work_title
from wagtail_reviews.importers.wordpress import composing, dates, seo
from wagtail_reviews.importers.wordpress.content import Content
from wagtail_reviews.importers.wordpress.entries import Entry, number
from wagtail_reviews.importers.wordpress.library import Library, own_id
from wagtail_reviews.importers.wordpress.mapping import Mapping
from wagtail_reviews.importers.wordpress.pictures import Pictures
from wagtail_reviews.importers.wordpress.plugins import boxes
from wagtail_reviews.importers.wordpress.plugins.box import Box
from wagtail_reviews.importers.wordpress.plugins.site_reviews import visitor_name
from wagtail_reviews.importers.wordpress.terms import Described, described
from wagtail_reviews.importers.wordpress.verdicts import Raw, Verdict, second
from wagtail_reviews.importers.wordpress.words import plain
from wagtail_reviews.schema import Image, Review

NAMED = "1.0"  # in which posts bear the names of their authors, later the names they sign in by
PUBLISHED = "publish"
NEVER_PUBLISHED = ("draft", "pending", "future")
LONGEST_TITLE = 255
NO_TYPE = "work_type_unknown"

STATUSES: dict[str, Text] = {
    "private": _("The post was private: the review is a draft."),
    "future": _("The post was to be published later: the review is a draft."),
    "password": _("The post was protected by a password: the review is a draft."),
}
PAGE = _("It is a page of WordPress: the review is a draft, if it is one.")
OTHER_STATUS = _("The post had a status that is not known: the review is a draft.")
NO_TITLE = _("The post has no title: the review is called after its address.")
LONG_TITLE = _("The title of the post is too long, and has been cut.")
NO_AUTHOR = _("The file does not name the author of the post.")
OTHER_AUTHOR = _("The text ends with an author of its own, other than that of the post.")
NO_PICTURE = _("The lead picture is not in the file.")
LEFT_TERMS = _("Terms are too long for what they should become.")


@dataclass
class Post:
    """Makes a review of one entry; ``findings`` are on what came up on the way. What is not
    ``publishable`` is a draft.
    """

    entry: Entry
    library: Library
    mapping: Mapping
    publishable: bool = True

    def __post_init__(self) -> None:
        self.findings: list[Finding] = []
        self.shelf = Shelf()
        self.pictures = Pictures(self.library, self.shelf, self._base_url())

    def review(self) -> Review:
        """The review; its findings are complete afterwards."""
        meta, title = self.entry.meta, self._title()
        seo_title, of_title = seo.seo_title(meta)
        description, of_description = seo.search_description(meta)
        image = self._image()
        terms = described(self.entry.terms, self.mapping)
        raw = self._body(title, terms)
        self.findings += [*of_title, *of_description]
        status = self._status()
        return build_review(
            raw,
            self.shelf,
            title=title,
            pk=self.entry.number("wp:post_id") or None,
            slug=unquote(self.entry.text("wp:post_name")),
            html_url=self.entry.text("link") or None,
            published=None if status in NEVER_PUBLISHED else dates.published(self.entry),
            updated=dates.updated(self.entry),
            draft=status != PUBLISHED or not self.publishable,
            summary=plain(self.entry.text("excerpt:encoded")),
            image=image,
            tags=terms.tags,
            seo_title=seo_title,
            search_description=description,
        )

    def _body(self, title: str, terms: Described) -> list[Raw]:
        content, reading = self._reading(title)
        found = [*boxes(self.entry.meta), *content.boxes]
        verdict = Verdict(found[0] if found else Box(""))
        raw = composing.with_verdict(reading.blocks, verdict)
        said = composing.merged(verdict.work, terms.work)
        fallback = work_title(title)[:LONGEST_TITLE]
        raw = composing.with_work(raw, said, title=fallback, work_type=self.mapping.work_type)
        typed = any(block["value"]["work_type"] for block in raw if block["type"] == "metadata")
        said_of_text = [one for one in reading.findings if not typed or one.code != NO_TYPE]
        self.findings += [*content.findings, *said_of_text, *verdict.findings, *second(found[1:])]
        self._leave(LEFT_TERMS, "terms-left", terms.left)
        return composing.with_author(raw, self._author(raw))

    def _reading(self, title: str) -> tuple[Content, Reading]:
        content = Content(
            self.library, self.entry.number("wp:post_id"), self.entry.meta.get("footnotes", "")
        )
        html = self.pictures.originals(content.html(self.entry.fields.get("content:encoded", "")))
        reading = read_html(html, title=title, base_url=self.pictures.base_url, shelf=self.shelf)
        return content, reading

    def _title(self) -> str:
        """The title, or what stands in for it; with a finding unless it is the title as it is."""
        title = plain(self.entry.text("title"))
        if len(title) > LONGEST_TITLE:
            self._leave(LONG_TITLE, "title-long", [title])
        if title:
            return title[:LONGEST_TITLE]
        self.findings.append(Finding("title-missing", NO_TITLE))
        slug = unquote(self.entry.text("wp:post_name")).replace("-", " ").strip()
        return slug[:LONGEST_TITLE] or f"Post {self.entry.text('wp:post_id')}"

    def _base_url(self) -> str:
        link = self.entry.text("link")
        return link if link.startswith(("http://", "https://")) else self.library.site.url

    def _status(self) -> str:
        status = self.entry.text("wp:status") or PUBLISHED
        if self.entry.text("wp:post_password"):
            status = "password"
        if status not in (PUBLISHED, "draft", "pending"):
            text = self.entry.text("wp:post_date") if status == "future" else status
            self.findings.append(
                Finding(f"status-{status}"[:50], STATUSES.get(status, OTHER_STATUS), text=text)
            )
        if status == PUBLISHED and not self.publishable:
            self.findings.append(Finding("page", PAGE))
        return status

    def _image(self) -> Image | None:
        pk = number(self.entry.meta.get("_thumbnail_id", "").strip())
        found = self.pictures.of_attachment(pk) if pk else None
        if pk and found is None:
            self.findings.append(Finding("picture-unknown", NO_PICTURE, text=str(pk)))
        return found

    def _author(self, raw: list[Raw]) -> int | None:
        """The id of the author of the post on the shelf."""
        pk, name = self._byline()
        if not name:
            self.findings.append(Finding("author-unknown", NO_AUTHOR))
            return None
        cards = [block["value"]["author"] for block in raw if block["type"] == "author_card"]
        carded = [found for card in cards if (found := self.shelf.author(card)) is not None]
        if carded and name.casefold() not in {one.name.casefold() for one in carded}:
            self._leave(OTHER_AUTHOR, "author-other", [name])
        if not carded:
            self.shelf.authors[pk] = author(pk, name)
        return pk

    def _byline(self) -> tuple[int, str]:
        creator = self.entry.text("dc:creator")
        if visitor := visitor_name(self.entry.meta):
            return own_id(visitor), visitor
        if (found := self.library.author(creator)) is not None:
            return found.id or own_id(found.name), found.name
        named = self.library.site.version == NAMED and "@" not in creator
        return own_id(creator), creator if named else ""

    def _leave(self, message: Text, code: str, words: list[str]) -> None:
        if words:
            self.findings.append(Finding(code, message, text="\n".join(words)))


def key(entry: Entry, library: Library, position: str) -> str:
    """What is the same of an entry whenever it is read: its guid, at most 255 characters of it. Of
    several posts that share one, as copies do, the later ones have their id, too.
    """
    pk = entry.text("wp:post_id")
    found = entry.text("guid") or (f"{library.site.url}?p={pk}" if pk else position)
    return _short(found if library.post_of(found, pk) == pk else f"{found}#{pk}")


def _short(text: str) -> str:
    if len(text) <= LONGEST_KEY:
        return text
    digest = sha256(text.encode(errors="replace")).hexdigest()[:32]
    return f"{text[: LONGEST_KEY - len(digest) - 1]}#{digest}"
