"""Files that are there when they are whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """The path of a file to write beside ``path``, which takes its place once it is written; on an
    error it is removed, and what was there stays.
    """
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
