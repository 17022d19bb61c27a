"""What an import has to say: a line for each item, and a table at the end."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.outcomes import Outcome
from wagtail_reviews.spreadsheets import defused

HEADINGS = ("position", "key", "title", "status", "page", "recognised", "left", "failed")


class Report:
    """A CSV file (RFC 4180) with a line for each item: where it stands, what has become of it, what
    of it was recognised, what was left as text or left out, and what failed.
    """

    def __init__(self, file: Any) -> None:
        self._file = file
        self._rows = csv.writer(file)
        self._rows.writerow(HEADINGS)

    def add(self, outcome: Outcome) -> None:
        """Write the line of an item; it is in the file at once."""
        cells = (
            outcome.position,
            outcome.key,
            outcome.title,
            outcome.status,
            outcome.page_id or "",
            "\n".join([", ".join(_counted(outcome.recognised)), _told(outcome.findings, "note")]),
            _told(outcome.findings, "warning"),
            _told(outcome.findings, "error"),
        )
        self._rows.writerow(defused(str(cell).strip()) for cell in cells)
        self._file.flush()


class Summary:
    """How many items have become what, and how often each finding was made."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.findings: Counter[tuple[str, str]] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count an item."""
        self.statuses[outcome.status] += 1
        self.findings.update((found.severity, found.code) for found in outcome.findings)

    def __str__(self) -> str:
        return "\n".join([*_table(self.statuses.items()), *self._findings()])

    def _findings(self) -> Iterator[str]:
        named = [(f"{severity}: {code}", n) for (severity, code), n in self.findings.most_common()]
        return _table(named)


def _counted(names: Iterable[str]) -> Iterator[str]:
    """Each name once, with how often it comes where that is more often."""
    for name, count in Counter(names).items():
        yield f"{name} ({count})" if count > 1 else name


def _told(findings: Iterable[Finding], severity: str) -> str:
    return "\n".join(
        f"{found.message} [{found.text}]" if found.text else str(found.message)
        for found in findings
        if found.severity == severity
    )


def _table(rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    found = list(rows)
    width = max((len(name) for name, _ in found), default=0)
    return (f"{name.ljust(width)}  {count:>7}" for name, count in found)
