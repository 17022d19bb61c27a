"""The settings of the package, read when they are asked for."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_reviews import __version__
from wagtail_reviews.schema import SCHEMA_VERSION
from wagtail_reviews.schema.score import DEFAULT_SCALES, Grade, Scale

Text = str | Promise


@dataclass(frozen=True)
class CreditRole:
    """A role in the credits; ``properties`` maps types of work to schema.org properties."""

    label: Text
    properties: Mapping[str, str] = field(default_factory=dict)


SCREEN = ("Movie", "TVSeries", "TVSeason", "TVEpisode", "MovieSeries")
SCORED = ("Movie", "TVSeries", "TVEpisode", "MovieSeries")
GAMES = ("VideoGame",)
BOOKS = ("Book", "BookSeries", "ComicSeries", "Audiobook")
RECORDS = ("MusicAlbum", "MusicRecording")
SOFTWARE = ("SoftwareApplication", "MobileApplication")
CREATIVE = (*SCREEN, *GAMES, "Game", *BOOKS, *RECORDS, *SOFTWARE, "PodcastSeries", "CreativeWork")


def _maps(*pairs: tuple[tuple[str, ...], str]) -> dict[str, str]:
    return {work_type: name for work_types, name in pairs for work_type in work_types}


# The schema.org property has to be one that the type of work has (https://schema.org/Movie etc.).
DEFAULT_CREDIT_ROLES: dict[str, CreditRole] = {
    "director": CreditRole(_("Directed by"), _maps((SCREEN, "director"), (GAMES, "director"))),
    "creator": CreditRole(_("Created by"), _maps((CREATIVE, "creator"))),
    "writer": CreditRole(_("Written by"), _maps((CREATIVE, "author"))),
    "cast": CreditRole(_("Starring"), _maps((SCREEN, "actor"), (GAMES, "actor"))),
    "producer": CreditRole(_("Produced by"), _maps((CREATIVE, "producer"))),
    "composer": CreditRole(_("Music by"), _maps((SCORED, "musicBy"), (GAMES, "musicBy"))),
    "studio": CreditRole(_("Studio"), _maps((SCREEN, "productionCompany"))),
    "network": CreditRole(_("Network")),
    "developer": CreditRole(_("Developed by")),
    "publisher": CreditRole(_("Published by"), _maps((CREATIVE, "publisher"))),
    "platform": CreditRole(_("Platforms"), _maps((GAMES, "gamePlatform"))),
    "designer": CreditRole(_("Designed by")),
    "artist": CreditRole(_("Artist"), _maps((RECORDS, "byArtist"))),
    "label": CreditRole(pgettext_lazy("record company", "Label")),
    "narrator": CreditRole(_("Read by"), {"Audiobook": "readBy"}),
    "illustrator": CreditRole(_("Illustrated by"), {"Book": "illustrator"}),
    "translator": CreditRole(_("Translated by"), _maps((CREATIVE, "translator"))),
}

DEFAULT_FACTS: dict[str, Text] = {
    "duration": _("Running time"),
    "release_date": _("Release date"),
    "country": _("Country"),
    "language": _("Language"),
    "certificate": _("Certificate"),
    "seasons": _("Seasons"),
    "episodes": _("Episodes"),
    "pages": _("Pages"),
    "isbn": _("ISBN"),
    "format": _("Format"),
    "tracks": _("Tracks"),
    "players": _("Players"),
}

# Caches may keep an answer, and ask whether it still holds: nothing stale is shown.
DEFAULT_CACHE_CONTROL = "public, max-age=0, must-revalidate"

# RFC 9111 and 5861: for how long an answer is fresh, and may be used beyond that.
FRESH = re.compile(r"\b(?P<name>max-age|s-maxage)=\"?(?P<seconds>\d+)\"?", re.IGNORECASE)
STALE = re.compile(
    r"\b(?P<name>stale-while-revalidate|stale-if-error)=\"?(?P<seconds>\d+)\"?", re.IGNORECASE
)

DEFAULT_CACHE_SECONDS = 3600

# How the settings begin that decide what an answer says.
DECIDING = (
    "FORCE_SCRIPT_NAME",
    "LANGUAGE",
    "MEDIA_URL",
    "ROOT_URLCONF",
    "TIME_ZONE",
    "USE_",
    "WAGTAILAPI_",
    "WAGTAIL_APPEND_SLASH",
    "WAGTAIL_CONTENT_LANGUAGES",
    "WAGTAIL_I18N_ENABLED",
    "WAGTAIL_REVIEWS_",
)

DEFAULT_RENDITIONS = tuple(
    f"width-{width}|format-{kind}" for kind in ("webp", "jpeg") for width in (480, 960, 1600)
)


# Every setting of the package, so that a misspelt one can be told.
NAMES = frozenset(
    f"WAGTAIL_REVIEWS_{name}"
    for name in (
        "CACHE",
        "CACHE_CONTROL",
        "CACHE_SECONDS",
        "CREDIT_ROLES",
        "FACTS",
        "MEDIA_URL_LIFETIME",
        "RENDITIONS",
        "REVIEWINDEXPAGE_MODEL",
        "REVIEWPAGETAG_MODEL",
        "REVIEWPAGE_MODEL",
        "SCALES",
        "SHOWN_MODELS",
    )
)


def scales() -> Mapping[str, Scale]:
    """Every scale by its key, retired ones included: the defaults and those of the site.

    ``WAGTAIL_REVIEWS_SCALES`` maps a key to the attributes of ``schema.score.Scale``; on a default
    scale they replace its own: ``{"thumbs": {"retired": True}}``.
    """
    own = getattr(settings, "WAGTAIL_REVIEWS_SCALES", None)
    if not own:
        return DEFAULT_SCALES
    return {**DEFAULT_SCALES, **{key: _scale(key, attrs) for key, attrs in own.items()}}


def _scale(key: str, attrs: Mapping[str, Any]) -> Scale:
    values = {name: _scale_value(name, value) for name, value in attrs.items()}
    if values.get("kind") == "grades":
        values.setdefault("step", None)
    base = DEFAULT_SCALES.get(key)
    return replace(base, **values) if base else Scale(key, **values)


def _scale_value(name: str, value: Any) -> Any:
    if name == "grades":
        return tuple(Grade(str(grade), Decimal(str(value[grade]))) for grade in value)
    if name in ("best", "worst", "step") and value is not None:
        return Decimal(str(value))
    return value


def credit_roles() -> Mapping[str, CreditRole]:
    """Every credit role by its key.

    ``WAGTAIL_REVIEWS_CREDIT_ROLES`` maps a key to ``{"label": …, "properties": {work type:
    schema.org property}}``, or to None to take a default role away.
    """
    own = _own_roles()
    if not own:
        return DEFAULT_CREDIT_ROLES
    return {
        key: CreditRole(**own[key]) if key in own else DEFAULT_CREDIT_ROLES[key]
        for key in credit_role_keys()
    }


def credit_role_keys() -> list[str]:
    """The key of every credit role, in the order that editors choose from."""
    own = _own_roles()
    defaults = (key for key in DEFAULT_CREDIT_ROLES if key not in own)
    return [*defaults, *(key for key, attrs in own.items() if attrs is not None)]


def _own_roles() -> Mapping[str, Any]:
    roles: Mapping[str, Any] = getattr(settings, "WAGTAIL_REVIEWS_CREDIT_ROLES", {})
    return roles


def facts() -> Mapping[str, Text]:
    """The label of each fact key: the defaults and ``WAGTAIL_REVIEWS_FACTS``."""
    return {**DEFAULT_FACTS, **getattr(settings, "WAGTAIL_REVIEWS_FACTS", {})}


def renditions() -> Sequence[str]:
    """The filter specs of the renditions of every picture: ``WAGTAIL_REVIEWS_RENDITIONS``."""
    specs: Sequence[str] = getattr(settings, "WAGTAIL_REVIEWS_RENDITIONS", DEFAULT_RENDITIONS)
    return specs


def limit_max() -> int | None:
    """The highest limit of a list; Wagtail's own setting, ``WAGTAILAPI_LIMIT_MAX``."""
    highest: int | None = getattr(settings, "WAGTAILAPI_LIMIT_MAX", 20)
    return highest


def search_enabled() -> bool:
    """Whether the API can be searched: where ``wagtail.search`` is installed, unless Wagtail's own
    setting, ``WAGTAILAPI_SEARCH_ENABLED``, says no.
    """
    enabled = bool(getattr(settings, "WAGTAILAPI_SEARCH_ENABLED", True))
    return enabled and apps.is_installed("wagtail.search")


def cache_control() -> str:
    """What answers to everybody say of caching: ``WAGTAIL_REVIEWS_CACHE_CONTROL``, with no time in
    it longer than addresses of media allow.
    """
    most = longest_kept()
    return wanted_cache_control() if most is None else _bounded(wanted_cache_control(), most)


def wanted_cache_control() -> str:
    """``WAGTAIL_REVIEWS_CACHE_CONTROL`` as the site has it."""
    value: str = getattr(settings, "WAGTAIL_REVIEWS_CACHE_CONTROL", DEFAULT_CACHE_CONTROL)
    return value


def longest_kept() -> int | None:
    """For how many seconds an answer may be kept, None for ever: half as long as the addresses of
    media in it hold, ``WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME``, so that a reader has the other half.
    """
    lifetime: int | None = getattr(settings, "WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME", None)
    return None if lifetime is None else max(0, int(lifetime) // 2)


def _bounded(cache_control: str, most: int) -> str:
    """With neither the time that an answer is fresh above ``most``, nor what it may be stale beyond
    that.
    """
    fresh, ages = _at_most(cache_control, FRESH, most)
    bounded, _ = _at_most(fresh, STALE, most - max(ages, default=0))
    return bounded


def _at_most(cache_control: str, directive: re.Pattern[str], most: int) -> tuple[str, list[int]]:
    """With the seconds of a directive at most ``most``, and these seconds."""
    ages = [min(int(found["seconds"]), most) for found in directive.finditer(cache_control)]
    told = iter(ages)
    return directive.sub(lambda found: f"{found['name']}={next(told)}", cache_control), ages


def cache_alias() -> str | None:
    """The alias of the cache that answers are kept in: ``WAGTAIL_REVIEWS_CACHE``, ``"default"``
    unless given; None where none are.
    """
    alias: str | None = getattr(settings, "WAGTAIL_REVIEWS_CACHE", "default")
    return alias


def kept_for() -> int:
    """For how many seconds answers are kept in that cache: ``WAGTAIL_REVIEWS_CACHE_SECONDS``, no
    longer than addresses of media allow. What they say changes with the content version; this is
    for how long old ones take room.
    """
    seconds = int(getattr(settings, "WAGTAIL_REVIEWS_CACHE_SECONDS", DEFAULT_CACHE_SECONDS))
    most = longest_kept()
    return seconds if most is None else min(seconds, most)


def shown_models() -> list[type[Any]]:
    """Further models that answers show something of: ``WAGTAIL_REVIEWS_SHOWN_MODELS``.

    Raises ``ImproperlyConfigured`` for what names no model.
    """
    labels: Sequence[str] = getattr(settings, "WAGTAIL_REVIEWS_SHOWN_MODELS", ())
    try:
        return [apps.get_model(label) for label in labels]
    except (AttributeError, LookupError, ValueError) as error:
        message = 'WAGTAIL_REVIEWS_SHOWN_MODELS names no model: write each as "yourapp.YourModel".'
        raise ImproperlyConfigured(message) from error


@cache
def fingerprint() -> str:
    """A hash of what else than content decides an answer: the settings and the versions. It is the
    same in all processes of a deployment.
    """
    names = [name for name in dir(settings) if name.startswith(DECIDING)]
    decided = [__version__, SCHEMA_VERSION, *((name, getattr(settings, name)) for name in names)]
    # Labels that are translated as they are shown would be in whatever language comes first.
    with translation.override(None):
        text = json.dumps(decided, default=str, skipkeys=True)
    return sha256(text.encode()).hexdigest()[:16]


def has_headless_preview() -> bool:
    """Whether the site has installed wagtail-headless-preview."""
    return apps.is_installed("wagtail_headless_preview")


def has_client_url() -> bool:
    """Whether wagtail-headless-preview knows where the front end of any site is."""
    headless: Mapping[str, Any] = getattr(settings, "WAGTAIL_HEADLESS_PREVIEW", {})
    return "default" in headless.get("CLIENT_URLS", {})
