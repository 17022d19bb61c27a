"""wrk, and what it says of a server."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.server import Server

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 8


@dataclass(frozen=True)
class Load:
    """What a server did under load; times in milliseconds."""

    rate: float
    median: float
    p99: float
    cpu: float
    requests: int


def load(server: Server, lines: Sequence[str], seconds: float) -> Load:
    """Ask a server for paths in turns, each with its ETag behind a space or without one."""
    before = server.cpu()
    found = _wrk(server.port, lines, seconds)
    number = found["requests"]
    if found["errors"] or not number:
        raise RuntimeError(f"{found} at {lines[0]}")
    cpu = (server.cpu() - before) * 1000 / number
    return Load(number / found["seconds"], found["median"], found["p99"], cpu, number)


def _wrk(port: int, lines: Sequence[str], seconds: float) -> Any:
    connections = ("--threads", "1", "--connections", str(CONNECTIONS))
    timed = ("--duration", f"{seconds:.0f}s", "--timeout", "60s")
    command = ["wrk", *connections, *timed, "--script", str(SCRIPT), f"http://127.0.0.1:{port}"]
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("\n".join(lines))
        file.flush()
        ran = subprocess.run(
            [*command, "--", file.name], check=True, capture_output=True, text=True
        )
    return json.loads(ran.stdout.splitlines()[-1])
