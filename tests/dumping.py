"""Dumps of the database, one for each migration that a release ends with: what upgrades start from.

At a release that has a new migration: ``python -m tests.dumping`` writes
``tests/dumps/<migration>.json``, the rows (as ``dumpdata`` has them) and what the API says of each
review. A dump is never renewed: it is what sites of that release have.
"""

import io
import json
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "dumps"
DUMPED = [
    "contenttypes.contenttype",
    "wagtailcore.locale",
    "wagtailcore.page",
    "wagtailcore.revision",
    "wagtailimages.image",
    "wagtailimages.rendition",
    "taggit.tag",
    "wagtail_reviews",
]
RENDITIONS = ["width-320|format-webp", "width-320|format-jpeg"]
BLOCK_ID = "00000000-0000-4000-8000-{:012}"


def fill() -> list[Any]:
    """A review with every block, two on scales of grades, one without a score, drafts of a live and
    of an unpublished one, authors live and not; the live reviews.
    """
    from wagtail.models import Site

    from tests.factories import block, card, make_author, make_image, score, work
    from wagtail_reviews.models import ReviewIndexPage

    root = Site.objects.get().root_page
    section = root.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))
    poster, still = (make_image(title, size=(64, 48)) for title in ("Poster", "Still"))
    link = {"type": "link", "value": {"label": "Mastodon", "url": "https://social.example/@ada"}}
    ada = make_author(
        image=poster,
        job_title="Editor",
        bio="<p>Watches <b>everything</b>.</p>",
        url="https://ada.example/",
        links=json.dumps([link]),
    )
    bo, draft = make_author("Bo Persson"), make_author("Cleo Draft", live=False)
    body = [*every_block(poster.pk, still.pk), card(ada, heading="Who am I?", bio="<p>Here.</p>")]
    body += [card(bo, heading="", bio=""), card(draft, heading="", bio="")]
    grey = {"image": poster, "image_alt": "Towers", "image_credit": "Polygon"}
    told = {"summary": "Grey on grey.", "disclosure": "A copy.", "contains_spoilers": True}
    book = [work(work_type="Book", title="Piranesi", year=2020), score("B+", "letter"), card(bo)]
    game = [work(work_type="VideoGame", title="Tetris", year=1984), score("up", "thumbs")]
    note = [block("paragraph", "<p>No score, no work.</p>")]
    empty = [work(title=""), score("")]
    found = [
        add(section, "A city", "2025-03-14", body, ["Netflix", "Grey"], **grey, **told),
        add(section, "Rooms to let", "2025-05-09", book),
        add(section, "A note", "2025-06-13", note),
        add(section, "Thumbs", "2025-07-01", game),
    ]
    redraft(found[-1])
    add(section, "Never published", "", empty)
    ada.bio = "<p>Watches everything twice.</p>"
    ada.save_revision()
    return found


def every_block(poster: int, still: int) -> list[dict[str, Any]]:
    """A raw block of every type but the author's card, with a value in every field."""
    from tests.factories import block, score, work

    wiki = {"kind": "same_as", "label": "Wiki", "url": "https://wiki.example/", "sponsored": False}
    shop = {"kind": "buy", "label": "Shop", "url": "https://shop.example/", "sponsored": True}
    weighed = {"name": "Animation", "value": "8", "weight": "2"}
    return [
        work(
            year=2017,
            year_end=2018,
            original_title="ブラム!",
            part_of="Knights of Sidonia",
            number=2,
            image={"image": poster, "alt_text": "Killy", "decorative": False},
            genres=["Action", "Science Fiction"],
            credits=[
                {"role": "director", "names": ["Hiroyuki Seshita"]},
                {"role": "studio", "names": ["Polygon Pictures", "Netflix"]},
            ],
            facts=[
                {"key": "duration", "label": "", "value": "105 min"},
                {"key": "", "label": "Colour", "value": "Grey"},
            ],
            links=[wiki, shop],
        ),
        block("synopsis", "<p>A man walks.</p>"),
        block("heading", text="The city", level="2"),
        block("paragraph", '<p><b>Concrete</b>. <a href="https://example.org/">More</a>.</p>'),
        block(
            "image",
            image={"image": still, "alt_text": "", "decorative": True},
            caption="The city.",
            credit="Polygon Pictures",
        ),
        block("quote", text="Go up.", attribution="Killy", url="https://example.org/quote"),
        block("embed", "https://video.example/watch?v=1"),
        block("spoiler", label="How it ends", text="<p>He walks on.</p>"),
        block("verdict", pros=["The scale.", "The gun."], cons=["The plot."], summary="Go."),
        score(
            "",
            overall="average",
            label="Mixed",
            criteria=[weighed, {"name": "Story", "value": "3", "weight": None}],
        ),
    ]


def add(section: Any, title: str, date: str, body: list[Any], tags: Any = (), **values: Any) -> Any:
    """A review published on that date, or never for ""."""
    from wagtail_reviews.models import get_review_page_model

    for number, raw in enumerate(body):
        raw["id"] = BLOCK_ID.format(number)
    page = get_review_page_model()(title=title, live=False, body=json.dumps(body), **values)
    section.add_child(instance=page)
    page.tags.add(*tags)
    revision = page.save_revision()
    if not date:
        return page
    revision.publish()
    page.refresh_from_db()
    page.first_published_at = page.last_published_at = datetime.fromisoformat(f"{date}T09:00+00:00")
    page.save()
    return page


def redraft(page: Any) -> None:
    """A draft of a live review, with another title and one more block."""
    later = {"type": "paragraph", "value": "<p>Not yet.</p>", "id": BLOCK_ID.format(99)}
    page.title = "Two thumbs"
    page.body = json.dumps([*page.body.get_prep_value(), later])
    page.save_revision()


def answers(pks: Any) -> dict[str, Any]:
    """What API v2 says of these reviews, by id."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    return {str(pk): client.get(f"/api/v2/reviews/{pk}/").json() for pk in pks}


def dump() -> tuple[str, str]:
    """The newest migration, and the dump of a fresh database."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    call_command("migrate", verbosity=0)
    ((_, newest),) = MigrationLoader(connection).graph.leaf_nodes("wagtail_reviews")
    reviews = answers([page.pk for page in fill()])
    rows = io.StringIO()
    call_command("dumpdata", *DUMPED, stdout=rows)
    whole = {"reviews": reviews, "rows": json.loads(rows.getvalue())}
    return newest, json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

    import django
    from django.test import override_settings

    django.setup()
    fixed = {"WAGTAIL_REVIEWS_RENDITIONS": RENDITIONS}
    with tempfile.TemporaryDirectory() as media, override_settings(**fixed, MEDIA_ROOT=media):
        newest, text = dump()
        with (FOLDER / f"{newest}.json").open("x") as file:
            file.write(text)
