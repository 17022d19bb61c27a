"""A WordPress export -> items."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.items import LONGEST_KEY, Finding, Item
from wagtail_reviews.importers.wordpress.entries import Entry, Site
from wagtail_reviews.importers.wordpress.extra import require_all
from wagtail_reviews.importers.wordpress.library import Library
from wagtail_reviews.importers.wordpress.mapping import Mapping
from wagtail_reviews.importers.wordpress.plugins.site_reviews import POST_TYPE as BY_VISITORS
from wagtail_reviews.importers.wordpress.posts import Post, key
from wagtail_reviews.importers.wordpress.stream import read
from wagtail_reviews.importers.wordpress.target import ExportError
from wagtail_reviews.importers.wordpress.words import plain

# What WordPress and plugins keep as posts, and no reader ever sees as one.
NEVER = frozenset(
    {
        "acf-field",
        "acf-field-group",
        "attachment",
        "custom_css",
        "customize_changeset",
        "elementor_library",
        "feedback",
        "nav_menu_item",
        "oembed_cache",
        "revision",
        "shop_coupon",
        "shop_order",
        "user_request",
        "wp_block",
        "wp_font_face",
        "wp_font_family",
        "wp_global_styles",
        "wp_navigation",
        "wp_template",
        "wp_template_part",
    }
)
# Those who want these say so: the opinions of visitors are not the site's.
ON_DEMAND = frozenset({BY_VISITORS})
SKIPPED = frozenset({"trash", "auto-draft", "inherit"})
LONGEST_POSITION = 80

BROKEN = _("The post cannot be read.")
TOO_LARGE = _("The post is too large to be read.")


class WordPressFiles:
    """The posts of an export as Tools, Export makes it in WordPress, in one file or several.

    ``post_types`` are those that are wanted; unless they are given, posts, every custom type but
    reviews by visitors, and pages, as drafts. Menus, revisions and the like are never read, nor is
    what lies in the bin. All is read twice, because what a post shows may stand after it, or
    in another file; ``total`` counts both. The key of an item is the guid of its post.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        *,
        mapping: Mapping | None = None,
        post_types: Collection[str] | None = None,
    ) -> None:
        require_all()
        self.paths = list(paths)
        self.mapping = mapping or Mapping()
        self.post_types = post_types
        self.total = 2 * sum(path.stat().st_size for path in self.paths)
        self.done = 0

    def __iter__(self) -> Iterator[Item]:
        """The items in the order of the files; where one breaks off, the last of it says why."""
        with closing(Library()) as library:
            for path in self.paths:
                with suppress(ExportError):  # the second reading says so, in its place
                    library.fill(read(path, self._pass))
            library.complete()
            for path in self.paths:
                yield from self._items(path, library)

    def _pass(self, size: int) -> None:
        self.done += size

    def _items(self, path: Path, library: Library) -> Iterator[Item]:
        try:
            for entry in read(path, self._pass):
                if isinstance(entry, Site):
                    library.site = entry
                elif isinstance(entry, Entry) and self._is_wanted(entry):
                    yield self._item(path, entry, library)
        except ExportError as error:
            yield _broken(path, error)

    def _is_wanted(self, entry: Entry) -> bool:
        kind = entry.text("wp:post_type") or "post"
        if kind in NEVER or entry.text("wp:status") in SKIPPED:
            return False
        return kind not in ON_DEMAND if self.post_types is None else kind in self.post_types

    def _may_be_published(self, entry: Entry) -> bool:
        """Pages are seldom reviews, unless somebody asks for them."""
        return self.post_types is not None or entry.text("wp:post_type") != "page"

    def _item(self, path: Path, entry: Entry, library: Library) -> Item:
        position = _position(path, entry)
        name = key(entry, library, position)
        if not entry.whole:
            error = Finding("post-too-large", TOO_LARGE, "error", text=entry.text("title")[:1000])
            return Item(name, position, None, (error,))
        post = Post(entry, library, self.mapping, publishable=self._may_be_published(entry))
        try:
            review = post.review()
        except Exception as error:  # of whatever a post holds, which others are not to wait for
            says = Finding("post-broken", BROKEN, "error", text=f"{type(error).__name__}: {error}")
            return Item(name, position, None, (says,))
        return Item(name, position, review, tuple(post.findings))


def _position(path: Path, entry: Entry) -> str:
    title = plain(entry.text("title")[:1000])[:LONGEST_POSITION]
    return f"{path.name}, post {entry.text('wp:post_id')[:20]} “{title}”"


def _broken(path: Path, error: ExportError) -> Item:
    position = f"{path.name}, line {error.line}"
    return Item(
        position[-LONGEST_KEY:], position, None, (Finding(error.code, error.message, "error"),)
    )
