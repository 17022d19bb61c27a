"""Answers that are kept: whoever asks again for what has not changed is told so, or given the bytes
that were made for the first.

Both hang on the content version. An ETag is of two halves: the state (the content version and what
was asked for) and the bytes. Either is enough for 304: the state is known by one query, the bytes
stay the same through changes of something else.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from operator import itemgetter
from time import time
from typing import Any, cast
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags

from wagtail_reviews import cache, conf
from wagtail_reviews.api.responses import has_credentials, with_cache_headers
from wagtail_reviews.models import content_version

View = Callable[..., HttpResponse]

# Bytes; caches refuse what is too large, memcached what is above a mebibyte.
LARGEST = 1_000_000
HALF = 16
# The same for as long as nothing has changed at all.
VERSION_HEADER = "Reviews-Version"


def kept(view: View, keep: bool = True) -> View:
    """A view of answers that are each made once, as long as nothing changes, where they are for
    everybody; and that answers 304 to whoever has them (RFC 9110).

    Whom ``view`` turns away is not asked for what is kept: let it not ``keep`` what it does not
    show to everybody.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = state_of(request) if keep else None
        if state is None:
            return _matched(request, _tagged(view(request, *args, **kwargs)))
        request.content_version = state.version  # type: ignore[attr-defined]  # for the Reader
        etag = _presented(request, lambda tag: tag.startswith(f"{state.key}-"))
        if etag:
            response = with_cache_headers(request, _conditional(request, etag))
        else:
            found = _found(state) or _kept(state, _tagged(view(request, *args, **kwargs), state))
            response = _matched(request, found)
        response[VERSION_HEADER] = state.version
        return response

    return answered


@dataclass(frozen=True)
class State:
    """What an answer to everybody hangs on: ``version`` is a hash of the content version, ``key``
    one of that and of all else that decides the answer.
    """

    version: str
    key: str


def state_of(request: HttpRequest) -> State | None:
    """The state of what is asked for; None where the answer is not for everybody, or no version
    tells what there is.
    """
    if request.method not in ("GET", "HEAD") or has_credentials(request):
        return None
    longest = conf.longest_kept()
    content = None if longest == 0 else content_version()
    if content is None:
        return None
    # Addresses of media that expire are others in the next period, whatever has changed.
    period = longest and int(time() // longest)
    version = _hash(repr((content, period, conf.fingerprint())).encode())
    asked = (request.get_host(), request.get_port(), request.path, *_parameters(request))
    return State(version, _hash(repr((version, translation.get_language(), *asked)).encode()))


def _parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """By name; those of one name as they came, which a cursor may tell."""
    pairs = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return sorted(pairs, key=itemgetter(0))


def _found(state: State) -> HttpResponse | None:
    """What is kept of a state."""
    kept = cache.get(f"wagtail_reviews:{state.key}")
    return HttpResponse(kept[0], headers=kept[1]) if kept else None


def _kept(state: State, response: HttpResponse) -> HttpResponse:
    """A new answer, kept if it is for everybody."""
    if _is_public(response) and len(response.content) <= LARGEST:
        cache.keep(f"wagtail_reviews:{state.key}", (response.content, dict(response.headers)))
    return response


def _tagged(response: HttpResponse, state: State | None = None) -> HttpResponse:
    """A new answer with its ETag."""
    if response.status_code == 200:
        digest = _hash(response.content)
        # 304 has to have a Content-Location, which the state does not tell.
        half = state if _is_public(response) and "Content-Location" not in response else None
        response["ETag"] = f'"{half.key}-{digest}"' if half else f'"{digest}"'
    return response


def _is_public(response: HttpResponse) -> bool:
    # A view may find credentials that the request does not show.
    return response.status_code == 200 and "no-store" not in response["Cache-Control"]


def _matched(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 to whoever has the same bytes."""
    etag = response.get("ETag")
    if etag is None:
        return response
    digest = etag.strip('"')[-HALF:]
    # Their own one is no less true, and is what they have the bytes under.
    response["ETag"] = _presented(request, lambda tag: tag.endswith(digest)) or etag
    return _conditional(request, response["ETag"], response)


def _presented(request: HttpRequest, fits: Callable[[str], bool]) -> str | None:
    """An ETag that the client has, without its mark of weakness."""
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    opaque = (tag.removeprefix("W/").strip('"') for tag in tags)
    return next((f'"{tag}"' for tag in opaque if fits(tag)), None)


def _conditional(
    request: HttpRequest, etag: str, response: HttpResponse | None = None
) -> HttpResponse:
    answer: Any = get_conditional_response(request, etag=etag, response=response)
    answer["ETag"] = etag
    return cast("HttpResponse", answer)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HALF]
