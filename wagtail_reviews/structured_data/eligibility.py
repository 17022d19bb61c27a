"""What a search engine would miss in a review: rules, as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.schema import Card, parts

# "Must be less than 100 characters": review-snippet.
LONGEST_NAME = 99
FEWEST_NOTES = 2
# Titles are cut to the width of the device (title-link): about here on a desk, in Latin letters.
LONGEST_TITLE = 60
# Valid, but search engines never show a review of these.
NO_RICH_RESULT = frozenset({"CreativeWork"})
# "Only editorial product review pages are eligible for the pros and cons": product-snippet.
NOTES_SHOWN = frozenset({"Product"})


@dataclass(frozen=True)
class Finding:
    """Why there is no structured data (an error), or what would make it better (a hint).

    ``label`` names it in a few words; ``message`` also says what to do about it.
    """

    code: str
    severity: Literal["error", "hint"]
    label: Text
    message: Text


def findings(review: Card) -> Iterator[Finding]:
    """What a search engine would miss, most important first."""
    return (finding for finding, found in RULES if found(review))


def count_notes(verdict: parts.Verdict) -> int:
    """How many pros and cons there are."""
    return len(verdict.pros) + len(verdict.cons)


def _is_never_shown(review: Card) -> bool:
    return review.metadata is not None and review.metadata.type in NO_RICH_RESULT


def _has_long_author(review: Card) -> bool:
    return any(len(author.name) > LONGEST_NAME for author in review.authors)


def _has_long_title(review: Card) -> bool:
    return len(review.meta.seo_title or review.title) > LONGEST_TITLE


def _has_no_picture(review: Card) -> bool:
    return review.image is None and (review.metadata is None or review.metadata.image is None)


def _has_few_notes(review: Card) -> bool:
    return review.verdict is not None and 0 < count_notes(review.verdict) < FEWEST_NOTES


def _error(code: str, label: Text, message: Text) -> Finding:
    return Finding(code, "error", label, message)


def _hint(code: str, label: Text, message: Text) -> Finding:
    return Finding(code, "hint", label, message)


Rule = tuple[Finding, Callable[[Card], bool]]
RULES: tuple[Rule, ...] = (
    (
        _error(
            "no_work",
            _("No work"),
            _(
                "The review does not say what it is of. Enter the title of the work in the "
                "metadata block."
            ),
        ),
        lambda review: review.metadata is None,
    ),
    (
        _error(
            "type",
            _("Type of work"),
            _(
                "Search engines show no reviews of this type of work. Choose another in the "
                "metadata block if one fits."
            ),
        ),
        _is_never_shown,
    ),
    (
        _error(
            "no_score",
            _("No score"),
            _("The review has no score. Enter one that its scale has in the score block."),
        ),
        lambda review: review.score is None,
    ),
    (
        _error(
            "no_author",
            _("No author"),
            _(
                "The review has no author. Add an author card, and publish its author if they are "
                "still a draft."
            ),
        ),
        lambda review: not review.authors,
    ),
    (
        _error(
            "long_author",
            _("Author's name too long"),
            _("An author's name must be under 100 characters. Shorten it in the list of authors."),
        ),
        _has_long_author,
    ),
    (
        _hint(
            "no_summary",
            _("No summary"),
            _("A summary would be shown as the description. Write one or two sentences."),
        ),
        lambda review: not review.summary,
    ),
    (
        _hint(
            "long_title",
            _("Title too long"),
            _(
                "The title may be cut off in search results. Enter a title tag of 60 characters or "
                "fewer."
            ),
        ),
        _has_long_title,
    ),
    (
        _hint(
            "no_image",
            _("No picture"),
            _("A picture may be shown beside the result. Add a lead picture, a poster or a cover."),
        ),
        _has_no_picture,
    ),
    (
        _hint(
            "few_notes",
            _("Single pro or con"),
            _("Search engines ask for two pros or cons at least. Add another."),
        ),
        _has_few_notes,
    ),
)
FINDINGS: Mapping[str, Finding] = {finding.code: finding for finding, _found in RULES}
