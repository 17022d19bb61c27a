"""The contract as JSON Schema (draft 2020-12)."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from wagtail_reviews.schema.review import SCHEMA_VERSION, Card, Review


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a whole review; the card is ``#/$defs/Card``."""
    _, schema = models_json_schema(
        [(Review, "serialization"), (Card, "serialization")], title="Review"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "version": SCHEMA_VERSION,
        "$ref": "#/$defs/Review",
        **schema,
    }


def dumps() -> str:
    """The JSON Schema as text, the same at every call."""
    return json.dumps(json_schema(), indent=2, sort_keys=True, ensure_ascii=False)
