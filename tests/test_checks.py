"""The system checks: a wrong configuration is named before it does harm."""

from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks

from wagtail_reviews import checks
from wagtail_reviews.models import ReviewPage
from wagtail_reviews.schema.query import RESERVED_NAMES


def found() -> list[CheckMessage]:
    """What the checks of the package say, as ``manage.py check`` runs them."""
    return [message for message in run_checks() if str(message.id).startswith("wagtail_reviews.")]


def test_the_standard_project_is_in_order() -> None:
    assert run_checks() == []


def test_a_project_with_scales_and_roles_of_its_own_is_in_order(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {
        "points-7": {"kind": "points", "best": 7, "step": "0.5"},
        "medals": {"kind": "grades", "grades": {"gold": 100, "silver": 50}},
        "thumbs": {"retired": True},
    }
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {
        "puppeteer": {"label": "Puppets", "properties": {"Movie": "contributor"}},
        "director": None,
    }
    assert found() == []


@pytest.mark.parametrize("role", sorted(RESERVED_NAMES))
def test_a_role_must_not_bear_the_name_of_a_parameter(settings: Any, role: str) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {role: {"label": "Odd"}}
    (message,) = checks.check_roles()
    assert (message.id, repr(role) in message.msg) == ("wagtail_reviews.E001", True)


def test_a_role_maps_types_of_work_that_there_are(settings: Any) -> None:
    properties = {"Movie": "director", "Opera": "director"}
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"maestro": {"label": "x", "properties": properties}}
    (message,) = found()
    assert message.id == "wagtail_reviews.E002"
    assert "'Opera'" in message.msg


@pytest.mark.parametrize(
    ("scales", "says"),
    [
        (
            {"points-7": {"kind": "points", "best": 7, "step": 0}},
            "'points-7' has no kind, or no values",
        ),
        (
            {"points-7": {"kind": "points", "best": 7, "step": None}},
            "'points-7' has no kind, or no values",
        ),
        (
            {"points-7": {"kind": "points", "best": 1, "worst": 7}},
            "'points-7' has no kind, or no values",
        ),
        ({"medals": {"kind": "grades"}}, "'medals' has no kind, or no values"),
        ({"medals": {"kind": "grades", "grades": ["gold"]}}, "cannot be read"),
        ({"medals": {"kind": "grades", "grades": {"gold": "all"}}}, "cannot be read"),
        ({"points-7": {"best": 7}}, "cannot be read"),
        ({"points-7": {"kind": "points", "bset": 7}}, "cannot be read"),
        ({"points-7": {"kind": "points", "best": "seven"}}, "cannot be read"),
        ({"points-7": {"kind": "points", "best": "NaN"}}, "cannot be read"),
        ({"thumbs": None}, "cannot be read"),
        (["points-7"], "cannot be read"),
    ],
)
def test_a_scale_can_be_read_and_has_values(settings: Any, scales: Any, says: str) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = scales
    (message,) = checks.check_scales()
    assert message.id == "wagtail_reviews.E003"
    assert says in message.msg


def test_a_broken_scale_stops_the_project(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"medals": {"kind": "grades"}}
    assert [message.id for message in found()] == ["wagtail_reviews.E003"]


def test_a_site_with_pages_of_its_own_names_its_reviews(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "BASE_PAGE", "home.BasePage")
    messages = found()
    assert {message.id for message in messages} == {"wagtail_reviews.E004"}
    assert ["REVIEWPAGE" in str(message.hint) for message in messages] == [True, False]


def test_a_site_that_names_its_reviews_is_in_order(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "BASE_PAGE", "home.BasePage")
    settings.WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "home.Review"
    settings.WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL = "home.Section"
    assert checks.check_swapped_models() == []


def test_a_review_page_has_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReviewPage._meta, "indexes", [])
    (message,) = found()
    assert (message.id, message.obj) == ("wagtail_reviews.W001", ReviewPage)


@pytest.mark.parametrize("roles", [{"gaffer": "Gaffer"}, {"gaffer": {"name": "Gaffer"}}])
def test_a_role_that_cannot_be_read_is_named(settings: Any, roles: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = roles
    (message,) = checks.check_roles()
    assert message.id == "wagtail_reviews.E005"


def test_a_role_with_a_key_that_cannot_be_stored_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"x" * 51: {"label": "X"}}
    assert [message.id for message in checks.check_roles()] == ["wagtail_reviews.E007"]


def test_pictures_need_a_jpeg(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_RENDITIONS = ["width-960|format-webp"]
    (message,) = checks.check_renditions()
    assert message.id == "wagtail_reviews.E006"


@pytest.mark.parametrize("headless", [{}, {"CLIENT_URLS": {"example.org": "https://a.example"}}])
def test_a_headless_preview_has_somewhere_to_go(settings: Any, headless: dict[str, Any]) -> None:
    settings.WAGTAIL_HEADLESS_PREVIEW = headless
    assert [message.id for message in found()] == ["wagtail_reviews.E008"]
