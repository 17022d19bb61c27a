"""Rows written straight into tables, as fast as the database takes them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

Row = Mapping[str, Any]
"""Values as the database takes them, by attribute."""


def insert(model: type[Model], rows: Sequence[Row]) -> None:
    """Insert rows into the model's own table, by COPY on PostgreSQL. All have the same attributes,
    and may have some of other tables.
    """
    fields = [field for field in model._meta.local_concrete_fields if field.attname in rows[0]]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    into = f"{connection.ops.quote_name(model._meta.db_table)} ({columns})"
    values = [[row[field.attname] for field in fields] for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", values)


def row_of(instance: Model) -> dict[str, Any]:
    """The row of an instance, with what it inherits from other tables."""
    own = ((field.attname, field) for field in instance._meta.concrete_fields)
    return {
        name: field.get_db_prep_save(getattr(instance, name), connection) for name, field in own
    }


def free_ids(model: type[Model]) -> Iterator[int]:
    """The ids from the first free one on."""
    return count((model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1)


def pass_ids(*models: type[Model]) -> None:
    """Let the database go on behind the ids that it did not give itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def analyze() -> None:
    """Let the database know how many rows there are, and of what."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
