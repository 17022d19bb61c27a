"""How PostgreSQL means to answer the queries of a request."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def scanned(client: Any, url: str) -> dict[str, str]:
    """The tables that answering ``url`` scans sequentially, each with a query that does.

    The query that counts how many there are in all is left out: it has to look at each of them.
    """
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, response.content
    queries = [query["sql"] for query in captured if query["sql"].startswith(("SELECT ", "("))]
    listing = [query for query in queries if not query.startswith("SELECT COUNT(*)")]
    return {table: query for query in listing for table in _scanned_by(query)}


def _scanned_by(query: str) -> Iterator[str]:
    return (
        node["Relation Name"] for node in _nodes(plan(query)) if node["Node Type"] == "Seq Scan"
    )


def plan(query: str) -> Any:
    """The plan of a query."""
    with connection.cursor() as cursor:
        # What was captured has its values filled in.
        cursor.execute(f"EXPLAIN (FORMAT JSON) {query}")
        [found] = cursor.fetchone()
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
