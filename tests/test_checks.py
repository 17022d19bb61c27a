"""The system checks: a wrong configuration is named before it does harm."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import CheckMessage, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db.models import UUIDField
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_reviews import checks, conf
from wagtail_reviews.checks import models as model_checks
from wagtail_reviews.checks import settings as setting_checks
from wagtail_reviews.models import ReviewPage, get_review_page_model
from wagtail_reviews.schema.query import RESERVED_NAMES

# Names that are written out; those of a prefix and a part are not.
SETTING = r"WAGTAIL_REVIEWS_[A-Z]+(?:_[A-Z]+)*"


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
    (message,) = setting_checks.check_roles()
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
    (message,) = setting_checks.check_scales()
    assert message.id == "wagtail_reviews.E003"
    assert says in message.msg


def test_a_broken_scale_stops_the_project(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"medals": {"kind": "grades"}}
    assert [message.id for message in found()] == ["wagtail_reviews.E003"]


def test_a_site_with_pages_of_its_own_names_its_reviews(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_checks, "BASE_PAGE", "home.BasePage")
    messages = found()
    assert {message.id for message in messages} == {"wagtail_reviews.E004"}
    assert ["REVIEWPAGE" in str(message.hint) for message in messages] == [True, False]


def test_a_site_that_names_its_reviews_is_in_order(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_checks, "BASE_PAGE", "home.BasePage")
    settings.WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "home.Review"
    settings.WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL = "home.Section"
    assert "wagtail_reviews.E004" not in {
        message.id for message in model_checks.check_swapped_models()
    }


def test_a_review_page_has_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReviewPage._meta, "indexes", [])
    (message,) = found()
    assert (message.id, message.obj) == ("wagtail_reviews.W001", ReviewPage)


@pytest.mark.parametrize("roles", [{"gaffer": "Gaffer"}, {"gaffer": {"name": "Gaffer"}}])
def test_a_role_that_cannot_be_read_is_named(settings: Any, roles: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = roles
    (message,) = setting_checks.check_roles()
    assert message.id == "wagtail_reviews.E005"


def test_a_role_with_a_key_that_cannot_be_stored_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"x" * 51: {"label": "X"}}
    assert [message.id for message in setting_checks.check_roles()] == ["wagtail_reviews.E007"]


def test_pictures_need_a_jpeg(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_RENDITIONS = ["width-960|format-webp"]
    (message,) = setting_checks.check_renditions()
    assert message.id == "wagtail_reviews.E006"


@pytest.mark.parametrize("headless", [{}, {"CLIENT_URLS": {"example.org": "https://a.example"}}])
def test_a_headless_preview_has_somewhere_to_go(settings: Any, headless: dict[str, Any]) -> None:
    settings.WAGTAIL_HEADLESS_PREVIEW = headless
    assert [message.id for message in found()] == ["wagtail_reviews.E008"]


@pytest.mark.parametrize("facts", [["ratio"], "ratio", {1: "Aspect ratio"}])
def test_facts_have_keys_and_labels(settings: Any, facts: Any) -> None:
    settings.WAGTAIL_REVIEWS_FACTS = facts
    assert [message.id for message in found()] == ["wagtail_reviews.E013"]


@pytest.mark.parametrize(
    ("specs", "says"),
    [
        ("width-960|format-jpeg", "not a list"),
        (None, "not a list"),
        (["widht-960", "width-960|format-jpeg"], "'widht-960'"),
        ([960, "width-960|format-jpeg"], "960"),
    ],
)
def test_renditions_are_filter_specs(settings: Any, specs: Any, says: str) -> None:
    settings.WAGTAIL_REVIEWS_RENDITIONS = specs
    (message,) = setting_checks.check_renditions()
    assert (message.id, says in message.msg) == ("wagtail_reviews.E014", True)


def test_a_misspelt_setting_is_told_what_it_may_mean(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_RENDITION = []
    (message,) = found()
    assert message.id == "wagtail_reviews.W004"
    assert message.hint == "Rename it to WAGTAIL_REVIEWS_RENDITIONS, or remove it."


def test_every_setting_of_the_package_is_known() -> None:
    sources = Path(checks.__file__).parent.parent.rglob("*.py")
    named = {name for file in sources for name in re.findall(SETTING, file.read_text())}
    assert named <= conf.NAMES


@pytest.mark.parametrize("model", ["nowhere.Review", "Review", "wagtailcore.Page", None])
def test_a_model_in_the_place_of_ours_has_the_mixin(settings: Any, model: Any) -> None:
    settings.WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL = model
    (message,) = model_checks.check_swapped_models()
    assert message.id == "wagtail_reviews.E015"
    assert "ReviewIndexPageMixin" in message.msg


def test_a_setting_that_names_no_model_is_named(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "nowhere.Review"
    with pytest.raises(ImproperlyConfigured, match="WAGTAIL_REVIEWS_REVIEWPAGE_MODEL names no"):
        get_review_page_model()


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
def test_pictures_and_documents_have_numbers(monkeypatch: pytest.MonkeyPatch, model: Any) -> None:
    monkeypatch.setattr(model._meta, "pk", UUIDField())
    (message,) = model_checks.check_primary_keys()
    assert (message.id, message.obj) == ("wagtail_reviews.E016", model)


@pytest.mark.parametrize("app", checks.NEEDED_APPS)
def test_an_app_that_is_needed_is_named(monkeypatch: pytest.MonkeyPatch, app: str) -> None:
    others = {config.name for config in apps.get_app_configs()} - {app}
    monkeypatch.setattr(apps, "is_installed", others.__contains__)
    with pytest.raises(ImproperlyConfigured, match=f'add "{app}" to INSTALLED_APPS'):
        checks.require_apps()


@pytest.mark.parametrize(
    ("name", "value"),
    [("WAGTAIL_REVIEWS_CACHE", "nowhere"), ("WAGTAIL_REVIEWS_CACHE_SECONDS", "an hour")],
)
def test_a_cache_that_cannot_be_used_is_told(settings: Any, name: str, value: str) -> None:
    setattr(settings, name, value)
    (message,) = found()
    assert (message.id, name in message.msg) == ("wagtail_reviews.E018", True)
