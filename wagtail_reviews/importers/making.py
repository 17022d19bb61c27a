"""Reviews of the contract -> pages, by the rules of the site's own blocks."""

from collections.abc import Callable, Collection
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from wagtail_reviews.importers import pages
from wagtail_reviews.importers.bodies import cleaned
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.keeping import SiteKeeper
from wagtail_reviews.importers.media import Media
from wagtail_reviews.importers.people import People, Rights
from wagtail_reviews.importers.pictures import Pictures
from wagtail_reviews.importers.raw import RawBlocks
from wagtail_reviews.models import get_review_page_model, review_models
from wagtail_reviews.schema import Review


class Maker:
    """Fills pages with reviews, and stores what these refer to: pictures, authors, tags.

    ``page_at`` knows the pages of reviews that stood at an address of the source. With ``pretend``
    no file is written, for a transaction that is rolled back.
    """

    def __init__(
        self,
        parent: Any,
        media: Media,
        page_at: Callable[[str], int | None],
        pretend: bool = False,
        user: Any = None,
    ) -> None:
        self.parent, self.page_at = parent, page_at
        self.pictures = Pictures(media, pretend, user)
        self.people = People(self.pictures, Rights.of(user))
        self.locales: dict[str, Any] = {
            locale.language_code: locale for locale in Locale.objects.all()
        }
        self.types = {model._meta.label: model for model in review_models()}

    def settle(self) -> None:
        """Begin with the next batch."""
        self.pictures.settle()

    def begin(self) -> None:
        """Begin with the next review."""
        self.pictures.begin()

    def undo(self) -> None:
        """Take back what was stored for this review, as the savepoint is."""
        self.pictures.undo()
        self.people.forget()

    def undo_all(self) -> None:
        """Take back what was stored for the batch, as the transaction is."""
        self.pictures.undo_all()
        self.people.forget()

    def section(self, review: Review) -> Any:
        """Where a review goes: the section in its language, where there is one."""
        locale = self.locales.get(review.meta.locale, self.parent.locale)
        if locale == self.parent.locale:
            return self.parent
        return self.parent.get_translation_or_none(locale) or self.parent

    def new(self, review: Review, section: Any) -> Any:
        """An empty page for a review: of the type that it had at the source, if the site has it."""
        model = self.types.get(review.meta.type) or get_review_page_model()
        return model(locale=section.locale)

    def fill(
        self, page: Any, review: Review, section: Any, taken: Collection[str] = ()
    ) -> tuple[list[Finding], list[str]]:
        """Give a page the content of a review, and a new one a slug that is not ``taken``; what
        cannot be had or held, and the addresses that its text links to and that no page is known
        of.

        Raises ValidationError with a message for each value that the site's blocks refuse.
        """
        keeper = SiteKeeper(
            self.pictures, self.people, section.locale, review.meta.html_url, self.page_at
        )
        findings = pages.fill(page, review, keeper)
        if page.pk is None:
            page.slug = pages.free_slug(page, review, section, taken)
        blocks = RawBlocks(keeper, page.body.stream_block)
        with translation.override(section.locale.language_code):
            raw = blocks.of(review.body)
        page.body = cleaned(page.body.stream_block, raw)
        findings += [*blocks.findings, *pages.set_tags(page, review), *self.pictures.findings]
        return [*findings, *_strange(review, section)], keeper.waiting


def _strange(review: Review, section: Any) -> list[Finding]:
    """What is to be said where a review goes into a section in another language."""
    code = review.meta.locale
    if code in ("", section.locale.language_code):
        return []
    says = _("There is no section in the language “%(code)s”: it went into “%(section)s”.")
    return [Finding("locale", says % {"code": code, "section": section.title})]
