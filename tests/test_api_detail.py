"""One review: by id and by the path of its page."""

from typing import Any

import pytest
from django.test import Client
from wagtail.images.rect import Rect
from wagtail.models import Page

from tests.api import VERSIONS, Api
from tests.factories import block, make_author, make_image, make_review, work


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def test_shows_the_values_of_the_review(api: Api, blame: Any) -> None:
    review = api.get(f"{blame.pk}/").json()
    assert review["metadata"]["year"] == 2017
    assert [genre["name"] for genre in review["metadata"]["genres"]] == [
        "Action",
        "Science Fiction",
    ]
    assert [credit["role"] for credit in review["metadata"]["credits"]] == ["director", "studio"]
    assert (review["score"]["value"], review["score"]["best"]) == (5.5, 10)
    assert review["score"]["percent"] == 55.0
    assert (len(review["verdict"]["pros"]), len(review["verdict"]["cons"])) == (2, 3)
    assert [author["name"] for author in review["authors"]] == ["Ada Lindqvist"]


def test_numbers_are_json_numbers(api: Api, blame: Any) -> None:
    assert b'"value":5.5,"best":10,"worst":0,"step":0.5' in api.get(f"{blame.pk}/").content


def test_blocks_stand_in_the_editors_order(api: Api, blame: Any) -> None:
    body = api.get(f"{blame.pk}/").json()["body"]
    types = "metadata synopsis paragraph verdict score author_card"
    assert [block["type"] for block in body] == types.split()


def test_knows_where_it_lives(api: Api, blame: Any) -> None:
    meta = api.get(f"{blame.pk}/").json()["meta"]
    assert meta["detail_url"] == f"http://localhost/api/{api.version}/reviews/{blame.pk}/"
    assert meta["html_url"] == "http://localhost/reviews/blame/"
    assert meta["html_path"] == "/reviews/blame/"
    assert meta["parent"]["title"] == "Reviews"
    assert meta["draft"] is False


def test_what_is_not_there_is_404(api: Api, blame: Any) -> None:
    assert api.get(f"{blame.pk + 1}/").status_code == 404


def test_a_page_that_is_no_review_is_404(api: Api, section: Page) -> None:
    assert api.get(f"{section.pk}/").status_code == 404


def test_detail_takes_fields_and_nothing_else(api: Api, blame: Any) -> None:
    assert set(api.get(f"{blame.pk}/", fields="title").json()) == {"id", "meta", "title"}
    assert api.get(f"{blame.pk}/", year="2017").status_code in (400, 422)


@pytest.mark.parametrize("path", ["/reviews/blame/", "/reviews/blame", "reviews/blame/"])
def test_finds_by_the_path_of_the_page(api: Api, blame: Any, path: str) -> None:
    response = api.get("find/", html_path=path)
    assert response.json()["id"] == blame.pk
    assert response["Content-Location"].endswith(f"/api/{api.version}/reviews/{blame.pk}/")


def test_finds_by_the_path_that_it_gives(api: Api, section: Page) -> None:
    page = make_review(section, title="Émile", slug="émile")
    path = api.get(f"{page.pk}/").json()["meta"]["html_path"]
    assert api.get("find/", html_path=path).json()["id"] == page.pk
    assert api.get("find/", html_path="/reviews/émile/").json()["id"] == page.pk


@pytest.mark.parametrize("path", ["/reviews/", "/reviews/other/", "/", "/nowhere/at/all/"])
def test_finds_nothing_but_reviews(api: Api, blame: Any, path: str) -> None:
    assert api.get("find/", html_path=path).status_code == 404


def test_finding_needs_a_path(api: Api, blame: Any) -> None:
    assert api.get("find/").status_code in (400, 422)


def test_an_empty_review_is_a_review(api: Api, section: Page) -> None:
    review = api.get(f"{make_review(section).pk}/").json()
    empty = {"metadata": None, "verdict": None, "score": None, "image": None, "json_ld": None}
    assert {name: review[name] for name in empty} == empty
    assert (review["authors"], review["tags"], review["body"]) == ([], [], [])


def test_pictures_have_their_words_and_files(api: Api, section: Page) -> None:
    still = make_image("Still", size=(640, 480))
    still.set_focal_point(Rect.from_point(320, 120, 40, 40))
    still.save()
    picture = {"image": still.pk, "alt_text": "A gun", "decorative": False}
    body = [block("image", image=picture, caption="A gun.", credit="Harbour")]
    page = make_review(section, body=body, image=still)
    review = api.get(f"{page.pk}/").json()
    image = review["body"][0]["value"]["image"]
    assert (image["alt"], image["credit"], image["width"]) == ("A gun", "Harbour", 640)
    assert image["focal_point"] == {"x": 0.5, "y": 0.25}
    assert {source["type"] for source in image["srcset"]} == {"image/webp", "image/jpeg"}
    assert image["url"].endswith(".jpg")
    assert review["image"]["alt"] == "Still"


def test_a_decorative_picture_has_an_empty_alternative(api: Api, section: Page) -> None:
    picture = {"image": make_image().pk, "alt_text": "", "decorative": True}
    page = make_review(section, body=[block("image", image=picture, caption="", credit="")])
    assert api.get(f"{page.pk}/").json()["body"][0]["value"]["image"]["alt"] == ""


def test_links_in_rich_text_lead_somewhere(api: Api, section: Page, blame: Any) -> None:
    html = f'<p>See <a linktype="page" id="{blame.pk}">BLAME!</a>.</p>'
    page = make_review(section, title="Another", body=[block("paragraph", html)])
    value = api.get(f"{page.pk}/").json()["body"][0]["value"]
    assert value == '<p>See <a href="http://localhost/reviews/blame/">BLAME!</a>.</p>'


def test_a_card_may_have_its_own_heading_and_biography(api: Api, section: Page) -> None:
    author = make_author("Ben", bio="<p>Usual.</p>")
    cards = [block("author_card", author=author.pk, heading="Me", bio="<p>For once.</p>")]
    page = make_review(section, body=cards)
    assert api.get(f"{page.pk}/").json()["authors"][0]["bio"] == "<p>For once.</p>"


def test_v2_answers_json_to_whoever_accepts_html(client: Client, blame: Any) -> None:
    response = client.get("/api/v2/reviews/", headers={"accept": "text/html"})
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_an_id_beyond_all_bounds_is_404(api: Api, db: None, pk: int) -> None:
    assert api.get(f"{pk}/").status_code == 404


@pytest.mark.skipif("v3" not in VERSIONS, reason="API v3 came with Wagtail 8.")
@pytest.mark.parametrize(("pk", "status"), [("abc", 422), ("-1", 404), (f"-{10**30}", 404)])
def test_what_is_no_id_is_a_problem_in_v3(client: Client, db: None, pk: str, status: int) -> None:
    response = client.get(f"/api/v3/reviews/{pk}/")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"


def test_draftails_keys_stay_out(api: Api, section: Page) -> None:
    page = make_review(section, body=[block("paragraph", '<p data-block-key="ab1">Fog.</p>')])
    assert api.get(f"{page.pk}/").json()["body"][0]["value"] == "<p>Fog.</p>"


def test_links_of_other_schemes_stay_out(api: Api, section: Page) -> None:
    links = [{"kind": "buy", "label": "x", "url": "javascript:alert(1)", "sponsored": False}]
    body = [work(links=links), block("quote", text="x", url="data:text/html,x")]
    review = api.get(f"{make_review(section, body=body).pk}/").json()
    assert review["metadata"]["links"] == []
    assert review["body"][1]["value"]["url"] == ""


def test_the_publisher_is_the_site_wherever_the_api_is(api: Api, blame: Any, settings: Any) -> None:
    settings.WAGTAILAPI_BASE_URL = "https://api.example.org"
    review = api.get(f"{blame.pk}/").json()
    assert review["meta"]["detail_url"].startswith("https://api.example.org/api/")
    assert review["json_ld"]["publisher"]["url"] == "http://localhost"
