"""One review: by its id, by the path of its page, or by the token of a preview."""

from typing import Any

from django.http import Http404
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import translation
from wagtail.models import Page

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.schema.query import LARGEST_INTEGER


def get(pk: int, reader: Reader, model: type[Any]) -> Any | None:
    """The review of a page type with that id, None if there is none that ``reader`` may see."""
    if not _is_id(pk):
        return None
    page: Any | None = reader.page(model, pk)
    return page


def get_draft(pk: int, reader: Reader, model: type[Any]) -> Any | None:
    """The latest draft of the review with that id, None if ``reader`` may not edit it."""
    if not _is_id(pk):
        return None
    page: Any = reader.drafts(model).filter(pk=pk).first()
    return page.get_latest_revision_as_object() if page else None


def _is_id(pk: int) -> bool:
    """Whether databases can hold it: beyond, they raise."""
    return 0 < pk <= LARGEST_INTEGER


def find(html_path: str, reader: Reader, model: type[Any]) -> Any | None:
    """The review of a page type whose page has that path, None if there is none that ``reader``
    may see.
    """
    page = route(html_path, reader)
    return get(page.pk, reader, model) if page else None


def previewed(content_type: str, token: str, model: type[Any]) -> Any | None:
    """The draft of a page type that an editor previews; None when the token does not open one, and
    where wagtail-headless-preview is not installed.
    """
    if content_type != model._meta.label_lower or not conf.has_headless_preview():
        return None
    from wagtail_reviews.headless import find_draft

    return find_draft(model, token)


def route(html_path: str, reader: Reader) -> Page | None:
    """The page that Wagtail would serve at that path, wherever its URLs are mounted; whether or
    not ``reader`` may see it.
    """
    html_path = f"/{html_path.strip('/')}/"
    if reader.site is None:
        return None
    # What Django resolves is below the path that the whole project is served at.
    html_path = f"/{html_path.removeprefix(get_script_prefix()).lstrip('/')}"
    language = translation.get_language_from_path(html_path) or translation.get_language()
    with translation.override(language):
        parts = [part for part in _served(html_path).split("/") if part]
        root = reader.site.root_page.localized.specific
        try:
            page: Page = root.route(reader.request, parts).page
        except Http404:
            return None
    return page


def _served(html_path: str) -> str:
    """What is left of a path for Wagtail to serve, without what its URLs are mounted under."""
    try:
        match = resolve(html_path)
    except Resolver404:
        return html_path
    return match.args[0] if match.url_name == "wagtail_serve" and match.args else html_path
