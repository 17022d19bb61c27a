"""Answers as bytes, and who may keep them (RFC 9110 and 9111)."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_vary_headers
from pydantic_core import to_json

from wagtail_reviews import conf
from wagtail_reviews.api.answers import Redirection


def json_response(request: HttpRequest, payload: Any, content_location: str = "") -> HttpResponse:
    """``payload`` (models, or what JSON knows) as a JSON response."""
    response = HttpResponse(to_json(payload), content_type="application/json")
    if content_location:
        response["Content-Location"] = content_location
    return with_cache_headers(request, response)


def redirect_response(request: HttpRequest, redirection: Redirection) -> HttpResponse:
    """A redirect, permanent or not."""
    kind = HttpResponsePermanentRedirect if redirection.permanent else HttpResponseRedirect
    return with_cache_headers(request, kind(redirection.url))


def with_cache_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let nobody but the reader keep what was answered to somebody with credentials.

    A visitor who has unlocked a page with a password is anonymous, but has a session.
    """
    patch_vary_headers(response, ["Authorization", "Cookie"])
    if has_credentials(request):
        response["Cache-Control"] = "private, no-store"
    elif response.status_code >= 400:
        # Caches may keep what says nothing: a 404 beyond the publishing of what was not there.
        response["Cache-Control"] = "no-store"
    else:
        response["Cache-Control"] = conf.cache_control()
    return response


def has_credentials(request: HttpRequest) -> bool:
    """Whether the request carries anything that may open more than is public: a token, a session,
    the token of a preview, or whatever a site knows its visitors by (a proxy, a key in a header).
    """
    return (
        "Authorization" in request.headers
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or "token" in request.GET
        or getattr(request, "user", AnonymousUser()).is_authenticated
    )
