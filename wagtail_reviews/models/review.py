"""Review pages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import swapper
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page, get_page_models
from wagtail.search import index

from wagtail_reviews import compat, conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import assemble_reviews
from wagtail_reviews.blocks import ReviewStreamBlock
from wagtail_reviews.compat import writable_field
from wagtail_reviews.models.derived import COLUMNS, LONGEST_TITLE, Derived
from wagtail_reviews.models.searched import (
    OnceAutocompleteField,
    OnceSearchField,
    is_indexed_later,
    searched_anew,
)
from wagtail_reviews.panels import ErrorsPanel, HeadlinePanel, SearchAppearancePanel
from wagtail_reviews.schema import Card, Review
from wagtail_reviews.serializers import ReviewField, typed

if TYPE_CHECKING:
    from wagtail.models import Page as MixinBase
else:
    MixinBase = models.Model

DEFAULT_TEMPLATE = "wagtail_reviews/review_page.html"
CARD_TEMPLATE = "wagtail_reviews/review_card.html"
ON_FRONT_END = ("headless", _("Front end"))
PREVIEW_MODES = [("page", _("Page")), ("card", _("Card"))]
SETTING = swapper.swappable_setting("wagtail_reviews", "ReviewPage")
TAG_SETTING = "WAGTAIL_REVIEWS_REVIEWPAGETAG_MODEL"

# Where another model takes the place of ReviewPage, its tags have nothing left to point to: they
# have to count as swapped too, or their foreign key fails Django's checks.
if swapped := swapper.is_swapped("wagtail_reviews", "ReviewPage"):
    setattr(settings, TAG_SETTING, swapped)


class ReviewPageMixin(MixinBase):
    """What makes a page type one of reviews.

    Put it before the page class: ``class MyReview(ReviewPageMixin, Page)``. The ``review_*``
    columns are derived from the body in ``save()``; add ``review_indexes`` to ``Meta.indexes``.
    """

    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences, free of spoilers; shown in lists and search results."),
    )
    disclosure = models.TextField(
        _("disclosure"),
        blank=True,
        help_text=_("Such as who provided the review copy."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows; its own description if left empty."),
    )
    image_credit = models.CharField(_("credit"), max_length=255, blank=True)
    contains_spoilers = models.BooleanField(
        _("contains spoilers"),
        default=False,
        help_text=_("Text outside of spoiler blocks gives the plot away."),
    )
    body = StreamField(ReviewStreamBlock(), verbose_name=_("review"), blank=True)

    review_percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    review_year = models.PositiveSmallIntegerField(null=True, editable=False)
    review_work_type = models.CharField(max_length=30, blank=True, editable=False)
    review_sort_title = models.CharField(max_length=LONGEST_TITLE, blank=True, editable=False)
    review_published_at = models.DateTimeField(null=True, editable=False)

    review_schema: type[Card] = Card
    """The card, or a subclass with fields of the site's own: each is read from the attribute of the
    same name.
    """
    review_related: Sequence[str] = ()
    """Relations that these attributes follow, so that they are fetched for all pages at once."""

    review_panels = [
        ErrorsPanel(),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("image_credit")],
            heading=_("Lead picture"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("contains_spoilers"), FieldPanel("disclosure")],
            heading=_("For the reader"),
            classname="collapsed",
        ),
    ]
    review_promote_panels = [SearchAppearancePanel()]
    review_search_fields = [
        index.SearchField("summary"),
        OnceSearchField("body"),
        OnceAutocompleteField("review_words"),
        index.FilterField("contains_spoilers"),
        *(index.FilterField(name) for name in COLUMNS),
    ]
    review_api_fields = [
        writable_field("summary"),
        writable_field("disclosure"),
        writable_field("image"),
        writable_field("image_alt"),
        writable_field("image_credit"),
        writable_field("contains_spoilers"),
        writable_field("body"),
        APIField("review", serializer=ReviewField()),
    ]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let ``review`` in the API be typed as reviews of this page type are."""
        super().__init_subclass__(**kwargs)
        cls.api_fields = [typed(field, cls) for field in getattr(cls, "api_fields", ())]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page, and with it what is derived from its body.

        A save that names its fields derives only when ``body`` is among them: Wagtail saves
        names of other fields while the body of a draft is in memory.
        """
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and "body" not in update_fields:
            self._save_without_body(*args, **kwargs)
            return
        if update_fields is not None:
            kwargs["update_fields"] = {*update_fields, *COLUMNS}
        derived = Derived(self)
        derived.set_columns()
        with transaction.atomic(), searched_anew(self):
            super().save(*args, **kwargs)
            derived.sync_terms()

    def _save_without_body(self, *args: Any, **kwargs: Any) -> None:
        if "first_published_at" in kwargs["update_fields"]:  # as when a page is copied
            self.review_published_at = self.first_published_at
            kwargs["update_fields"] = {*kwargs["update_fields"], "review_published_at"}
        with searched_anew(self):
            super().save(*args, **kwargs)

    def get_indexed_instance(self) -> Any:
        """What the search index is to hold of the page as it is saved."""
        return None if is_indexed_later.get() else super().get_indexed_instance()

    @property
    def review_words(self) -> str:
        """What completion finds the review by, beside its title."""
        return Derived(self).words()

    @property
    def review(self) -> Review:
        """The typed review, as somebody who has not logged in may see it."""
        site = self.get_site() if self.pk else None
        return assemble_reviews([self], Reader.anonymous(site))[0]

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """The template of the page type, and the package's own where there is none."""
        return [super().get_template(request, *args, **kwargs), DEFAULT_TEMPLATE]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context, with the typed ``review`` as this visitor may see it."""
        reader = Reader(request, visitor=getattr(request, "user", None))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "review": assemble_reviews([self], reader)[0]}

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The page and the card, and before them the front end, where one can show drafts.

        Modes of the base page stay, but for Wagtail's own one without a name.
        """
        others = [mode for mode in super().preview_modes if mode[0]]
        first = [ON_FRONT_END] if conf.has_headless_preview() else []
        return [*first, *PREVIEW_MODES, *others]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> Any:
        """The template of the card as lists show it, or else that of the page."""
        if mode_name == "card":
            return CARD_TEMPLATE
        return super().get_preview_template(request, mode_name)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft, by a template of this site or on the front end."""
        previewed: Any = super()
        if mode_name == ON_FRONT_END[0] and conf.has_headless_preview():
            from wagtail_reviews.headless import HeadlessPreview

            previewed = HeadlessPreview(self)
        response: HttpResponse = previewed.serve_preview(request, mode_name)
        return response


def review_indexes(prefix: str, parent: str = "page_ptr") -> list[models.Index]:
    """Indexes for every order and range of the list; ``prefix`` makes their names unique.

    ``parent`` is the link to the base page: ``page_ptr`` unless that is a model of the site's own.

    Django has no way to inherit indexes into a subclass of a concrete page, so each review page
    type lists them in its own ``Meta.indexes``.
    """
    return [
        models.Index(fields=[column, parent], name=f"{prefix}_{column[7:]}"[:30])
        for column in COLUMNS
    ]


class ReviewPageTag(TaggedItemBase):
    """A tag of a review."""

    content_object = ParentalKey(
        "wagtail_reviews.ReviewPage",
        on_delete=models.CASCADE,
        related_name="tagged_items",
        swappable=False,
    )

    class Meta:
        swappable = TAG_SETTING


class ReviewPage(ReviewPageMixin, Page):
    """A review. A site that needs another one sets WAGTAIL_REVIEWS_REVIEWPAGE_MODEL."""

    tags = ClusterTaggableManager(through=ReviewPageTag, blank=True, verbose_name=_("tags"))

    content_panels = [HeadlinePanel("title"), *ReviewPageMixin.review_panels]
    promote_panels = [
        FieldPanel("tags"),
        *Page.promote_panels,
        *ReviewPageMixin.review_promote_panels,
    ]
    search_fields = Page.search_fields + ReviewPageMixin.review_search_fields
    api_fields = [*ReviewPageMixin.review_api_fields, writable_field("tags")]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        swappable = SETTING
        indexes = review_indexes("wagtail_reviews")


if swapped:
    compat.unregister_page_model(ReviewPage)


def get_review_page_model() -> type[Any]:
    """The site's review page: ReviewPage, or the model that takes its place.

    Raises ``ImproperlyConfigured`` where the setting names no model.
    """
    try:
        model: type[Any] = swapper.load_model("wagtail_reviews", "ReviewPage")
    except ImproperlyConfigured as error:
        message = f'{SETTING} names no model: set it to one of yours, as "yourapp.YourModel".'
        raise ImproperlyConfigured(message) from error
    return model


def review_models() -> list[type[Any]]:
    """Every page type of the site that is one of reviews."""
    return [
        model
        for model in get_page_models()
        if issubclass(model, ReviewPageMixin) and not model._meta.swapped
    ]
