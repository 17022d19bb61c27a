"""Pages to publish, as an editor does it, with receivers of the app or without."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page
from wagtail.signals import page_published

from tests.benchmarks.patterns import Pattern
from wagtail_reviews import signals
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.models.shown import shown_models


def make_reviews(section: Any, patterns: list[Pattern], count: int) -> list[int]:
    """The ids of new reviews, each with a picture, an author, three pros and three cons."""
    model = get_review_page_model()
    return [
        _make(section, model(slug=f"review-{number}"), patterns[number]) for number in range(count)
    ]


def make_stock(section: Any, patterns: list[Pattern], count: int) -> list[int]:
    """The ids of new pages of the site's own type, with the bodies of such reviews."""
    from tests.benchmarks.site.models import StockReview

    return [
        _make(
            section,
            StockReview(slug=f"stock-{number}", author=patterns[number].author),
            patterns[number],
        )
        for number in range(count)
    ]


def _make(section: Any, page: Any, pattern: Pattern) -> int:
    page.title, page.summary, page.body = "A new work", pattern.summary, pattern.body
    section.add_child(instance=page)
    page.save_revision().publish()
    pk: int = page.pk
    return pk


def publish(page: Any, number: int) -> None:
    """Publish another title, and another heading above the author's card, in one transaction, as
    the admin does.
    """
    with transaction.atomic():
        page.title = f"Work {page.pk}, {number}"
        *others, last = page.body.get_prep_value()
        page.body = json.dumps([*others, _changed(last, number)])
        page.save_revision().publish()


def _changed(card: Any, number: int) -> Any:
    return {**card, "value": {**card["value"], "heading": f"Heading {number}"}}


def each_receiver(do: Callable[..., Any]) -> None:
    """Do something with every receiver of the content version that publishing comes by."""
    for model in shown_models():
        uid = f"wagtail_reviews.version.{model._meta.label}"
        do(pre_save, signals.shown_saving, model, uid)
        do(post_save, signals.shown_saved, model, uid)
        do(post_delete, signals.shown_changed, model, uid)


@contextmanager
def without_version() -> Iterator[None]:
    """Nothing counts changes."""
    each_receiver(lambda signal, _, model, uid: signal.disconnect(sender=model, dispatch_uid=uid))
    yield
    each_receiver(
        lambda signal, receiver, model, uid: signal.connect(receiver, model, dispatch_uid=uid)
    )


@contextmanager
def without_app() -> Iterator[None]:
    """Nothing of the app runs as a page of another type is published."""
    uid = "wagtail_reviews.review_published"
    with without_version():
        page_published.disconnect(dispatch_uid=uid)
        yield
        page_published.connect(signals.review_published, dispatch_uid=uid)


@contextmanager
def searched_by_title() -> Iterator[None]:
    """Nor is the stock page searched for by its body."""
    from tests.benchmarks.site.models import StockReview

    usual, StockReview.search_fields = StockReview.search_fields, Page.search_fields
    with without_app():
        yield
    StockReview.search_fields = usual
