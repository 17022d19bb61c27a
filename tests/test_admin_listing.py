"""The listing of reviews in the admin: rows, filters, search, export, bulk actions, permissions."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.menu import admin_menu
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, GroupPagePermission, Page
from wagtail.search.backends import get_search_backend

from tests.factories import (
    card,
    make_author,
    make_image,
    make_review,
    make_section,
    make_superuser,
    make_user,
    work,
)
from tests.factories import score as scored
from wagtail_reviews.admin import export
from wagtail_reviews.admin.columns import COLUMNS
from wagtail_reviews.admin.reviews import ReviewIndexView, listed_ids
from wagtail_reviews.models import ReviewIndexPage, get_review_page_model
from wagtail_reviews.spreadsheets import defused

pytestmark = [pytest.mark.django_db, pytest.mark.searches]

LISTING = "/admin/reviews/"
FORMULA = '=HYPERLINK("https://evil.example")'


@pytest.fixture(scope="module", autouse=True)
def section(shared_db: None) -> Page:
    """Five reviews in one section, and one in another."""
    section = make_section()
    ada, bo = make_author("Ada Lindqvist"), make_author("Bo Persson")
    film = work(title="Alien", year=1979, genres=["Horror", "Drama"])
    book = work(work_type="Book", title="Émile", year=1762, genres=["Drama"])
    add(section, "Space", [film, scored("9"), card(ada)], tags=["Cold"])
    add(section, "Letters", [book, scored("4"), card(bo), card(ada)], contains_spoilers=True)
    add(section, "Notes", [work(title="Zero")], live=False)
    add(section, FORMULA, [scored("7.5")]).save_revision()
    soon = add(section, "Soon", [], live=False)
    soon.go_live_at = timezone.now() + timedelta(days=1)
    soon.save_revision(approved_go_live_at=soon.go_live_at)
    add(make_section("music", "Music"), "Loud", [scored("1", label="Bad")])
    get_review_page_model().objects.filter(title=FORMULA).update(has_unpublished_changes=True)
    return section


def add(section: Page, title: str, body: list[Any], tags: Iterable[str] = (), **values: Any) -> Any:
    page = make_review(section, title, body=body, **values)
    if tags:
        page.tags.add(*tags)
        page.save()
    get_search_backend().add(page)
    return page


@pytest.fixture(scope="module")
def admin(section: Page) -> Any:
    return make_superuser("admin")


@pytest.fixture(scope="module")
def local(section: Page) -> Any:
    """Somebody whose group may edit what is in one section, and nothing else."""
    group = Group.objects.create(name="Local editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    return make_user("local", group)


def view(user: Any, query: str = "") -> ReviewIndexView:
    """The view as it stands after it was asked for a query string."""
    request = RequestFactory().get(f"{LISTING}?{query}")
    request.user = user
    view = ReviewIndexView(index_results_url_name="reviews:index_results")
    view.setup(request)
    return view


def titles(user: Any, query: str = "") -> list[str]:
    return list(view(user, query).get_queryset().values_list("title", flat=True))


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Rows


def test_a_row_says_what_the_card_says(admin: Any) -> None:
    html = client_of(admin).get(LISTING, {"author": "bo-persson"}).content.decode()
    for said in ("Émile", "1762", "4 / 10", "4 out of 10", "Bo Persson, Ada Lindqvist", "Book"):
        assert said in html
    assert '<meter min="0" max="100" value="40.0"' in html


def rendered(page: Any, name: str, rows: ReviewIndexView) -> str:
    """The cell of a column."""
    column = next(column for column in COLUMNS if column.name == name)
    found = rows.fetch([page.pk], ["max-96x96|format-jpeg"])
    html: str = column.render_cell_html(found[0], {"request": rows.request, "row": {}, "table": {}})
    return html


def test_a_poster_is_small_and_lazy_and_says_nothing(section: Page, admin: Any) -> None:
    image = make_image("Poster", (400, 600))
    poster = {"image": image.pk, "alt_text": "Killy", "decorative": False}
    page = make_review(section, "Pictured", body=[work(image=poster)])
    html = rendered(page, "poster", view(admin))
    for said in ('src="/media/', 'alt=""', 'height="96"', 'loading="lazy"'):
        assert said in html


def test_the_lead_picture_stands_in_for_a_poster(section: Page, admin: Any) -> None:
    page = make_review(section, "Pictured", body=[work()], image=make_image("Lead"))
    assert "/media/" in rendered(page, "poster", view(admin))


def test_an_icon_stands_in_for_a_picture(section: Page, admin: Any) -> None:
    assert "icon-image" in rendered(make_review(section, "Bare"), "poster", view(admin))


def test_no_score_is_said(section: Page, admin: Any) -> None:
    html = rendered(make_review(section, "Bare"), "score", view(admin))
    assert "No score" in html
    assert "<meter" not in html


def test_a_row_shows_what_is_published_and_not_the_draft(section: Page, admin: Any) -> None:
    page = make_review(section, "Edited", body=[work(title="Published")])
    page.body = json.dumps([work(title="Drafted")])
    page.save_revision()
    html = rendered(page, "work", view(admin))
    assert "Published" in html
    assert "Drafted" not in html


def closed_picture() -> Any:
    collection = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password")
    return make_image("Closed", collection=collection)


@pytest.mark.parametrize(("name", "shown"), [("admin", True), ("local", False)])
def test_pictures_of_a_closed_collection_show_to_those_who_may_change_them(
    name: str, shown: bool, section: Page, admin: Any, local: Any
) -> None:
    page = make_review(section, "Closed", image=closed_picture())
    html = rendered(page, "poster", view({"admin": admin, "local": local}[name]))
    assert ("/media/" in html) is shown


def test_the_number_of_queries_is_that_of_one_row(section: Page, admin: Any) -> None:
    client = client_of(admin)
    client.get(LISTING)  # fills caches
    counts = []
    for query in ({}, {"author": "bo-persson"}):
        with CaptureQueriesContext(connection) as captured:
            client.get(LISTING, query)
        counts.append(len(captured))
    assert counts[0] == counts[1]


# Orders


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("review_percent", ["Loud", "Letters", FORMULA, "Space", "Notes", "Soon"]),
        ("-review_percent", ["Space", FORMULA, "Letters", "Loud", "Soon", "Notes"]),
        ("review_year", ["Letters", "Space", "Notes", FORMULA, "Soon", "Loud"]),
        ("-review_year", ["Space", "Letters", "Loud", "Soon", FORMULA, "Notes"]),
        ("review_sort_title", [FORMULA, "Space", "Letters", "Loud", "Soon", "Notes"]),
        ("title", [FORMULA, "Letters", "Loud", "Notes", "Soon", "Space"]),
        ("live", ["Notes", "Soon", "Space", "Letters", FORMULA, "Loud"]),
    ],
)
def test_orders_and_leaves_what_has_no_value_last(
    key: str, expected: list[str], admin: Any
) -> None:
    assert titles(admin, f"ordering={key}") == expected


@pytest.mark.parametrize("query", ["", "ordering=body", "ordering=nonsense"])
def test_the_last_updated_come_first_unless_told_otherwise(query: str, admin: Any) -> None:
    assert titles(admin, query)[0] == "Loud"


# Filters


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("score_min=75", {"Space", FORMULA}),
        ("score_max=40", {"Letters", "Loud"}),
        ("score_min=0&score_max=10", {"Loud"}),
        ("year_min=1800", {"Space"}),
        ("year_max=1800", {"Letters"}),
        ("work_type=Book&work_type=Game", {"Letters"}),
        ("genre=horror", {"Space"}),
        ("genre=drama", {"Space", "Letters"}),
        ("genre=drama&author=bo-persson", {"Letters"}),
        ("author=ada-lindqvist", {"Space", "Letters"}),
        ("tag=cold", {"Space"}),
        ("scored=false", {"Notes", "Soon"}),
        ("scored=true&year_min=1", {"Space", "Letters"}),
        ("authored=true", {"Space", "Letters"}),
        ("authored=false&year_min=1", set()),
        ("contains_spoilers=true", {"Letters"}),
        ("status=draft", {"Notes", "Soon"}),
        ("status=scheduled", {"Soon"}),
        ("status=changed", {FORMULA}),
        ("status=scheduled&status=changed", {"Soon", FORMULA}),
        ("status=expired", set()),
        ("tag=nobody-has-it", set()),
    ],
)
def test_filters(query: str, expected: set[str], admin: Any) -> None:
    assert set(titles(admin, query)) == expected


@pytest.mark.parametrize(
    "query",
    [
        "score_min=101",
        "score_max=1e999",
        "year_min=99999999999999999999",
        "year_max=NaN",
        "scored=perhaps",
        "work_type=Cake",
        "status=asleep",
    ],
)
def test_an_impossible_filter_is_an_error_and_filters_nothing(query: str, admin: Any) -> None:
    rows = view(admin, query)
    assert rows.filters.errors
    assert rows.get_queryset().count() == 6


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("score_min=40", "40 - any"),
        ("work_type=Movie", "Film"),
        ("genre=horror", "Horror"),
        ("author=bo-persson", "Bo Persson"),
        ("tag=nobody-has-it", "nobody-has-it"),
        ("contains_spoilers=false", "No"),
        ("status=changed", "Live, with draft changes"),
    ],
)
def test_a_filter_says_in_words_what_it_does(query: str, said: str, admin: Any) -> None:
    rows = view(admin, query)
    assert rows.is_filtering
    assert [str(active.value) for active in rows.active_filters] == [said]


def offered(user: Any, name: str) -> list[str]:
    return [str(label) for _, label in view(user).filters.form.fields[name].choices]


def test_offers_what_reviews_have(admin: Any) -> None:
    assert offered(admin, "genre") == ["Drama", "Horror"]
    assert offered(admin, "author") == ["Ada Lindqvist", "Bo Persson"]


def test_offers_the_most_frequent_only(section: Page, admin: Any) -> None:
    genres = [f"Genre {number}" for number in range(30)]
    make_review(section, "Many", body=[work(genres=genres)])
    assert len(offered(admin, "genre")) == 20
    assert "Drama" in offered(admin, "genre")


def test_offers_nothing_of_reviews_that_the_user_may_not_explore(local: Any) -> None:
    elsewhere = Page.objects.get(slug="music")
    make_review(elsewhere, "Hidden", body=[work(genres=["Secret genre"])])
    assert "Secret genre" not in offered(local, "genre")
    assert "Secret genre" not in str(view(local, "genre=secret-genre").filters.form)


def test_a_locale_is_a_filter_where_there_are_several(settings: Any, admin: Any) -> None:
    from wagtail.models import Locale

    settings.WAGTAIL_I18N_ENABLED = True
    Locale.objects.create(language_code="fr")
    assert "locale" in view(admin).filters.form.fields
    assert titles(admin, "locale=fr") == []


# Search


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=spa", ["Space"]),
        ("q=alie", ["Space"]),
        ("q=lindq&ordering=title", ["Letters", "Space"]),
        ("q=lindq&ordering=-review_percent", ["Space", "Letters"]),
        ("q=lindq&status=changed", []),
        ("q=lindq&genre=horror", ["Space"]),
        ("q=soo&status=scheduled", ["Soon"]),
        ("q=nowhere", []),
    ],
)
def test_finds_by_title_work_and_names_together_with_filters(
    query: str, expected: list[str], admin: Any
) -> None:
    assert titles(admin, query) == expected


# Export


def exported(user: Any, query: str) -> list[list[str]]:
    answer = client_of(user).get(f"{LISTING}?export=csv&{query}")
    return list(csv.reader(io.StringIO(answer.getvalue().decode())))


def test_the_listing_offers_its_export(admin: Any) -> None:
    assert "export=xlsx" in client_of(admin).get(LISTING).content.decode()


def test_exports_what_is_listed(admin: Any) -> None:
    heading, row = exported(admin, "author=bo-persson")
    values = dict(zip(heading, row, strict=True))
    assert values.pop("Published")
    assert values.pop("Updated")
    assert values == {
        "Title": "Letters",
        "Work": "Émile",
        "Type of work": "Book",
        "Year": "1762",
        "Score": "4 / 10",
        "Per cent": "40.0",
        "Authors": "Bo Persson, Ada Lindqvist",
        "Genres": "Drama",
        "Tags": "",
        "Status": "live",
        "URL": "http://localhost/reviews/letters/",
    }


def test_exports_in_the_order_of_the_listing(admin: Any) -> None:
    rows = exported(admin, "ordering=-review_percent&scored=true")
    assert [row[0] for row in rows[1:]] == ["Space", f"'{FORMULA}", "Letters", "Loud"]


def test_exports_as_a_workbook(admin: Any) -> None:
    answer = client_of(admin).get(LISTING, {"export": "xlsx", "status": "changed"})
    content = b"".join(answer)
    sheet = load_workbook(io.BytesIO(content)).active
    cells = [list(row) for row in sheet.iter_rows()]
    assert cells[1][0].value == FORMULA
    assert cells[1][0].data_type == "s"
    assert cells[1][5].value == 75


def test_a_character_that_workbooks_have_no_place_for_is_left_out(
    section: Page, admin: Any
) -> None:
    make_review(section, "Bell\x07")
    answer = client_of(admin).get(LISTING, {"export": "xlsx"})
    content = b"".join(answer)
    assert "Bell" in {row[0].value for row in load_workbook(io.BytesIO(content)).active}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "A = B", "B+", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def queries_of_export(user: Any, query: str) -> int:
    list(view(user, query).exported())  # fills caches
    with CaptureQueriesContext(connection) as captured:
        list(view(user, query).exported())
    return len(captured)


def test_queries_of_an_export_grow_with_its_chunks_alone(
    admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = queries_of_export(admin, "author=bo-persson")
    assert queries_of_export(admin, "author=ada-lindqvist") == one
    monkeypatch.setattr(export, "CHUNK", 1)
    assert one < queries_of_export(admin, "author=ada-lindqvist") < 2 * one


def test_an_export_makes_no_pictures(section: Page, admin: Any) -> None:
    make_review(section, "Pictured", image=make_image("Lead"), live=False)
    renditions = get_image_model().get_rendition_model().objects
    before = renditions.count()
    list(view(admin).exported())
    assert renditions.count() == before


# Bulk actions


def act(user: Any, action: str, query: str) -> Any:
    app, model = get_review_page_model()._meta.label_lower.split(".")
    address = f"/admin/bulk/{app}/{model}/{action}/?{query}&next={LISTING}"
    return client_of(user).post(address, {"include_descendants": ""})


def live_titles() -> set[str]:
    return set(Page.objects.live().values_list("title", flat=True))


def test_unpublishes_what_is_chosen_and_returns(section: Page, admin: Any) -> None:
    page = Page.objects.get(title="Space")
    answer = act(admin, "unpublish", f"id={page.pk}")
    assert answer.url == LISTING
    assert "Space" not in live_titles()


def test_everything_in_the_listing_is_what_is_filtered_and_searched(admin: Any) -> None:
    before = live_titles()
    act(admin, "unpublish", "id=all&genre=drama")
    assert before - live_titles() == {"Space", "Letters"}


def test_everything_in_the_listing_is_what_the_user_may_explore(local: Any) -> None:
    request = RequestFactory().get(LISTING, {"id": "all"})
    request.user = local
    found = Page.objects.filter(pk__in=listed_ids(request))
    assert "Loud" not in {page.title for page in found}


def test_offers_the_bulk_actions_of_pages(admin: Any) -> None:
    html = client_of(admin).get(LISTING).content.decode()
    for action in ("delete", "move", "publish", "unpublish"):
        assert f"/{get_review_page_model()._meta.model_name}/{action}/" in html


# Adding


def test_a_new_review_goes_straight_to_the_only_section(admin: Any) -> None:
    Page.objects.get(slug="music").delete()
    section = ReviewIndexPage.objects.get()
    answer = client_of(admin).get(f"{LISTING}choose_parent/")
    assert answer.url.endswith(f"/{section.pk}/")  # type: ignore[attr-defined]  # a redirect's


def test_of_several_sections_one_is_chosen(admin: Any) -> None:
    assert client_of(admin).get(f"{LISTING}choose_parent/").status_code == 200


def test_without_a_section_wagtail_offers_what_may_hold_a_review(admin: Any) -> None:
    for section in ReviewIndexPage.objects.all():
        section.delete()
    assert client_of(admin).get(f"{LISTING}choose_parent/").status_code in (200, 302)


# Permissions


def menu(user: Any) -> dict[str, list[str]]:
    """The group's items as the user sees them, by the name of the group."""
    request = RequestFactory().get("/admin/")
    request.user = user
    groups = [item for item in admin_menu.menu_items_for_request(request) if hasattr(item, "menu")]
    return {
        group.name: [item.name for item in group.menu.menu_items_for_request(request)]
        for group in groups
    }


@pytest.mark.parametrize("name", ["Editors", "Moderators"])
def test_editors_and_moderators_see_reviews(name: str) -> None:
    user = make_user("somebody", Group.objects.get(name=name))
    assert menu(user)["reviews"] == ["reviews_listing", "paste_review"]
    assert len(titles(user)) == 6


def test_a_superuser_sees_authors_too(admin: Any) -> None:
    assert menu(admin)["reviews"] == ["reviews_listing", "review_authors", "paste_review"]


def test_who_may_change_authors_alone_sees_authors_alone() -> None:
    user = make_user("archivist")
    user.user_permissions.add(Permission.objects.get(codename="change_author"))
    assert menu(user)["reviews"] == ["review_authors"]


def test_a_group_sees_the_reviews_of_its_section(local: Any) -> None:
    assert "Loud" not in titles(local)
    assert "Space" in titles(local)
    assert titles(local, "q=loud") == []
    assert [row[0] for row in exported(local, "score_max=10")] == ["Title"]


@pytest.mark.parametrize("path", ["", "results/", "?export=csv"])
def test_who_may_nothing_sees_nothing(path: str) -> None:
    user = make_user("nobody")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert "reviews" not in menu(user)
    answer = client_of(user).get(f"{LISTING}{path}")
    assert answer.status_code == 302
    assert answer.url == "/admin/"  # type: ignore[attr-defined]  # a redirect's
