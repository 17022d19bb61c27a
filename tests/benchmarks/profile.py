"""Says where the time of an uncached answer goes, beside stock Wagtail's of the same pages.

    python -m tests.benchmarks.profile --reviews 20 --rounds 100

It makes a database of its own: on SQLite a file, with TEST_DATABASE=postgresql and the command
.ci/services one on PostgreSQL, whose work is not counted then. Only the time of this process is.
"""

import argparse
import os
import signal
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from types import FrameType
from typing import Any

from django.conf import settings

from tests.benchmarks.databases import database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

SAMPLE = 0.001

# The innermost frame of a stack that one of these paths fits says what the time was spent on.
STAGES = {
    "database, and models of its rows": ("/django/db/", "/taggit/", "/modelcluster/"),
    "raw JSON of the body": ("/json/", "/wagtail/fields.py", "/wagtail/blocks/"),
    "sanitising rich text": ("/extract/sanitise.py",),
    "expanding rich text": ("/assemble/links.py", "/wagtail/rich_text/"),
    "pictures and their renditions": ("/assemble/images.py", "/assemble/renditions.py",
                                      "/assemble/media.py", "/wagtail/images/",
                                      "/django/core/files/"),
    "addresses of pages": ("/assemble/related.py", "/wagtail/models/", "/django/urls/"),
    "words in a language": ("/django/utils/translation/", "/django/utils/formats.py",
                            "/wagtail_reviews/wording.py"),
    "models of the schema": ("/pydantic/",),
    "JSON-LD": ("/structured_data/",),
    "blocks into parts": ("/wagtail_reviews/extract/", "/wagtail_reviews/slugs.py"),
    "putting reviews together": ("/wagtail_reviews/assemble/", "/wagtail_reviews/conf.py"),
    "bytes": ("/wagtail_reviews/api/responses.py", "/rest_framework/renderers.py"),
}  # fmt: skip
REST = "request and response"


def main() -> None:
    """Fill a database, then print a table of times, and one of stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=100)
    arguments = parser.parse_args()
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None
    with database():
        # As on a site that has not set any.
        del settings.WAGTAIL_REVIEWS_RENDITIONS
        settings.WAGTAIL_REVIEWS_CACHE = None
        settings.WAGTAILAPI_LIMIT_MAX = arguments.reviews
        addresses = addresses_of(make_reviews(arguments.reviews), arguments.reviews)
        report_times(addresses, arguments.rounds, arguments.reviews)
        report_stages(addresses, arguments.rounds, arguments.reviews)


def make_reviews(count: int) -> Any:
    """Reviews of the size of real ones, that share their authors alone; the last of them."""
    from tests.factories import make_author, make_image, make_section

    section = make_section()
    photo = make_image("Photo", (900, 900))
    links = [{"type": "link", "value": {"label": "", "url": "https://social.example/@ada"}}]
    bio = "<p>Writes about films and <i>what is left of them</i>.</p>"
    authors = [make_author(f"Author {n}", image=photo, bio=bio, links=links) for n in range(5)]
    pages = [make_review(section, authors[number % 5], number) for number in range(count)]
    return pages[-1]


def make_review(section: Any, author: Any, number: int) -> Any:
    """One review: five paragraphs with links, three pros and cons, a picture and a poster."""
    from tests import factories

    still, poster = (
        factories.make_image(f"{name} {number}", (1800, 1000)) for name in ("Still", "Poster")
    )
    body = body_of(section, author, still, poster)
    page = factories.make_review(
        section, title=f"Review {number}", summary="Grey on grey.", body=body, image=still
    )
    page.tags.add("Netflix", f"Tag {number % 7}")
    page.save()
    return page


def body_of(section: Any, author: Any, still: Any, poster: Any) -> list[dict[str, Any]]:
    """The blocks of a review."""
    from tests.factories import blame_body, block

    metadata, synopsis, _, verdict, scored, card = blame_body(author, poster)
    verdict["value"]["pros"].append("It ends.")
    picture = {"image": still.pk, "alt_text": "A wall", "decorative": False}
    image = block("image", image=picture, caption="A wall.", credit="The studio")
    return [metadata, synopsis, *paragraphs(section)[:3], image, *paragraphs(section)[3:],
            verdict, scored, card]  # fmt: skip


def paragraphs(section: Any) -> list[dict[str, Any]]:
    """Five, with a link to a page and one that leads away."""
    from tests.factories import block

    words = "The camera goes along the wall and finds a door, and behind it another wall. " * 5
    page = f'<a linktype="page" id="{section.pk}">an older review</a>'
    away = '<a href="https://example.org/notes">notes</a>'
    return [
        block("paragraph", f"<p>{number}. {words} <b>See</b> {page} and {away}.</p>")
        for number in range(5)
    ]


def addresses_of(page: Any, count: int) -> dict[str, tuple[str, int]]:
    """What is asked for, by name, and how many reviews each answers with."""
    stock = "/api/v2/pages/"
    typed = f"type={page._meta.label}&fields=*,-review&limit={count}"
    return {
        "stock v2, detail": (f"{stock}{page.pk}/?fields=*,-review", 1),
        "stock v2, list": (f"{stock}?{typed}", count),
        "detail": (f"/api/v2/reviews/{page.pk}/", 1),
        "list of whole reviews": (f"/api/v2/reviews/?fields=*&limit={count}", count),
        "list of cards": (f"/api/v2/reviews/?limit={count}", count),
    }


class Client:
    """Calls the WSGI application, as a server does, and nothing else."""

    def __init__(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler

        self.application = WSGIHandler()

    def get(self, address: str) -> bytes:
        """The body of the answer."""
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }  # fmt: skip
        statuses: list[str] = []
        response: Any = self.application(environ, lambda status, *_: statuses.append(status))  # type: ignore[arg-type]  # nobody writes
        content = b"".join(response)
        response.close()
        assert statuses == ["200 OK"], (address, statuses, content[:300])
        return content


def report_times(addresses: dict[str, tuple[str, int]], rounds: int, count: int) -> None:
    """Print the CPU time of each address, taken in turns, and queries and bytes."""
    client = Client()
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(rounds + 3):
        for name, (address, _) in addresses.items():
            start = time.process_time()
            client.get(address)
            taken[name].append(time.process_time() - start)
    print("| answer | CPU, ms | ms a review | times as fast as stock | queries | bytes |")
    print("| --- | --- | --- | --- | --- | --- |")
    medians = {name: statistics.median(times[3:]) * 1000 for name, times in taken.items()}
    for name, (address, reviews) in addresses.items():
        stock = medians["stock v2, detail" if reviews == 1 else "stock v2, list"]
        print(
            f"| {name} | {medians[name]:.2f} | {medians[name] / reviews:.2f} "
            f"| {stock / medians[name]:.1f} | {queries(client, address)} "
            f"| {len(client.get(address))} |"
        )


def queries(client: Client, address: str) -> int:
    """How many queries an address takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def report_stages(addresses: dict[str, tuple[str, int]], rounds: int, count: int) -> None:
    """Print the share of each stage in the time of our answers."""
    names = ("list of whole reviews", "detail")
    shares = [sampled(addresses[name][0], rounds) for name in names]
    print("\n| stage | " + " | ".join(names) + " |")
    print("| --- | --- | --- |")
    for stage in [*STAGES, REST]:
        print(f"| {stage} | " + " | ".join(f"{share[stage]:.0%}" for share in shares) + " |")


def sampled(address: str, rounds: int) -> dict[str, float]:
    """The shares of the stages, by a look at the stack every millisecond of the processor's time: a
    profiler that traces calls would make much of small functions.
    """
    client, found = Client(), Counter[str]()

    def look(signum: int, frame: FrameType | None) -> None:
        found[stage_of(frame)] += 1

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE, SAMPLE)
    start = time.process_time()
    while time.process_time() - start < rounds / 10:
        client.get(address)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return {stage: found[stage] / found.total() for stage in [*STAGES, REST]}


def stage_of(frame: FrameType | None) -> str:
    """The stage that a stack is in."""
    for path in paths(frame):
        for stage, parts in STAGES.items():
            if any(part in path for part in parts):
                return stage
    return REST


def paths(frame: FrameType | None) -> Iterator[str]:
    """The files of a stack, the innermost first."""
    while frame is not None:
        yield frame.f_code.co_filename
        frame = frame.f_back


if __name__ == "__main__":
    main()
