"""Media on storages of every kind: signed, on another host, under a prefix, or not to be had."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client, override_settings
from django.test.utils import override_script_prefix
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.api import VERSIONS, Api
from tests.factories import block, card, make_author, make_image, make_review, make_section, work
from wagtail_reviews import conf
from wagtail_reviews.admin import scripts
from wagtail_reviews.checks.settings import check_media_urls

pytestmark = pytest.mark.django_db

DEFAULT = "public, max-age=0, must-revalidate"
LOCAL = "django.core.files.storage.FileSystemStorage"


@pytest.fixture(scope="module")
def section(shared_db: None) -> Page:
    return make_section()


@pytest.fixture(scope="module", autouse=True)
def review(section: Page) -> Any:
    """A review with pictures wherever one may be, and a document."""
    poster = make_image("Poster")
    notes = get_document_model().objects.create(title="Notes", file=ContentFile(b"x", "notes.pdf"))
    prose = f'<p><a linktype="document" id="{notes.pk}">Notes</a></p>'
    inline = f'<embed embedtype="image" id="{poster.pk}" format="left" alt="">'
    vector = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "x.svg")
    logo = get_image_model().objects.create(title="Logo", file=vector, width=9, height=9)
    body = [
        work(image={"image": poster.pk}),
        block("image", image={"image": logo.pk}),
        block("paragraph", prose + inline),
        card(make_author(image=poster)),
    ]
    return make_review(section, "Pictures", slug="pictures", body=body, image=poster)


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def stored_by(name: str, **options: Any) -> Any:
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    default = {"BACKEND": name, "OPTIONS": options}
    return override_settings(
        STORAGES={"default": default, "staticfiles": static}, WAGTAILDOCS_SERVE_METHOD="direct"
    )


@pytest.fixture
def signed() -> Any:
    with stored_by("tests.storages.SignedStorage"):
        yield


@pytest.fixture
def closed() -> Any:
    with stored_by("tests.storages.ClosedStorage"):
        yield


def pictures(answer: Any) -> set[str]:
    """Every address of a file in an answer."""
    return set(re.findall(r'[^"\\ ]+\.(?:jpg|webp|svg|pdf)[^"\\ <]*', json.dumps(answer)))


# Signed addresses


def test_a_foreign_signed_address_stays_as_it_is(signed: None, api: Api, review: Any) -> None:
    found = pictures(api.get(f"{review.pk}/").json())
    signature = re.compile(
        r"https://cdn\.example/[\w./-]+\?X-Expires=\d+&(amp;)?signature=a%2Fb%3D"
    )
    assert len(found) == 5
    assert all(signature.fullmatch(url) for url in found)


@pytest.mark.parametrize("path", ["", "{pk}/", "find/?html_path=/reviews/pictures/", "authors/"])
def test_no_address_is_kept_for_a_second_answer(
    signed: None, api: Api, review: Any, path: str
) -> None:
    url = f"/api/{api.version}/reviews/{path.format(pk=review.pk)}"
    first = api.client.get(url)
    again = api.client.get(url, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert pictures(first.json()).isdisjoint(pictures(again.json()))


def test_no_address_is_kept_on_the_page(signed: None, client: Client, review: Any) -> None:
    pages = [client.get("/reviews/pictures/").content.decode() for _ in range(2)]
    first, again = (set(re.findall(r"X-Expires=\d+", page)) for page in pages)
    assert first
    assert first.isdisjoint(again)


@pytest.mark.parametrize(
    ("wanted", "sent"),
    [
        (DEFAULT, DEFAULT),
        ("public, s-maxage=300", "public, s-maxage=300"),
        ("public, max-age=7200, s-maxage=300", "public, max-age=1800, s-maxage=300"),
        ("max-age=1800, stale-if-error=60", "max-age=1800, stale-if-error=0"),
        ("s-maxage=1, stale-while-revalidate=9999", "s-maxage=1, stale-while-revalidate=1799"),
        ('Public, Max-Age="9999"', "Public, Max-Age=1800"),
    ],
)
def test_caches_keep_an_answer_for_half_the_life_of_its_addresses(
    signed: None, api: Api, settings: Any, wanted: str, sent: str
) -> None:
    settings.WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME = 3600
    settings.WAGTAIL_REVIEWS_CACHE_CONTROL = wanted
    assert api.get()["Cache-Control"] == sent


def test_addresses_hold_for_ever_unless_told_otherwise(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CACHE_CONTROL = "public, s-maxage=31536000"
    assert conf.longest_kept() is None
    assert conf.cache_control() == "public, s-maxage=31536000"


@pytest.mark.parametrize(
    ("lifetime", "messages"),
    [
        (None, []),
        (7200, []),
        (600, ["wagtail_reviews.W003"]),
        (0, ["wagtail_reviews.W003"]),
        ("an hour", ["wagtail_reviews.E012"]),
    ],
)
def test_a_cache_that_keeps_too_long_is_warned_of(
    settings: Any, lifetime: Any, messages: list[str]
) -> None:
    settings.WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME = lifetime
    settings.WAGTAIL_REVIEWS_CACHE_CONTROL = "public, s-maxage=3600"
    assert [message.id for message in check_media_urls()] == messages


# Under a prefix


@pytest.mark.parametrize(
    ("media_url", "start"),
    [
        ("/media/", "http://localhost/media/"),
        ("media/", "http://localhost/media/"),
        ("/site/files/", "http://localhost/site/files/"),
        ("https://media.example/a/", "https://media.example/a/"),
        ("//media.example/a/", "http://media.example/a/"),
    ],
)
def test_addresses_are_absolute_whatever_media_are_under(
    api: Api, review: Any, media_url: str, start: str
) -> None:
    with stored_by(LOCAL, base_url=media_url):
        found = pictures(api.get(f"{review.pk}/").json())
    assert found
    assert all(url.startswith(start) for url in found)


def test_a_relative_media_url_goes_below_the_script_name(api: Api, review: Any) -> None:
    with override_script_prefix("/app/"), override_settings(MEDIA_URL="media/"):
        found = pictures(api.get(f"{review.pk}/").json())
    assert all(url.startswith("http://localhost/app/") for url in found)


def test_a_project_below_a_script_name_finds_by_its_own_paths(api: Api, review: Any) -> None:
    with override_script_prefix("/app/"):
        shown = api.get("find/", html_path="/app/reviews/pictures/").json()
    assert shown["meta"]["html_path"] == "/app/reviews/pictures/"
    assert shown["meta"]["detail_url"].startswith(f"http://localhost/app/api/{api.version}/")


@pytest.mark.parametrize("static_url", ["https://static.example/x/", "/site/static/"])
def test_scripts_and_styles_are_where_static_files_are(static_url: str) -> None:
    with override_settings(STATIC_URL=static_url):
        assert f'src="{static_url}wagtail_reviews/js/' in scripts.editor_js()
        assert f'href="{static_url}wagtail_reviews/admin.css"' in scripts.admin_css()


# What is not to be had


@pytest.mark.parametrize("path", ["", "{pk}/", "authors/", "authors/ada-lindqvist/"])
def test_a_storage_without_addresses_costs_the_pictures_alone(
    closed: None, api: Api, review: Any, path: str
) -> None:
    response = api.get(path.format(pk=review.pk))
    assert response.status_code == 200
    assert pictures(response.json()) == set()


def test_what_has_no_address_is_null_and_its_text_stays(
    closed: None, api: Api, review: Any
) -> None:
    shown = api.get(f"{review.pk}/").json()
    assert (shown["image"], shown["metadata"]["image"]) == (None, None)
    prose = next(block["value"] for block in shown["body"] if block["type"] == "paragraph")
    assert prose == "<p><a>Notes</a></p>"


def test_the_page_is_shown_without_them(closed: None, client: Client) -> None:
    assert client.get("/reviews/pictures/").status_code == 200


def test_files_that_are_gone_take_no_answer_down(api: Api, section: Page) -> None:
    image = make_image("Gone")
    page = make_review(section, image=image)
    for rendition in image.renditions.all():
        Path(rendition.file.path).unlink()
    image.renditions.all().delete()
    Path(image.file.path).unlink()
    response = api.get(f"{page.pk}/")
    assert (response.status_code, response.json()["image"]) == (200, None)
