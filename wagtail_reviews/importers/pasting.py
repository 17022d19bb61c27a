"""One old review that somebody has pasted, as text or as HTML -> a draft."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers import storing
from wagtail_reviews.importers.building import build_review
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.legacy import read_html, read_text
from wagtail_reviews.importers.making import Maker
from wagtail_reviews.importers.media import media_of

MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|img|table|figure|strong|em|b|i|a)\b[^<>]*>", re.I
)


MOST_BLOCKS = 500
NO_REVIEW = _("A review has words, and not more than %(most)s blocks.")


class HeadlineError(ValueError):
    """There is no headline, and the text does not have one."""


def paste(text: str, title: str, section: Any, user: Any) -> tuple[Any, list[Finding]]:
    """A new draft below ``section``, and what ``user`` should know of it. The headline is that of
    the text where ``title`` is empty; pictures are not fetched.

    Raises HeadlineError where there is none, and ValidationError for what the blocks refuse.
    """
    read = read_html if MARKUP.search(text) else read_text
    reading = read(text, title=title)
    if not reading.title:
        raise HeadlineError
    if not 0 < len(reading.blocks) <= MOST_BLOCKS:
        raise ValidationError(NO_REVIEW % {"most": MOST_BLOCKS})
    review = build_review(reading.blocks, reading.shelf, title=reading.title, draft=True)
    maker = Maker(section, media_of(None, fetch=False), _nowhere, user=user)
    with transaction.atomic():
        page = maker.new(review, section)
        findings, _waiting = maker.fill(page, review, section)
        page.live = False
        storing.prepare(page, section, user)
        storing.create([page], section, user)
        storing.complete([page], user)
        storing.add_to_search([page])
    return page, [*reading.findings, *findings]


def _nowhere(address: str) -> int | None:
    """No page is known of any address."""
    return None
