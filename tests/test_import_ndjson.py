"""Lines of JSON in: what was exported comes back."""

import json
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from tests import exporting, importing

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(tmp_path: Path, section: Page) -> Path:
    """An export of three reviews, which the site has no more."""
    exporting.fill_section(section)
    path = importing.export(tmp_path)
    importing.empty_site(section)
    return path


def import_into(section: Page, source: Path, *args: Any) -> str:
    media = source.parent / "media"
    return importing.run(source, "--parent", section.pk, "--media", media, *args)


def test_an_export_comes_back(source: Path, section: Page, tmp_path: Path) -> None:
    before = [json.loads(line) for line in source.read_text().splitlines()]
    import_into(section, source, "--publish")
    assert importing.same(exporting.lines("--drafts")) == importing.same(before)


def test_without_being_told_to_nothing_is_published(source: Path, section: Page) -> None:
    import_into(section, source)
    assert [page.live for page in importing.pages()] == [False] * 3


def test_a_second_run_changes_nothing(source: Path, section: Page) -> None:
    import_into(section, source, "--publish")
    before = [page.latest_revision_id for page in importing.pages()]
    assert "unchanged        3" in import_into(section, source, "--publish")
    assert [page.latest_revision_id for page in importing.pages()] == before


def test_a_file_of_another_encoding_is_told_once(section: Page, tmp_path: Path) -> None:
    path = tmp_path / "old.ndjson"
    lines = [json.dumps(importing.line(f"Fog {number}")) for number in range(3)]
    path.write_text("\n".join(lines), encoding="utf-16")
    said = importing.run(path, "--parent", section.pk)
    assert said.count("The file is UTF-16: save it as UTF-8.") == 1
    assert importing.pages() == []
