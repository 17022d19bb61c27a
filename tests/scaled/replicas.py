"""The module that docs/how-to/scaling.md shows, as a site has it."""

from tests import markdown

exec(dict(markdown.shown(markdown.ROOT / "docs/how-to/scaling.md"))["replicas.py"])
