"""Runs the command that exports reviews, and reads what it writes."""

import csv
import io
import json
from typing import Any

from django.core.management import call_command
from wagtail.models import Page

from tests.factories import block, card, make_author, make_image, make_review, score, work

BOOK = ("Quiet Rooms", "Book", 2020, "9", "Drama")
FILM = ("Loud Streets", "Movie", 1999, "4", "Horror")
GAME = ("A Long Wait", "Game", 2010, "6.5", "Drama")


def fill_section(section: Page) -> dict[str, Any]:
    """A book, a film and a game, each with an author and two pictures of its own."""
    return {each[0]: add(section, *each) for each in (BOOK, FILM, GAME)}


def add(section: Page, title: str, kind: str, year: int, value: str, genre: str) -> Any:
    """A review with an author and two pictures of its own."""
    face, still = (make_image(f"{what} {title}", (32, 24)) for what in ("Face", "Still"))
    author = make_author(f"Author of {title}", image=face, bio="<p>Writes by night.</p>")
    body = [
        work(title=title, work_type=kind, year=year, genres=[genre], image={"image": still.pk}),
        block("paragraph", "<p>Fog — and more of it.</p>"),
        score(value),
        card(author, heading="On this one", bio="<p>Was there.</p>"),
    ]
    return make_review(section, title, body=body, image=still)


def run(*args: Any) -> str:
    """What an export prints."""
    out = io.StringIO()
    call_command("export_reviews", *map(str, args), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def lines(*args: Any) -> list[dict[str, Any]]:
    """The objects of an export."""
    return [json.loads(line) for line in run(*args).split("\n") if line]


def reviews(*args: Any) -> list[dict[str, Any]]:
    return [line for line in lines(*args) if "body" in line]


def authors(*args: Any) -> list[dict[str, Any]]:
    return [line for line in lines(*args) if "body" not in line]


def titles(*args: Any) -> list[str]:
    return [review["title"] for review in reviews(*args)]


def rows(*args: Any) -> list[dict[str, str]]:
    """The rows of an export as CSV, by their headings."""
    return list(csv.DictReader(io.StringIO(run("--format", "csv", *args), newline="")))
