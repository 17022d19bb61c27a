"""Addresses of files in the storage of media."""

import logging
import re
from typing import Any

from django.core.files.storage import FileSystemStorage

from wagtail_reviews.access import Reader

logger = logging.getLogger("wagtail_reviews")


# A name of a file that is the same in an address.
PLAIN = re.compile(r"[a-zA-Z0-9_~-][a-zA-Z0-9_~.-]*(?:/[a-zA-Z0-9_~-][a-zA-Z0-9_~.-]*)*")


def media_prefix(storage: Any, reader: Reader) -> str | None:
    """What the absolute address of every file with a plain name begins with, before its name; None
    of a storage that has to be asked for each.
    """
    if storage.__class__.url is not FileSystemStorage.url or storage.base_url is None:
        return None
    return reader.absolute(storage.url("a"))[:-1]


def media_url(file: Any, reader: Reader) -> str:
    """The absolute address of a file, a rendition or a document, as its storage gives it now; "" if
    the storage has none.

    It is asked for each answer and never stored: it may be signed, and expire.
    """
    try:
        return reader.absolute(file.url)
    except Exception:  # of whatever client a storage is built on
        logger.warning("%r has no address.", file, exc_info=True)
        return ""
