"""What API v3's OpenAPI document says of reviews.

Renew the snapshot of it: ``python -m tests.openapi > tests/snapshots/openapi.json``
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

SNAPSHOT = Path(__file__).parent / "snapshots" / "openapi.json"
REFERENCE = re.compile(r'"#/components/schemas/(\w+)"')


def reviews_document() -> dict[str, Any]:
    """The document without Wagtail's own paths, which change from release to release."""
    from ninja.responses import NinjaJSONEncoder
    from wagtail.api.v3.api import api

    whole = json.loads(json.dumps(api.get_openapi_schema(), cls=NinjaJSONEncoder))
    paths = {path: item for path, item in whole["paths"].items() if "/reviews/" in path}
    components = {
        "schemas": reached(paths, whole["components"]["schemas"]),
        "securitySchemes": whole["components"]["securitySchemes"],
    }
    return {**whole, "paths": paths, "components": components}


def reached(part: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas that a part of the document refers to, and those that they refer to."""
    found: dict[str, Any] = {}
    while missing := set(REFERENCE.findall(json.dumps([part, found]))) - set(found):
        found |= {name: schemas[name] for name in missing}
    return found


def dumps() -> str:
    """The document as the snapshot holds it."""
    text = json.dumps(reviews_document(), indent=2, sort_keys=True, ensure_ascii=False)
    return f"{text}\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

    import django

    django.setup()
    sys.stdout.write(dumps())
