"""The review page of a magazine."""

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from wagtail_reviews.models import ReviewPageMixin
from wagtail_reviews.models.review import review_indexes


class MagazineReviewTag(TaggedItemBase):
    content_object = ParentalKey(
        "custom_review.MagazineReview", on_delete=models.CASCADE, related_name="tagged_items"
    )


class MagazineReview(ReviewPageMixin, Page):
    issue = models.PositiveIntegerField(null=True, blank=True)
    tags = ClusterTaggableManager(through=MagazineReviewTag, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("issue"), *ReviewPageMixin.review_panels]
    search_fields = Page.search_fields + ReviewPageMixin.review_search_fields
    api_fields = [*ReviewPageMixin.review_api_fields, APIField("issue")]

    class Meta:
        indexes = review_indexes("custom_review")
