"""The commands that find and repair what has drifted."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from taggit.models import Tag

from tests import factories
from wagtail_reviews.models import Author, ReviewPage, Term
from wagtail_reviews.models.derived import COLUMNS

pytestmark = pytest.mark.django_db

CLEAN = "All reviews are as they should be."


def run(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().strip()


def state(page: ReviewPage) -> Any:
    """What is derived from a page, as it is stored."""
    terms = Term.objects.filter(page=page.pk).values_list("vocabulary", "slug", "name", "source_id")
    return ReviewPage.objects.values(*COLUMNS).get(pk=page.pk), set(terms)


def update(**values: Any) -> Callable[[], Any]:
    return lambda: ReviewPage.objects.update(**values)


def extra_term() -> Term:
    page = ReviewPage.objects.get()
    return Term.objects.create(page_id=page.pk, vocabulary="genre", name="Odd", slug="odd")


DRIFTS: list[tuple[str, Callable[[], Any]]] = [
    ("review_percent", update(review_percent=None)),
    ("review_percent", update(review_percent="99.9")),
    ("review_year", update(review_year=1900)),
    ("review_work_type", update(review_work_type="Book")),
    ("review_sort_title", update(review_sort_title="")),
    ("review_published_at", update(review_published_at=None)),
    ("terms", lambda: Term.objects.all().delete()),
    ("terms", lambda: Term.objects.filter(vocabulary="director").delete()),
    ("terms", extra_term),
    ("terms", lambda: Term.objects.update(slug="x")),
    ("terms", lambda: Author.objects.update(name="Renamed in bulk")),
    ("terms", lambda: Author.objects.update(live=False)),
]


@pytest.mark.parametrize(("name", "drift"), DRIFTS)
def test_drift_is_reported_and_left_alone(
    blame: ReviewPage, name: str, drift: Callable[[], Any]
) -> None:
    drift()
    before = state(blame)
    out = StringIO()
    with pytest.raises(CommandError, match="Reviews that have drifted: 1"):
        call_command("check_reviews", stdout=out)
    assert out.getvalue().strip() == f"{blame.pk} {blame.title}: {name}"
    assert state(blame) == before


@pytest.mark.parametrize("drift", [drift for _, drift in DRIFTS[:-2]])
def test_drift_is_repaired(blame: ReviewPage, drift: Callable[[], Any]) -> None:
    before = state(blame)
    drift()
    assert run("rebuild_reviews") == "Reviews put right: 1."
    assert state(blame) == before


@pytest.mark.parametrize("drift", [drift for _, drift in DRIFTS])
def test_a_second_run_finds_nothing(blame: ReviewPage, drift: Callable[[], Any]) -> None:
    drift()
    run("rebuild_reviews")
    assert run("rebuild_reviews") == "Reviews put right: 0."
    assert run("check_reviews") == CLEAN


def test_what_has_not_drifted_is_left_alone(blame: ReviewPage) -> None:
    terms = set(Term.objects.values_list("pk", flat=True))
    assert run("rebuild_reviews") == "Reviews put right: 0."
    assert set(Term.objects.values_list("pk", flat=True)) == terms


def test_a_repair_touches_nothing_else(blame: ReviewPage) -> None:
    before = ReviewPage.objects.values().get()
    update(review_percent=None)()
    run("rebuild_reviews")
    assert ReviewPage.objects.values().get() == before
    assert blame.revisions.count() == 1


def test_a_repair_keeps_to_the_live_content(blame: ReviewPage) -> None:
    before = state(blame)
    draft = blame.get_latest_revision_as_object()
    draft.body = draft.body.stream_block.to_python([factories.score("1")])
    draft.save_revision()
    update(review_percent=None)()
    run("rebuild_reviews")
    assert state(blame) == before


def test_every_review_is_repaired(blame: ReviewPage, section: Any) -> None:
    for number in range(3):
        factories.make_review(section, f"Review {number}", body=[factories.score("7")])
    update(review_percent=None)()
    assert run("rebuild_reviews") == "Reviews put right: 4."


def test_tags_renamed_in_bulk_are_drift(blame: ReviewPage) -> None:
    blame.tags.add("Netflix")
    blame.save()
    Tag.objects.update(name="Home cinema", slug="home-cinema")
    assert run("rebuild_reviews") == "Reviews put right: 1."
    assert Term.objects.get(vocabulary="tag").slug == "home-cinema"


@pytest.mark.parametrize("command", ["check_reviews", "rebuild_reviews"])
def test_an_empty_site_is_in_order(command: str) -> None:
    assert run(command) in (CLEAN, "Reviews put right: 0.")


def test_facts_of_old_reviews_become_words(blame: ReviewPage) -> None:
    facts = Term.objects.filter(vocabulary="fact:duration")
    facts.delete()
    run("rebuild_reviews")
    assert [term.name for term in facts.all()] == ["105 min"]
