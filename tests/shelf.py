"""The reviews that the examples of the documentation are about, with their ids and dates fixed."""

import json
from datetime import datetime
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models.signals import pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search.backends import get_search_backend

from tests.factories import block, card, make_author, make_image, score, work
from wagtail_reviews.models import Author, ReviewIndexPage, get_review_page_model

TRAILER = "https://www.youtube.com/watch?v=FC6jFoYm3xs"


def fill_shelf() -> None:
    """Three films, a book and a game on one site, a book on another, and one behind a login."""
    section, horror, books = _places()
    maud, idris = _authors()
    blame = _blame(section, maud)
    nosferatu = _nosferatu(horror, maud)
    _add(section, 9, "Rooms to Let", "2025-05-09", _piranesi(idris), tags=["Fantasy"])
    _add(section, 10, "Do Not Pass Go", "2025-06-13", [_game("Monopoly", 1935), card(idris)])
    _translation(section, blame)
    unseen = _add(section, 12, "Unseen", "2025-07-01", [_game("Unseen", 2025)])
    PageViewRestriction.objects.create(page=unseen, restriction_type="login")
    _add(books, 23, "Elsewhere", "2025-07-01", [work(work_type="Book", title="Elsewhere")])
    Redirect.add_redirect("/old/blame/", blame)
    Redirect.add_redirect("/shop/", "https://shop.example.com/", is_permanent=False)
    _edit(nosferatu)
    call_command("create_review_renditions", stdout=StringIO())
    _free_ids()


def _free_ids() -> None:
    """Let the database go on behind the ids that it did not give itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
            cursor.execute(statement)


def _places() -> tuple[Page, Page, Page]:
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port, site.site_name = "example.org", 443, "The Second Look"
    site.save()
    section = _place(site.root_page, 3, ReviewIndexPage(title="Reviews", slug="reviews"))
    horror = _place(section, 4, ReviewIndexPage(title="Horror", slug="horror"))
    root = _place(Page.get_first_root_node(), 21, Page(title="Books", slug="books"))
    Site.objects.create(hostname="books.example.org", root_page=root)
    books = _place(root, 22, ReviewIndexPage(title="Reviews", slug="reviews"))
    return section, horror, books


def _place(parent: Any, pk: int, page: Any) -> Any:
    """Add a page with that id; given any earlier, Wagtail would take the page for a stored one."""

    def number(instance: Any, **kwargs: Any) -> None:
        instance.id = pk

    pre_save.connect(number, sender=type(page))
    placed = parent.add_child(instance=page)
    pre_save.disconnect(number, sender=type(page))
    return placed


def _authors() -> tuple[Author, Author]:
    links = [
        block("link", label="Mastodon", url="https://social.example/@maud"),
        block("link", label="Letters page", url="https://halftone.example.org/letters"),
    ]
    maud = make_author(
        "Maud Tressilick",
        id=1,
        job_title="Film editor",
        url="https://halftone.example.org/people/maud-tressilick",
        bio="<p>Maud Tressilick has edited the film pages since there were any.</p>",
        image=make_image(
            "author-maud-tressilick", (600, 600), id=11, description="Maud Tressilick"
        ),
        links=json.dumps(links),
    )
    make_author("Halftone", id=3, type="Organization")
    return maud, make_author("Idris Wenlock-Adeyemi", id=2, job_title="Games critic")


def _add(parent: Page, pk: int, title: str, day: str, body: list[Any], **values: Any) -> Any:
    tags = values.pop("tags", [])
    published = datetime.fromisoformat(f"{day}T09:00:00+00:00")
    page = get_review_page_model()(
        title=title,
        body=json.dumps(body),
        first_published_at=published,
        last_published_at=published,
        **values,
    )
    page.tags.add(*tags)
    _place(parent, pk, page)
    get_search_backend().add(page)
    return page


def _blame(section: Page, maud: Author) -> Any:
    sides = {"focal_point_width": 40, "focal_point_height": 40}
    focus = {"focal_point_x": 800, "focal_point_y": 225, **sides}
    return _add(
        section,
        7,
        "A City Without an Off Switch",
        "2025-03-14",
        _blame_body(maud),
        slug="blame",
        summary="The largest interior in science fiction, and a small, glum siege in one corner.",
        image=make_image("lead-blame", (1600, 900), id=12, **focus),
        image_alt="A tiny figure on a bridge between colossal dark slabs.",
        image_credit="Illustration: Halftone",
        tags=["Netflix", "Anime"],
    )


def _blame_body(maud: Author) -> list[Any]:
    poster = make_image("poster-blame", (600, 900), id=13)
    facts = {"duration": "105 min", "country": "Japan", "": "Tokyo"}
    links = {
        "same_as": ("Wikipedia", "https://en.wikipedia.org/wiki/Blame!_(film)"),
        "watch": ("Netflix", "https://www.netflix.com/"),
    }
    made = {"director": "Hiroyuki Seshita", "studio": "Polygon Pictures"}
    pros = ["Architecture on a scale that makes the stomach drop", "A gun that redraws the map"]
    cons = ["A hero so laconic he is practically scenery", "Villagers told apart by their helmets"]
    return [
        work(
            year=2017,
            image={"image": poster.pk, "alt_text": "Poster: stacked slabs", "decorative": False},
            genres=["Action", "Science Fiction"],
            credits=[{"role": role, "names": [name]} for role, name in made.items()],
            facts=[
                {"key": key, "label": "" if key else "Shown first in", "value": value}
                for key, value in facts.items()
            ],
            links=[
                {"kind": kind, "label": label, "url": url, "sponsored": kind == "watch"}
                for kind, (label, url) in links.items()
            ],
        ),
        block("synopsis", "<p>In a city that keeps on building itself, a village is hungry.</p>"),
        block("heading", text="A pistol, in a manner of speaking", level="2"),
        block("verdict", pros=pros, cons=cons, summary="Watch it on the biggest wall you own."),
        score("5.5", label="Mixed"),
        card(maud, heading="Who is this?", bio=""),
    ]


def _nosferatu(horror: Page, maud: Author) -> Any:
    html = '<iframe src="https://www.youtube.com/embed/FC6jFoYm3xs"></iframe>'
    Embed.objects.create(
        url=TRAILER,
        hash=get_embed_hash(TRAILER),
        type="video",
        html=html,
        title="Nosferatu (1922)",
        provider_name="YouTube",
        thumbnail_url="https://i.ytimg.com/vi/FC6jFoYm3xs/hqdefault.jpg",
        width=480,
        height=270,
    )
    still = make_image("still-nosferatu", (960, 720), id=14)
    criteria = [
        {"name": "Pictures", "value": "10", "weight": "2"},
        {"name": "Story", "value": "7", "weight": None},
    ]
    body = [
        work(
            title="Nosferatu",
            original_title="Nosferatu: Eine Symphonie des Grauens",
            year=1922,
            genres=["Horror"],
            credits=[{"role": "director", "names": ["F. W. Murnau"]}],
        ),
        block("paragraph", '<p>Still <a linktype="page" id="7">better lit</a> than its heirs.</p>'),
        block(
            "image",
            image={"image": still.pk, "alt_text": "", "decorative": True},
            caption="Hands first.",
            credit="Prana-Film",
        ),
        block("quote", text="Your wife has a lovely neck.", attribution="Orlok", url=""),
        block("embed", TRAILER),
        block("spoiler", label="The ending", text="<p>The sun does it.</p>"),
        score("", overall="average", criteria=criteria),
        card(maud),
    ]
    return _add(horror, 8, "A Shadow on the Stairs", "2025-04-11", body, contains_spoilers=True)


def _piranesi(idris: Author) -> list[Any]:
    writer = [{"role": "writer", "names": ["Susanna Clarke"]}]
    book = work(
        work_type="Book", title="Piranesi", year=2020, genres=["Science Fiction"], credits=writer
    )
    return [book, score("4.5", "stars-5"), card(idris)]


def _game(title: str, year: int) -> Any:
    return work(work_type="Game", title=title, year=year)


def _translation(section: Page, blame: Any) -> None:
    french = Locale.objects.create(language_code="fr")
    _add(
        section,
        11,
        "Une ville sans interrupteur",
        "2025-03-15",
        [work(title="Blame !", year=2017), score("5.5")],
        locale=french,
        translation_key=blame.translation_key,
    )


def _edit(page: Any) -> None:
    """Leave an edit that nobody has published."""
    page.title = "A Shadow on the Wall"
    page.save_revision()
