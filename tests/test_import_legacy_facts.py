"""Lines of facts become the work under review."""

from typing import Any

import pytest

from wagtail_reviews.importers.legacy import Reading, read_html, read_text
from wagtail_reviews.importers.legacy.names import names
from wagtail_reviews.importers.legacy.titles import work_title

NAMES = [
    ("Ann Bee, Cem Dee and Eva Eff", "cast", ["Ann Bee", "Cem Dee", "Eva Eff"]),
    ("Ann Bee, Cem Dee, and Eva Eff", "cast", ["Ann Bee", "Cem Dee", "Eva Eff"]),
    ("Ann Bee & Cem Dee", "cast", ["Ann Bee", "Cem Dee"]),
    ("Ann Bee und Cem Dee", "cast", ["Ann Bee", "Cem Dee"]),
    ("Ann\xa0Bee et Cem Dee", "cast", ["Ann\xa0Bee", "Cem Dee"]),
    ("Ann Bee; Cem Dee | Eva Eff", "cast", ["Ann Bee", "Cem Dee", "Eva Eff"]),
    ("Action/Adventure", "", ["Action", "Adventure"]),
    ("PS4, PS5 / PC", "platform", ["PS4", "PS5", "PC"]),
    ("Warner Bros. Entertainment, Inc., Harbour Ltd.", "studio", 2),
    ("Robert Downey, Jr., Don Cheadle", "cast", ["Robert Downey, Jr.", "Don Cheadle"]),
    ("John Paul, III and Ann Bee", "cast", ["John Paul, III", "Ann Bee"]),
    ("Bar GmbH & Co. KG, Baz", "publisher", ["Bar GmbH & Co. KG", "Baz"]),
    ("Simon & Schuster", "publisher", ["Simon & Schuster"]),
    ("Johnson & Johnson, Inc.", "publisher", ["Johnson & Johnson, Inc."]),
    ("Polygon Pictures & Netflix", "studio", ["Polygon Pictures", "Netflix"]),
    ("Nick Cave and the Bad Seeds", "artist", ["Nick Cave and the Bad Seeds"]),
    ("AC/DC", "artist", ["AC/DC"]),
    ("Ann Bee (Lena, the keeper), Cem Dee", "cast", ["Ann Bee (Lena, the keeper)", "Cem Dee"]),
    ("R&B, Soul", "", ["R&B", "Soul"]),
    (",,", "", []),
]
TITLES = [
    ("BLAME! Review", "BLAME!"),
    ("Review: The Lamp Room", "The Lamp Room"),
    ("The Lamp Room – Review", "The Lamp Room"),
    ("Movie Review: The Lamp Room", "The Lamp Room"),
    ("Das Lampenzimmer – Kritik", "Das Lampenzimmer"),
    ("Filmkritik: Das Lampenzimmer", "Das Lampenzimmer"),
    ("Critique : La Chambre", "La Chambre"),
    ("Test : Le Phare", "Le Phare"),
    ("Review: “The Lamp Room” (2021)", "The Lamp Room"),
    ("The Lamp Room: A Review", "The Lamp Room"),
    ("The Test", "The Test"),
    ("Review", "Review"),
]
TYPES = [
    ("Platform: PC", "VideoGame"),
    ("ISBN: 978-3-16-148410-0", "Book"),
    ("Artist: The Bees\nLabel: Blue Note", "MusicAlbum"),
    ("Seasons: 2\nDirected by: Ann Bee", "TVSeries"),
    ("Players: 2 to 4", "Game"),
    ("Regie: Ann Bee", "Movie"),
    ("Type: Novel\nDirector: Ann Bee", "Book"),
    ("Studio: Harbour", "CreativeWork"),
    ("Pages: 300\nPlatform: PC", "CreativeWork"),
]


def work_of(text: str, **values: Any) -> Any:
    """The raw metadata that a text has."""
    return metadata(read_text(text, title="The Lamp Room", **values))


def metadata(reading: Reading) -> Any:
    """The raw metadata of a reading."""
    return next((raw["value"] for raw in reading.blocks if raw["type"] == "metadata"), None)


@pytest.mark.parametrize(("value", "role", "expected"), NAMES)
def test_names_are_parted_where_they_are_several(value: str, role: str, expected: Any) -> None:
    found = names(value, role)

    assert found == expected or len(found) == expected


@pytest.mark.parametrize(("headline", "title"), TITLES)
def test_the_headline_of_a_review_holds_the_title_of_the_work(headline: str, title: str) -> None:
    assert work_title(headline) == title


@pytest.mark.parametrize(("facts", "work_type"), TYPES)
def test_the_type_of_work_is_what_the_facts_are_evidence_of(facts: str, work_type: str) -> None:
    assert work_of(facts)["work_type"] == work_type


def test_a_type_that_is_not_certain_is_said() -> None:
    reading = read_text("Studio: Harbour", title="The Lamp Room")

    assert "work_type_unknown" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    "line",
    [
        "DIRECTED BY: Ann Bee",
        "directed\xa0by :\xa0Ann Bee",
        "Directors: Ann Bee",
        "Director(s): Ann Bee",
        "Director – Ann Bee",
        "Director\tAnn Bee",
        "**Director:** Ann Bee",
        "Regie: Ann Bee",
        "Réalisateur : Ann Bee",
    ],
)
def test_a_label_is_known_in_every_spelling(line: str) -> None:
    assert work_of(line)["credits"] == [{"role": "director", "names": ["Ann Bee"]}]


def test_fields_of_the_work_are_told_from_facts() -> None:
    found = work_of(
        "Title: Lamps\nOriginal title: Lampor\nYear: 2017–2019\nGenre: Drama, drama & Mystery\n"
        "Running time: 118 min\nBudget: 3 m\nBudget: 4 m\nWebsite: https://lamps.example/"
    )

    assert (found["title"], found["original_title"]) == ("Lamps", "Lampor")
    assert (found["year"], found["year_end"]) == (2017, 2019)
    assert found["genres"] == ["Drama", "Mystery"]
    assert [(fact["key"], fact["label"], fact["value"]) for fact in found["facts"]] == [
        ("duration", "", "118 min"),
        ("", "Budget", "3 m"),
        ("", "Budget", "4 m"),
    ]
    assert found["links"][0]["url"] == "https://lamps.example/"


def test_a_year_that_cannot_be_read_stays_a_fact() -> None:
    found = work_of("Year: c. 1998\nDirector: Ann Bee")

    assert found["year"] is None
    assert found["facts"] == [{"key": "", "label": "Year", "value": "c. 1998"}]


def test_the_year_is_that_of_the_release_where_none_is_given() -> None:
    assert work_of("Released: 3 May 2016\nDirector: Ann Bee")["year"] == 2016


def test_the_year_is_that_of_the_headline_where_no_fact_gives_it() -> None:
    reading = read_text("Director: Ann Bee", title="The Lamp Room (2021) – Review")

    assert (metadata(reading)["title"], metadata(reading)["year"]) == ("The Lamp Room", 2021)


def test_who_reviewed_a_work_is_no_fact_of_it() -> None:
    reading = read_text("Director: Ann Bee\nReviewed by: Mara Quill", title="Lamps")

    assert metadata(reading)["facts"] == []
    assert reading.shelf.authors[1].name == "Mara Quill"


def test_a_role_that_the_site_does_not_have_is_a_fact(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"director": None}

    assert work_of("Regie: Ann Bee\nStudio: Harbour")["facts"] == [
        {"key": "", "label": "Regie", "value": "Ann Bee"}
    ]


def test_a_role_of_the_site_is_known_by_its_label(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"lighting": {"label": "Lighting by"}}

    assert work_of("Lighting by: Ann Bee")["credits"] == [
        {"role": "lighting", "names": ["Ann Bee"]}
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>Directed by:</strong> Ann Bee<br><strong>Genre:</strong> Drama</p>",
        "<p><b>Directed by</b> Ann Bee</p><p><b>Genre</b> Drama</p>",
        "<table><tr><th>Directed by<td>Ann Bee<tr><th>Genre<td>Drama</table>",
        "<dl><dt>Directed by</dt><dd>Ann Bee</dd><dt>Genre</dt><dd>Drama</dd></dl>",
        "<ul><li>Directed by: Ann Bee</li><li>Genre: Drama</li></ul>",
    ],
)
def test_facts_are_found_in_html_of_any_kind(html: str) -> None:
    found = metadata(read_html(html, title="The Lamp Room"))

    assert found["credits"] == [{"role": "director", "names": ["Ann Bee"]}]
    assert found["genres"] == ["Drama"]


@pytest.mark.parametrize(
    "text",
    [
        "He said: this is it. She said: no.",
        "Warning: wet paint",
        "Story: It goes on for too long.\nMusic: A good score all the same.",
        "A note: nothing in this review gives anything away. Nothing that matters, that is.",
        "Time: it is all that the keeper has.\n\n" + "It rained. " * 30,
    ],
)
def test_prose_with_a_colon_is_no_fact(text: str) -> None:
    assert (
        work_of("The harbour lies still, and so does the sea around it. " * 4 + f"\n\n{text}")
        is None
    )


def test_facts_of_a_review_without_any_title_stay_as_text() -> None:
    reading = read_text("DIRECTED BY: Ann Bee")

    assert [raw["type"] for raw in reading.blocks] == ["paragraph"]


def test_the_title_of_the_work_is_the_headline_where_there_is_no_other() -> None:
    assert read_text("Title: Lamps\nGenre: Drama").title == "Lamps"


def test_too_many_facts_stay_as_text() -> None:
    reading = read_text("\n".join(f"Genre: Drama {at}" for at in range(200)), title="Lamps")

    assert metadata(reading) is None
    assert "too_many_facts" in {finding.code for finding in reading.findings}


def test_links_in_facts_are_not_lost() -> None:
    html = '<p>Director: <a href="https://bee.example/">Ann Bee</a></p>'
    found = {one.code: one.text for one in read_html(html, title="Lamps").findings}

    assert found["links_left_out"] == "https://bee.example/"
