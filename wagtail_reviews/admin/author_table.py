"""What a table of authors shows, in the listing and in the chooser."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.images import get_image_model
from wagtail.models import Revision

from wagtail_reviews.access import Reader, explorable
from wagtail_reviews.admin import links
from wagtail_reviews.admin.columns import WIDE
from wagtail_reviews.catalogue import count_reviews
from wagtail_reviews.models import Author, get_review_page_model

PHOTO = "fill-100x100"
"""As the template of the cell has it: what it shows is fetched beforehand."""


def for_table(authors: "QuerySet[Author]", request: HttpRequest) -> "QuerySet[Author]":
    """The authors with what their cells show, as far as the user may see it: ``review_count``, of
    the reviews that they find in the admin, photos, and what the status depends on.
    """
    seen = Reader.of_admin(request).only_seen(get_image_model().objects.all())
    photos = seen.prefetch_renditions(PHOTO)  # type: ignore[attr-defined]  # of images
    counted = count_reviews(authors, explorable(request.user, get_review_page_model()))
    known = counted.annotate(_approved_schedule=Exists(_scheduled_revisions()))
    shown: QuerySet[Author] = known.prefetch_related(Prefetch("image", photos))
    return shown


def _scheduled_revisions() -> "QuerySet[Revision]":
    scheduled: QuerySet[Revision] = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Author),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return scheduled


def with_photo(column: TitleColumn) -> TitleColumn:
    """The column of names, with the photo before each."""
    column.label = _("Name")
    column.cell_template_name = "wagtail_reviews/admin/author_cell.html"
    return column


def job_title(**kwargs: Any) -> Column:
    """The column of job titles."""
    return Column("job_title", label=_("Job title"), classname=WIDE, **kwargs)


class ReviewCountColumn(Column):
    """How many reviews an author has, with a link to them unless ``linked`` is false."""

    cell_template_name = "wagtail_reviews/admin/review_count_cell.html"

    def __init__(self, linked: bool = True, **kwargs: Any) -> None:
        super().__init__("review_count", label=_("Reviews"), **kwargs)
        self.linked = linked

    def get_cell_context_data(self, instance: Author, parent_context: Any) -> dict[str, Any]:
        """The context of the cell, with the ``url`` of the reviews."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": links.by_author(instance) if self.linked else None}
