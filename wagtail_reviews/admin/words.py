"""What the page editor asks while an editor types: words of other reviews, and names of sites."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest, JsonResponse
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.translation import gettext as _

from wagtail_reviews import extract
from wagtail_reviews.access import explorable
from wagtail_reviews.blocks.choices import link_kind_choices
from wagtail_reviews.compat import BASE_PAGE
from wagtail_reviews.extract.raw import text
from wagtail_reviews.models.completion import complete
from wagtail_reviews.models.terms import LONGEST_NAME

EDITING = "wagtailadmin_pages:edit"


def terms(request: HttpRequest) -> JsonResponse:
    """The names that ``typed`` may become, from a ``vocabulary`` of the pages that the user finds
    in the admin; with the spelling to prefer, and what to say of it, where that is another one.

    ``editing`` is the path of the page that is being edited, whose own words do not count.
    """
    asked = {name: text(request.GET.get(name)) for name in ("vocabulary", "typed", "editing")}
    found = explorable(request.user, apps.get_model(BASE_PAGE))
    pages = found.exclude(pk=_page_id(asked["editing"]))
    typed = asked["typed"][:LONGEST_NAME]
    completion = complete(asked["vocabulary"], typed, pages)
    spelling = _spelling(completion.spelling, typed)
    return JsonResponse({"names": completion.names, "spelling": spelling})


def _spelling(name: str | None, typed: str) -> dict[str, str] | None:
    if name in (None, typed):
        return None
    return {"name": name, "hint": _("Spelt as on other reviews: %(name)s.") % {"name": name}}


def _page_id(path: str) -> int | None:
    try:
        match = resolve("/" + path.removeprefix(get_script_prefix()))
    except Resolver404:
        return None
    return match.kwargs.get("page_id") if match.view_name == EDITING else None


def profile(request: HttpRequest) -> JsonResponse:
    """What the place behind a ``url`` is called; and which kind of link to a work it would be,
    with what to say of that, where its host tells.
    """
    url = extract.url(request.GET.get("url"))
    return JsonResponse({"label": extract.site_name(url), **_kind(url)})


def _kind(url: str) -> dict[str, Any]:
    if not extract.is_about_works(url):
        return {"kind": "", "hint": ""}
    names = {"site": extract.site_name(url), "kind": dict(link_kind_choices())["same_as"]}
    return {"kind": "same_as", "hint": _("%(site)s: the kind is now “%(kind)s”.") % names}
