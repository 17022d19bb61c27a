"""An import that is killed leaves whole reviews only, and the next one goes on."""

import time
from pathlib import Path
from random import Random

import pytest
from wagtail.models import Page

from tests import importing, killing
from tests.factories import block, make_section, score, work
from tests.processes import shared

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("transactional_db")]

COUNT = 200
ROUNDS = 3
# Seconds that an import of so many takes at the least.
LONGEST = 4.0


@pytest.fixture
def section(transactional_db: None) -> Page:
    return make_section()


@pytest.fixture
def database(section: Page, tmp_path: Path) -> str:
    return shared(tmp_path)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    lines = (
        importing.line(
            f"Review {number:03}{'!' * number}"[:200],
            work(title=f"Work {number}", genres=["Drama"]),
            block("paragraph", "<p>Fog over the harbour.</p>"),
            score("7"),
            slug=f"review-{number}",
        )
        for number in range(COUNT)
    )
    return importing.write(
        tmp_path / "old.ndjson", *({**line, "id": n} for n, line in enumerate(lines))
    )


def test_it_leaves_whole_reviews_and_goes_on(database: str, section: Page, source: Path) -> None:
    random = Random()
    done = 0
    for _round in range(ROUNDS):
        delay = random.uniform(0, LONGEST)
        process = killing.start(database, source, section.pk)
        time.sleep(delay)
        process.kill()
        process.communicate()
        found = killing.state(database)
        assert_whole(found)
        assert found["pages"] >= done, f"Killed after {delay:.3f} seconds."
        done = found["pages"]
    process = killing.start(database, source, section.pk)
    process.communicate()
    assert process.returncode == 0
    found = killing.state(database)
    assert_whole(found)
    assert found["pages"] == COUNT


def assert_whole(found: dict[str, int]) -> None:
    pages = found["pages"]
    wanted = {"live": pages, "revisions": pages, "imported": pages, "terms": pages}
    assert found == {"pages": pages, "drifted": 0, "problems": 0, **wanted}
