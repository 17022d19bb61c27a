"""Whole old pages."""

from typing import Any

import pytest

from wagtail_reviews.importers.building import build_review
from wagtail_reviews.importers.legacy import Reading, read_html, read_text
from wagtail_reviews.schema import Review

SYNOPSIS = (
    "A silent wanderer crosses a city that has been building itself for three thousand years. He "
    "looks for a gene that would make the machines obey again, floor after floor, while whatever "
    "lives between the walls hunts the last people who are left."
)
OPENING = (
    "I came to this film without having read a page of the manga, and I suspect that it shows. "
    "What I found is a chase through corridors, splendid to look at and oddly hard to care about."
)
CRITIQUE = (
    "My trouble is with the people. They are drawn as if each had a single line to say, and say it "
    "twice. The machines have more of a past than anybody who runs from them, and when the end "
    "comes I was sorry for the city alone."
)
BLAME = f"""DIRECTED BY:\xa0Hiroyuki Seshita

GENRE:\xa0Action, Science Fiction

YEAR:\xa02017

STUDIO:\xa0Polygon Pictures


{SYNOPSIS}

{OPENING}

One of many doors.

{CRITIQUE}


\xa0\xa0• The size of it all.
\xa0\xa0• The sound of the gun +++.


\xa0\xa0• A plot of two lines.
\xa0\xa0• Nobody to care for.
\xa0\xa0• It plods.

SCORE: 5.5 / 10

Mara Quill

Who am I? Someone who writes about films by night and repairs lamps by day. Owner of a small site.
"""
GERMAN = """<!doctype html><html><head><title>Das Lampenzimmer – Kritik</title></head><body>
<h1>Das Lampenzimmer – Kritik</h1>
<table><tr><td>Regie:</td><td>Ines Falk</td></tr><tr><td>Darsteller:</td><td>Olaf Berg und Eva Eff
</td></tr><tr><td>Genre:</td><td>Drama</td></tr><tr><td>Jahr:</td><td>2021</td></tr>
<tr><td>Laufzeit:</td><td>118 Min.</td></tr><tr><td>FSK:</td><td>12</td></tr></table>
<h2>Handlung</h2><p>Eine Leuchtturmwärterin wartet auf ein Schiff.</p>
<h2>Kritik</h2><p>Ich war <em>gern</em> dort.</p>
<div class="wp-caption"><a href="/gross.jpg"><img src="/lampe.jpg" alt="Eine Lampe"></a>
<p class="wp-caption-text">Im Lampenzimmer</p></div>
<h3>Stärken</h3><ul><li>Das Meer</li></ul><h3>Schwächen</h3><ul><li>Die Länge</li></ul>
<h3>Fazit</h3><p>Ins Kino, mit Mantel.</p><p><strong>Wertung: 7,5 von 10</strong></p>
<p>Von Mara Quill</p></body></html>"""
FRENCH = """# La Chambre – Critique

Réalisé par : Ines Falk
Avec : Olaf Berg, Eva Eff et Ann Bee
Genre : Drame, Policier
Année : 2021
Durée : 1 h 58
Pays : Suède

## L’histoire

Une gardienne de phare attend un navire parti avant sa naissance.

## Notre avis

Je suis resté jusqu’au bout.

Points forts :
– La mer
– Le silence

Points faibles :
– La longueur

Note : 14/20

Par Mara Quill
"""
PLAIN = """The tide was low.

> It always is.

And then: nothing at all, for a long while, but rain.
"""


def built(reading: Reading) -> Review:
    """The contract's review of what has been read."""
    return build_review(reading.blocks, reading.shelf, title=reading.title)


def types(review: Review) -> list[str]:
    """The types of the blocks."""
    return [block.type for block in review.body]


@pytest.fixture
def blame() -> Review:
    return built(read_text(BLAME, title="BLAME! Review"))


def test_a_flat_page_becomes_blocks_in_its_order(blame: Review) -> None:
    assert types(blame) == [
        "metadata",
        "synopsis",
        *["paragraph"] * 3,
        "verdict",
        "score",
        "author_card",
    ]


def test_the_facts_of_a_flat_page_are_the_work(blame: Review) -> None:
    work: Any = blame.metadata

    assert (work.type, work.title, work.year) == ("Movie", "BLAME!", 2017)
    assert [genre.name for genre in work.genres] == ["Action", "Science Fiction"]
    assert [(credit.role, credit.names[0].name) for credit in work.credits] == [
        ("director", "Hiroyuki Seshita"),
        ("studio", "Polygon Pictures"),
    ]


def test_the_text_of_a_flat_page_is_kept_as_it_is(blame: Review) -> None:
    texts = [block.value for block in blame.body if block.type in ("synopsis", "paragraph")]
    found = [SYNOPSIS, OPENING, "One of many doors.", CRITIQUE]

    assert texts == [f"<p>{text}</p>" for text in found]


def test_the_conclusion_of_a_flat_page_is_understood(blame: Review) -> None:
    verdict: Any = blame.verdict
    score: Any = blame.score

    assert verdict.pros == ["The size of it all.", "The sound of the gun +++."]
    assert verdict.cons == ["A plot of two lines.", "Nobody to care for.", "It plods."]
    assert (score.display, score.scale) == ("5.5 / 10", "points-10")


def test_the_author_of_a_flat_page_has_a_card(blame: Review) -> None:
    author = blame.authors[0]

    assert (author.name, author.heading) == ("Mara Quill", "Who am I?")
    assert author.bio.startswith("<p>Someone who writes about films by night")


def test_a_page_says_which_labels_its_fields_stand_for() -> None:
    findings = read_text(BLAME, title="BLAME! Review").findings

    assert [finding.code for finding in findings] == ["recognised"]
    assert findings[0].text.splitlines()[:3] == ["DIRECTED BY", "GENRE", "YEAR"]


def test_a_german_page_with_a_table_of_facts_is_understood() -> None:
    review = built(read_html(GERMAN, base_url="https://kino.example/kritik/"))
    work: Any = review.metadata

    assert types(review) == [
        *("metadata", "synopsis", "heading", "paragraph", "image"),
        *("verdict", "score", "author_card"),
    ]
    assert (work.title, work.year, work.type) == ("Das Lampenzimmer", 2021, "Movie")
    assert [term.name for term in work.credits[1].names] == ["Olaf Berg", "Eva Eff"]
    assert [fact.key for fact in work.facts] == ["duration", "certificate"]


def test_the_conclusion_of_a_german_page_is_understood() -> None:
    review = built(read_html(GERMAN, base_url="https://kino.example/kritik/"))
    verdict: Any = review.verdict
    picture: Any = next(block.value for block in review.body if block.type == "image")

    assert (verdict.pros, verdict.cons) == (["Das Meer"], ["Die Länge"])
    assert verdict.summary == "Ins Kino, mit Mantel."
    assert (picture.image.url, picture.caption) == (
        "https://kino.example/lampe.jpg",
        "Im Lampenzimmer",
    )


def test_a_french_page_is_understood() -> None:
    review = built(read_text(FRENCH))
    work: Any = review.metadata
    score: Any = review.score

    assert review.title == "La Chambre – Critique"
    assert (work.title, work.year) == ("La Chambre", 2021)
    assert [fact.key for fact in work.facts] == ["duration", "country"]
    assert (score.value, score.scale) == (14, "points-20")
    assert types(review) == [
        *("metadata", "synopsis", "heading", "paragraph", "verdict", "score", "author_card"),
    ]


def test_a_page_of_which_nothing_is_understood_stays_text() -> None:
    reading = read_text(PLAIN, title="Rain")

    assert types(built(reading)) == ["paragraph", "quote", "paragraph"]
    assert not reading.findings


@pytest.mark.parametrize("source", ["", " \n\xa0", "<p></p>"])
def test_nothing_is_nothing(source: str) -> None:
    assert read_html(source).blocks == []
