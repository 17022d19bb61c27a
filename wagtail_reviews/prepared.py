"""Queries whose SQL is made once: making it takes Django longer than a database takes to answer."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import CharField, Field, Model, QuerySet, UUIDField

M = TypeVar("M", bound=Model)
Build = Callable[..., "QuerySet[Any, Any]"]

# More values than that in one list have an SQL of their own each time.
MOST = 1024
# Beside any id that a site has, and within what every database has for one.
FIRST = 2**31 - 2**20


class Prepared:
    """A query that ``build(model, *lists, *fixed)`` makes. ``fields`` name the fields of the model
    that the lists hold values of.

    Of one shape there is one SQL: for lists of as many values, up to the next power of two, and the
    same ``fixed`` values. ``build`` has to hand the lists on as they are, to ``__in``, and to ask
    for nothing else that differs from one call to the next.
    """

    def __init__(self, build: Build, *fields: str) -> None:
        self.build, self.fields = build, fields
        self._made = lru_cache(maxsize=64)(self._make)

    def rows(self, model: type[Model], *lists: Sequence[Any], fixed: Any = ()) -> Sequence[Any]:
        """The rows, of a query for values (``values_list``)."""
        if max(map(len, lists), default=0) > MOST or not is_plain(model):
            return list(self.build(model, *lists, *fixed))
        using = router.db_for_read(model)
        sizes = tuple(_size(each) for each in lists)
        try:
            sql, values, converters = self._made(using, model, sizes, fixed)
        except EmptyResultSet:
            return []
        given = list(chain(*map(_padded, lists, sizes)))
        connection = connections[using]
        with connection.cursor() as cursor:
            cursor.execute(sql, [value(given, connection) for value in values])
            return [_converted(row, converters, connection) for row in cursor.fetchall()]

    def _make(self, using: str, model: Any, sizes: Sequence[int], fixed: Any) -> Any:
        marks: list[list[Any]] = []
        places: dict[Any, tuple[int, Any]] = {}
        for name, size in zip(self.fields, sizes, strict=True):
            field = model._meta.pk if name == "pk" else model._meta.get_field(name)
            marks.append([_mark(field, len(places) + place) for place in range(size)])
            for mark in marks[-1]:
                places[field.get_db_prep_value(mark, connections[using])] = (len(places), field)
        compiler = self.build(model, *marks, *fixed).query.get_compiler(using)
        sql, values = compiler.as_sql()
        converters = compiler.get_converters([expression for expression, _, _ in compiler.select])
        return sql, [_value(each, places) for each in values], list(converters.items())


@cache
def is_plain(model: type[Model]) -> bool:
    """Whether the managers of a model add nothing, such as what is due by now, that would be in the
    SQL as it was when that was made.
    """
    queries = [manager.all().query for manager in model._meta.managers]
    return not any(query.where or query.annotations for query in queries)


def _size(values: Sequence[Any]) -> int:
    return 1 << (len(values) - 1).bit_length() if values else 0


def _padded(values: Sequence[Any], size: int) -> Iterator[Any]:
    return chain(values, repeat(values[-1], size - len(values))) if values else iter(())


def _mark(field: Any, place: int) -> Any:
    """What stands for a value while the SQL is made."""
    of: Field[Any, Any] = getattr(field, "target_field", field)
    if isinstance(of, UUIDField):
        return UUID(int=FIRST + place)
    return f"\ue000{place}" if isinstance(of, CharField) else FIRST + place


def _value(value: Any, places: Any) -> Callable[[Sequence[Any], Any], Any]:
    """What gives the database a value: out of a list, or always the same."""
    if value not in places:
        return lambda given, connection: value
    place, field = places[value]
    return lambda given, connection: field.get_db_prep_value(given[place], connection)


def _converted(row: Sequence[Any], converters: Any, connection: Any) -> Sequence[Any]:
    """A row as Django's compiler would have it."""
    if not converters:
        return row
    found = list(row)
    for place, (convert, expression) in converters:
        for each in convert:
            found[place] = each(found[place], expression, connection)
    return found


def concrete_names(model: Any, path: str = "") -> list[str]:
    """The names of a model's own values, or of those of a related one, as ``loaded`` takes them."""
    of = model._meta.get_field(path).related_model if path else model
    return [f"{path}__{f.attname}" if path else f.attname for f in of._meta.concrete_fields]


def loaded(model: Any, row: Sequence[Any], path: str = "") -> Any:
    """A model out of a row of its values, followed by those of a related one."""
    using, names = router.db_for_read(model), concrete_names(model)
    found = model.from_db(using, names, row[: len(names)])
    if path:
        related = model._meta.get_field(path).related_model
        values = row[len(names) :]
        setattr(found, path, related.from_db(using, concrete_names(related), values))
    return found
