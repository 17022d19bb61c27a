"""The command that exports reviews: which, in which order, and as what."""

import json
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from tests.api import VERSIONS, Api
from tests.exporting import (
    BOOK,
    FILM,
    GAME,
    add,
    authors,
    fill_section,
    lines,
    reviews,
    rows,
    run,
    titles,
)
from tests.factories import card, make_author, make_review, make_section, work
from wagtail_reviews.exporting import walking
from wagtail_reviews.models import Author

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def section(shared_db: None) -> Page:
    return make_section()


@pytest.fixture(scope="module", autouse=True)
def shelf(section: Page) -> dict[str, Any]:
    return fill_section(section)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_line_is_what_the_api_answers(shelf: Any, client: Client, version: str) -> None:
    page = shelf["Quiet Rooms"]
    answer = Api(version, client).get(f"{page.pk}/")
    (line,) = run("--filter", f"id={page.pk}").splitlines()[1:]
    url = json.dumps(answer.json()["meta"]["detail_url"])
    assert line == answer.content.decode().replace(f'"detail_url":{url}', '"detail_url":null')


@pytest.mark.parametrize("order", ["", "order=title", "order=-score", "order=year"])
def test_reviews_come_in_the_order_of_the_api(client: Client, order: str) -> None:
    assert titles("--filter", order) == Api("v2", client).titles(order)


def test_each_author_comes_once_before_all_reviews(section: Page) -> None:
    known = Author.objects.get(name="Author of Quiet Rooms")
    make_review(section, "Again", body=[card(known)])
    found = lines()
    assert ["body" in line for line in found] == [False] * 3 + [True] * 4
    assert len({line["id"] for line in found[:3]}) == 3


def test_an_author_is_without_what_a_card_says_of_its_own() -> None:
    (author,) = authors("--filter", "author=author-of-quiet-rooms")
    assert (author["heading"], author["bio"]) == ("", "<p>Writes by night.</p>")
    assert author["image"]["title"] == "Face Quiet Rooms"


def test_authors_are_those_of_the_exported_reviews() -> None:
    (author,) = authors("--filter", "year=1999")
    assert author["name"] == "Author of Loud Streets"


def test_an_author_is_the_one_in_the_language_of_the_review(section: Page) -> None:
    french = Locale.objects.create(language_code="fr")
    ada = make_author("Ada")
    translated = ada.copy_for_translation(french)
    translated.live = True
    translated.save()
    page = make_review(section, "Brume", body=[card(ada)], locale=french)
    author, review = lines("--filter", f"id={page.pk}")
    assert author["id"] == translated.pk == review["authors"][0]["id"]


def test_translations_are_exported(shelf: Any, section: Page) -> None:
    french = Locale.objects.create(language_code="fr")
    key = shelf["Quiet Rooms"].translation_key
    make_review(section, "Pièces", locale=french, translation_key=key)
    assert "Pièces" in titles()
    assert titles("--filter", "locale=fr") == ["Pièces"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("score_min=60", ["A Long Wait", "Quiet Rooms"]),
        ("year_max=2015&genre=drama", ["A Long Wait"]),
        ("work_type=Book,Movie", ["Loud Streets", "Quiet Rooms"]),
        ("author=author-of-loud-streets", ["Loud Streets"]),
        ("published_to=2001-01-01", []),
        ("descendant_of=root&genre=horror", ["Loud Streets"]),
    ],
)
def test_filters_are_those_of_the_api(client: Client, query: str, found: list[str]) -> None:
    query += "&order=title"
    assert titles("--filter", query) == Api("v2", client).titles(query) == found


def test_several_filters_are_one_query() -> None:
    assert titles("--filter", "genre=drama", "--filter", "year=2020") == ["Quiet Rooms"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour=red", "colour: Unknown parameter."),
        ("score_min=ten", "score_min: Must be a number from 0 to 100."),
        ("year=1999&year=2000", "year: This parameter may be given once only."),
        ("order=colour", "order: Must be one of"),
        ("limit=5", "limit: Unknown parameter."),
        ("cursor=x", "cursor: Unknown parameter."),
        ("fields=title", "fields: Unknown parameter."),
        ("child_of=999999", "child_of: There is no such page."),
        ("translation_of=999999", "translation_of: There is no such page."),
        ("genre=\udcff", "genre: Null characters and lone surrogates are not allowed."),
    ],
)
def test_a_wrong_filter_is_named(query: str, message: str) -> None:
    with pytest.raises(CommandError, match=f"^{message}"):
        run("--filter", query)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_make_no_difference(monkeypatch: Any, size: int) -> None:
    whole = run("--filter", "order=title")
    monkeypatch.setattr(walking, "SIZE", size)
    assert run("--filter", "order=title") == whole


@pytest.mark.parametrize("args", [[], ["--drafts"], ["--format", "csv"]])
def test_a_batch_takes_as_many_queries_for_three_as_for_six(section: Page, args: list[str]) -> None:
    three = queries(args)
    for each in (BOOK, FILM, GAME):
        add(section, f"{each[0]}, again", *each[1:])
    assert queries(args) == three


def queries(args: list[str]) -> int:
    run(*args)  # makes renditions
    with CaptureQueriesContext(connection) as captured:
        run(*args)
    return len(captured)


def test_batches_pass_over_nothing(monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "SIZE", 1)
    with CaptureQueriesContext(connection) as captured:
        run()
    assert not [query for query in captured if "OFFSET" in query["sql"]]


def test_a_row_has_what_the_admin_exports() -> None:
    (row,) = rows("--filter", "year=2010")
    assert row.pop("Published") <= row.pop("Updated")
    assert row == {
        "Title": "A Long Wait",
        "Work": "A Long Wait",
        "Type of work": "Board or card game",
        "Year": "2010",
        "Score": "6.5 / 10",
        "Per cent": "65.0",
        "Authors": "Author of A Long Wait",
        "Genres": "Drama",
        "Tags": "",
        "Status": "live",
        "URL": "http://localhost/reviews/a-long-wait/",
    }


@pytest.mark.parametrize("sign", "=+-@\t")
def test_no_cell_is_a_formula(section: Page, sign: str) -> None:
    body = [work(title=f"{sign}1+1", genres=[f"{sign}1+1"])]
    make_review(section, f"{sign}1+1", slug="sum", body=body)
    cells = [cell for row in rows() for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(sign)]


def test_a_row_says_what_is_a_draft(section: Page) -> None:
    make_review(section, "Soon", live=False)
    status = {row["Title"]: row["Status"] for row in rows("--drafts")}
    assert (status["Soon"], status["Quiet Rooms"]) == ("draft", "live")


def test_a_cell_may_have_lines_and_quotes(section: Page) -> None:
    page = make_review(section, "Soon", body=[work(title='A "long",\nslow wait')])
    assert rows("--filter", f"id={page.pk}")[0]["Work"] == 'A "long",\nslow wait'


def test_an_export_of_nothing_is_empty() -> None:
    assert run("--filter", "year=1") == ""
    assert rows("--filter", "year=1") == reviews("--filter", "year=1") == []


def test_what_is_restricted_is_exported_as_a_draft_on_demand(section: Page) -> None:
    page = fill_section(section)["Quiet Rooms"]
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    drafts = [review["title"] for review in reviews("--drafts") if review["meta"]["draft"]]
    assert drafts == ["Quiet Rooms"]
