"""An import in a process of its own, which can be killed, and a look at what it has left.

``python -m tests.killing import FILE PARENT`` prints a line as it begins; ``state`` prints JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from tests.processes import DATABASE


def start(database: str, path: Path, parent: int) -> "subprocess.Popen[str]":
    """An import that has begun."""
    process = subprocess.Popen(
        _command("import", path, parent), stdout=subprocess.PIPE, text=True, env=_env(database)
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def state(database: str) -> dict[str, int]:
    """How many pages, revisions, entries and terms there are; how many pages have drifted, and how
    many problems the tree has.
    """
    found = subprocess.check_output(_command("state"), text=True, env=_env(database))
    known: dict[str, int] = json.loads(found)
    return known


def _command(*args: Any) -> list[str]:
    return [sys.executable, "-m", "tests.killing", *map(str, args)]


def _env(database: str) -> dict[str, str]:
    return {**os.environ, DATABASE: database}


def main() -> None:
    """Import, or tell the state."""
    settings.DATABASES["default"]["NAME"] = os.environ[DATABASE]
    django.setup()
    if sys.argv[1] == "import":
        _import(*sys.argv[2:])
    else:
        sys.stdout.write(json.dumps(_state()))


def _import(path: str, parent: str) -> None:
    from django.core.management import call_command

    sys.stdout.write("begins\n")
    sys.stdout.flush()
    call_command("import_reviews", path, "--parent", parent, "--publish")


def _state() -> dict[str, int]:
    from wagtail.models import Page, Revision

    from wagtail_reviews.models import Imported, ReviewPage, Term
    from wagtail_reviews.models.derived import Derived

    pages = list(ReviewPage.objects.all())
    ids = [str(page.pk) for page in pages]
    return {
        "pages": len(pages),
        "live": sum(page.live and page.live_revision_id is not None for page in pages),
        "revisions": Revision.objects.filter(object_id__in=ids).count(),
        "imported": Imported.objects.filter(page__in=pages).count(),
        "terms": Term.objects.count(),
        "drifted": sum(bool(Derived(page).drift()) for page in pages),
        "problems": sum(len(found) for found in Page.find_problems()),
    }


if __name__ == "__main__":
    main()
