"""What a review may lack, as conditions on reviews."""

from django.db.models import Q

from wagtail_reviews.models import Term
from wagtail_reviews.models.terms import AUTHOR


def unscored() -> Q:
    """Reviews without a score."""
    return Q(review_percent__isnull=True)


def unattributed() -> Q:
    """Reviews without an author whom readers are shown: who is not live is not."""
    shown = Term.objects.filter(vocabulary=AUTHOR).exclude(slug="")
    return ~Q(pk__in=shown.values("page"))
