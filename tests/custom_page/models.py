"""The review pages of a site whose base page is a model of its own."""

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.test.basepage.models import BasePage

from wagtail_reviews.models.index import ReviewIndexPageMixin
from wagtail_reviews.models.review import ReviewPageMixin, review_indexes


class SiteReviewTag(TaggedItemBase):
    content_object = ParentalKey(
        "custom_page.SiteReview", on_delete=models.CASCADE, related_name="tagged_items"
    )


class SiteReview(ReviewPageMixin, BasePage):
    tags = ClusterTaggableManager(through=SiteReviewTag, blank=True)

    content_panels = BasePage.content_panels + ReviewPageMixin.review_panels
    search_fields = BasePage.search_fields + ReviewPageMixin.review_search_fields
    api_fields = ReviewPageMixin.review_api_fields

    class Meta:
        indexes = review_indexes("custom_page", parent="basepage_ptr")


class SiteSection(ReviewIndexPageMixin, BasePage):
    content_panels = BasePage.content_panels + ReviewIndexPageMixin.index_panels


class Interview(SiteReview):
    """A page type below another: three tables, and values that set themselves."""

    minutes = models.PositiveSmallIntegerField(default=90)
    hours = models.GeneratedField(
        expression=models.F("minutes") / 60, output_field=models.IntegerField(), db_persist=True
    )
    changed_at = models.DateTimeField(auto_now=True)
