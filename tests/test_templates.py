"""The pages that Wagtail itself serves, for sites that are not headless, and their previews."""

import json
from datetime import datetime, timezone
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import factories
from tests.factories import block, score, work
from wagtail_reviews.models import Author, ReviewPage

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028"


def soup(response: Any) -> BeautifulSoup:
    """The document of a response that is 200."""
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def text(document: BeautifulSoup, selector: str) -> list[str]:
    """The texts of the elements that a selector matches."""
    return [found.get_text(" ", strip=True) for found in document.select(selector)]


@pytest.fixture
def served(client: Client, section: Page) -> Any:
    """The document of a live review with the given body, as an anonymous reader gets it."""

    def serve(*body: dict[str, Any], **values: Any) -> BeautifulSoup:
        page = factories.make_review(section, body=list(body), **values)
        return soup(client.get(page.url))

    return serve


# A whole review


@pytest.fixture
def document(client: Client, blame: ReviewPage) -> BeautifulSoup:
    """The page of the complete review."""
    return soup(client.get(blame.url))


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("title", ["A city without an end"]),
        ("h1", ["A city without an end"]),
        (".review-summary", ["Grey on grey."]),
        (".review-work cite", ["BLAME!"]),
        (".review-synopsis", ["A man walks through a city without an end."]),
        (".review-text", ["Concrete as far as the eye goes."]),
        (".review-pros li", ["The scale of it.", "The sound of the gun."]),
        (".review-cons li", ["Nobody to care for.", "A plot of two lines.", "It plods."]),
        (".review-total [aria-hidden]", ["5.5 / 10"]),
        (".review-total .review-hidden", ["5.5 out of 10"]),
        (".review-author-name", ["Ada Lindqvist"]),
        (".review-work dt", ["Genres", "Directed by", "Studio", "Running time"]),
        (
            ".review-work dd",
            ["Action, Science Fiction", "Hiroyuki Seshita", "Polygon Pictures", "105 min"],
        ),
    ],
)
def test_a_review_shows(document: BeautifulSoup, selector: str, texts: list[str]) -> None:
    assert text(document, selector) == texts


def test_a_review_has_the_language_of_its_locale(
    client: Client, blame: ReviewPage, document: BeautifulSoup
) -> None:
    assert document.select("html")[0]["lang"] == "en"
    blame.locale = Locale.objects.create(language_code="fr")
    blame.save()
    french = soup(client.get(blame.url))
    assert french.select("html")[0]["lang"] == "fr"
    assert text(french, ".review-total [aria-hidden]") == ["5,5/10"]


def test_dates_and_direction_are_those_of_the_locale(client: Client, blame: ReviewPage) -> None:
    blame.locale = Locale.objects.create(language_code="ar")
    blame.first_published_at = datetime(2026, 1, 2, tzinfo=timezone.utc)
    blame.save()
    document = soup(client.get(blame.url, headers={"accept-language": "de"}))
    assert document.select("html")[0]["dir"] == "rtl"
    assert text(document, "time") == ["2 يناير، 2026"]


def test_a_poster_is_shown_in_every_format(document: BeautifulSoup) -> None:
    types = [source["type"] for source in document.select(".review-work source")]
    (image,) = document.select(".review-work img")
    assert types == ["image/webp", "image/jpeg"]
    assert image["alt"] == "Killy"


def test_the_byline_dates_the_review(blame: ReviewPage, document: BeautifulSoup) -> None:
    (time,) = document.select("time")
    assert blame.first_published_at is not None
    assert str(time["datetime"])[:10] == blame.first_published_at.date().isoformat()


def test_search_engines_are_told_the_summary(document: BeautifulSoup) -> None:
    (meta,) = document.select("meta[name=description]")
    assert meta["content"] == "Grey on grey."


# Parts


def test_a_spoiler_is_folded_away(served: Any) -> None:
    document = served(block("spoiler", label="The end", text="<p>It was the tide.</p>"))
    assert text(document, "details summary") == ["Spoiler: The end"]
    assert text(document, "details p") == ["It was the tide."]
    assert not document.select("details[open]")


def test_a_spoiler_is_told_nowhere_else(served: Any) -> None:
    html = str(served(work(), block("spoiler", label="", text="<p>It was the tide.</p>")))
    assert html.count("tide") == 1


@pytest.mark.parametrize(
    ("raw", "selector", "texts"),
    [
        (block("heading", text="Part two", level="3"), "h3", ["Part two"]),
        (block("quote", text="Well.", attribution="Ada", url=""), "blockquote p", ["Well."]),
        (block("quote", text="Well.", attribution="Ada", url=""), "footer", ["Ada"]),
        (block("embed", "https://example.org/v"), ".review-embed a", ["https://example.org/v"]),
        (score("3.5", "stars-5"), ".review-total [aria-hidden]", ["★★★½☆"]),
        (score("up", "thumbs"), ".review-total .review-hidden", ["Thumbs up"]),
        (score("8", label="Go"), ".review-total", ["8 / 10 8 out of 10 Go"]),
        (score("8", criteria=[{"name": "Sound", "value": "9"}]), ".review-score dt", ["Sound"]),
        (work(year=2019, year_end=2021), ".review-work-title", ["BLAME! (2019–2021)"]),
        (score(""), ".review-score", []),
        (block("verdict", pros=[None], cons=[""]), ".review-verdict", []),
        (block("lost", value="x"), ".review-text", []),
    ],
)
def test_a_part_shows(served: Any, raw: dict[str, Any], selector: str, texts: list[str]) -> None:
    assert text(served(raw), selector) == texts


def test_links_that_are_paid_for_say_so(served: Any) -> None:
    links = [{"kind": "buy", "label": "Shop", "url": "https://example.org/", "sponsored": True}]
    (link,) = served(work(links=links)).select(".review-work a")
    assert link["rel"] == ["sponsored", "nofollow"]


def test_what_editors_write_is_escaped(served: Any) -> None:
    body = [
        work(title=HOSTILE, genres=[HOSTILE], facts=[{"label": HOSTILE, "value": HOSTILE}]),
        block("verdict", pros=[HOSTILE], cons=[HOSTILE], summary=HOSTILE),
        block("quote", text=HOSTILE, attribution=HOSTILE, url=""),
        score("5", label=HOSTILE, criteria=[{"name": HOSTILE, "value": "5"}]),
        factories.card(factories.make_author(HOSTILE, slug="ada"), heading=HOSTILE),
    ]
    document = served(*body, title=HOSTILE, summary=HOSTILE, disclosure=HOSTILE)
    scripts = [script.get("type") for script in document.select("script")]
    assert scripts == ["application/ld+json"]


def test_a_reader_is_warned_of_spoilers(served: Any) -> None:
    document = served(contains_spoilers=True, disclosure="A review copy.")
    assert text(document, ".review-notice") == [
        "This review gives the plot away.",
        "A review copy.",
    ]


# JSON-LD


def test_the_json_ld_of_the_page_is_that_of_the_review(
    blame: ReviewPage, document: BeautifulSoup
) -> None:
    (script,) = document.select("script")
    printed = json.loads(script.string or "")
    assert printed == blame.review.json_ld
    assert printed["itemReviewed"]["name"] == "BLAME!"


def test_json_ld_cannot_end_its_element(served: Any, author: Author) -> None:
    document = served(work(title=HOSTILE), score("5"), factories.card(author))
    (script,) = document.select("script")
    assert json.loads(script.string or "")["itemReviewed"]["name"] == HOSTILE.strip()
    assert not set("<>&\u2028") & set(script.string or "")


def test_a_review_of_nothing_has_no_json_ld(served: Any) -> None:
    assert served(factories.PARAGRAPH).select("script") == []


def tag(page: ReviewPage) -> str:
    template = Template("{% load wagtail_reviews_tags %}{% review_json_ld page.review %}")
    return template.render(Context({"page": page}))


def test_the_template_tag_prints_the_script(blame: ReviewPage) -> None:
    assert tag(blame).startswith('<script type="application/ld+json">{')


def test_the_template_tag_prints_nothing_for_a_review_that_is_not_eligible(section: Page) -> None:
    assert tag(factories.make_review(section)) == ""


# Who sees what


@pytest.fixture
def private_image(db: None) -> Any:
    """An image in a collection for those who have logged in."""
    collection = Collection.get_first_root_node().add_child(name="Stills under embargo")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return factories.make_image("Embargo", collection=collection)


def picture(image: Any) -> dict[str, Any]:
    values = {"image": image.pk, "alt_text": "Fog", "decorative": False}
    return block("image", image=values, caption="Fog", credit="")


def test_a_private_picture_is_not_shown_to_everybody(served: Any, private_image: Any) -> None:
    document = served(picture(private_image), image=private_image)
    assert document.select("img, source") == []
    assert text(document, "figcaption") == ["Fog"]


def test_a_private_picture_is_shown_to_those_who_logged_in(
    admin_client: Client, section: Page, private_image: Any
) -> None:
    page = factories.make_review(section, body=[picture(private_image)])
    assert soup(admin_client.get(page.url)).select("figure img")


def test_a_deleted_picture_leaves_the_page_whole(client: Client, section: Page) -> None:
    image = factories.make_image()
    page = factories.make_review(section, body=[picture(image), factories.PARAGRAPH])
    get_image_model().objects.all().delete()
    assert text(soup(client.get(page.url)), ".review-text") == ["Concrete as far as the eye goes."]


def test_a_link_to_a_draft_keeps_its_text(served: Any, section: Page) -> None:
    draft = factories.make_review(section, "Secret", live=False)
    html = f'<p>See <a linktype="page" id="{draft.pk}">there</a>.</p>'
    document = served(block("paragraph", html))
    assert text(document, ".review-text") == ["See there ."]
    assert document.select(".review-text a[href]") == []


# Previews in the admin

EMPTY: list[tuple[str, Any]] = [
    (
        "metadata",
        {
            "work_type": "",
            "title": "",
            "year": "",
            "image": {"image": "", "alt_text": ""},
            "genres": {"count": 1, "0": {"value": "", "order": 0, "deleted": ""}},
            **{name: {"count": 0} for name in ("credits", "facts", "links")},
        },
    ),
    ("verdict", {"pros": {"count": 0}, "cons": {"count": 0}, "summary": ""}),
    ("score", {"scale": "", "overall": "", "value": "", "label": "", "criteria": {"count": 0}}),
    ("author_card", {"author": "", "heading": "", "bio": rich_text("")}),
    ("image", {"image": {"image": "", "alt_text": ""}, "caption": "", "credit": ""}),
    ("quote", {"text": "", "attribution": "", "url": ""}),
    ("embed", ""),
]
TEXT: list[tuple[str, Any]] = [("paragraph", rich_text("<p>Not yet published.</p>"))]


def form_data(title: str, blocks: list[tuple[str, Any]], slug: str = "") -> dict[str, str]:
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    data: dict[str, str] = nested_form_data(
        {"title": title, "slug": slug, "body": streamfield(blocks), "comments": comments}
    )
    return data


@pytest.fixture
def create_url(section: Page) -> str:
    """The preview of a review that has not been saved."""
    args = ["wagtail_reviews", "reviewpage", section.pk]
    return reverse("wagtailadmin_pages:preview_on_add", args=args)


def preview(client: Client, url: str, data: dict[str, str]) -> Any:
    """What the preview panel shows after an editor has typed."""
    answer = client.post(url, data).json()
    assert answer == {"is_valid": True, "is_available": True}
    return client.get(url, {"mode": ""})


@pytest.mark.parametrize("blocks", [[], EMPTY, TEXT, EMPTY + TEXT])
def test_an_unsaved_review_is_previewed(
    admin_client: Client, create_url: str, blocks: list[tuple[str, Any]]
) -> None:
    response = preview(admin_client, create_url, form_data("In memory", blocks))
    assert text(soup(response), "h1") == ["In memory"]


def test_an_unsaved_review_has_neither_id_nor_address(
    admin_client: Client, create_url: str
) -> None:
    response = preview(admin_client, create_url, form_data("In memory", TEXT))
    review = response.context_data["review"]
    assert (review.id, review.meta.detail_url, review.meta.html_url) == (None, None, None)


@pytest.mark.parametrize("blocks", [[], EMPTY, TEXT, EMPTY + TEXT])
def test_an_edit_is_previewed(
    admin_client: Client, blame: ReviewPage, blocks: list[tuple[str, Any]]
) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[blame.pk])
    response = preview(admin_client, url, form_data("A second look", blocks, blame.slug))
    assert text(soup(response), "h1") == ["A second look"]


def test_a_preview_shows_the_draft_and_the_page_does_not(
    admin_client: Client, blame: ReviewPage
) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[blame.pk])
    response = preview(admin_client, url, form_data("A second look", TEXT, blame.slug))
    assert text(soup(response), ".review-text") == ["Not yet published."]
    assert text(soup(admin_client.get(blame.url)), "h1") == ["A city without an end"]


def test_a_saved_draft_is_viewed(admin_client: Client, blame: ReviewPage) -> None:
    draft = blame.get_latest_revision_as_object()
    draft.title = "A second look"
    draft.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=[blame.pk])
    assert text(soup(admin_client.get(url, {"mode": ""})), "h1") == ["A second look"]


# The card


@pytest.fixture
def preview_as(admin_client: Client) -> Any:
    """The document that a review's draft is previewed by."""

    def get(page: Any, mode: str) -> BeautifulSoup:
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        return soup(admin_client.get(url, {"mode": mode}))

    return get


def test_a_card_has_what_lists_show(preview_as: Any, blame: ReviewPage) -> None:
    document = preview_as(blame, "card")
    assert text(document, ".review-card h2 a") == [blame.title]
    assert text(document, ".review-card cite") == ["BLAME!"]
    assert text(document, ".review-card strong [aria-hidden]") == ["5.5 / 10"]
    assert document.select(".review-card img")[0]["alt"] == "Killy"


@pytest.mark.parametrize("mode", ["page", "card"])
def test_an_empty_draft_is_previewed(preview_as: Any, section: Page, mode: str) -> None:
    page = factories.make_review(section, live=False)
    assert page.title in preview_as(page, mode).select("main")[0].get_text()


@pytest.mark.parametrize("mode", ["page", "card"])
def test_wagtail_can_check_a_preview(preview_as: Any, blame: ReviewPage, mode: str) -> None:
    assert preview_as(blame, mode).select("template#wagtail-userbar-template")


def test_readers_get_no_user_bar(document: BeautifulSoup) -> None:
    assert not document.select("#wagtail-userbar-template")
