"""Choices that a site's settings decide.

Migrations refer to these functions by name, so that settings make no migration: a function that
is renamed or moved breaks the migrations of every site.
"""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail_reviews import conf
from wagtail_reviews.schema.base import json_number
from wagtail_reviews.schema.score import Mark, Scale
from wagtail_reviews.schema.works import WORK_TYPES
from wagtail_reviews.wording import grade_name, number

Choices = list[tuple[str, Any]]

WORK_TYPE_NAMES = {
    "Movie": _("Film"),
    "TVSeries": _("Series"),
    "TVSeason": _("Season of a series"),
    "TVEpisode": _("Episode of a series"),
    "MovieSeries": _("Series of films"),
    "VideoGame": _("Video game"),
    "Game": _("Board or card game"),
    "Book": _("Book"),
    "BookSeries": _("Series of books"),
    "ComicSeries": _("Comic or manga"),
    "Audiobook": _("Audiobook"),
    "MusicAlbum": _("Album"),
    "MusicRecording": _("Track"),
    "PodcastSeries": _("Podcast"),
    "Product": _("Product"),
    "SoftwareApplication": _("Software"),
    "MobileApplication": _("App"),
    "Event": _("Event"),
    "CreativeWork": _("Other work (play, exhibition)"),
}
MANUAL, AVERAGE = "manual", "average"
SCALE_NAMES = {"letter": _("Letter, A+ to F"), "thumbs": _("Thumbs up or down")}


def work_type_choices() -> Choices:
    """The types of work, by name."""
    return [(key, WORK_TYPE_NAMES[key]) for key in WORK_TYPES]


def scale_choices() -> Choices:
    """The scales of the site, retired ones included: their scores have to stay valid."""
    return [(key, scale_name(scale)) for key, scale in conf.scales().items()]


def scale_name(scale: Scale) -> Any:
    """What an editor calls a scale."""
    if scale.key in SCALE_NAMES:
        return SCALE_NAMES[scale.key]
    bounds = {"worst": number(scale.worst), "best": number(scale.best)}
    names = {
        "points": _("Points, %(worst)s to %(best)s") % bounds,
        "stars": _("Stars, %(worst)s to %(best)s") % bounds,
        "percent": _("Per cent"),
    }
    return names.get(scale.kind, scale.key)


def role_choices() -> Choices:
    """The credit roles of the site."""
    return [(key, role.label) for key, role in conf.credit_roles().items()]


def fact_choices() -> Choices:
    """The facts that have a key."""
    return list(conf.facts().items())


def link_kind_choices() -> Choices:
    """The kinds of links that a work has."""
    return [
        ("official", _("Official site")),
        ("same_as", _("About the work (Wikipedia, IMDb)")),
        ("watch", _("Watch, play, read or listen")),
        ("buy", _("Buy")),
    ]


def level_choices() -> Choices:
    """The levels of headings below that of the title."""
    return [("2", _("Heading 2")), ("3", _("Heading 3")), ("4", _("Heading 4"))]


def overall_choices() -> Choices:
    """Where the overall score comes from."""
    return [(MANUAL, _("Entered by hand")), (AVERAGE, _("Weighted average of the criteria"))]


class ScaleSelect(forms.Select):
    """A select that does not offer retired scales, but keeps one that is chosen already.

    Each option tells the page editor what the fields of the marks have to be like.
    """

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option, hidden where its scale is retired: a disabled one would not be submitted."""
        option = super().create_option(name, value, *args, **kwargs)
        scale = conf.scales().get(str(value))
        if scale:
            option["attrs"].update(_bounds(scale))
        if scale and scale.retired:
            option["attrs"]["hidden"] = True
        return option


def _bounds(scale: Scale) -> dict[str, str]:
    if scale.kind == "grades":
        grades = [(grade.key, grade_name(Mark(grade.percent, grade.key))) for grade in scale.grades]
        return {"data-grades": json.dumps([("", ""), *grades])}
    bounds = {"min": scale.worst, "max": scale.best, "step": scale.step}
    found = {name: json_number(bound) for name, bound in bounds.items() if bound is not None}
    return {f"data-{name}": str(bound) for name, bound in found.items()}
