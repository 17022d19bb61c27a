"""Reviews translated by Wagtail's simple translation, and sites per language. Runs by ``.ci/run``,
with settings of its own.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from tests.api import VERSIONS, Api
from tests.factories import (
    blame_body,
    block,
    card,
    make_author,
    make_image,
    make_review,
    make_section,
)
from wagtail_reviews.models import Author, ReviewIndexPage, Term, get_review_page_model
from wagtail_reviews.models.derived import Derived

pytestmark = pytest.mark.django_db


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


@pytest.fixture(scope="module", autouse=True)
def world(shared_db: None) -> dict[str, Any]:
    """A review with all blocks, and its section, submitted for translation as an editor does it."""
    french = Locale.objects.create(language_code="fr")
    ada = make_author(job_title="Critic")
    section = make_section()
    body = [*blame_body(ada, make_image("Poster")), *more_blocks(section)]
    blame = make_review(section, slug="blame", summary="Grey on grey.", body=body)
    for page in (section.get_parent(), section, blame):
        page.specific.copy_for_translation(french).save_revision().publish()
    copy = blame.get_translation(french)
    return {"french": french, "ada": ada, "section": section, "blame": blame, "copy": copy}


def more_blocks(section: Page) -> list[dict[str, Any]]:
    """One of each kind of block that a complete review may do without."""
    picture = {"image": make_image("Still").pk, "alt_text": "Killy", "decorative": False}
    return [
        block("heading", text="The city", level="2"),
        block("image", image=picture, caption="He walks.", credit="NN"),
        block("quote", text="It grows.", attribution="Cibo", url=""),
        block("embed", "https://video.example/1"),
        block("spoiler", label="The end", text="<p>He goes on.</p>"),
        block("paragraph", f'<p><a linktype="page" id="{section.pk}">More</a></p>'),
    ]


@pytest.fixture
def french_ada(world: dict[str, Any]) -> Author:
    """The translation of the author, as simple translation makes it, then translated and live."""
    author: Author = world["ada"].copy_for_translation(world["french"])
    author.job_title, author.slug, author.name = "Critique", "ada-la-grande", "Ada la Grande"
    author.save()
    return author


def test_an_editor_submits_a_review_for_translation(
    admin_client: Client, world: dict[str, Any]
) -> None:
    page = make_review(world["section"], "Another", body=blame_body(world["ada"]))
    url = reverse("simple_translation:submit_page_translation", args=[page.pk])
    admin_client.post(url, {"locales": [world["french"].pk], "include_subtree": False})
    assert page.get_translation(world["french"]).specific.body.raw_data[0]["type"] == "metadata"


def test_a_copy_keeps_every_block(api: Api, world: dict[str, Any]) -> None:
    answers = [api.get(f"{world[name].pk}/").json() for name in ("blame", "copy")]
    bodies = [[block["type"] for block in answer["body"]] for answer in answers]
    assert bodies[0] == bodies[1]
    assert set(bodies[0]) == set(get_review_page_model().body.field.stream_block.child_blocks)


def test_a_copy_has_columns_and_terms_of_its_own(world: dict[str, Any]) -> None:
    copy = get_review_page_model().objects.get(pk=world["copy"].pk)
    assert (copy.review_percent, copy.review_year, copy.review_sort_title) == (55, 2017, "blame!")
    terms = set(Term.objects.filter(page=copy.pk).values_list("vocabulary", "slug"))
    assert {
        ("genre", "action"),
        ("director", "hiroyuki-seshita"),
        ("author", "ada-lindqvist"),
    } < terms


def test_nothing_keeps_a_copy_in_step(api: Api, world: dict[str, Any]) -> None:
    source = get_review_page_model().objects.get(pk=world["blame"].pk)
    source.body[4].value["value"] = "9"
    source.save_revision().publish()
    assert api.get(f"{source.pk}/").json()["score"]["value"] == 9
    assert api.get(f"{world['copy'].pk}/").json()["score"]["value"] == 5.5


def test_a_locale_finds_its_translations(api: Api, world: dict[str, Any]) -> None:
    blame, copy = world["blame"], world["copy"]
    assert [one["id"] for one in api.get(locale="fr").json()["items"]] == [copy.pk]
    assert [one["id"] for one in api.get(translation_of=blame.pk).json()["items"]] == [copy.pk]
    (there,) = api.get(f"{blame.pk}/").json()["meta"]["translations"]
    assert (there["locale"], there["html_url"]) == ("fr", "http://localhost/fr/reviews/blame/")


# Authors


def bylines(api: Api, world: dict[str, Any]) -> list[str]:
    """The job titles of the English and of the French byline."""
    answers = [api.get(f"{world[name].pk}/").json() for name in ("blame", "copy")]
    return [author["job_title"] for answer in answers for author in answer["authors"]]


def test_a_copy_shows_the_author_of_the_source_where_there_is_no_other(
    api: Api, world: dict[str, Any]
) -> None:
    assert bylines(api, world) == ["Critic", "Critic"]


def test_a_copy_shows_the_translation_of_its_author(
    api: Api, world: dict[str, Any], french_ada: Author
) -> None:
    assert bylines(api, world) == ["Critic", "Critique"]


def test_a_draft_of_a_translated_author_is_not_shown(
    api: Api, world: dict[str, Any], french_ada: Author
) -> None:
    french_ada.unpublish()
    assert bylines(api, world) == ["Critic", "Critic"]
    assert api.count(author="ada-la-grande") == 0
    assert api.count(author="ada-lindqvist") == 2


def test_the_draft_on_a_card_does_not_hide_its_live_translation(
    api: Api, world: dict[str, Any], french_ada: Author
) -> None:
    Author.objects.get(pk=world["ada"].pk).unpublish()
    assert bylines(api, world) == ["Critique"]
    assert api.count(author="ada-lindqvist") == 0


def test_a_review_is_found_by_the_author_that_it_shows(
    api: Api, world: dict[str, Any], french_ada: Author
) -> None:
    for name in ("blame", "copy"):
        (author,) = api.get(f"{world[name].pk}/").json()["authors"]
        items = api.get(author=author["slug"]).json()["items"]
        assert [item["id"] for item in items] == [world[name].pk]
        assert api.get(f"authors/{author['slug']}/").json()["review_count"] == 1


def test_facets_count_the_authors_that_are_shown(api: Api, french_ada: Author) -> None:
    found = api.get("facets/", facets="author").json()["facets"]["author"]
    assert {one["slug"]: one["count"] for one in found} == {"ada-lindqvist": 1, "ada-la-grande": 1}


@pytest.mark.parametrize("gone", ["unpublish", "delete"])
def test_terms_follow_translated_authors_that_come_and_go(
    world: dict[str, Any], french_ada: Author, gone: str
) -> None:
    terms = Term.objects.filter(vocabulary="author", page=world["copy"].pk)
    assert [(one.name, one.slug) for one in terms.all()] == [("Ada la Grande", "ada-la-grande")]
    getattr(french_ada, gone)()
    assert [(one.name, one.slug) for one in terms.all()] == [("Ada Lindqvist", "ada-lindqvist")]


@pytest.mark.parametrize("name", ["blame", "copy"])
def test_terms_that_follow_are_those_that_a_rebuild_makes(
    world: dict[str, Any], french_ada: Author, name: str
) -> None:
    page = get_review_page_model().objects.get(pk=world[name].pk)
    assert Derived(page).drift() == []


def test_authors_of_translations_take_no_queries_more(
    api: Api, world: dict[str, Any], french_ada: Author
) -> None:
    counts = []
    for number in (1, 8):
        for one in range(number):
            author = make_author(f"Author {number} {one}")
            author.copy_for_translation(world["french"]).save()
            make_review(world["copy"].get_parent(), body=[card(author)], locale=world["french"])
        api.get(locale="fr")
        with CaptureQueriesContext(connection) as captured:
            api.get(locale="fr")
        counts.append(len(captured))
    assert counts[0] == counts[1]


# Sites per language


def on(host: str, api: Api) -> Api:
    """The same version of the API on another host."""
    return Api(api.version, Client(headers={"host": host}))


@pytest.fixture
def french_site(world: dict[str, Any]) -> Site:
    """A site whose home page is the translation of another's."""
    home = world["copy"].get_parent().get_parent()
    return Site.objects.create(hostname="fr.example", root_page=home)


@pytest.mark.parametrize("host", ["localhost", "fr.example"])
def test_sites_with_translated_home_pages_are_one_under_two_names(
    api: Api, world: dict[str, Any], french_site: Site, host: str
) -> None:
    here = on(host, api)
    items = here.get().json()["items"]
    pages = here.client.get("/api/v2/pages/?type=wagtail_reviews.ReviewPage").json()["items"]
    assert {item["id"] for item in items} == {page["id"] for page in pages}
    assert {item["meta"]["html_url"] for item in items} == {
        f"http://{host}/{code}/reviews/blame/" for code in ("en", "fr")
    }
    assert [item["id"] for item in here.get(locale="fr").json()["items"]] == [world["copy"].pk]


@pytest.fixture
def apart(world: dict[str, Any]) -> Any:
    """A review on a French site whose home page is a translation of nothing."""
    home = Page(title="Accueil", slug="accueil", locale=world["french"])
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.create(hostname="apart.example", root_page=home)
    section = home.add_child(
        instance=ReviewIndexPage(title="Critiques", slug="critiques", locale=world["french"])
    )
    return make_review(section, "Seule", slug="seule", locale=world["french"])


def test_a_site_with_a_home_page_of_its_own_keeps_to_itself(
    api: Api, world: dict[str, Any], apart: Any
) -> None:
    items = on("apart.example", api).get().json()["items"]
    urls = [item["meta"]["html_url"] for item in items]
    assert urls == ["http://apart.example/fr/critiques/seule/"]
    assert api.titles(locale="fr") == ["A city without an end"]


def test_a_translation_on_another_site_is_not_named(
    api: Api, world: dict[str, Any], apart: Any
) -> None:
    english = make_review(world["section"], "Alone", translation_key=apart.translation_key)
    assert api.get(f"{english.pk}/").json()["meta"]["translations"] == []
    assert api.titles(translation_of=english.pk) == []
    assert on("apart.example", api).get(f"{apart.pk}/").json()["meta"]["translations"] == []
