"""What a review may lack, as conditions on reviews.

``GAPS`` are those findings about structured data that columns and terms can tell; a test holds
both to each other.
"""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Length, NullIf
from django.db.models.lookups import GreaterThan

from wagtail_reviews.models import Term
from wagtail_reviews.models.terms import AUTHOR
from wagtail_reviews.structured_data import FINDINGS
from wagtail_reviews.structured_data.eligibility import (
    LONGEST_NAME,
    LONGEST_TITLE,
    NO_RICH_RESULT,
)


def unscored() -> Q:
    """Reviews without a score."""
    return Q(review_percent__isnull=True)


def unattributed() -> Q:
    """Reviews without an author whom readers are shown: who is not live is not."""
    return ~Q(pk__in=_shown_authors().values("page"))


def without_work() -> Q:
    """Reviews that do not say what they are of."""
    return Q(review_work_type="")


def never_shown() -> Q:
    """Reviews of a type of work that search engines show none of."""
    return Q(review_work_type__in=NO_RICH_RESULT)


def with_long_author() -> Q:
    """Reviews with an author whose name is too long."""
    named = _shown_authors().annotate(letters=Length("name"))
    return Q(pk__in=named.filter(letters__gt=LONGEST_NAME).values("page"))


def without_summary() -> Q:
    """Reviews without a summary."""
    return Q(summary="")


def with_long_title() -> Q:
    """Reviews with a title that search results may cut off."""
    title = Coalesce(NullIf(F("seo_title"), Value("")), F("title"))
    return Q(GreaterThan(Length(title), LONGEST_TITLE))


GAPS: Mapping[str, Callable[[], Q]] = {
    "no_work": without_work,
    "type": never_shown,
    "no_score": unscored,
    "no_author": unattributed,
    "long_author": with_long_author,
    "no_summary": without_summary,
    "long_title": with_long_title,
}


def ineligible() -> Q:
    """Reviews with any of the errors, every one of which is among the gaps."""
    errors = [gap() for code, gap in GAPS.items() if FINDINGS[code].severity == "error"]
    return reduce(or_, errors)


def _shown_authors() -> QuerySet[Term]:
    # The terms of authors who are not live have no slug.
    return Term.objects.filter(vocabulary=AUTHOR).exclude(slug="")
