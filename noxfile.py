"""The tests on everything that is supported: versions, and databases.

    nox                               every combination of versions, on SQLite
    nox -s "tests(3.12-6.0-8.0)"      one of them: Python, Django, Wagtail
    .ci/services nox -s databases     PostgreSQL (with Redis) and MariaDB
    .ci/services .ci/replica nox -s scaled
                                      several servers: workers, a standby of PostgreSQL, nginx
    nox -s lowest                     the oldest release of each dependency that is asked for

What follows "--" goes to pytest. An interpreter that is missing is a failure.
"""

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = True
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["tests"]

DJANGOS = {"7.4": ("5.2", "6.0"), "8.0": ("5.2", "6.0", "6.1")}
PYTHONS = {
    "5.2": ("3.10", "3.11", "3.12", "3.13"),
    "6.0": ("3.12", "3.13"),
    "6.1": ("3.12", "3.13"),
}
# Run with the whole suite by .ci/run: by the test command, and on the databases.
WHOLE = ("3.11-5.2-8.0", "3.13-6.1-8.0", "3.11-5.2-7.4")


def combination(python: str, django: str, wagtail: str) -> nox.param:
    """One of the combinations; those that are run in part have the tags "part" and "part-7.4"."""
    name = f"{python}-{django}-{wagtail}"
    tags = [] if name in WHOLE else ["part", f"part-{wagtail}"]
    return nox.param(python, django, wagtail, id=name, tags=tags)


VERSIONS = [
    combination(python, django, wagtail)
    for wagtail, djangos in DJANGOS.items()
    for django in djangos
    for python in PYTHONS[django]
]
DATABASES = [
    nox.param("3.13", "postgresql", "6.1", "8.0", id="postgresql"),
    nox.param("3.11", "mariadb", "5.2", "7.4", id="mariadb"),
]
# What depends on the database among that which takes too long for every day.
THOROUGH = (
    "tests/stranger",
    "tests/test_dumps.py",
    "tests/test_dumping.py",
    "tests/test_import_killing.py",
    "tests/test_migrations.py",
    "tests/test_plans.py",
    "tests/test_processes.py",
)


def install(session: nox.Session, django: str, wagtail: str, *others: str) -> None:
    """Install the package with the tests, on the given releases."""
    versions = (f"django=={django}.*", f"wagtail=={wagtail}.*")
    session.install("--upgrade", "--group", "test", "-e", ".", *versions, *others)


@nox.session
@nox.parametrize("python,django,wagtail", VERSIONS)
def tests(session: nox.Session, django: str, wagtail: str) -> None:
    """Run the tests on one combination of versions."""
    install(session, django, wagtail)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
@nox.parametrize("python,database,django,wagtail", DATABASES)
def databases(session: nox.Session, database: str, django: str, wagtail: str) -> None:
    """Run the tests on a database that .ci/services has started; on PostgreSQL with Redis, and with
    users, pictures and documents of a site's own.
    """
    install(session, django, wagtail, "psycopg[binary]", "mysqlclient", "redis")
    settings = {"TEST_DATABASE": database}
    if database == "postgresql":
        settings |= {
            "TEST_CACHE": "redis",
            "DJANGO_SETTINGS_MODULE": "tests.settings_custom_models",
        }
    session.run("python", "-m", "pytest", *session.posargs, env=settings)
    settings["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    # Of the two stranger's sites the one on the newest Wagtail.
    chosen = ("-k", "not stranger or 8.0")
    session.run("python", "-m", "pytest", "-m", "thorough", *chosen, *THOROUGH, env=settings)


@nox.session(python="3.13")
def scaled(session: nox.Session) -> None:
    """Run the tests of a site on several servers, beside a standby that .ci/replica has started."""
    install(session, "6.1", "8.0", "psycopg[binary]", "redis", "gunicorn")
    chosen = ("-n0", "--ds=tests.settings_scaled", "tests/scaled")
    session.run("python", "-m", "pytest", *chosen, *session.posargs)


@nox.session(python="3.10")
def lowest(session: nox.Session) -> None:
    """Run the tests on the oldest releases that pyproject.toml allows."""
    session.install("--resolution", "lowest-direct", "--group", "test", "-e", ".")
    session.run("python", "-m", "pytest", *session.posargs)
