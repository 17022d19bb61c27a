"""gunicorn serving the benchmark's site, and what its workers use."""

import os
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType

from tests.ports import free_port

TICKS = os.sysconf("SC_CLK_TCK")
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class Server:
    """Started by ``with``. Its workers are threaded ones, which keep connections as a server behind
    a proxy does: those of kind "sync" close them, at a cost that hides that of the views.
    """

    def __init__(self, workers: int = 2, **environment: str) -> None:
        self.port = free_port()
        bind = f"127.0.0.1:{self.port}"
        kind = ("--worker-class", "gthread", "--threads", "2", "--keep-alive", "60")
        gunicorn = (sys.executable, "-m", "gunicorn", "tests.benchmarks.site.wsgi")
        self.command = [*gunicorn, "--bind", bind, "--workers", str(workers), *kind]
        self.environment = {**os.environ, **environment}

    def __enter__(self) -> "Server":
        self.process = subprocess.Popen(
            [*self.command, "--log-level", "warning"], env=self.environment
        )
        while not self._answers():
            if self.process.poll() is not None:
                sys.exit("gunicorn did not start.")
            time.sleep(0.1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.terminate()
        self.process.wait()

    def cpu(self) -> float:
        """Seconds of the processor that the workers have used."""
        # Behind the name, which may hold spaces: user and system time are the 14th and 15th.
        fields = [_proc(pid, "stat").rpartition(")")[2].split() for pid in self._workers()]
        return sum(int(field[11]) + int(field[12]) for field in fields) / TICKS

    def memory(self) -> int:
        """Bytes that the workers hold in memory."""
        return sum(int(_proc(pid, "statm").split()[1]) for pid in self._workers()) * PAGE_SIZE

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    def _workers(self) -> list[int]:
        master = self.process.pid
        return [int(pid) for pid in _proc(master, f"task/{master}/children").split()]

    def _answers(self) -> bool:
        try:
            return bool(self._workers()) and self.get("/")[0] < 500
        except OSError:
            return False


def need(*commands: str) -> None:
    """Exit where a command or gunicorn is missing."""
    for command in commands:
        if shutil.which(command) is None:
            sys.exit(f"There is no {command}: apt-get install {command}")
    if subprocess.run([sys.executable, "-c", "import gunicorn"], capture_output=True).returncode:
        sys.exit("There is no gunicorn: install the dependency group bench.")


def _proc(pid: int, name: str) -> str:
    return Path(f"/proc/{pid}/{name}").read_text()
