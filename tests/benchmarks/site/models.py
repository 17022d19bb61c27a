"""What a site would write of its own: a page with the same body, and an author beside it."""

from django.db import models
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from wagtail_reviews.blocks import ReviewStreamBlock
from wagtail_reviews.models import Author


class StockReview(Page):
    """A page as Wagtail's own endpoints show it."""

    summary = models.TextField(blank=True)
    author = models.ForeignKey(Author, null=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField(ReviewStreamBlock(), blank=True)

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    api_fields = [APIField("summary"), APIField("author"), APIField("body")]
