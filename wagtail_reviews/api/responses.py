"""Answers as bytes, and who may keep them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from pydantic_core import to_json


def json_response(request: HttpRequest, payload: Any, content_location: str = "") -> HttpResponse:
    """``payload`` (models, or what JSON knows) as a JSON response."""
    response = HttpResponse(to_json(payload), content_type="application/json")
    if content_location:
        response["Content-Location"] = content_location
    return with_cache_headers(request, response)


def with_cache_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let nobody but the reader keep what was answered to somebody with credentials.

    A visitor who has unlocked a page with a password is anonymous, but has a session.
    """
    patch_vary_headers(response, ["Authorization", "Cookie"])
    if has_credentials(request):
        response["Cache-Control"] = "private, no-store"
    return response


def has_credentials(request: HttpRequest) -> bool:
    """Whether the request carries anything that may open more than is public."""
    return "Authorization" in request.headers or settings.SESSION_COOKIE_NAME in request.COOKIES
