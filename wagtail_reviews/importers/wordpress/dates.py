"""The dates of a post."""

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from django.utils.timezone import make_aware

from wagtail_reviews.importers.wordpress.entries import Entry

STORED = "%Y-%m-%d %H:%M:%S"


def published(entry: Entry) -> datetime | None:
    """When a post was published: by its date in UTC, else by that of the feed, else by that of the
    site, taken for one in the time zone of this site.
    """
    return (
        _utc(entry.text("wp:post_date_gmt"))
        or _of_feed(entry.text("pubDate"))
        or _local(entry.text("wp:post_date"))
    )


def updated(entry: Entry) -> datetime | None:
    """When a post was changed last; exports of old versions do not say."""
    return _utc(entry.text("wp:post_modified_gmt")) or _local(entry.text("wp:post_modified"))


def _stored(text: str) -> datetime | None:
    try:
        found = datetime.strptime(text, STORED)
    except ValueError:  # among others "0000-00-00 00:00:00", of posts that were never published
        return None
    return _bounded(found)


def _utc(text: str) -> datetime | None:
    found = _stored(text)
    return None if found is None else found.replace(tzinfo=timezone.utc)


def _local(text: str) -> datetime | None:
    found = _stored(text)
    return None if found is None else make_aware(found)


def _of_feed(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
        known = found if found.tzinfo is not None else found.replace(tzinfo=timezone.utc)
        return _bounded(known.astimezone(timezone.utc))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _bounded(moment: datetime) -> datetime | None:
    """In the first and the last years a change of time zone may overflow; WordPress did not exist
    before 2003, but dates may be set back, and -0001 is what it prints for none.
    """
    return moment if 1000 <= moment.year < 9999 else None
