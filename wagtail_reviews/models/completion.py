"""How words are spelt on other reviews, so that an editor may spell them alike."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Upper

from wagtail_reviews.models.terms import AUTHOR, TAG, Term
from wagtail_reviews.slugs import accented, term_slug

MOST = 20
# Of one name there may be several spellings.
MOST_SPELLINGS = 3 * MOST


@dataclass(frozen=True)
class Completion:
    """The names that what was typed is part of, the most frequent first; and, if it is a name but
    for case, accents or punctuation, how that is spelt most often.
    """

    names: list[str]
    spelling: str | None


def complete(vocabulary: str, typed: str, pages: "QuerySet[Any]") -> Completion:
    """What ``typed`` may become, in the words of a vocabulary on ``pages``.

    Authors and tags are no words that an editor types: their vocabularies are empty here.
    """
    terms = Term.objects.filter(vocabulary=vocabulary, page__in=pages.values("pk"))
    terms = terms.exclude(vocabulary__in=(AUTHOR, TAG))
    return Completion(_names(terms, typed), _spelling(terms, typed) if typed else None)


def _names(terms: "QuerySet[Term]", typed: str) -> list[str]:
    found: dict[str, str] = {}
    # Not icontains: MariaDB leaves case to the collation of the column, and that one is exact.
    alike = terms.alias(upper=Upper("name")).filter(upper__contains=Upper(Value(typed)))
    for slug, name, _ in _counted(alike)[:MOST_SPELLINGS]:
        found.setdefault(slug, name)
    return list(found.values())[:MOST]


def _spelling(terms: "QuerySet[Term]", typed: str) -> str | None:
    slug = term_slug(typed)
    alike = terms.filter(Q(slug=slug) | Q(slug__regex=accented(slug)))
    found = [(number, name == typed, name) for _, name, number in _counted(alike)[:MOST_SPELLINGS]]
    return max(found)[2] if found else None


def _counted(terms: "QuerySet[Term]") -> Any:
    counted = terms.values_list("slug", "name").annotate(number=Count("page", distinct=True))
    return counted.order_by("-number", "name")
