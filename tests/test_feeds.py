"""The newest reviews as an Atom feed, valid by RFC 4287 and free of spoilers."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from tests.factories import block, card, make_author, make_review, make_superuser, score, work
from tests.hidden import HIDDEN, hidden_review
from tests.syndication import ATOM, Feed

pytestmark = pytest.mark.django_db
URL = "/reviews.atom"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
SPOILT = "The butler did it"


@pytest.fixture
def feed(client: Client, blame: Any) -> Feed:
    blame.tags.add("Netflix", "Action")
    blame.save()
    return Feed(client.get(URL))


# Valid by RFC 4287


@pytest.mark.parametrize("name", ["id", "title", "updated"])
def test_feed_and_entries_have_what_atom_requires(feed: Feed, name: str) -> None:
    assert all(feed.text(element, name) for element in (feed.root, *feed.entries))


def test_dates_are_dates_of_rfc_3339(feed: Feed, blame: Any) -> None:
    dates = [*feed.texts("updated"), *feed.texts("published"), feed.text(feed.root, "updated")]
    assert all(RFC3339.fullmatch(date) for date in dates)


def test_the_feed_has_an_author_for_entries_that_name_none(client: Client, section: Page) -> None:
    make_review(section)
    feed = Feed(client.get(URL))
    assert feed.root.findtext(f"{ATOM}author/{ATOM}name") == "localhost"
    assert feed.entries[0].find(f"{ATOM}author") is None


def test_an_empty_feed_is_valid_too(client: Client, site: Site) -> None:
    feed = Feed(client.get(URL))
    assert feed.entries == []
    assert feed.text(feed.root, "updated")


def test_the_feed_names_its_site_and_itself(client: Client, site: Site, blame: Any) -> None:
    site.hostname, site.port, site.site_name = "second-look.example", 443, "Second Look"
    site.save()
    feed = Feed(client.get(f"{URL}?genre=action"))
    assert feed.text(feed.root, "title") == "Second Look"
    assert feed.link(feed.root, "alternate") == "https://second-look.example/"
    assert feed.link(feed.root, "self") == "https://second-look.example/reviews.atom?genre=action"
    assert feed.text(feed.root, "id") == feed.link(feed.root, "self")


def test_control_characters_do_not_break_the_xml(client: Client, section: Page) -> None:
    body = [work(genres=["No\x0cir"]), card(make_author("Ada\x0bLindqvist"))]
    make_review(section, "Line\x0bbreak", summary="Pasted\x0bin.", body=body)
    assert Feed(client.get(URL)).texts("title") == ["Linebreak"]


# What an entry carries


def test_an_entry_has_the_review(feed: Feed, blame: Any) -> None:
    (entry,) = feed.entries
    assert feed.text(entry, "title") == blame.title
    assert feed.link(entry, "alternate") == blame.full_url
    assert feed.text(entry, "summary") == "<p>5.5 out of 10</p><p>Grey on grey.</p>"
    categories = [category.get("term") for category in entry.findall(f"{ATOM}category")]
    assert categories == ["Action", "Science Fiction", "Netflix"]


def test_an_entry_has_every_author(client: Client, section: Page) -> None:
    authors = [make_author("Ada", url="https://ada.example/"), make_author("Ben")]
    make_review(section, body=[card(author) for author in authors])
    (entry,) = Feed(client.get(URL)).entries
    found = [
        (author.findtext(f"{ATOM}name"), author.findtext(f"{ATOM}uri"))
        for author in entry.findall(f"{ATOM}author")
    ]
    assert found == [("Ada", "https://ada.example/"), ("Ben", None)]


def test_text_is_no_markup(client: Client, section: Page) -> None:
    make_review(section, "Q&A <b>", summary="1 < 2")
    feed = Feed(client.get(URL))
    assert feed.texts("title") == ["Q&A <b>"]
    assert feed.texts("summary") == ["<p>1 &lt; 2</p>"]


@pytest.mark.parametrize("contains_spoilers", [False, True])
def test_nothing_spoils(client: Client, section: Page, contains_spoilers: bool) -> None:
    body = [
        block("spoiler", label=SPOILT, text=f"<p>{SPOILT}</p>"),
        block("synopsis", f"<p>{SPOILT}</p>"),
        block("paragraph", f"<p>{SPOILT}</p>"),
        block("verdict", pros=[SPOILT], cons=[SPOILT], summary=SPOILT),
        score("5", label=SPOILT),
    ]
    make_review(section, summary="Safe.", body=body, contains_spoilers=contains_spoilers)
    response = client.get(URL)
    assert Feed(response).texts("summary") == ["<p>5 out of 10</p><p>Safe.</p>"]
    assert SPOILT not in response.content.decode()


def test_an_id_outlives_slug_and_domain(client: Client, feed: Feed, blame: Any, site: Site) -> None:
    site.hostname = "moved.example"
    site.save()
    blame.slug = "blame-2017"
    blame.save_revision().publish()
    moved = Feed(client.get(URL))
    assert moved.texts("id") == feed.texts("id")
    assert moved.link(moved.entries[0], "alternate") == "http://moved.example/reviews/blame-2017/"


# Which reviews


def test_the_newest_come_first(client: Client, section: Page) -> None:
    for year in (2021, 2023, 2022):
        make_review(section, str(year), first_published_at=f"{year}-05-01T12:00:00Z")
    assert Feed(client.get(URL)).texts("title") == ["2023", "2022", "2021"]


def test_it_takes_the_filters_of_the_list(client: Client, section: Page, blame: Any) -> None:
    make_review(section, "Another")
    assert Feed(client.get(f"{URL}?genre=action&limit=5")).texts("title") == [blame.title]


@pytest.mark.parametrize(
    ("query", "parameter"), [("gerne=a", "gerne"), ("limit=x", "limit"), ("fields=body", "fields")]
)
def test_a_query_that_cannot_be_answered_names_the_parameter(
    client: Client, query: str, parameter: str
) -> None:
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith(f"{parameter}: ")


def test_a_review_without_a_date_is_left_out(client: Client, blame: Any) -> None:
    type(blame).objects.update(first_published_at=None, last_published_at=None)
    assert Feed(client.get(URL)).entries == []


def test_a_review_without_an_address_is_left_out(
    client: Client, blame: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(blame), "get_url_parts", lambda page, request=None: None)
    assert Feed(client.get(URL)).entries == []


def test_without_a_site_there_is_no_feed(client: Client, db: None) -> None:
    Site.objects.all().delete()
    assert client.get(URL).status_code == 404


# Who may see it


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_hidden_review_is_not_in_it(client: Client, section: Page, kind: str) -> None:
    hidden_review(kind, section)
    assert Feed(client.get(URL)).entries == []


def test_a_session_does_not_widen_it(client: Client, section: Page) -> None:
    hidden_review("login", section)
    client.force_login(make_superuser())
    assert Feed(client.get(URL)).entries == []


def test_each_site_has_its_own(client: Client, blame: Any) -> None:
    hidden_review("other_site", blame.get_parent())
    feed = Feed(client.get(URL, headers={"host": "elsewhere.example"}))
    assert feed.texts("title") == ["Hidden"]


def test_a_draft_edit_shows_nothing_of_itself(client: Client, blame: Any) -> None:
    blame.title = "Secret"
    blame.save_revision()
    assert b"Secret" not in client.get(URL).content


def test_is_as_old_as_its_newest_entry(client: Client, blame: Any) -> None:
    modified = client.get(URL)["Last-Modified"]
    assert modified.endswith(f"{blame.last_published_at:%H:%M:%S} GMT")
