"""Search backends that are no database: they find by words, and only the database says what may be
seen. Elasticsearch and OpenSearch, with a stand-in for their servers.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests.api import VERSIONS, Api
from tests.factories import (
    PARAGRAPH,
    block,
    card,
    make_author,
    make_editor,
    make_review,
    make_section,
    score,
    work,
)
from tests.hidden import HIDDEN, hidden_review
from tests.search_server import SearchServer, running
from wagtail_reviews.admin.reviews import ReviewIndexView
from wagtail_reviews.compat import found_pages
from wagtail_reviews.models import Author, get_review_page_model

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

BACKENDS = ["elasticsearch9", pytest.param("opensearch2", marks=pytest.mark.thorough)]


@pytest.fixture(scope="module")
def section(shared_db: None) -> Page:
    return make_section()


@pytest.fixture(scope="module", autouse=True)
def reviews(section: Page) -> dict[str, Any]:
    fog = block("paragraph", "<p>Fog and more fog.</p>")
    secret = block("spoiler", label="Who did it", text="<p>The lighthouse did it.</p>")
    ada = card(make_author())
    first = [work(title="A", year=1999, genres=["Drama"]), score("4"), fog, secret, ada]
    return {
        "foggy": make_review(section, "Fog fog fog", body=first),
        "harbour": make_review(section, "Harbour", body=[work(title="B"), score("9"), fog]),
        "clear": make_review(section, "Clear", body=[PARAGRAPH]),
    }


@pytest.fixture(scope="module")
def server() -> Iterator[SearchServer]:
    with running() as server:
        yield server


@pytest.fixture(params=BACKENDS, autouse=True)
def backend(request: pytest.FixtureRequest, server: SearchServer, settings: Any) -> Any:
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": f"wagtail.search.backends.{request.param}",
            "URLS": [server.url],
            "AUTO_UPDATE": False,
        }
    }
    index()
    return get_search_backend()


def index() -> None:
    """Hand everything that is indexed to the server, as ``update_index`` does."""
    backend = get_search_backend()
    for model in (get_review_page_model(), Author):
        backend.get_index_for_model(model).add_items(model, model._default_manager.all())


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def hide(section: Page, kind: str) -> Any:
    """A hidden review that holds the word, in the index as if it were shown."""
    page = hidden_review(kind, section)
    type(page).objects.filter(pk=page.pk).update(summary="Fog", review_year=1922)
    index()
    return page


def test_finds_the_most_relevant_first(api: Api) -> None:
    assert api.titles(search="fog") == ["Fog fog fog", "Harbour"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("genre=drama", "Fog fog fog"),
        ("score_min=50", "Harbour"),
        ("order=-score", "Harbour,Fog fog fog"),
        ("limit=1&offset=1", "Harbour"),
    ],
)
def test_goes_with_filters_and_orders(api: Api, query: str, titles: str) -> None:
    assert api.titles(f"search=fog&{query}") == titles.split(",")


@pytest.mark.parametrize("kind", [kind for kind in HIDDEN if kind != "below"])
def test_nothing_hidden_is_listed_counted_or_in_a_facet(api: Api, section: Page, kind: str) -> None:
    hide(section, kind)
    facets = api.get("facets/", search="fog").json()
    assert api.titles(search="fog") == ["Fog fog fog", "Harbour"]
    assert (api.count(search="fog"), facets["count"]) == (2, 2)
    assert [one["slug"] for one in facets["facets"]["year"]] == ["1999"]
    assert facets["score"]["average_percent"] == 65


def test_a_closed_section_shows_nothing(api: Api, section: Page) -> None:
    hide(section, "below")
    assert (api.titles(search="fog"), api.count(search="fog")) == ([], 0)


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_page_of_hidden_reviews_is_followed_by_none(api: Api, section: Page, kind: str) -> None:
    hide(section, kind)
    answer = api.get(search="fog", order="score", limit=2).json()
    assert answer.get("meta", answer)["next_cursor"] is None


def test_drafts_are_not_asked_for(api: Api, server: SearchServer) -> None:
    api.titles(search="fog")
    assert {"term": {"live_filter": True}} in server.searches[-1]["query"]["bool"]["filter"]


def test_one_search_does_for_a_page_and_its_facets(api: Api, server: SearchServer) -> None:
    server.searches.clear()
    api.get("facets/", search="fog")
    assert len(server.searches) == 1


def test_of_many_finds_the_most_relevant(backend: Any) -> None:
    model = get_review_page_model()
    results = backend.search("fog", model.objects.only("pk"))
    assert [page.title for page in found_pages(results, model, most=1)] == ["Fog fog fog"]


def test_queries_do_not_grow_with_what_is_found(api: Api, section: Page) -> None:
    api.titles(search="fog")
    with CaptureQueriesContext(connection) as before:
        api.titles(search="fog")
    for number in range(3):
        make_review(section, f"Fog {number}", body=[work(title="C"), score("1")])
    index()
    with CaptureQueriesContext(connection) as after:
        assert len(api.titles(search="fog")) == 5
    assert len(after) == len(before)


@pytest.mark.parametrize("words", ['"', "fog)", "fog~", "AND", "{}"])
def test_signs_have_no_meaning(api: Api, words: str) -> None:
    assert api.get(search=words).status_code == 200


# The admin


def listed(user: Any, query: str) -> list[str]:
    request = RequestFactory().get(f"/admin/reviews/?{query}")
    request.user = user
    view = ReviewIndexView(index_results_url_name="reviews:index_results")
    view.setup(request)
    return [page.title for page in view.get_queryset()]


def test_the_listing_completes_words_and_orders(section: Page) -> None:
    editor = make_editor("editor", section, "change_page")
    assert listed(editor, "q=lindq") == ["Fog fog fog"]
    assert listed(editor, "q=f&ordering=-review_percent") == ["Fog fog fog"]


def test_the_listing_finds_only_what_may_be_explored(section: Page) -> None:
    elsewhere = make_section("elsewhere")
    editor = make_editor("editor", elsewhere, "change_page")
    make_review(elsewhere, "Fog elsewhere", live=False)
    index()
    assert listed(editor, "q=fog") == ["Fog elsewhere"]


# What is indexed


def document(backend: Any, page: Any) -> dict[str, Any]:
    made: dict[str, Any] = backend.mapping_class(type(page)).get_document(page)
    return made


def test_what_is_searched_and_filtered_has_a_field(backend: Any) -> None:
    fields = backend.mapping_class(get_review_page_model()).get_mapping()["properties"]
    own = "wagtail_reviews_reviewpage__"
    assert fields["title"]["copy_to"] == ["_all_text", "_all_text_boost_2_0"]
    assert fields[f"{own}summary"] == {"type": "text", "copy_to": "_all_text"}
    assert fields[f"{own}body"] == {"type": "text", "copy_to": "_all_text"}
    assert fields[f"{own}review_percent_filter"] == {"type": "double"}
    assert fields[f"{own}review_published_at_filter"] == {"type": "date"}
    assert fields["live_filter"] == {"type": "boolean"}


def test_authors_have_a_field_for_their_name_and_state(backend: Any) -> None:
    fields = backend.mapping_class(Author).get_mapping()["properties"]
    assert {"name", "name_edgengrams", "job_title", "live_filter"} <= set(fields)
    assert "user_id_filter" not in fields


def test_a_document_has_the_words_of_the_review(backend: Any, reviews: Any) -> None:
    made = document(backend, reviews["foggy"])
    assert made["wagtail_reviews_reviewpage__review_percent_filter"] == 40
    assert "Fog and more fog." in json.dumps(made, default=str)
    assert "Ada Lindqvist" in " ".join(made["_edgengrams"])


def test_a_spoiler_is_in_no_document(server: SearchServer) -> None:
    everything = json.dumps(server.documents)
    assert "Fog and more fog." in everything
    assert "lighthouse" not in everything


def test_the_draft_of_a_live_review_is_in_no_document(section: Page, server: SearchServer) -> None:
    page = make_review(section, "Published")
    page.title, page.body = "Scandal", json.dumps([block("paragraph", "<p>Gossip.</p>")])
    page.save_revision()
    index()
    held = json.dumps(server.documents[str(page.pk)])
    assert "Published" in held
    assert "Scandal" not in held
    assert "Gossip" not in held


def test_an_author_who_is_a_draft_completes_nothing(backend: Any, reviews: Any) -> None:
    author = Author.objects.get()
    author.live = False
    author.save()
    page = type(reviews["foggy"]).objects.get(pk=reviews["foggy"].pk)
    assert "Lindqvist" not in json.dumps(document(backend, page), default=str)
