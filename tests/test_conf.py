"""The settings of the package."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation
from django.utils.translation import gettext_lazy

from wagtail_reviews import conf
from wagtail_reviews.schema.score import DEFAULT_SCALES
from wagtail_reviews.schema.works import WORK_TYPES


@pytest.mark.parametrize(
    ("accessor", "default"),
    [
        (conf.scales, DEFAULT_SCALES),
        (conf.credit_roles, conf.DEFAULT_CREDIT_ROLES),
        (conf.facts, conf.DEFAULT_FACTS),
        (conf.renditions, conf.DEFAULT_RENDITIONS),
        (conf.limit_max, 20),
    ],
)
def test_without_settings_the_defaults_hold(
    accessor: Callable[[], Any], default: Any, settings: Any
) -> None:
    del settings.WAGTAIL_REVIEWS_RENDITIONS
    assert accessor() == default


@override_settings(
    WAGTAIL_REVIEWS_SCALES={"points-7": {"kind": "points", "best": 7, "worst": 1, "step": "0.5"}}
)
def test_a_site_adds_a_scale() -> None:
    scale = conf.scales()["points-7"]
    assert scale.percent(scale.parse("5.5").value) == 75
    assert set(conf.scales()) == {*DEFAULT_SCALES, "points-7"}


@pytest.mark.parametrize("step", [0.1, "0.1", Decimal("0.1")])
def test_numbers_of_a_scale_are_exact_however_they_are_given(step: Any) -> None:
    own = {"tenths": {"kind": "points", "best": 10, "step": step}}
    with override_settings(WAGTAIL_REVIEWS_SCALES=own):
        assert conf.scales()["tenths"].step == Decimal("0.1")


@override_settings(WAGTAIL_REVIEWS_SCALES={"thumbs": {"retired": True}})
def test_a_retired_scale_is_otherwise_as_it_was() -> None:
    scale = conf.scales()["thumbs"]
    assert scale.retired
    assert scale.grades == DEFAULT_SCALES["thumbs"].grades
    assert [key for key, other in conf.scales().items() if other.retired] == ["thumbs"]


@override_settings(WAGTAIL_REVIEWS_SCALES={"points-10": {"step": "0.1"}})
def test_a_site_changes_the_step_of_a_scale() -> None:
    assert conf.scales()["points-10"].parse("7.1").value == Decimal("7.1")
    assert conf.scales()["points-10"].best == 10


@override_settings(
    WAGTAIL_REVIEWS_SCALES={"advice": {"kind": "grades", "grades": {"See": 100, "Skip": 33.3}}}
)
def test_a_site_adds_a_scale_of_grades() -> None:
    scale = conf.scales()["advice"]
    assert scale.step is None
    assert scale.parse("skip").value == Decimal("33.3")
    assert scale.percent(scale.parse("See").value) == 100


def test_the_default_scales_do_not_change() -> None:
    with override_settings(WAGTAIL_REVIEWS_SCALES={"thumbs": {"retired": True}}):
        conf.scales()
    assert not conf.scales()["thumbs"].retired


@override_settings(
    WAGTAIL_REVIEWS_CREDIT_ROLES={"editor": {"label": "Cut by", "properties": {"Book": "editor"}}}
)
def test_a_site_adds_a_role() -> None:
    assert conf.credit_roles()["editor"].label == "Cut by"
    assert set(conf.credit_roles()) == {*conf.DEFAULT_CREDIT_ROLES, "editor"}


@override_settings(WAGTAIL_REVIEWS_CREDIT_ROLES={"editor": {"label": "Cut by"}})
def test_a_role_need_not_have_properties() -> None:
    assert conf.credit_roles()["editor"].properties == {}


@override_settings(WAGTAIL_REVIEWS_CREDIT_ROLES={"network": None, "dop": None})
def test_a_site_removes_a_role() -> None:
    assert "dop" not in conf.credit_roles()
    assert set(conf.DEFAULT_CREDIT_ROLES) - set(conf.credit_roles()) == {"network"}


@override_settings(WAGTAIL_REVIEWS_CREDIT_ROLES={"director": {"label": "A film by"}})
def test_a_site_replaces_a_role() -> None:
    assert conf.credit_roles()["director"] == conf.CreditRole("A film by")


@override_settings(WAGTAIL_REVIEWS_FACTS={"ratio": "Aspect ratio", "pages": "Length"})
def test_a_site_adds_and_renames_facts() -> None:
    assert conf.facts()["ratio"] == "Aspect ratio"
    assert conf.facts()["pages"] == "Length"
    assert conf.facts()["isbn"] == "ISBN"


def test_labels_are_translated_when_they_are_read() -> None:
    own = {"editor": {"label": gettext_lazy("January")}}
    with override_settings(WAGTAIL_REVIEWS_CREDIT_ROLES=own), translation.override("fr"):
        assert str(conf.credit_roles()["editor"].label) == "janvier"


@override_settings(WAGTAIL_REVIEWS_RENDITIONS=["width-320"], WAGTAILAPI_LIMIT_MAX=None)
def test_renditions_and_the_highest_limit_are_settings() -> None:
    assert conf.renditions() == ["width-320"]
    assert conf.limit_max() is None


def test_renditions_come_as_jpeg_too() -> None:
    assert any("format-jpeg" in spec for spec in conf.renditions())


@pytest.mark.parametrize("role", conf.DEFAULT_CREDIT_ROLES)
def test_default_roles_map_known_types_of_work(role: str) -> None:
    found = conf.DEFAULT_CREDIT_ROLES[role]
    assert set(found.properties) <= set(WORK_TYPES)
    assert str(found.label)


@pytest.mark.parametrize(
    ("role", "work_type", "name"),
    [
        ("director", "Movie", "director"),
        ("director", "Book", None),
        ("writer", "Book", "author"),
        ("studio", "TVSeries", "productionCompany"),
        ("studio", "VideoGame", None),
        ("platform", "VideoGame", "gamePlatform"),
        ("platform", "Movie", None),
        ("artist", "MusicAlbum", "byArtist"),
        ("composer", "Movie", "musicBy"),
        ("composer", "TVSeason", None),
        ("narrator", "Audiobook", "readBy"),
        ("illustrator", "Book", "illustrator"),
        ("publisher", "Product", None),
        ("network", "TVSeries", None),
    ],
)
def test_roles_map_to_the_property_that_the_work_has(
    role: str, work_type: str, name: str | None
) -> None:
    assert conf.DEFAULT_CREDIT_ROLES[role].properties.get(work_type) == name
