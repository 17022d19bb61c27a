# magazine/models.py
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page

from tests.magazine.blocks import MagazineStreamBlock
from tests.magazine.schema import GameCard, MagazineCard
from wagtail_reviews.models.review import ReviewPageMixin, review_indexes


class Issue(models.Model):
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"No. {self.number}"


class MagazineReviewTag(TaggedItemBase):
    content_object = ParentalKey(
        "magazine.MagazineReview", on_delete=models.CASCADE, related_name="tagged_items"
    )


class MagazineReview(ReviewPageMixin, Page):
    printed_in = models.ForeignKey(Issue, null=True, blank=True, on_delete=models.SET_NULL)
    body = StreamField(MagazineStreamBlock(), blank=True)
    tags = ClusterTaggableManager(through=MagazineReviewTag, blank=True)

    review_schema = MagazineCard
    review_related = ["printed_in"]

    content_panels = [
        *Page.content_panels,
        FieldPanel("printed_in"),
        *ReviewPageMixin.review_panels,
    ]
    promote_panels = [
        FieldPanel("tags"),
        *Page.promote_panels,
        *ReviewPageMixin.review_promote_panels,
    ]
    search_fields = Page.search_fields + ReviewPageMixin.review_search_fields
    api_fields = ReviewPageMixin.review_api_fields

    class Meta:
        indexes = review_indexes("magazine")

    @property
    def issue(self) -> int | None:
        return self.printed_in.number if self.printed_in else None


class GameReview(ReviewPageMixin, Page):
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    cover = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    setup = RichTextField(blank=True)

    review_schema = GameCard

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("hours", "cover", "setup")),
        *ReviewPageMixin.review_panels,
    ]
    promote_panels = Page.promote_panels + ReviewPageMixin.review_promote_panels
    search_fields = Page.search_fields + ReviewPageMixin.review_search_fields
    api_fields = ReviewPageMixin.review_api_fields

    class Meta:
        indexes = review_indexes("magazine_game")
