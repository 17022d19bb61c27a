"""Those who write reviews."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import Admin
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Locale, RevisionMixin, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.search import index

from wagtail_reviews.blocks import ProfileLinksBlock
from wagtail_reviews.blocks.base import RICH_TEXT_FEATURES
from wagtail_reviews.compat import CHANGE_USERS
from wagtail_reviews.localize import translatable_fields
from wagtail_reviews.models.fields import ExactSlugField
from wagtail_reviews.slugs import LONGEST_SLUG, term_slug


def admin_users() -> models.Q:
    """Users who may enter the admin."""
    # The permission to enter is "access" to a model that exists for nothing else.
    policy = ModelPermissionPolicy(Admin)
    return models.Q(pk__in=policy.users_with_permission("access").values("pk"))


class Author(DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """A person or an organisation that writes reviews. Only live authors are shown to readers."""

    class Type(models.TextChoices):
        """The schema.org type of an author."""

        PERSON = "Person", _("Person")
        ORGANIZATION = "Organization", _("Organisation")

    name = models.CharField(_("name"), max_length=255)
    name.required_on_save = True  # type: ignore[attr-defined]  # Wagtail: also in drafts
    slug = ExactSlugField(
        _("slug"),
        max_length=LONGEST_SLUG,
        allow_unicode=True,
        blank=True,
        help_text=_("Stands in addresses; made from the name if left empty."),
    )
    type = models.CharField(_("type"), max_length=20, choices=Type.choices, default=Type.PERSON)
    job_title = models.CharField(_("job title"), max_length=255, blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bio = RichTextField(_("biography"), blank=True, features=RICH_TEXT_FEATURES)
    url = models.URLField(
        _("own page"),
        blank=True,
        help_text=_("The page about the author, on this site or another."),
    )
    links = StreamField(ProfileLinksBlock(), verbose_name=_("links"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=admin_users,
        help_text=_(
            "New reviews by this user start with the author's card, or that of its translation. "
            "Never shown to readers."
        ),
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="author",
        for_concrete_model=False,
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("type")], _("Name")),
        FieldPanel("job_title"),
        FieldPanel("image"),
        FieldPanel("bio"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("links")], _("On the web")),
        FieldPanel("user", permission=CHANGE_USERS),
    ]
    # A translation is its user's by being one: a copy of the link would outlast the link.
    exclude_fields_in_copy = ["user"]
    translatable_fields = translatable_fields(
        translated=["job_title", "bio", "links"], in_step=["name", "slug", "type", "image", "url"]
    )
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("job_title"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="wagtail_reviews_author_slug")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a slug made from the name where none was given."""
        self._fill_slug()
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate, with a slug made from the name where none was entered."""
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    @property
    def approved_schedule(self) -> bool:
        """Whether a draft is due to go live; as on pages, listings know it as an annotation."""
        annotated: bool | None = getattr(self, "_approved_schedule", None)
        return super().approved_schedule if annotated is None else annotated

    @classmethod
    def of_user(cls, user: Any, locale: Locale) -> "Author | None":
        """The live author whom ``user`` is, in ``locale`` if there is such a translation."""
        linked = cls.objects.filter(user=user).values("translation_key")
        found = cls.objects.filter(translation_key__in=linked, live=True)
        elsewhere = models.Case(models.When(locale=locale, then=0), default=1)
        return found.order_by(elsewhere, "pk").first()

    def clean(self) -> None:
        """No other author of the locale has the slug, a constraint that forms leave unchecked, or
        the user, which is none: published later, a draft may break it.
        """
        super().clean()
        if self._others().filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("Another author has this slug.")})
        if self.user_id and self._others().filter(user=self.user_id).exists():
            raise ValidationError({"user": _("Another author is this user.")})

    def _fill_slug(self) -> None:
        if not self.slug and self.name:
            self.slug = self._free_slug(term_slug(self.name))

    def _free_slug(self, base: str) -> str:
        alike = self._others().filter(slug__startswith=base[:80])
        taken = set(alike.values_list("slug", flat=True))
        if base not in taken:
            return base
        numbered = (f"{base[:80]}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in numbered if slug not in taken)

    def _others(self) -> "models.QuerySet[Author]":
        # Wagtail fills in the locale of a new instance later, when it is being inserted.
        locale = self.locale_id or self.get_default_locale().pk
        return type(self).objects.filter(locale=locale).exclude(pk=self.pk)
