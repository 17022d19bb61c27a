"""Addresses of files in the storage of media."""

import logging
from typing import Any

from wagtail_reviews.access import Reader

logger = logging.getLogger("wagtail_reviews")


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
