"""Fields whose text is compared letter by letter, whatever the database."""

from typing import Any

from django.db import models


class Exact(models.Field):  # type: ignore[type-arg]  # no generic at run time
    """The collations of MariaDB and MySQL take "café" for "cafe", and "Drama" for "drama"; the
    binary one does not. PostgreSQL and SQLite compare letter by letter by themselves.
    """

    def db_parameters(self, connection: Any) -> Any:
        """The type of the column, with its collation where one is needed."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "mysql":
            parameters["collation"] = "utf8mb4_bin"
        return parameters


class ExactCharField(Exact, models.CharField):  # type: ignore[type-arg]  # no generic at run time
    """A short text."""


class ExactSlugField(Exact, models.SlugField):  # type: ignore[type-arg]  # no generic at run time
    """A slug."""
