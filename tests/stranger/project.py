"""A Wagtail project that somebody else has made, in an environment of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.ports import free_port

PASSWORD = "correct horse battery staple"
DRIVERS = {"sqlite": [], "postgresql": ["psycopg[binary]"], "mariadb": ["mysqlclient"]}
STARTS_WITHIN = 60


@dataclass(frozen=True)
class Project:
    """A project by ``wagtail start``, and the release of Wagtail that it is on."""

    folder: Path
    wagtail: str
    wheel: Path

    @classmethod
    def start(cls, folder: Path, wagtail: str, wheel: Path) -> "Project":
        """Make the environment, the project, its database and its superuser."""
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        project = cls(folder / "mysite", wagtail, wheel)
        constraints = f"wagtail=={wagtail}.*\nwagtail-reviews @ {wheel.as_uri()}\n"
        project.constraints.write_text(constraints)
        project.folder.mkdir()
        project.run(f"pip install -q wagtail {' '.join(DRIVERS[settings.DATABASE])}")
        project.run("wagtail start mysite .")
        project.choose_database()
        project.run("python manage.py migrate -v 0")
        project.run(
            "python manage.py createsuperuser --noinput --username ada --email ada@example.org"
        )
        return project

    @property
    def constraints(self) -> Path:
        """What pip keeps to: the package is the wheel, as if it had been released."""
        return self.folder.parent / "constraints.txt"

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a shell in which the environment is active, and none of ours."""
        ours = ("DJANGO_", "PYTHON", "VIRTUAL_ENV", "COV_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return {
            **kept,
            "PATH": f"{self.folder.parent / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PIP_CONSTRAINT": str(self.constraints),
            "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        }

    def run(self, command: str) -> str:
        """What a command prints.

        Raises:
            AssertionError: it failed, with what it printed.

        """
        result = subprocess.run(
            command,
            shell=True,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert result.returncode == 0, f"{command}\n{result.stdout}"
        return result.stdout

    def shell(self, code: str) -> str:
        """What some Python prints in the project."""
        result = subprocess.run(
            [self.folder.parent / "venv/bin/python", "manage.py", "shell", "-v", "0", "-c", code],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return result.stdout.strip()

    def file(self, name: str) -> Path:
        """The file of the project whose path ends in that name."""
        (found,) = self.folder.glob(f"*/{name}")
        return found

    def choose_database(self) -> None:
        """Write an empty database of its own, of the kind that is tested, into the settings."""
        if settings.DATABASE == "sqlite":
            return
        name = f"stranger_{self.wagtail.replace('.', '_')}"
        charset = " CHARACTER SET utf8mb4" if settings.DATABASE == "mariadb" else ""
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}{charset}")
        chosen = {**settings.DATABASES["default"], "NAME": name}
        local = self.file("settings/base.py").with_name("local.py")
        local.write_text(f"DATABASES = {{'default': {chosen!r}}}\n")
        if settings.DATABASE == "postgresql":  # as Wagtail asks for its search
            with local.open("a") as file:
                file.write("from .base import INSTALLED_APPS\n")
                file.write("INSTALLED_APPS = [*INSTALLED_APPS, 'django.contrib.postgres']\n")

    @contextmanager
    def serving(self, command: str) -> Iterator[str]:
        """The address at which the command serves the project."""
        address = f"127.0.0.1:{free_port()}"
        server = subprocess.Popen(
            f"exec {command} --noreload {address}",
            shell=True,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(address, server)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers.

    Raises:
        AssertionError: it does not.

    """
    host, port = address.split(":")
    for _ in range(STARTS_WITHIN * 10):
        assert server.poll() is None, "The server has stopped."
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The server does not answer.")
