"""ETags, conditional requests, and who may keep an answer (RFC 9110 and 9111)."""

from typing import Any

import pytest
from django.test import Client
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model

from tests.api import VERSIONS, Api
from tests.factories import block, make_blame, make_review, make_section
from wagtail_reviews.models import Author

PUBLIC = "public, max-age=0, must-revalidate"
PATHS = ["", "facets/", "authors/", "authors/ada-lindqvist/", "find/?html_path=/reviews/blame/"]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def section(shared_db: None) -> Any:
    return make_section()


@pytest.fixture(scope="module")
def blame(section: Any) -> Any:
    return make_blame(section)


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def get(api: Api, path: str, **headers: str) -> Any:
    return api.client.get(f"/api/{api.version}/reviews/{path}", headers=headers)


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_304(api: Api, blame: Any, path: str) -> None:
    first = get(api, path)
    again = get(api, path, if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (again["Cache-Control"], again["Vary"]) == (first["Cache-Control"], first["Vary"])


@pytest.mark.parametrize("seen", ["W/{}", '"other", {}', "*"])
def test_etags_are_compared_weakly(api: Api, blame: Any, seen: str) -> None:
    etag = get(api, "")["ETag"]
    assert get(api, "", if_none_match=seen.format(etag)).status_code == 304


def test_another_etag_gets_the_answer(api: Api, blame: Any) -> None:
    assert get(api, "", if_none_match='"other"').status_code == 200


def test_works_behind_gzip(api: Api, section: Any, settings: Any) -> None:
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]
    make_review(section, summary="Fog. " * 200)
    first = get(api, "", accept_encoding="gzip")
    assert first["Content-Encoding"] == "gzip"
    assert first["ETag"].startswith("W/")
    again = get(api, "", accept_encoding="gzip", if_none_match=first["ETag"])
    assert again.status_code == 304


def retitle(page: Any) -> None:
    page.title = "Another"
    page.save_revision().publish()


def rename_author(page: Any) -> None:
    author = Author.objects.get()
    author.name = "Another"
    author.save()


def rename_tag(page: Any) -> None:
    Tag.objects.update(name="Another")


def retitle_image(page: Any) -> None:
    get_image_model().objects.update(title="Another")


def move_target(page: Any) -> None:
    target = page.get_siblings(inclusive=False).get().specific
    target.slug = "another"
    target.save()


@pytest.mark.parametrize("change", [retitle, rename_author, rename_tag, retitle_image, move_target])
def test_the_etag_changes_with_anything_that_is_shown(
    api: Api, section: Any, blame: Any, change: Any
) -> None:
    blame = type(blame).objects.get(pk=blame.pk)  # not the shared instance, which is changed
    target = make_review(section, title="Target")
    link = block("paragraph", f'<p><a linktype="page" id="{target.pk}">x</a></p>')
    blame.body.append(("paragraph", link["value"]))
    blame.tags.add("Netflix")
    blame.save_revision().publish()
    first = get(api, f"{blame.pk}/")
    change(blame)
    assert get(api, f"{blame.pk}/", if_none_match=first["ETag"]).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_everybody_may_keep_what_everybody_may_see(api: Api, blame: Any, path: str) -> None:
    assert get(api, path)["Cache-Control"] == PUBLIC


def test_how_long_is_up_to_the_site(api: Api, blame: Any, settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CACHE_CONTROL = "public, s-maxage=300"
    assert get(api, "")["Cache-Control"] == "public, s-maxage=300"


@pytest.mark.parametrize("path", [*PATHS, "0/", "?nonsense=1"])
@pytest.mark.parametrize(("name", "value"), [("cookie", "sessionid=x"), ("authorization", "x")])
def test_nobody_keeps_what_was_answered_to_credentials(
    api: Api, blame: Any, path: str, name: str, value: str
) -> None:
    assert get(api, path, **{name: value})["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", [*PATHS, "0/", "?nonsense=1"])
def test_answers_vary_by_credentials(api: Api, blame: Any, path: str) -> None:
    assert {"Authorization", "Cookie"} <= set(get(api, path)["Vary"].split(", "))


@pytest.mark.parametrize("path", ["0/", "?nonsense=1", "find/?html_path=/nowhere/"])
def test_errors_are_nobodys_to_keep(api: Api, blame: Any, path: str) -> None:
    assert get(api, path)["Cache-Control"] == "no-store"


def test_a_redirect_is_kept_like_an_answer(api: Api, blame: Any) -> None:
    Redirect.add_redirect("/old/", blame)
    response = get(api, "find/?html_path=/old/")
    assert (response.status_code, response["Cache-Control"]) == (301, PUBLIC)


def test_nobody_keeps_what_was_answered_to_whom_the_site_knows(
    client: Client, blame: Any, settings: Any
) -> None:
    behind_proxy = "django.contrib.auth.middleware.RemoteUserMiddleware"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, behind_proxy]
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.RemoteUserBackend"]
    response = client.get("/api/v2/reviews/", REMOTE_USER="somebody")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", PATHS)
def test_head_is_answered_in_v2(client: Client, blame: Any, path: str) -> None:
    url = f"/api/v2/reviews/{path}"
    response = client.head(url)
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(url)["ETag"]
