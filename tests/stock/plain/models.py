"""As many of each as the app has."""

from django.db import models
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Page, RevisionMixin, TranslatableMixin
from wagtail.snippets.models import register_snippet


class PlainReview(Page):
    summary = models.TextField(blank=True)
    body = RichTextField(blank=True)
    image = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    api_fields = [APIField("summary"), APIField("body"), APIField("image")]


class PlainSection(Page):
    introduction = RichTextField(blank=True)

    api_fields = [APIField("introduction")]


class PlainAuthor(DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    name = models.CharField(max_length=255)

    class Meta(TranslatableMixin.Meta):
        pass

    def __str__(self) -> str:
        return self.name


register_snippet(PlainAuthor)
