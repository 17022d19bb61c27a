"""Whether the settings can be read, and mean something."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core import checks
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter

from wagtail_reviews import conf
from wagtail_reviews.schema.query import RESERVED_NAMES
from wagtail_reviews.schema.score import Scale
from wagtail_reviews.schema.works import WORK_TYPES
from wagtail_reviews.slugs import LONGEST_VOCABULARY


def check_roles(**kwargs: Any) -> list[checks.CheckMessage]:
    """E001, E002, E005, E007: credit roles can be read and found, and map known works."""
    try:
        return [*_reserved_roles(), *_long_roles(), *_unknown_work_types()]
    except (AttributeError, TypeError) as error:
        return [
            checks.Error(
                f"WAGTAIL_REVIEWS_CREDIT_ROLES cannot be read: {error}.",
                hint='Write it as {"choreographer": {"label": "Choreography", "properties": {}}}.',
                id="wagtail_reviews.E005",
            )
        ]


def _reserved_roles() -> Iterator[checks.CheckMessage]:
    for role in sorted(RESERVED_NAMES.intersection(conf.credit_role_keys())):
        yield checks.Error(
            f"The credit role {role!r} bears the name of a parameter of the API.",
            hint=f"Rename {role!r} in WAGTAIL_REVIEWS_CREDIT_ROLES.",
            id="wagtail_reviews.E001",
        )


def _long_roles() -> Iterator[checks.CheckMessage]:
    for role in conf.credit_role_keys():
        if len(role) > LONGEST_VOCABULARY:
            yield checks.Error(
                f"The credit role {role!r} is longer than {LONGEST_VOCABULARY} characters.",
                hint="Shorten its key in WAGTAIL_REVIEWS_CREDIT_ROLES, or nothing is found by it.",
                id="wagtail_reviews.E007",
            )


def _unknown_work_types() -> Iterator[checks.CheckMessage]:
    for key, role in conf.credit_roles().items():
        for work_type in sorted(set(role.properties).difference(WORK_TYPES)):
            yield checks.Error(
                f"The credit role {key!r} maps {work_type!r}, which is not a type of work.",
                hint=f"Use one of {', '.join(WORK_TYPES)}.",
                id="wagtail_reviews.E002",
            )


def check_scales(**kwargs: Any) -> list[checks.CheckMessage]:
    """E003: every scale can be read, and has something to choose from."""
    try:
        broken = [key for key, scale in conf.scales().items() if not _usable(scale)]
    except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
        return [_scale_error(f"WAGTAIL_REVIEWS_SCALES cannot be read: {error}.")]
    return [
        _scale_error(f"The scale {key!r} has no kind, or no values, that can be used.")
        for key in broken
    ]


def _usable(scale: Scale) -> bool:
    if scale.kind == "grades":
        percents = [grade.percent for grade in scale.grades]
        return bool(percents) and min(percents) >= 0 and max(percents) <= 100
    if scale.kind not in ("points", "stars", "percent"):
        return False
    return scale.best > scale.worst and scale.step is not None and scale.step > 0


def _scale_error(message: str) -> checks.CheckMessage:
    hint = 'Write it as {"points-7": {"kind": "points", "best": 7, "step": "0.5"}}.'
    return checks.Error(message, hint=hint, id="wagtail_reviews.E003")


def check_facts(**kwargs: Any) -> list[checks.CheckMessage]:
    """E013: facts have keys and labels."""
    own = getattr(settings, "WAGTAIL_REVIEWS_FACTS", {})
    if isinstance(own, Mapping) and all(isinstance(key, str) for key in own):
        return []
    return [
        checks.Error(
            "WAGTAIL_REVIEWS_FACTS is not a dict of keys and labels.",
            hint='Write it as {"aspect_ratio": "Aspect ratio"}.',
            id="wagtail_reviews.E013",
        )
    ]


def check_renditions(**kwargs: Any) -> list[checks.CheckMessage]:
    """E006, E014: pictures have renditions that Wagtail can make, a JPEG among them."""
    specs = conf.renditions()
    if isinstance(specs, str) or not isinstance(specs, Sequence):
        return [_spec_error("WAGTAIL_REVIEWS_RENDITIONS is not a list of filter specs.")]
    if broken := [spec for spec in specs if not _is_spec(spec)]:
        message = "WAGTAIL_REVIEWS_RENDITIONS holds {!r}, which is not a filter spec."
        return [_spec_error(message.format(spec)) for spec in broken]
    if any("format-jpeg" in spec for spec in specs):
        return []
    return [
        checks.Error(
            "WAGTAIL_REVIEWS_RENDITIONS names no JPEG, so pictures have no url.",
            hint='Add a spec such as "width-960|format-jpeg".',
            id="wagtail_reviews.E006",
        )
    ]


def _is_spec(spec: Any) -> bool:
    try:
        return isinstance(spec, str) and bool(Filter(spec=spec).operations)
    except InvalidFilterSpecError:
        return False


def _spec_error(message: str) -> checks.CheckMessage:
    hint = 'Write it as ["width-960|format-webp", "width-960|format-jpeg"].'
    return checks.Error(message, hint=hint, id="wagtail_reviews.E014")


def check_names(**kwargs: Any) -> list[checks.CheckMessage]:
    """W004: no setting is misspelt."""
    names = [name for name in dir(settings) if name.startswith("WAGTAIL_REVIEWS_")]
    return [
        checks.Warning(
            f"There is no setting {name}.",
            hint=f"Rename it to {_closest(name)}, or remove it.",
            id="wagtail_reviews.W004",
        )
        for name in names
        if name not in conf.NAMES
    ]


def _closest(name: str) -> str:
    return get_close_matches(name, conf.NAMES, n=1, cutoff=0)[0]


def check_client_url(**kwargs: Any) -> list[checks.CheckMessage]:
    """E008: where drafts are shown on a front end, its address is known."""
    if not conf.has_headless_preview() or conf.has_client_url():
        return []
    return [
        checks.Error(
            "wagtail_headless_preview is installed, but CLIENT_URLS has no default: no review can "
            "be previewed.",
            hint='Add WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": {"default": "https://…"}}, or '
            "remove the app.",
            id="wagtail_reviews.E008",
        )
    ]


def check_cache(**kwargs: Any) -> list[checks.CheckMessage]:
    """E018: answers are kept in a cache that there is, for a number of seconds."""
    alias = conf.cache_alias()
    if alias is not None and alias not in settings.CACHES:
        message = f"WAGTAIL_REVIEWS_CACHE names {alias!r}, which is not in CACHES."
        return [_cache_error(message, "Set it to one of CACHES, or to None to keep nothing.")]
    try:
        conf.kept_for()
    except (TypeError, ValueError):
        message = "WAGTAIL_REVIEWS_CACHE_SECONDS is not a number of seconds."
        return [_cache_error(message, "Set it to a number such as 3600, or remove it.")]
    return []


def _cache_error(message: str, hint: str) -> checks.CheckMessage:
    return checks.Error(message, hint=hint, id="wagtail_reviews.E018")


def check_media_urls(**kwargs: Any) -> list[checks.CheckMessage]:
    """E012, W003: how long addresses of media hold can be read, and caches keep nothing longer."""
    try:
        bounded = conf.cache_control()
    except (TypeError, ValueError):
        return [
            checks.Error(
                "WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME is not a number of seconds.",
                hint="Set it to what your storage is set to, such as 3600, or remove it.",
                id="wagtail_reviews.E012",
            )
        ]
    if bounded == conf.wanted_cache_control():
        return []
    return [
        checks.Warning(
            "WAGTAIL_REVIEWS_CACHE_CONTROL lets caches keep an answer for more than half as long "
            "as the addresses of pictures in it hold.",
            hint=f'Set WAGTAIL_REVIEWS_CACHE_CONTROL = "{bounded}", as which it is sent.',
            id="wagtail_reviews.W003",
        )
    ]
