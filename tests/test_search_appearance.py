"""How reviews appear in search results: the panel of the editor, the conditions, the report."""

import csv
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission, Page, Site

from tests import factories
from tests.factories import block, card, make_user, score, work
from tests.parts import make_score
from wagtail_reviews.access import Reader
from wagtail_reviews.admin.appearance import breadcrumb, rating, stars
from wagtail_reviews.assemble import assemble_cards
from wagtail_reviews.catalogue import gaps
from wagtail_reviews.models import ReviewIndexPage, ReviewPage
from wagtail_reviews.structured_data import FINDINGS, findings

# The conditions


LONG = "x" * 61


@pytest.fixture(scope="module")
def shelf(shared_db: None) -> Page:
    """A section with reviews that lack this or that."""
    section = factories.make_section("shelf", "Shelf")
    ada = factories.make_author()
    long = factories.make_author("y" * 100)
    draft = factories.make_author("Draft", live=False)
    picture = factories.make_image()
    whole = [work(), score("5.5"), card(ada)]
    bodies: dict[str, list[Any]] = {
        "Whole": whole,
        "Empty": [],
        "No title": [work(title=""), score("5.5"), card(ada)],
        "A play": [work(work_type="CreativeWork"), score("5.5"), card(ada)],
        "Of no type": [work(work_type=""), score("5.5"), card(ada)],
        "Unscored": [work(), score(""), card(ada)],
        "Off the scale": [work(), score("11"), card(ada)],
        "Scored zero": [work(), score("0"), card(ada)],
        "By a draft": [work(), score("5.5"), card(draft)],
        "By a draft and Ada": [work(), score("5.5"), card(draft), card(ada)],
        "By nobody": [work(), score("5.5"), block("author_card", author=None)],
        "By a long one": [work(), score("5.5"), card(ada), card(long)],
        "A single pro": [*whole, block("verdict", pros=["One."], cons=[], summary="")],
        LONG: whole,
    }
    for title, body in bodies.items():
        values = {"summary": "Grey.", "image": picture}
        factories.make_review(section, title, body=body, **values)
    factories.make_review(section, "Bare", body=whole)
    factories.make_review(section, LONG + "y", body=whole, seo_title="Short", summary="Grey.")
    factories.make_review(section, "Titled", body=whole, seo_title=LONG, summary="Grey.")
    return section


def told_by_findings() -> dict[str, set[str]]:
    """The titles of the reviews with each finding, as the rules tell."""
    cards = assemble_cards(ReviewPage.objects.all(), Reader.anonymous(None))
    return {
        code: {card.title for card in cards if code in {found.code for found in findings(card)}}
        for code in FINDINGS
    }


def titles(pages: Any) -> set[str]:
    return set(pages.values_list("title", flat=True))


def test_the_database_tells_what_the_rules_tell(db: None, shelf: Page) -> None:
    told = told_by_findings()
    asked = {code: titles(ReviewPage.objects.filter(gap())) for code, gap in gaps.GAPS.items()}
    assert asked == {code: told[code] for code in gaps.GAPS}
    assert all(told.values())


def test_the_database_can_tell_every_error(db: None, shelf: Page) -> None:
    told = told_by_findings()
    errors = [told[code] for code, found in FINDINGS.items() if found.severity == "error"]
    assert titles(ReviewPage.objects.filter(gaps.ineligible())) == set.union(*errors)


def test_the_database_cannot_tell_what_only_the_body_knows() -> None:
    assert FINDINGS.keys() - gaps.GAPS.keys() == {"no_image", "few_notes"}


# The panel


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/reviews/blame/", "example.org › reviews › blame"),
        ("https://example.org/%C3%A9t%C3%A9/", "example.org › été"),
        ("https://example.org/", "example.org"),
        (None, ""),
    ],
)
def test_an_address_is_a_breadcrumb(url: str | None, shown: str) -> None:
    assert breadcrumb(url) == shown


@pytest.mark.parametrize(("percent", "shown"), [(0, "☆☆☆☆☆"), (55, "★★★☆☆"), (100, "★★★★★")])
def test_every_score_has_its_stars(percent: int, shown: str) -> None:
    found = make_score().model_copy(update={"percent": percent})
    assert stars(found) == shown


def test_a_rating_is_of_the_best() -> None:
    assert rating(make_score("5.50", "10")) == "5.5/10"


def fragment(client: Client, page: Any, **headers: str) -> BeautifulSoup:
    """What the panel shows of a page."""
    response = client.get(reverse("wagtail_reviews_admin:appearance", args=[page.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def test_a_review_is_shown_as_a_search_result(admin_client: Client, blame: ReviewPage) -> None:
    shown = fragment(admin_client, blame).get_text(" ", strip=True)
    for words in ("localhost › reviews › blame", blame.title, "5.5/10", "Review by Ada Lindqvist"):
        assert words in shown
    assert "Eligible for a rich result." in shown


def test_the_structured_data_is_there_to_be_copied(admin_client: Client, blame: ReviewPage) -> None:
    (field,) = fragment(admin_client, blame).select("textarea[readonly]")
    assert field["data-w-clipboard-target"] == "value"
    assert '"ratingValue": 5.5' in field.get_text()


@pytest.mark.parametrize(
    "body",
    [
        [],
        [work(work_type="", title="", image=None, genres=[None], credits=None)],
        [score(None), block("author_card", author=None), block("verdict", pros=[None])],
    ],
)
def test_what_is_missing_is_named(
    admin_client: Client, section: Page, body: list[dict[str, Any]]
) -> None:
    page = factories.make_review(section, live=False, body=body)
    document = fragment(admin_client, page)
    shown = document.get_text(" ", strip=True)
    assert "Not eligible for a rich result" in shown
    assert "Error: The review has no score." in shown
    assert not document.select("textarea")


def test_the_draft_is_shown_rather_than_what_is_live(
    admin_client: Client, blame: ReviewPage
) -> None:
    blame.title = "A newer headline"
    blame.save_revision()
    shown = fragment(admin_client, blame)
    assert shown.select(".reviews-result__title")[0].get_text(strip=True) == "A newer headline"


def editor_of(page: Page, *permissions: str, name: str = "eve") -> Client:
    """Somebody who has these permissions on a page and below it, and nothing else."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=page,
            permission=Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{permission}_page"
            ),
        )
    user = make_user(name, group)
    client = Client()
    client.force_login(user)
    return client


def status(client: Client, page: Any) -> int:
    """The status of the fragment, as the editor's script gets it."""
    url = reverse("wagtail_reviews_admin:appearance", args=[page.pk])
    return client.get(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code


def test_an_editor_of_the_page_sees_its_appearance(section: Page, blame: ReviewPage) -> None:
    assert status(editor_of(section, "change"), blame) == 200


def test_an_editor_of_another_section_does_not(section: Page, blame: ReviewPage) -> None:
    beside = section.add_sibling(instance=ReviewIndexPage(title="Other"))
    assert status(editor_of(beside, "change", "publish"), blame) == 403


def test_those_without_access_to_the_admin_do_not(client: Client, blame: ReviewPage) -> None:
    assert status(client, blame) == 403


def test_other_pages_have_no_appearance(admin_client: Client, section: Page) -> None:
    assert status(admin_client, section) == 404


# The report


def report_url(**query: Any) -> str:
    return reverse("wagtail_reviews_admin:appearance_report") + (
        "?" + urlencode(query, doseq=True) if query else ""
    )


def rows(client: Client, **query: Any) -> dict[str, str]:
    """The rows of the report: the findings in words, by title."""
    response = client.get(report_url(**query))
    assert response.status_code == 200
    found = BeautifulSoup(response.content.decode(), "html.parser").select(
        "#listing-results tbody tr"
    )
    return {
        row.select(".title-wrapper a")[0].get_text(strip=True): row.select(
            ".reviews-findings-cell"
        )[0].get_text(" ", strip=True)
        for row in found
    }


@pytest.fixture
def report(db: None, shelf: Page, admin_client: Client) -> Client:
    return admin_client


def test_the_report_gives_every_reason(report: Client) -> None:
    found = rows(report)
    assert len(found) == 17
    assert found["Whole"] == "Nothing is missing."
    assert "Error: The review has no author." in found["By a draft"]
    assert "Hint: A summary would be shown" in found["Bare"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"eligible": "true", "reason": ["no_summary"]}, {"Bare"}),
        ({"reason": ["no_work"]}, {"Empty", "No title"}),
        (
            {"reason": ["type", "no_author"], "work_type": ["CreativeWork"]},
            {"A play", "Of no type"},
        ),
        ({"eligible": "false", "reason": ["no_score"]}, {"Empty", "Unscored", "Off the scale"}),
        ({"live": "false"}, set()),
    ],
)
def test_the_report_is_filtered(report: Client, query: Any, expected: set[str]) -> None:
    assert set(rows(report, **query)) == expected


def test_a_site_is_asked_for_where_there_are_several(report: Client) -> None:
    assert "site" not in str(report.get(report_url()).context["filters"].form.fields)
    root = Page.get_first_root_node().add_child(instance=Page(title="Second", slug="second"))
    site = Site.objects.create(hostname="second.example", root_page=root)
    assert rows(report, site=site.pk) == {}


def test_the_report_is_exported_as_csv(report: Client) -> None:
    response = report.get(report_url(export="csv"))
    table = list(csv.DictReader(StringIO(b"".join(response).decode())))
    (found,) = [row for row in table if row["Title"] == "By a draft"]
    assert (found["Work"], found["Type of work"], found["Eligible"]) == ("BLAME!", "Film", "No")
    assert found["Errors"].startswith("The review has no author.")


def test_the_report_offers_its_export(report: Client) -> None:
    assert "export=xlsx" in report.get(report_url()).content.decode()


def test_the_report_is_exported_as_xlsx(report: Client) -> None:
    response = report.get(report_url(export="xlsx", reason="no_work"))
    sheet = load_workbook(BytesIO(b"".join(response))).active
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"Empty", "No title"}


def test_an_export_asks_the_database_by_the_chunk(
    report: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries(chunk: int) -> int:
        monkeypatch.setattr("wagtail_reviews.admin.export.CHUNK", chunk)
        with CaptureQueriesContext(connection) as found:
            b"".join(report.get(report_url(export="csv")))
        return len(found)

    queries(100)
    assert queries(9) - queries(100) < 10


def test_the_report_costs_the_same_for_few_reviews_and_many(report: Client, shelf: Page) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            rows(report)
        return len(found)

    rows(report)
    few = queries()
    for number in range(8):
        body = factories.blame_body(factories.make_author(f"Author {number}"))
        factories.make_review(shelf, f"More {number}", body=body, live=number % 2 == 0)
    assert queries() == few


def test_the_report_makes_no_renditions(report: Client, shelf: Page) -> None:
    picture = factories.make_image("Never seen")
    factories.make_review(shelf, "Fresh", body=[], image=picture, live=False)
    assert "picture" not in rows(report)["Fresh"]
    assert not picture.renditions.exists()


def test_an_editor_is_told_of_the_reviews_they_find(shelf: Page) -> None:
    beside = shelf.add_sibling(instance=ReviewIndexPage(title="Other"))
    factories.make_review(beside, "Beside")
    assert set(rows(editor_of(beside, "change"))) == {"Beside"}


def in_menu(client: Client) -> bool:
    return report_url() in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_report_is_for_those_who_write_or_publish(section: Page) -> None:
    writer, stranger = editor_of(section, "change"), editor_of(section, name="stranger")
    assert (in_menu(writer), in_menu(stranger)) == (True, False)
    assert (writer.get(report_url()).status_code, stranger.get(report_url()).status_code) == (
        200,
        302,
    )
