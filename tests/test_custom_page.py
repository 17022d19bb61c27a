"""A site whose base page is a model of its own: its project is tested in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings import HAS_V3

ROOT = Path(__file__).parent.parent
SETTINGS = "tests.settings_custom_page"
COMMANDS = [
    ["django", "check", "--fail-level", "WARNING"],
    ["django", "makemigrations", "--check", "--dry-run"],
    ["pytest", "-q", "-p", "no:cacheprovider", "-n0", f"--ds={SETTINGS}", "tests/custom_page"],
]


@pytest.mark.skipif(not HAS_V3, reason="Base pages of one's own came with Wagtail 8.")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[1])
def test_the_project_stands(command: list[str]) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
