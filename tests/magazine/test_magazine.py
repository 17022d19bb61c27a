"""A magazine that makes everything its own, as the how-to shows it. Runs by ``.ci/run``, with
settings of its own.
"""

import json
from io import StringIO
from typing import Any, Literal

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pydantic import create_model, model_validator
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    get_page_models,
)

from tests import importing, markdown
from tests.api import VERSIONS
from tests.exporting import reviews, titles
from tests.factories import blame_body, block, card, make_author, make_image, make_review, score
from tests.magazine.models import GameReview, Issue, MagazineReview
from tests.magazine.schema import TimelineEntry
from wagtail_reviews.checks.contract import check_own_fields
from wagtail_reviews.headless import HeadlessPreview
from wagtail_reviews.models import ReviewPage, Term, get_review_page_model, review_models
from wagtail_reviews.schema import Card

HOW_TO = markdown.ROOT / "docs" / "how-to" / "customising.md"
TIMELINE = block("timeline", year=1922, event="Premiere")
QUOTE = block("quote", "Nobody films rain like this.")
v3_only = pytest.mark.skipif("v3" not in VERSIONS, reason="API v3 came with Wagtail 8.")


@pytest.fixture(params=VERSIONS)
def api(request: Any, client: Client) -> Any:
    """The JSON of a path of one version of the API."""
    return lambda path: client.get(f"/api/{request.param}/{path}").json()


def magazine_body(image: Any = None, **values: Any) -> list[dict[str, Any]]:
    work, *rest = blame_body(make_author())
    still = {"image": image.pk if image else None, "alt_text": "", "decorative": True}
    own = {"edition": "Steelbook", "still": still, **values}
    return [{**work, "value": {**work["value"], **own}}, *rest, TIMELINE, QUOTE]


@pytest.fixture
def review(section: Page) -> Any:
    issue = Issue._default_manager.create(number=12)
    return make_review(section, slug="blame", body=magazine_body(), printed_in=issue)


@pytest.fixture
def game(section: Page) -> Any:
    body = [
        block("metadata", work_type="VideoGame", title="Signal", genres=["Puzzle"]),
        score("6.5", "seven"),
        card(make_author("Cleo Marsh")),
    ]
    page = make_review(section, "A lit window", slug="signal", model=GameReview, body=body, hours=9)
    call_command("update_index", verbosity=0)
    return page


def test_the_project_is_in_order(db: None) -> None:
    call_command("check", fail_level="WARNING")


def test_no_migration_is_missing_here_or_in_the_package(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_sites_own_models_take_the_place_of_ours(db: None) -> None:
    assert get_review_page_model() is MagazineReview
    assert set(review_models()) == {MagazineReview, GameReview}
    assert ReviewPage not in get_page_models()
    assert "wagtail_reviews_reviewpage" not in connection.introspection.table_names()


def test_columns_and_terms_are_derived(review: Any) -> None:
    review.refresh_from_db()
    assert review.review_percent == 55
    assert Term.objects.filter(page=review, vocabulary="genre", slug="action").exists()


@pytest.mark.parametrize("path", ["/admin/reviews/", "/admin/"])
def test_the_admin_shows_the_type_in_use(admin: Client, review: Any, path: str) -> None:
    assert review.title in admin.get(path).content.decode()


def test_a_block_carries_a_field_of_its_own(api: Any, review: Any) -> None:
    shown = api(f"reviews/{review.pk}/")
    assert shown["metadata"]["edition"] == "Steelbook"
    assert shown["body"][0]["value"] == shown["metadata"]


def test_a_list_carries_it_too(api: Any, review: Any) -> None:
    (item,) = api("reviews/")["items"]
    assert (item["metadata"]["edition"], item["issue"]) == ("Steelbook", 12)


def test_python_has_it(review: Any) -> None:
    assert (review.review.metadata.edition, review.review.issue) == ("Steelbook", 12)


@pytest.mark.parametrize("fields", ["issue", "issue,body", "*"])
def test_an_own_field_can_be_asked_for_by_name(api: Any, review: Any, fields: str) -> None:
    (item,) = api(f"reviews/?fields={fields}")["items"]
    assert item["issue"] == 12


def test_an_own_field_is_none_of_the_other_types(client: Client, game: Any) -> None:
    assert client.get("/api/v2/game-reviews/?fields=issue").status_code == 400


def test_a_card_has_no_body(api: Any, review: Any) -> None:
    assert "body" not in api("reviews/")["items"][0]


def test_a_custom_block_is_typed(api: Any, review: Any) -> None:
    body = api(f"reviews/{review.pk}/")["body"]
    found = {part["name"]: part["value"] for part in body if part["type"] == "custom"}
    assert found == {"timeline": {"year": 1922, "event": "Premiere"}}


def test_a_block_in_place_of_ours_is_translated(api: Any, review: Any) -> None:
    (quote,) = (part for part in api(f"reviews/{review.pk}/")["body"] if part["type"] == "quote")
    assert quote["value"] == {"text": QUOTE["value"], "attribution": "", "url": ""}


@pytest.mark.parametrize("raw", [None, [], {"a": 1}])
def test_a_draft_may_hold_anything(review: Any, raw: Any) -> None:
    review.body = json.dumps(
        [*magazine_body(edition=raw, still=raw), block("timeline", {"year": raw})]
    )
    assert (review.review.metadata.edition, review.review.metadata.still) == ("", None)
    assert len([part for part in review.review.body if part.type == "custom"]) == 1


def test_a_picture_of_its_own_comes_whole(section: Page) -> None:
    image = make_image("On the bridge")
    page = make_review(section, body=magazine_body(image))
    assert page.review.metadata.still.title == "On the bridge"
    assert page.review.metadata.still.srcset


def test_a_private_picture_of_its_own_stays_private(api: Any, section: Page) -> None:
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    image = make_image("Behind the scenes", collection=closed)
    page = make_review(section, body=magazine_body(image))
    shown = api(f"reviews/{page.pk}/")
    assert shown["metadata"]["still"] is None
    assert "Behind" not in json.dumps(shown)


def test_what_fields_of_the_page_refer_to_stays_private(api: Any, section: Page) -> None:
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    secret = section.add_child(instance=Page(title="Secret", slug="secret", live=False))
    setup = f'<p onclick="x()">With <a linktype="page" id="{secret.pk}">friends</a>.</p>'
    cover = make_image("Behind the scenes", collection=closed)
    page = make_review(section, model=GameReview, cover=cover, setup=setup)
    shown = api(f"game-reviews/{page.pk}/")
    assert (shown["cover"], shown["setup"]) == (None, "<p>With <a>friends</a>.</p>")


@pytest.mark.parametrize("path", ["reviews/", "reviews/?fields=*", "game-reviews/?fields=*"])
def test_queries_do_not_grow_with_the_page(api: Any, section: Page, path: str) -> None:
    def add() -> None:
        issue = Issue._default_manager.create(number=1)
        body = magazine_body(make_image("Still"))
        make_review(section, body=body, printed_in=issue)
        linked = f'<p><a linktype="page" id="{section.pk}">All</a></p>'
        make_review(section, model=GameReview, cover=make_image("Cover"), setup=linked)

    def count() -> int:
        api(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            api(path)
        return len(queries)

    add()
    before = count()
    add()
    add()
    assert count() == before


def test_pages_endpoints_show_it(api: Any, review: Any) -> None:
    shown = api(f"pages/{review.pk}/")
    assert shown["review"]["metadata"]["edition"] == "Steelbook"
    assert shown["review"]["issue"] == 12


def test_our_template_is_extended(client: Client, review: Any) -> None:
    html = client.get(review.url).content.decode()
    for text in ("<p>Issue 12</p>", "<dd>Steelbook</dd>", "1922: Premiere", "BLAME!"):
        assert text in html


def test_each_type_is_listed_by_itself(api: Any, review: Any, game: Any) -> None:
    assert [item["id"] for item in api("reviews/")["items"]] == [review.pk]
    assert [item["id"] for item in api("game-reviews/")["items"]] == [game.pk]


def test_the_second_type_is_as_complete(api: Any, game: Any) -> None:
    shown = api(f"game-reviews/{game.pk}/")
    assert (shown["hours"], shown["meta"]["type"]) == (9, "magazine.GameReview")
    assert (shown["score"]["display"], shown["score"]["percent"]) == ("6.5 / 7", 92.9)
    assert shown["json_ld"]["itemReviewed"]["@type"] == "VideoGame"
    assert f"/game-reviews/{game.pk}/" in shown["meta"]["detail_url"]


def test_a_review_is_no_review_of_the_other_type(client: Client, review: Any, game: Any) -> None:
    for version in VERSIONS:
        for path in (f"reviews/{game.pk}/", f"game-reviews/{review.pk}/"):
            assert client.get(f"/api/{version}/{path}").status_code == 404


def test_the_second_type_is_found_by_path_and_terms(api: Any, game: Any) -> None:
    assert api("game-reviews/find/?html_path=/reviews/signal/")["id"] == game.pk
    assert api("game-reviews/?genre=puzzle&search=lit")["items"][0]["id"] == game.pk
    assert api("game-reviews/facets/?facets=genre")["facets"]["genre"][0]["slug"] == "puzzle"


def test_a_draft_is_previewed_below_its_own_type(client: Client, game: Any) -> None:
    token = HeadlessPreview(game).create_page_preview().token
    asked = {"content_type": "magazine.gamereview", "token": token}
    for version in VERSIONS:
        shown = client.get(f"/api/{version}/game-reviews/preview/", asked).json()
        assert (shown["hours"], shown["meta"]["draft"]) == (9, True)
        assert client.get(f"/api/{version}/reviews/preview/", asked).status_code == 404


def test_authors_are_counted_by_type(api: Any, game: Any) -> None:
    assert api("game-reviews/authors/cleo-marsh/")["review_count"] == 1
    assert api("reviews/authors/cleo-marsh/")["review_count"] == 0


def test_the_list_of_the_second_type_is_walked_by_cursor(api: Any, section: Page) -> None:
    made = [make_review(section, f"Game {n}", model=GameReview) for n in range(3)]
    first = api("game-reviews/?limit=2&order=title")
    cursor = first.get("next_cursor") or first["meta"]["next_cursor"]
    rest = api(f"game-reviews/?limit=2&order=title&cursor={cursor}")
    assert [item["id"] for item in first["items"] + rest["items"]] == [page.pk for page in made]


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a_hidden_review_of_the_second_type_leaks_nowhere(
    client: Client, game: Any, hide: str
) -> None:
    if hide == "draft":
        game.unpublish()
    else:
        PageViewRestriction.objects.create(page=game, restriction_type="login")
    paths = [
        f"{game.pk}/",
        "",
        "?fields=*",
        "?search=lit",
        "facets/",
        "find/?html_path=/reviews/signal/",
    ]
    urls = [f"/api/{version}/game-reviews/{path}" for version in VERSIONS for path in paths]
    urls += ["/games.atom", "/sitemap.xml", "/reviews/"]
    for url in urls:
        text = client.get(url).content.decode()
        assert not any(word in text for word in ("A lit window", "Signal", "/signal/", "puzzle")), (
            url
        )
    for version in VERSIONS:
        author = client.get(f"/api/{version}/game-reviews/authors/cleo-marsh/").json()
        assert (author["review_count"], author["average_percent"]) == (0, None)


def test_feed_and_sitemap_have_the_second_type(client: Client, review: Any, game: Any) -> None:
    assert "A lit window" in client.get("/games.atom").content.decode()
    assert review.title not in client.get("/games.atom").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/signal/" in sitemap
    assert "/blame/" in sitemap


def test_a_section_shows_both_types_the_newest_first(
    client: Client, review: Any, game: Any
) -> None:
    html = client.get("/reviews/").content.decode()
    assert 0 < html.index("A lit window") < html.index(review.title)


def test_commands_look_after_both_types(review: Any, game: Any) -> None:
    for model in (MagazineReview, GameReview):
        model.objects.update(review_percent=1)
    Term.objects.all().delete()
    out = StringIO()
    call_command("rebuild_reviews", stdout=out)
    assert "2" in out.getvalue()
    assert float(GameReview.objects.get().review_percent) == 92.9


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    return client


def test_the_admin_lists_each_type(admin: Client, review: Any, game: Any) -> None:
    html = admin.get("/admin/game-reviews/?genre=puzzle").content.decode()
    assert "6.5 / 7" in html
    assert review.title not in html
    assert game.title not in admin.get("/admin/reviews/").content.decode()


def test_the_menu_leads_to_the_second_type_and_to_a_new_one(admin: Client, section: Page) -> None:
    assert "Game reviews" in admin.get("/admin/reports/site-history/").content.decode()
    chosen = admin.get("/admin/game-reviews/choose_parent/")
    assert chosen["Location"] == f"/admin/pages/add/magazine/gamereview/{section.pk}/"


def test_a_bulk_action_takes_what_is_listed_of_the_second_type(
    admin: Client, review: Any, game: Any
) -> None:
    listed = "id=all&childOf=&next=/admin/game-reviews/"
    html = admin.get(f"/admin/bulk/magazine/gamereview/unpublish/?{listed}").content.decode()
    assert game.title in html
    assert review.title not in html


def test_the_editor_offers_the_fields_scale_and_role(admin: Client, review: Any) -> None:
    html = admin.get(f"/admin/pages/{review.pk}/edit/").content.decode()
    for text in ("Edition", "Timeline entry", "Verdict in brief", "Choreography", "seven"):
        assert text in html


@pytest.fixture
def schemas() -> Any:
    from wagtail.api.v3.api import api

    return api.get_openapi_schema()["components"]["schemas"]


@v3_only
def test_openapi_types_the_fields(schemas: Any) -> None:
    for name in ("MagazineReviewCard", "MagazineReviewReview"):
        own = schemas[name]["properties"]
        assert own["issue"]["anyOf"] == [{"type": "integer"}, {"type": "null"}]
        assert own["metadata"]["anyOf"][0]["$ref"].endswith("/MagazineMetadata")
    assert schemas["MagazineMetadata"]["properties"]["edition"]["type"] == "string"
    assert schemas["GameReviewCard"]["properties"]["hours"]["anyOf"][0] == {"type": "integer"}


@v3_only
def test_openapi_types_the_blocks(schemas: Any) -> None:
    body = schemas["MagazineReviewReview"]["properties"]["body"]["items"]
    names = {option["$ref"].rpartition("/")[2] for option in body["anyOf"]}
    assert {"MagazineReviewMetadataBlock", "MagazineReviewTimelineBlock", "ScoreBlock"} <= names
    assert not {"CustomBlock", "MetadataBlock"} & names
    timeline = schemas["MagazineReviewTimelineBlock"]["properties"]
    assert timeline["name"]["const"] == "timeline"
    assert timeline["value"]["$ref"].endswith("/TimelineEntry")


@v3_only
def test_openapi_has_the_endpoints_of_both_types() -> None:
    from wagtail.api.v3.api import api

    paths = api.get_openapi_schema()["paths"]
    for name in ("reviews", "game-reviews"):
        found = paths[f"/api/v3/{name}/{{review_id}}/"]["get"]
        assert found["operationId"] == f"{name.replace('-', '_')}_detail"
    assert "choreographer" in json.dumps(paths["/api/v3/game-reviews/"])


@v3_only
def test_no_two_models_have_one_name() -> None:
    from wagtail_reviews.api.v3 import check_names

    assert check_names() == []


@v3_only
def test_two_models_of_one_name_are_reported(monkeypatch: Any) -> None:
    from ninja import Router
    from wagtail.api.v3.api import api

    from wagtail_reviews.api.v3 import check_names

    router = Router()
    router.get("/", response=create_model("Score", points=(int, ...)))(lambda request: None)
    monkeypatch.setattr(api, "_routers", [*api._routers, ("/other/", router)])
    assert [found.id for found in check_names()] == ["wagtail_reviews.W002"]


class NoDefault(Card):
    hours: int


class FromNowhere(Card):
    stars: int | None = None


class Redefined(Card):
    summary: Literal[""]


class Strict(Card):
    @model_validator(mode="after")
    def short(self) -> "Strict":
        raise ValueError("Never.")


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        (NoDefault, "E009"),
        (FromNowhere, "E010"),
        (TimelineEntry, "E011"),
        (Redefined, "E017"),
        (Strict, "E017"),
    ],
)
def test_what_cannot_work_is_reported(monkeypatch: Any, schema: Any, code: str) -> None:
    monkeypatch.setattr(GameReview, "review_schema", schema)
    assert [found.id for found in check_own_fields()] == [f"wagtail_reviews.{code}"]


@pytest.mark.parametrize("example", markdown.shown(HOW_TO), ids=lambda example: example[0])
def test_the_how_to_shows_this_project(example: tuple[str, str]) -> None:
    name, code = example
    stands = (markdown.ROOT / "tests" / name).read_text().replace("tests.magazine", "magazine")
    missing = [chunk for chunk in code.strip().split("\n\n\n") if chunk not in stands]
    assert missing == []


def test_reviews_of_both_types_are_exported_each_with_its_own_fields(
    review: Any, game: Any
) -> None:
    own = {line["title"]: (line.get("issue"), line.get("hours")) for line in reviews()}
    assert own == {review.title: (12, None), game.title: (None, 9)}
    assert len(titles()) == 2


def test_one_without_tags_is_imported_by_its_own_save(
    section: Page, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(self: Any, *args: Any, **kwargs: Any) -> None:
        self.hours = 7
        super(GameReview, self).save(*args, **kwargs)

    monkeypatch.setattr(GameReview, "save", save, raising=False)
    line = importing.line("Fog", QUOTE)
    line["meta"]["type"] = GameReview._meta.label
    path = importing.write(tmp_path / "old.ndjson", line)
    importing.run(path, "--parent", section.pk, "--publish")
    assert GameReview.objects.get(title="Fog").hours == 7


def test_what_it_exports_comes_back(section: Page, review: Any, game: Any, tmp_path: Any) -> None:
    path = importing.export(tmp_path)
    before = importing.same(reviews("--drafts"))
    importing.empty_site(section)
    media = tmp_path / "media"
    said = importing.run(path, "--parent", section.pk, "--publish", "--media", media)
    after = importing.same(reviews("--drafts"))
    assert "warning: own_field        1" in said
    assert [each.pop("issue", None) for each in (*before, *after)].count(12) == 1
    assert after == before
