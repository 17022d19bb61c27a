"""Pictures and documents of a site's own."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    photographer = models.CharField(max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "photographer")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_picture_rendition"
            )
        ]


class File(AbstractDocument):
    pages = models.PositiveIntegerField(null=True, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "pages")
