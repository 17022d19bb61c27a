"""The contract as JSON Schema (draft 2020-12)."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from wagtail_reviews.schema.review import SCHEMA_VERSION, Card, Review

# What readers are answered with, by the name that it has on the command line.
ROOTS: dict[str, type[Card]] = {"review": Review, "card": Card}


def json_schema(root: str = "review") -> dict[str, Any]:
    """The JSON Schema of one of ``ROOTS``; the others are in its ``$defs``."""
    name = ROOTS[root].__name__
    _, schema = models_json_schema(
        [(model, "serialization") for model in ROOTS.values()], title=name
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "version": SCHEMA_VERSION,
        "$ref": f"#/$defs/{name}",
        **schema,
    }


def dumps(root: str = "review") -> str:
    """The JSON Schema as text, the same at every call."""
    return json.dumps(json_schema(root), indent=2, sort_keys=True, ensure_ascii=False)
