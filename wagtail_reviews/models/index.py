"""The section of a site that holds reviews."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import swapper
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from wagtail_reviews import compat
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import assemble_cards, expand_rich_text
from wagtail_reviews.blocks.base import RICH_TEXT_FEATURES
from wagtail_reviews.compat import writable_field
from wagtail_reviews.models.review import review_models
from wagtail_reviews.schema import Card

if TYPE_CHECKING:
    from wagtail.models import Page as MixinBase
else:
    MixinBase = models.Model

NEWEST = 20
DEFAULT_TEMPLATE = "wagtail_reviews/review_index_page.html"


class ReviewIndexPageMixin(MixinBase):
    """What makes a page type a section that holds reviews, and sections below it."""

    introduction = RichTextField(_("introduction"), blank=True, features=RICH_TEXT_FEATURES)

    index_panels = [FieldPanel("introduction")]
    index_search_fields = [index.SearchField("introduction")]
    index_api_fields = [writable_field("introduction")]

    class Meta:
        abstract = True

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Every review page type of the site, and sections; unless the class says otherwise."""
        if "subpage_types" in cls.__dict__:
            return list(super().clean_subpage_models())
        return [*review_models(), cls]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """The template of the page type, and the package's own where there is none."""
        return [super().get_template(request, *args, **kwargs), DEFAULT_TEMPLATE]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context, with its ``introduction`` as HTML, and the cards of the newest
        ``reviews`` below it; both as this visitor may see them.
        """
        reader = Reader(request, visitor=getattr(request, "user", None))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        introduction = expand_rich_text(self.introduction, reader)
        return {**context, "introduction": introduction, "reviews": self._newest(reader)}

    def _newest(self, reader: Reader) -> list[Card]:
        newest = (page for model in review_models() for page in self._newest_of(model, reader))
        # A page type that inherits from another one is found as both.
        found = sorted({page.pk: page for page in newest}.values(), key=_by_date, reverse=True)
        return assemble_cards(found[:NEWEST], reader)

    def _newest_of(self, model: type[Any], reader: Reader) -> Iterable[Any]:
        pages = reader.pages(model).filter(path__startswith=self.path or "-")
        published = F("review_published_at").desc(nulls_last=True)
        return pages.select_related("locale").order_by(published, "pk")[:NEWEST]


def _by_date(page: Any) -> tuple[bool, float, int]:
    published = page.review_published_at
    return (published is not None, published.timestamp() if published else 0, -page.pk)


class ReviewIndexPage(ReviewIndexPageMixin, Page):
    """A section that holds reviews."""

    content_panels = Page.content_panels + ReviewIndexPageMixin.index_panels
    search_fields = Page.search_fields + ReviewIndexPageMixin.index_search_fields
    api_fields = ReviewIndexPageMixin.index_api_fields

    class Meta:
        verbose_name = _("review section")
        verbose_name_plural = _("review sections")
        swappable = swapper.swappable_setting("wagtail_reviews", "ReviewIndexPage")


if swapper.is_swapped("wagtail_reviews", "ReviewIndexPage"):
    compat.unregister_page_model(ReviewIndexPage)
