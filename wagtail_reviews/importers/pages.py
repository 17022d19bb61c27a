"""Reviews -> the fields of pages."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.extract import contract_of
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.keeping import SiteKeeper
from wagtail_reviews.schema import Image, Review
from wagtail_reviews.slugs import term_slug

LONGEST_TEXT = 255
LONGEST_TAG = 100


def fill(page: Any, review: Review, keeper: SiteKeeper) -> list[Finding]:
    """Give a page the fields of a review, but for its body, slug and dates; what does not fit is
    found in full in what this gives.
    """
    findings: list[Finding] = []
    texts = {"title": review.title, "seo_title": review.meta.seo_title}
    for name, text in texts.items():
        setattr(page, name, text[:LONGEST_TEXT])
        if len(text) > LONGEST_TEXT:
            says = _("The text was too long for the field “%(name)s”, and was cut.")
            findings.append(Finding("cut", says % {"name": name}, text=text))
    page.search_description = review.meta.search_description
    page.summary, page.disclosure = review.summary, review.disclosure
    page.contains_spoilers = review.contains_spoilers
    _set_lead_picture(page, review.image, keeper)
    return [*findings, *_set_own_fields(page, review)]


def _set_lead_picture(page: Any, image: Image | None, keeper: SiteKeeper) -> None:
    page.image_id = keeper.image(image) if image else None
    if image is None or page.image_id is None:
        page.image = None
        page.image_alt = page.image_credit = ""
        return
    alt = "" if image.alt == page.image.default_alt_text else image.alt
    page.image_alt, page.image_credit = alt[:LONGEST_TEXT], image.credit[:LONGEST_TEXT]


def _set_own_fields(page: Any, review: Review) -> list[Finding]:
    """Set what a site has added to its card, where it is a plain field of the page."""
    findings = []
    for name in contract_of(type(page)).own_fields:
        value = getattr(review, name, None)
        if _is_plain(page, name):
            setattr(page, name, value)
        elif value not in (None, "", []):
            says = _("The field “%(name)s” is no plain field of the page, and was left out.")
            findings.append(Finding("own_field", says % {"name": name}, text=str(value)))
    return findings


def _is_plain(page: Any, name: str) -> bool:
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(field.concrete and field.editable and not field.is_relation)


def set_tags(page: Any, review: Review) -> list[Finding]:
    """Set the tags, where pages of this type have any."""
    names = [tag.name for tag in review.tags if tag.name.strip()]
    if hasattr(page, "tags"):
        long = [name for name in names if len(name) > LONGEST_TAG]
        page.tags.set([name for name in names if name not in long])
        says = _("Tags of more than 100 characters were left out.")
        return [Finding("tags", says, text=", ".join(long))] if long else []
    says = _("Reviews of this site have no tags: these were left out.")
    return [Finding("tags", says, text=", ".join(names))] if names else []


def free_slug(page: Any, review: Review, parent: Any, taken: Collection[str] = ()) -> str:
    """The slug of the source, made from the title where it has none; with a number where another
    page below ``parent`` has it, or where it is ``taken`` by one that will be there.
    """
    base = term_slug(review.meta.slug or review.title)
    # get_children() trusts the number of children that the parent had as it was read.
    model: Any = apps.get_model(BASE_PAGE)
    siblings = model._default_manager.child_of(parent).exclude(pk=page.pk)
    if base not in taken and not siblings.filter(slug=base).exists():
        return base
    stored = siblings.filter(slug__startswith=base).values_list("slug", flat=True)
    others = {*stored, *taken}
    numbered = (f"{base}-{number}" for number in range(2, len(others) + 3))
    return next(slug for slug in numbered if slug not in others)
