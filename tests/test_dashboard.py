"""The panel of reviews on Wagtail's home page."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.factories import card, make_author, make_editor, make_review, make_section, score
from wagtail_reviews.admin import links
from wagtail_reviews.admin.dashboard import ReviewsPanel

pytestmark = pytest.mark.django_db

NEW_YEAR = datetime(2026, 1, 1, tzinfo=timezone.utc)


def request_of(user: Any) -> Any:
    """A request with a user whose permissions are not cached yet."""
    request = RequestFactory().get("/admin/")
    request.user = get_user_model().objects.get(pk=user.pk)
    return request


def context_of(user: Any) -> dict[str, Any]:
    return ReviewsPanel().get_context_data({"request": request_of(user)})


def html_of(user: Any) -> str:
    return str(ReviewsPanel().render_html({"request": request_of(user)})).strip()


def titles(user: Any, heading: str) -> list[str]:
    """The titles in the section with that heading."""
    sections = {section.heading: section.rows for section in context_of(user)["sections"]}
    return [page.title for page, _date in sections.get(heading, [])]


def gaps_of(user: Any) -> list[str]:
    return [gap.text for gap in context_of(user)["gaps"]]


@pytest.fixture
def mia(section: Page) -> Any:
    """Somebody who may edit what is in the section."""
    return make_editor("mia", section, "change_page")


def make_draft(section: Page, title: str, owner: Any, editor: Any) -> None:
    make_review(section, title, live=False, owner=owner).save_revision(user=editor)


def test_drafts_are_those_that_the_user_owns_or_edited_last(section: Page, mia: Any) -> None:
    make_draft(section, "Owned", owner=mia, editor=None)
    make_draft(section, "Edited", owner=None, editor=mia)
    make_draft(section, "Of another", owner=None, editor=None)
    make_review(section, "Published", owner=mia)
    assert titles(mia, "Your drafts") == ["Edited", "Owned"]


def test_the_latest_published_come_first(section: Page, mia: Any) -> None:
    for day in (3, 1, 6, 2, 5, 4):
        moment = NEW_YEAR + timedelta(days=day)
        make_review(section, str(day), first_published_at=moment)
    make_review(section, "Draft", live=False)
    assert titles(mia, "Latest published") == ["6", "5", "4", "3", "2"]


def test_live_reviews_that_lack_something_are_counted(section: Page, mia: Any) -> None:
    author, draft = make_author(), make_author("Draft", live=False)
    make_review(section, body=[score("7"), card(author)])
    make_review(section, body=[card(author)])
    make_review(section, body=[score("7"), card(draft)])
    make_review(section, body=[score("0")])
    make_review(section, live=False)
    says = ["1 live review has no score.", "2 live reviews have no author."]
    assert gaps_of(mia) == says


def test_where_nothing_is_missing_nothing_is_said(section: Page, mia: Any) -> None:
    make_review(section, body=[score("7"), card(make_author())])
    assert gaps_of(mia) == []


def test_what_is_missing_is_linked_to_where_it_is_listed(
    section: Page, mia: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_review(section)
    monkeypatch.setattr(links, "LISTING", "wagtailadmin_home")
    for query in ("scored=false&amp;status=live", "authored=false&amp;status=live"):
        assert f'href="/admin/?{query}"' in html_of(mia)
    monkeypatch.setattr(links, "LISTING", "nowhere:index")
    assert "1 live review has no score." in html_of(mia)


def test_only_what_the_user_finds_in_the_admin_is_shown_and_counted(
    section: Page, mia: Any
) -> None:
    make_review(section, "Ours")
    elsewhere = make_section("elsewhere", "Elsewhere")
    make_review(elsewhere, "Theirs")
    make_draft(elsewhere, "Their draft", owner=mia, editor=mia)
    assert titles(mia, "Latest published") == ["Ours"]
    assert titles(mia, "Your drafts") == []
    assert gaps_of(mia)[0] == "1 live review has no score."


def test_a_page_that_the_user_may_not_edit_is_not_linked(section: Page) -> None:
    page = make_review(section, "Theirs")
    assert f"/admin/pages/{page.pk}/edit/" in html_of(make_editor("mia", section, "change_page"))
    html = html_of(make_editor("ned", section, "add_page"))
    assert ("Theirs" in html, f"/admin/pages/{page.pk}/edit/" in html) == (True, False)


def test_who_finds_no_review_is_shown_nothing(section: Page, mia: Any) -> None:
    assert html_of(mia) == ""
    make_review(section)
    assert html_of(make_editor("ned")) == ""


def test_the_home_page_has_the_panel(admin_client: Client, section: Page) -> None:
    make_review(section, "Ours")
    html = admin_client.get("/admin/").content.decode()
    assert "Latest published" in html
    assert "wagtail_reviews/admin.css" in html


def test_the_number_of_queries_does_not_depend_on_that_of_reviews(section: Page, mia: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(mia)
        return len(captured)

    def add_reviews() -> None:
        make_review(section)
        make_draft(section, "Draft", owner=mia, editor=None)

    add_reviews()
    queries()
    one = queries()
    for _ in range(3):
        add_reviews()
    assert queries() == one
