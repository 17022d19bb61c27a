"""The filters of the listing of reviews."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property, reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import NumberRangeWidget
from wagtail.admin.views.pages.listing import PageFilterSet

from wagtail_reviews.access import explorable
from wagtail_reviews.blocks.choices import Choices, work_type_choices
from wagtail_reviews.catalogue import unattributed, unscored
from wagtail_reviews.models import Term
from wagtail_reviews.models.terms import AUTHOR, TAG
from wagtail_reviews.slugs import GENRE

VOCABULARIES = (GENRE, AUTHOR, TAG)
LATELY = 500
OFFERED = 20

STATUSES: Mapping[str, tuple[Any, Q]] = {
    "live": (_("Live"), Q(live=True)),
    "changed": (_("Live, with draft changes"), Q(live=True, has_unpublished_changes=True)),
    "draft": (_("Draft"), Q(live=False, expired=False)),
    "scheduled": (_("Scheduled"), Q(_approved_schedule=True)),
    "expired": (_("Expired"), Q(live=False, expired=True)),
}


class BoundedRangeFilter(django_filters.RangeFilter):
    """A range between two numbers that the column can hold: databases fail on others."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        fields = tuple(forms.DecimalField(min_value=least, max_value=most) for _ in range(2))
        super().__init__(fields=fields, widget=NumberRangeWidget(), **kwargs)


class YesNoFilter(django_filters.ChoiceFilter):
    """Yes, no or any; its pill says "Yes", where that of a BooleanFilter says "True"."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("true", _("Yes")), ("false", _("No"))]
        widget = forms.RadioSelect
        super().__init__(choices=choices, widget=widget, empty_label=_("Any"), **kwargs)

    def filter(self, qs: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """The pages of which it is so."""
        found: QuerySet[Any] = super().filter(qs, {"true": True, "false": False}.get(value))
        return found


class GapFilter(YesNoFilter):
    """Whether a review has what ``gap`` says it lacks."""

    def __init__(self, gap: Callable[[], Q], **kwargs: Any) -> None:
        self.gap = gap
        super().__init__(**kwargs)

    def filter(self, qs: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
        """The pages that have it, or those that lack it."""
        conditions = {"true": ~self.gap(), "false": self.gap()}
        return qs.filter(conditions[value]) if value else qs


class CheckboxFilter(django_filters.MultipleChoiceFilter):
    """Any of some choices."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, distinct=False, **kwargs)


class StatusFilter(CheckboxFilter):
    """What Wagtail's column of statuses tells apart."""

    def filter(self, qs: Any, value: list[str]) -> "QuerySet[Any]":
        """The pages of any of these statuses."""
        wanted = reduce(or_, (STATUSES[name][1] for name in value), Q())
        found: QuerySet[Any] = qs.annotate_approved_schedule().filter(wanted)
        return found


class TermFilter(CheckboxFilter):
    """The pages that have any of some terms of the vocabulary named by ``field_name``."""

    def filter(self, qs: "QuerySet[Any]", value: list[str]) -> "QuerySet[Any]":
        """The pages with any of these slugs."""
        having = Term.objects.filter(vocabulary=self.field_name, slug__in=value)
        return qs.filter(pk__in=having.values("page")) if value else qs


class ReviewFilterSet(PageFilterSet):
    """Wagtail's filters of pages, and before them those of reviews.

    Of genres, authors and tags it offers those that recent reviews have most often, of the reviews
    that the user may explore, and those that are chosen already.
    """

    score = BoundedRangeFilter(0, 100, field_name="review_percent", label=_("Score in per cent"))
    year = BoundedRangeFilter(0, 9999, field_name="review_year", label=_("Year"))
    work_type = CheckboxFilter(
        field_name="review_work_type", label=_("Type of work"), choices=work_type_choices
    )
    genre = TermFilter(label=_("Genre"))
    author = TermFilter(label=_("Author"))
    tag = TermFilter(label=_("Tag"))
    scored = GapFilter(unscored, label=_("Has a score"))
    authored = GapFilter(unattributed, label=_("Has an author"))
    contains_spoilers = YesNoFilter(label=_("Contains spoilers"))
    status = StatusFilter(
        label=_("Status"), choices=[(name, label) for name, (label, _q) in STATUSES.items()]
    )
    has_child_pages = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vocabulary in VOCABULARIES:
            self.filters[vocabulary].extra["choices"] = self._lazily(vocabulary)

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """The filters by name, Wagtail's last."""
        filters = super().get_filters()
        own = {name: filters[name] for name in filters if name not in PageFilterSet.base_filters}
        return {**own, **filters}

    def _lazily(self, vocabulary: str) -> Callable[[], Choices]:
        # A form copies its fields, deep down; a lambda stays one.
        return lambda: self._choices(vocabulary)

    def _choices(self, vocabulary: str) -> Choices:
        names = self._names[vocabulary].items()
        return sorted(names, key=lambda choice: choice[1].casefold())

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """The names on offer, by vocabulary and slug. What is chosen is always among them, whether
        or not there is such a term, so that a pill can take it back.
        """
        names = {vocabulary: self._offered(vocabulary) for vocabulary in VOCABULARIES}
        for vocabulary, offered in names.items():
            for slug in self.data.getlist(vocabulary):
                offered[slug] = offered.get(slug) or self._name(vocabulary, slug)
        return names

    def _name(self, vocabulary: str, slug: str) -> str:
        terms = Term.objects.filter(vocabulary=vocabulary, slug=slug, page__in=self._explorable)
        return next(iter(terms.values_list("name", flat=True)[:1]), slug)

    def _offered(self, vocabulary: str) -> dict[str, str]:
        counted = sorted(self._lately[vocabulary].items(), key=lambda term: (-term[1], term[0]))
        # Backwards, so that of two spellings the more frequent stays.
        return {slug: name for (slug, name), _number in reversed(counted[:OFFERED])}

    @cached_property
    def _lately(self) -> Mapping[str, Mapping[tuple[str, str], int]]:
        """How often the newest reviews have each term, a slug and a name, by vocabulary. Among all
        reviews, that would take a database longer than the rest of the listing.
        """
        newest = list(self._explorable.order_by("-pk").values_list("pk", flat=True)[:LATELY])
        found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        terms = Term.objects.filter(page__in=newest).exclude(slug="").order_by()
        for vocabulary, slug, name in terms.values_list("vocabulary", "slug", "name"):
            found[vocabulary][slug, name] += 1
        return found

    @cached_property
    def _explorable(self) -> "QuerySet[Any]":
        reviews = explorable(self.request.user, self.queryset.model)
        return reviews.order_by().values("pk")
