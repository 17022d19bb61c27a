"""The content version: a number that is another one after every commit that may change what the
API shows. ETags and kept answers hang on it.

It is the sum of a log of changes. Each transaction inserts a row of its own, so that publishers
never wait for each other, and the row commits with what it tells of. Steps are random, so that the
sum tells which changes have been committed, in whatever order they were, and is never the one that
a database had before it was restored. ``fold_changes`` replaces rows by their sum.
"""

from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any

from django.db import models, router, transaction
from django.db.models import F, Max, Q, Sum
from django.utils import timezone

from wagtail_reviews.prepared import Prepared

# How long a change outside of any transaction may take from its first signal to its last.
LONGEST_OPEN = timedelta(minutes=1)
FOLDED_EVERY = 100
LARGEST_STEP = 2**31
_random = SystemRandom()


class Change(models.Model):
    """A change of what the API shows. While it is open nothing is known of what is there."""

    step = models.BigIntegerField()
    open_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.pk}: {self.step}"


def content_version() -> int | None:
    """The content version, in one query. None where none would tell what the API shows: before the
    first change, during one, and in a transaction with changes that are not committed.
    """
    if _is_told(_writer()):
        return None
    [(version, open_until)] = LOG.rows(Change)
    return None if version is None or _is_ahead(open_until) else int(version)


def _log(model: Any) -> Any:
    log = model.objects.annotate(version=Sum("step"), until=Max("open_until"))
    # All rows are one group: aggregate() says so, and asks at once.
    log.query.group_by = None
    return log.values_list("version", "until")


LOG = Prepared(_log)


def raise_version() -> None:
    """Make the content version another one as the transaction is committed; once for each, however
    often this is called. Without a transaction it is at once.
    """
    connection = _writer()
    if _is_told(connection):
        return
    change = Change.objects.using(connection.alias).create(step=random_step())
    if connection.in_atomic_block:
        transaction.on_commit(_told, using=connection.alias)
    if change.pk % FOLDED_EVERY == 0:
        transaction.on_commit(fold_changes, using=connection.alias, robust=True)


def open_change() -> int | None:
    """Tell that something is about to change outside of any transaction, so that the version cannot
    be raised with it; ``close_change`` takes what this gives. None within one.

    Where it is never closed, because the process has died or the change has failed, it ends by
    itself.
    """
    connection = _writer()
    if connection.in_atomic_block:
        return None
    until = timezone.now() + LONGEST_OPEN
    return Change.objects.using(connection.alias).create(step=random_step(), open_until=until).pk


def close_change(pk: int | None) -> None:
    """Raise the version for a change that was opened, or for the transaction."""
    log = Change.objects.using(_writer().alias)
    closed = {"step": F("step") + random_step(), "open_until": None}
    if pk is None or not log.filter(pk=pk).update(**closed):
        raise_version()


def fold_changes() -> None:
    """Replace the rows that nobody is at work on by one with their sum: the version stays."""
    using = _writer().alias
    with transaction.atomic(using=using):
        log: Any = Change.objects.using(using).filter(_closed(timezone.now()))
        if _writer().features.has_select_for_update_skip_locked:
            log = log.select_for_update(skip_locked=True)
        steps = dict(log.values_list("pk", "step"))
        if len(steps) > 1:
            Change.objects.using(using).filter(pk__in=steps).delete()
            Change.objects.using(using).create(step=sum(steps.values()))


def _closed(now: datetime) -> Q:
    return Q(open_until=None) | Q(open_until__lt=now)


def _is_ahead(moment: datetime | None) -> bool:
    return moment is not None and moment > timezone.now()


def random_step() -> int:
    """A step that no other change has, but by a chance of one in two thousand million."""
    return _random.randint(1, LARGEST_STEP)


def _writer() -> Any:
    return transaction.get_connection(router.db_for_write(Change))


def _is_told(connection: Any) -> bool:
    """Whether the transaction has its row. What is to be done on commit goes with the savepoint
    that it was asked for in, as the row does.
    """
    return any(function is _told for _, function, _ in connection.run_on_commit)


def _told() -> None:
    """Stands among what is to be done on commit where the transaction has its row."""
