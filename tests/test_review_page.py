"""What is derived from a review's body, and when it follows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import Locale, Page

from tests import factories
from tests.factories import block, score, work
from wagtail_reviews.models import Author, ReviewIndexPage, ReviewPage, Term
from wagtail_reviews.models.derived import COLUMNS, Derived
from wagtail_reviews.schema import Review
from wagtail_reviews.slugs import term_slug
from wagtail_reviews.structured_data import findings

OTHER_BODY = [work(title="Kipple", work_type="Book", year=2019, genres=["Noir"]), score("8")]
OTHER_COLUMNS = {"percent": Decimal(80), "year": 2019, "work_type": "Book", "sort_title": "kipple"}
BLAME_COLUMNS = {"percent": Decimal(55), "year": 2017, "work_type": "Movie", "sort_title": "blame!"}
BLAME_TERMS = {
    "genre: action",
    "genre: science-fiction",
    "director: hiroyuki-seshita",
    "studio: polygon-pictures",
    "fact:duration: 105-min",
    "author: ada-lindqvist",
}
PUBLISHED = "published_at"


def columns(page: Page) -> dict[str, Any]:
    """The stored columns of a page, but for the date; by name without the prefix."""
    stored = ReviewPage.objects.values(*COLUMNS).get(pk=page.pk)
    found = {name.removeprefix("review_"): value for name, value in stored.items()}
    return {name: value for name, value in found.items() if name != PUBLISHED}


def published_at(page: Page) -> Any:
    return ReviewPage.objects.values_list("review_published_at", flat=True).get(pk=page.pk)


def terms(page: Page) -> set[str]:
    """The stored terms of a page: "genre: action"."""
    stored = Term.objects.filter(page=page.pk)
    return {f"{term.vocabulary}: {term.slug}" for term in stored}


def edit(page: Any, body: list[dict[str, Any]] = OTHER_BODY, **values: Any) -> Any:
    """A new revision with another body, not published."""
    page = page.get_latest_revision_as_object()
    page.body = page.body.stream_block.to_python(body)
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


# Columns and terms follow the body


@pytest.mark.parametrize(
    ("body", "column", "value"),
    [
        ([], "percent", None),
        ([score("")], "percent", None),
        ([score("0")], "percent", Decimal(0)),
        ([score("6.5")], "percent", Decimal(65)),
        ([score("3.5", "stars-5")], "percent", Decimal(70)),
        ([score("B+", "letter")], "percent", Decimal(75)),
        ([score("5", "points-9000")], "percent", None),
        ([score("8"), score("2")], "percent", Decimal(80)),
        ([], "year", None),
        ([work(year=None)], "year", None),
        ([work(year=1982)], "year", 1982),
        ([], "work_type", ""),
        ([work(work_type="TVSeason")], "work_type", "TVSeason"),
        ([work(work_type="")], "work_type", "CreativeWork"),
        ([work(title="")], "work_type", ""),
        ([], "sort_title", "a city without an end"),
        ([work(title="  Élan Vital ")], "sort_title", "elan vital"),
        ([work(title="STRASSE / Straße")], "sort_title", "strasse / strasse"),
        ([work(title="x" * 300)], "sort_title", "x" * 255),
    ],
)
def test_a_column_is_derived_from_the_body(
    section: Page, body: list[dict[str, Any]], column: str, value: Any
) -> None:
    assert columns(factories.make_review(section, body=body))[column] == value


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, set()),
        ({"genres": ["Action", "action", "ACTION!"]}, {"genre: action"}),
        ({"genres": ["", None, "  "]}, set()),
        ({"genres": ["???"]}, {f"genre: {term_slug('???')}"}),
        ({"genres": ["映画"]}, {"genre: 映画"}),
        ({"credits": [{"role": "cast", "names": ["Ann", "Bo"]}]}, {"cast: ann", "cast: bo"}),
        ({"credits": [{"role": "puppeteer", "names": ["Ann"]}]}, {"puppeteer: ann"}),
        ({"credits": [{"role": "", "names": ["Ann"]}]}, set()),
        ({"genres": ["Noir"], "title": ""}, set()),
    ],
)
def test_terms_are_derived_from_the_work(
    section: Page, values: dict[str, Any], expected: set[str]
) -> None:
    assert terms(factories.make_review(section, body=[work(**values)])) == expected


def test_a_review_has_the_columns_and_terms_of_its_body(blame: ReviewPage) -> None:
    assert columns(blame) == BLAME_COLUMNS
    assert terms(blame) == BLAME_TERMS


def test_the_date_is_that_of_the_first_publication(blame: ReviewPage) -> None:
    assert blame.first_published_at is not None
    edit(blame).publish()
    assert published_at(blame) == blame.first_published_at


def test_a_page_that_was_never_published_has_its_draft_in_its_row(section: Page) -> None:
    draft = factories.make_review(section, body=OTHER_BODY, live=False)
    assert columns(draft) == OTHER_COLUMNS
    assert published_at(draft) is None


def test_saving_twice_leaves_the_rows_of_the_terms_alone(blame: ReviewPage) -> None:
    before = set(Term.objects.values_list("pk", flat=True))
    blame.save()
    assert set(Term.objects.values_list("pk", flat=True)) == before


# Through the life of a page


def test_a_draft_of_a_live_page_changes_nothing_until_it_is_published(blame: ReviewPage) -> None:
    revision = edit(blame)
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)
    revision.publish()
    assert (columns(blame), terms(blame)) == (OTHER_COLUMNS, {"genre: noir"})


def test_tags_of_a_draft_wait_for_its_publication(blame: ReviewPage) -> None:
    draft = blame.get_latest_revision_as_object()
    draft.tags.add("Netflix")
    revision = draft.save_revision()
    assert terms(blame) == BLAME_TERMS
    revision.publish()
    assert terms(blame) == {*BLAME_TERMS, "tag: netflix"}


def test_unpublishing_changes_neither_columns_nor_terms(blame: ReviewPage) -> None:
    blame.unpublish()
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


def test_unpublishing_a_page_with_a_draft_keeps_the_row_in_step(blame: ReviewPage) -> None:
    edit(blame)
    ReviewPage.objects.get(pk=blame.pk).unpublish()
    row = ReviewPage.objects.get(pk=blame.pk)
    assert (columns(blame), row.body[0].value["title"]) == (BLAME_COLUMNS, "BLAME!")


def test_a_scheduled_edit_counts_from_the_moment_it_goes_live(
    blame: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    edit(blame, go_live_at=tomorrow).publish()
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(minutes=1))
    call_command("publish_scheduled")
    assert (columns(blame), terms(blame)) == (OTHER_COLUMNS, {"genre: noir"})


def test_a_scheduled_page_is_dated_when_it_goes_live(
    section: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    page = factories.make_review(section, body=OTHER_BODY, go_live_at=tomorrow)
    assert published_at(page) is None
    later = tomorrow + timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    assert published_at(page) == later


def test_expiry_changes_neither_columns_nor_terms(blame: ReviewPage) -> None:
    ReviewPage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert not ReviewPage.objects.get(pk=blame.pk).live
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


def test_publishing_an_old_revision_again_derives_from_it(blame: ReviewPage) -> None:
    first = blame.latest_revision
    edit(blame).publish()
    old = first.as_object()
    old.save_revision(previous_revision=first).publish()
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


def test_a_copy_has_terms_of_its_own(blame: ReviewPage) -> None:
    blame.tags.add("Netflix")
    blame.save()
    copy = blame.copy(update_attrs={"slug": "copy"})
    blame.delete()
    assert (columns(copy), terms(copy)) == (BLAME_COLUMNS, {*BLAME_TERMS, "tag: netflix"})


def test_a_copy_that_is_a_draft_was_never_published(blame: ReviewPage) -> None:
    copy = blame.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert published_at(copy) is None
    assert terms(copy) == BLAME_TERMS


def test_a_copied_section_brings_the_terms_of_its_reviews(
    blame: ReviewPage, section: ReviewIndexPage
) -> None:
    copied = section.copy(recursive=True, update_attrs={"slug": "copy"})
    assert terms(copied.get_children().get()) == BLAME_TERMS


def test_an_alias_follows_its_source_when_that_is_published(blame: ReviewPage) -> None:
    alias = blame.create_alias(update_slug="alias")
    assert (columns(alias), terms(alias)) == (BLAME_COLUMNS, BLAME_TERMS)
    revision = edit(blame)
    assert terms(alias) == BLAME_TERMS
    revision.publish()
    assert (columns(alias), terms(alias)) == (OTHER_COLUMNS, {"genre: noir"})


def test_a_moved_page_keeps_columns_and_terms(blame: ReviewPage, section: Page) -> None:
    other = section.add_child(instance=ReviewIndexPage(title="Archive"))
    blame.move(other, pos="last-child")
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


@pytest.mark.parametrize("victim", ["blame", "section"])
def test_terms_go_with_their_page(
    blame: ReviewPage, victim: str, request: pytest.FixtureRequest
) -> None:
    Page.objects.get(pk=request.getfixturevalue(victim).pk).delete()
    assert not Term.objects.exists()


# Saves that name their fields


def test_a_save_without_the_body_leaves_a_draft_in_memory_out(blame: ReviewPage) -> None:
    blame.body = blame.body.stream_block.to_python(OTHER_BODY)
    blame.summary = "New."
    blame.save(update_fields=["summary"])
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


@pytest.mark.parametrize("names", [["body"], ("summary", "body"), {"body"}])
def test_a_save_with_the_body_derives(blame: ReviewPage, names: Any) -> None:
    blame.body = blame.body.stream_block.to_python(OTHER_BODY)
    blame.save(update_fields=names)
    assert (columns(blame), terms(blame)) == (OTHER_COLUMNS, {"genre: noir"})


@contextmanager
def broken_table(name: str) -> Iterator[None]:
    """A database that fails whenever something is written to a table."""

    def fail(execute: Any, sql: str, *args: Any) -> Any:
        if sql.startswith("INSERT") and f'"{name}"' in sql.replace("`", '"'):
            raise DatabaseError("disk full")
        return execute(sql, *args)

    with connection.execute_wrapper(fail):
        yield


def test_a_page_is_not_saved_without_its_terms(blame: ReviewPage) -> None:
    blame.title = "Half saved"
    blame.body = blame.body.stream_block.to_python(OTHER_BODY)
    with broken_table(Term._meta.db_table), pytest.raises(DatabaseError):
        blame.save()
    assert ReviewPage.objects.get(pk=blame.pk).title != "Half saved"
    assert (columns(blame), terms(blame)) == (BLAME_COLUMNS, BLAME_TERMS)


# Tags and authors change elsewhere


@pytest.fixture
def tagged(section: Page) -> ReviewPage:
    """A live review with a tag."""
    page: ReviewPage = factories.make_review(section)
    page.tags.add("Netflix")
    page.save()
    return page


def test_a_renamed_tag_is_found_by_its_new_name(tagged: ReviewPage) -> None:
    tag = Tag.objects.get()
    tag.name, tag.slug = "Home cinema", "home-cinema"
    tag.save()
    assert terms(tagged) == {"tag: home-cinema"}


def test_a_deleted_tag_is_no_longer_found(tagged: ReviewPage) -> None:
    Tag.objects.get().delete()
    assert terms(tagged) == set()


def test_a_tag_taken_off_the_page_is_no_longer_found(tagged: ReviewPage) -> None:
    tagged.tags.remove("Netflix")
    tagged.save()
    assert terms(tagged) == set()


def test_other_terms_do_not_follow_a_tag(blame: ReviewPage) -> None:
    Tag.objects.create(pk=blame.body[5].value["author"].pk, name="Same id")
    assert terms(blame) == BLAME_TERMS


def test_a_renamed_author_is_found_by_the_new_name(blame: ReviewPage, author: Author) -> None:
    author.name, author.slug = "Ada L.", "ada-l"
    author.save()
    assert "author: ada-l" in terms(blame)
    assert Term.objects.get(vocabulary="author").name == "Ada L."


def test_the_draft_of_an_author_changes_no_term(blame: ReviewPage, author: Author) -> None:
    author.name, author.slug = "Secret", "secret"
    revision = author.save_revision()
    assert Term.objects.get(vocabulary="author").name == "Ada Lindqvist"
    revision.publish()
    assert Term.objects.get(vocabulary="author").name == "Secret"


def test_nothing_is_found_by_an_author_who_is_not_live(blame: ReviewPage, author: Author) -> None:
    author.unpublish()
    assert Term.objects.get(vocabulary="author").slug == ""
    author.save_revision().publish()
    assert terms(blame) == BLAME_TERMS


def test_nothing_is_found_by_a_deleted_author(blame: ReviewPage, author: Author) -> None:
    author.delete()
    assert not Term.objects.filter(vocabulary="author").exists()


# What a new review starts with


def test_a_review_made_by_code_is_empty(section: Page) -> None:
    page = section.add_child(instance=ReviewPage(title="By code"))
    assert len(page.body) == 0


def test_a_new_review_opens_in_the_editor_with_its_usual_blocks(
    admin_client: Client, section: Page
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["wagtail_reviews", "reviewpage", section.pk])
    stream = admin_client.get(url).context["form"]["body"].value()
    usual = ["metadata", "synopsis", "paragraph", "verdict", "score", "author_card"]
    assert [child.block_type for child in stream] == usual


def test_an_existing_review_opens_with_the_blocks_it_has(
    admin_client: Client, section: Page
) -> None:
    page = factories.make_review(section)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert list(admin_client.get(url).context["form"]["body"].value()) == []


# The typed review


def test_a_page_has_a_typed_review(blame: ReviewPage) -> None:
    review = blame.review
    assert isinstance(review, Review)
    assert (review.id, review.title) == (blame.pk, "A city without an end")
    assert [one.name for one in review.authors] == ["Ada Lindqvist"]
    assert review.score is not None
    assert review.score.text == "5.5 out of 10"


def test_the_typed_review_follows_the_body_in_memory(blame: ReviewPage) -> None:
    blame.body = blame.body.stream_block.to_python(OTHER_BODY)
    assert blame.review.metadata is not None
    assert blame.review.metadata.title == "Kipple"


def test_a_page_that_was_never_saved_has_a_typed_review(db: None) -> None:
    review = ReviewPage(title="In memory", locale=Locale.get_default()).review
    assert (review.id, review.meta.html_url, review.title) == (None, None, "In memory")


# What it costs


def queries_of_a_save(page: ReviewPage, body: list[dict[str, Any]]) -> int:
    page.body = page.body.stream_block.to_python(body)
    page.save()
    page.summary = "Once more."
    with CaptureQueriesContext(connection) as queries:
        page.save()
    return len(queries)


def body_of(blocks: int) -> list[dict[str, Any]]:
    texts = [block("paragraph", f"<p>{number}</p>") for number in range(blocks)]
    return [work(genres=[f"Genre {number}" for number in range(blocks)]), *texts]


def test_a_save_costs_the_same_for_few_blocks_and_many(blame: ReviewPage) -> None:
    assert queries_of_a_save(blame, body_of(2)) == queries_of_a_save(blame, body_of(40)) <= 35


def test_a_save_costs_the_same_for_few_authors_and_many(blame: ReviewPage) -> None:
    cards = [factories.card(factories.make_author(f"Author {number}")) for number in range(40)]
    assert queries_of_a_save(blame, cards[:2]) == queries_of_a_save(blame, cards) <= 35


def test_a_live_copy_has_its_own_date(blame: Any) -> None:
    copy = blame.copy(update_attrs={"slug": "copy"}, keep_live=True)
    copy = ReviewPage.objects.get(pk=copy.pk)
    assert copy.review_published_at == copy.first_published_at
    assert Derived(copy).drift() == []


def test_a_block_changed_in_place_is_seen(blame: Any) -> None:
    blame.body[4].value["value"] = "9"
    assert blame.review.score.value == 9
    blame.save()
    assert ReviewPage.objects.get(pk=blame.pk).review_percent == 90


def test_a_page_without_a_locale_has_a_review(db: None) -> None:
    assert ReviewPage(title="x").review.meta.locale == "en"


def test_says_why_a_page_has_no_structured_data(section: Page) -> None:
    page = factories.make_review(section, body=[work(work_type="CreativeWork")])
    assert page.review.json_ld is None
    codes = [finding.code for finding in findings(page.review) if finding.severity == "error"]
    assert codes == ["type", "no_score", "no_author"]


def test_a_draft_authors_name_is_no_word_to_find_a_review_by(section: Page) -> None:
    author = factories.make_author("Nobody Yet", live=False)
    page = factories.make_review(section, body=[factories.work(), factories.card(author)])
    assert "Nobody" not in page.review_words
