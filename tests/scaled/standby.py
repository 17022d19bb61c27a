"""The standby of PostgreSQL: how far it is, and how it is held up."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

from tests.scaled.servers import wait_until


def catch_up() -> None:
    """Wait until the standby has all that is committed."""
    written = _ask("default", "SELECT pg_current_wal_flush_lsn()")
    wait_until(lambda: _ask("replica", "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", written))


@contextmanager
def held_up() -> Iterator[None]:
    """The standby stays as it is, and is up to date again afterwards."""
    catch_up()
    _ask("replica", "SELECT pg_wal_replay_pause()")
    try:
        wait_until(lambda: _ask("replica", "SELECT pg_get_wal_replay_pause_state() = 'paused'"))
        yield
    finally:
        _ask("replica", "SELECT pg_wal_replay_resume()")
    catch_up()


def _ask(database: str, sql: str, *values: Any) -> Any:
    with connections[database].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]
