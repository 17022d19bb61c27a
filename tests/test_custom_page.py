"""A site whose base page is a model of its own: its project is tested in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings import HAS_V3

ROOT = Path(__file__).parent.parent
SETTINGS = "tests.settings_custom_page"
COMMAND = ["-q", "-p", "no:cacheprovider", "-n0", f"--ds={SETTINGS}", "tests/custom_page"]


@pytest.mark.skipif(not HAS_V3, reason="Base pages of one's own came with Wagtail 8.")
def test_the_project_stands() -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", *COMMAND]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
