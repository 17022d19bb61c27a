"""A review as schema.org structured data."""

import json
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from tests.parts import (
    PUBLISHER,
    credit,
    fact,
    link,
    make_author,
    make_image,
    make_meta,
    make_review,
    make_score,
    make_work,
)
from wagtail_reviews.schema import Review, Verdict
from wagtail_reviews.schema.parts import PartOf, ProfileLink, Term
from wagtail_reviews.schema.works import WORK_TYPES
from wagtail_reviews.structured_data import (
    JsonLd,
    Publisher,
    duration,
    findings,
    isbn,
    json_ld,
    script_safe,
    whole_number,
)


def node(publisher: Publisher | None = None, **values: Any) -> JsonLd:
    """The structured data of an eligible review with these values."""
    found, _ = json_ld(make_review(**values), publisher)
    assert found is not None
    return found


def work_node(**values: Any) -> JsonLd:
    """The ``itemReviewed`` of a work with these values."""
    item: JsonLd = node(metadata=make_work(**values))["itemReviewed"]
    return item


def rating_node(*marks: str) -> JsonLd:
    rating: JsonLd = node(score=make_score(*marks))["reviewRating"]
    return rating


def test_a_complete_review_is_described_whole() -> None:
    found = node(
        PUBLISHER,
        image=make_image("https://example.org/lead.jpg"),
        verdict=Verdict(pros=["Scale."], cons=["Plot.", "It plods."], summary=""),
        metadata=make_work(
            original_title="ブラム！",
            image=make_image("https://example.org/poster.jpg"),
            genres=[Term(name="Action", slug="action")],
            credits=[credit("director", "Hiroyuki Seshita"), credit("studio", "Polygon Pictures")],
            facts=[fact("duration", "105 min")],
            links=[link("https://example.org/wiki", "same_as")],
        ),
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "Review",
        "name": "A city without an end",
        "url": "https://example.org/reviews/blame/",
        "inLanguage": "en",
        "description": "Grey on grey.",
        "image": "https://example.org/lead.jpg",
        "datePublished": "2026-01-02T03:04:05+00:00",
        "dateModified": "2026-02-03T04:05:06+00:00",
        "author": [{"@type": "Person", "name": "Ada Lindqvist"}],
        "publisher": {"@type": "Organization", "name": "Test site", "url": "https://example.org"},
        "itemReviewed": {
            "@type": "Movie",
            "name": "BLAME!",
            "alternateName": "ブラム！",
            "image": "https://example.org/poster.jpg",
            "genre": ["Action"],
            "sameAs": ["https://example.org/wiki"],
            "datePublished": "2017",
            "director": [{"@type": "Person", "name": "Hiroyuki Seshita"}],
            "productionCompany": [{"@type": "Organization", "name": "Polygon Pictures"}],
            "duration": "PT105M",
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 5.5,
            "bestRating": 10,
            "worstRating": 0,
        },
        "positiveNotes": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Scale."}],
        },
        "negativeNotes": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Plot."},
                {"@type": "ListItem", "position": 2, "name": "It plods."},
            ],
        },
    }


def test_what_is_empty_is_not_emitted() -> None:
    meta = make_meta(html_url=None, first_published_at=None, last_published_at=None)
    found = node(meta=meta, summary="", image=None, metadata=make_work(year=None))
    assert set(found) == {
        "@context",
        "@type",
        "name",
        "inLanguage",
        "author",
        "itemReviewed",
        "reviewRating",
    }
    assert found["itemReviewed"] == {"@type": "Movie", "name": "BLAME!"}


@pytest.mark.parametrize("work_type", WORK_TYPES)
def test_nothing_is_quoted_sold_or_added_up(work_type: str) -> None:
    values = {"metadata": make_work(type=work_type, links=[link("https://example.org", "buy")])}
    found, _ = json_ld(make_review(**values), PUBLISHER)
    printed = json.dumps(found)
    assert not [name for name in ("reviewBody", "Offer", "offers", "aggregate") if name in printed]


INELIGIBLE: list[tuple[dict[str, Any], str]] = [
    ({"metadata": None}, "no_work"),
    ({"metadata": make_work(type="CreativeWork")}, "type"),
    ({"score": None}, "no_score"),
    ({"authors": []}, "no_author"),
    ({"authors": [make_author("x" * 100)]}, "long_author"),
    ({"authors": [make_author(), make_author("x" * 101)]}, "long_author"),
]


@pytest.mark.parametrize(("values", "code"), INELIGIBLE)
def test_an_ineligible_review_has_a_finding_and_nothing_else(
    values: dict[str, Any], code: str
) -> None:
    found, why = json_ld(make_review(**values))
    assert found is None
    assert [(finding.code, finding.severity) for finding in why] == [(code, "error")]


def test_all_findings_are_given_at_once() -> None:
    review = make_review(metadata=None, score=None, authors=[], summary="")
    codes = [finding.code for finding in findings(review)]
    assert codes == ["no_work", "no_score", "no_author", "no_summary"]


def test_findings_say_what_is_wrong() -> None:
    review = make_review(metadata=None, score=None, authors=[], summary="")
    assert all(str(finding.message).endswith(".") for finding in findings(review))


HINTS: list[tuple[dict[str, Any], str]] = [
    ({"summary": ""}, "no_summary"),
    ({"title": "x" * 61}, "long_title"),
    ({"meta": make_meta(seo_title="x" * 61)}, "long_title"),
    ({"image": None}, "no_image"),
    ({"verdict": Verdict(pros=["Scale."], cons=[], summary="")}, "few_notes"),
]


@pytest.mark.parametrize(("values", "code"), HINTS)
def test_a_hint_keeps_nothing_back(values: dict[str, Any], code: str) -> None:
    found, why = json_ld(make_review(**values))
    assert found is not None
    assert [(finding.code, finding.severity) for finding in why] == [(code, "hint")]


@pytest.mark.parametrize(
    "values",
    [
        {"title": "x" * 60},
        {"title": "x" * 61, "meta": make_meta(seo_title="Short")},
        {
            "image": None,
            "metadata": make_work(image=make_image("https://example.org/poster.jpg")),
        },
    ],
)
def test_what_is_good_enough_is_not_found(values: dict[str, Any]) -> None:
    assert list(findings(make_review(**values))) == []


@pytest.mark.parametrize(
    ("pros", "cons", "codes"),
    [([], [], []), (["Scale."], [], ["few_notes"]), ([], ["Plot."], ["few_notes"])],
)
def test_a_single_note_is_not_shown(pros: list[str], cons: list[str], codes: list[str]) -> None:
    found, why = json_ld(make_review(verdict=Verdict(pros=pros, cons=cons, summary="")))
    assert found is not None
    assert not {"positiveNotes", "negativeNotes"} & set(found)
    assert [finding.code for finding in why] == codes


@pytest.mark.parametrize(
    ("pros", "cons"),
    [(["Scale.", "Sound."], []), ([], ["Plot.", "Pace."]), (["Scale."], ["Plot."])],
)
def test_two_notes_are_shown(pros: list[str], cons: list[str]) -> None:
    found = node(verdict=Verdict(pros=pros, cons=cons, summary=""))
    assert ("positiveNotes" in found, "negativeNotes" in found) == (bool(pros), bool(cons))


def test_a_product_knows_its_review() -> None:
    found = node(metadata=make_work(type="Product"))
    assert found["@id"] == "https://example.org/reviews/blame/#review"
    assert found["itemReviewed"]["review"] == {"@id": found["@id"]}


def test_an_eligible_review_has_no_findings() -> None:
    assert list(findings(make_review())) == []


def test_the_longest_author_is_eligible() -> None:
    assert node(authors=[make_author("x" * 99)])


@pytest.mark.parametrize("work_type", [kind for kind in WORK_TYPES if kind != "CreativeWork"])
def test_the_work_has_its_type(work_type: str) -> None:
    assert work_node(type=work_type)["@type"] == work_type


@pytest.mark.parametrize(
    ("marks", "written"),
    [
        (("5.5", "10", "0"), "[5.5, 10, 0]"),
        (("8.0", "10", "1.0"), "[8, 10, 1]"),
        (("0", "100", "0"), "[0, 100, 0]"),
        (("7.1", "10", "0"), "[7.1, 10, 0]"),
    ],
)
def test_the_rating_and_both_its_bounds_are_numbers(
    marks: tuple[str, str, str], written: str
) -> None:
    rating = rating_node(*marks)
    values = [rating[name] for name in ("ratingValue", "bestRating", "worstRating")]
    assert json.dumps(values) == written


@pytest.mark.parametrize(
    "work_type",
    ["TVSeries", "TVSeason", "MovieSeries", "BookSeries", "ComicSeries", "PodcastSeries", "Event"],
)
def test_what_runs_has_a_start_and_an_end(work_type: str) -> None:
    found = work_node(type=work_type, year=2011, year_end=2019)
    assert (found["startDate"], found["endDate"]) == ("2011", "2019")
    assert "datePublished" not in found


def test_a_series_that_still_runs_has_no_end() -> None:
    assert "endDate" not in work_node(type="TVSeries", year=2011)


@pytest.mark.parametrize("work_type", ["Movie", "TVEpisode", "VideoGame", "Book", "MusicAlbum"])
def test_other_works_have_a_date_of_publication(work_type: str) -> None:
    found = work_node(type=work_type, year=987, year_end=2019)
    assert found["datePublished"] == "0987"
    assert not {"startDate", "endDate"} & set(found)


def test_a_product_is_released() -> None:
    found = work_node(type="Product", year=2017)
    assert found["releaseDate"] == "2017"
    assert "datePublished" not in found


@pytest.mark.parametrize("work_type", ["Product", "Event"])
def test_what_is_no_creative_work_has_none_of_its_properties(work_type: str) -> None:
    found = work_node(
        type=work_type,
        genres=[Term(name="Action", slug="action")],
        part_of=PartOf(type="CreativeWork", title="The City"),
        credits=[credit("writer", "Ines Falk"), credit("publisher", "Falk Press")],
    )
    assert not {"genre", "isPartOf", "author", "publisher"} & set(found)


@pytest.mark.parametrize(
    ("work_type", "name"), [("TVSeason", "seasonNumber"), ("TVEpisode", "episodeNumber")]
)
@pytest.mark.parametrize("number", [0, 3])
def test_seasons_and_episodes_have_a_place_in_their_series(
    work_type: str, name: str, number: int
) -> None:
    part_of = PartOf(type="TVSeries", title="The City")
    found = work_node(type=work_type, part_of=part_of, number=number)
    assert found["partOfSeries"] == {"@type": "TVSeries", "name": "The City"}
    assert found[name] == number


@pytest.mark.parametrize(
    ("work_type", "whole"),
    [("Movie", "MovieSeries"), ("Book", "BookSeries"), ("MusicRecording", "MusicAlbum")],
)
def test_other_works_are_part_of_a_whole(work_type: str, whole: Any) -> None:
    found = work_node(type=work_type, part_of=PartOf(type=whole, title="The City"), number=2)
    assert found["isPartOf"] == {"@type": whole, "name": "The City"}
    assert not {"partOfSeries", "seasonNumber", "episodeNumber"} & set(found)


def test_only_links_that_identify_the_work_are_the_same() -> None:
    links = [
        link("https://example.org/wiki", "same_as"),
        link("https://example.org/", "official"),
        link("https://example.org/stream", "watch"),
        link("https://example.org/shop", "buy"),
    ]
    assert work_node(links=links)["sameAs"] == ["https://example.org/wiki"]


PERSON, COMPANY, GROUP = "Person", "Organization", "MusicGroup"


@pytest.mark.parametrize(
    ("role", "work_type", "name", "kind"),
    [
        ("director", "Movie", "director", PERSON),
        ("director", "VideoGame", "director", PERSON),
        ("creator", "TVSeries", "creator", PERSON),
        ("writer", "Book", "author", PERSON),
        ("cast", "TVEpisode", "actor", PERSON),
        ("producer", "Movie", "producer", PERSON),
        ("composer", "Movie", "musicBy", PERSON),
        ("studio", "TVSeason", "productionCompany", COMPANY),
        ("publisher", "VideoGame", "publisher", COMPANY),
        ("artist", "MusicAlbum", "byArtist", GROUP),
        ("narrator", "Audiobook", "readBy", PERSON),
        ("illustrator", "Book", "illustrator", PERSON),
        ("translator", "Book", "translator", PERSON),
    ],
)
def test_a_credit_is_the_property_of_its_role(
    role: str, work_type: str, name: str, kind: str
) -> None:
    found = work_node(type=work_type, credits=[credit(role, "Falk", "Berg")])
    assert found[name] == [{"@type": kind, "name": "Falk"}, {"@type": kind, "name": "Berg"}]


def test_platforms_are_text() -> None:
    found = work_node(type="VideoGame", credits=[credit("platform", "PC", "Switch")])
    assert found["gamePlatform"] == ["PC", "Switch"]


@pytest.mark.parametrize(
    ("role", "work_type"),
    [
        ("director", "Book"),
        ("studio", "VideoGame"),
        ("platform", "Movie"),
        ("composer", "TVSeason"),
        ("network", "TVSeries"),
        ("label", "MusicAlbum"),
        ("key_grip", "Movie"),
    ],
)
def test_credits_without_a_property_stay_out(role: str, work_type: str) -> None:
    plain = work_node(type=work_type)
    assert work_node(type=work_type, credits=[credit(role, "Falk")]) == plain


@override_settings(
    WAGTAIL_REVIEWS_CREDIT_ROLES={
        "showrunner": {"label": "", "properties": {"TVSeries": "creator"}}
    }
)
def test_roles_that_share_a_property_are_one_list() -> None:
    both = [credit("creator", "Falk"), credit("showrunner", "Berg")]
    found = work_node(type="TVSeries", credits=both)
    assert [person["name"] for person in found["creator"]] == ["Falk", "Berg"]


@pytest.mark.parametrize(
    ("key", "work_type", "value", "name", "written"),
    [
        ("duration", "Movie", "105 min", "duration", "PT105M"),
        ("duration", "Audiobook", "9 h 30 min", "duration", "PT9H30M"),
        ("isbn", "Book", "978-3-16-148410-0", "isbn", "9783161484100"),
        ("pages", "Book", "320", "numberOfPages", 320),
        ("seasons", "TVSeries", "3", "numberOfSeasons", 3),
        ("episodes", "TVSeason", "10", "numberOfEpisodes", 10),
        ("tracks", "MusicAlbum", "12", "numTracks", 12),
    ],
)
def test_facts_with_a_valid_value_are_properties(
    key: str, work_type: str, value: str, name: str, written: object
) -> None:
    assert work_node(type=work_type, facts=[fact(key, value)])[name] == written


@pytest.mark.parametrize(
    ("key", "work_type", "value"),
    [
        ("duration", "Movie", "long"),
        ("duration", "Book", "105 min"),
        ("isbn", "Movie", "978-3-16-148410-0"),
        ("pages", "Book", "about 300"),
        ("country", "Movie", "Japan"),
        ("ratio", "Movie", "2.39:1"),
        (None, "Movie", "105 min"),
    ],
)
def test_other_facts_stay_out(key: str | None, work_type: str, value: str) -> None:
    plain = work_node(type=work_type)
    assert work_node(type=work_type, facts=[fact(key, value)]) == plain


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("105 min", "PT105M"),
        ("105min", "PT105M"),
        ("105 Min.", "PT105M"),
        ("1 minute", "PT1M"),
        ("90 minutes", "PT90M"),
        ("45m", "PT45M"),
        ("2h", "PT2H"),
        (" 2 hours ", "PT2H"),
        ("1 h 45 min", "PT1H45M"),
        ("1h45m", "PT1H45M"),
        ("1 hr 5 mins", "PT1H5M"),
        ("", None),
        ("105", None),
        ("1:45", None),
        ("1h45", None),
        ("min", None),
        ("-5 min", None),
        ("1.5 h", None),
        ("１０５ min", None),
        ("105 min approx", None),
        ("45 min 1 h", None),
    ],
)
def test_a_duration_is_read_into_iso_8601(value: str, written: str | None) -> None:
    assert duration(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("978 3 16 148410 0", "9783161484100"),
        ("9783161484100", "9783161484100"),
        ("0-306-40615-2", "0306406152"),
        ("0-8044-2957-x", "080442957X"),
        ("", None),
        ("ISBN", None),
        ("12345", None),
        ("97831614841001", None),
        ("X306406152", None),
        ("９７８３１６１４８４１００", None),
    ],
)
def test_an_isbn_has_ten_or_thirteen_digits(value: str, written: str | None) -> None:
    assert isbn(value) == written


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("320", 320),
        (" 8 ", 8),
        ("0", 0),
        *((junk, None) for junk in ("", "320 pp.", "-1", "1.5", "３", "1234567")),
    ],
)
def test_a_whole_number_is_digits_alone(value: str, number: int | None) -> None:
    assert whole_number(value) == number


def test_a_person_has_a_job_and_profiles() -> None:
    links = [ProfileLink(label="", url="https://example.org/@ada")]
    author = make_author(job_title="Editor", url="https://example.org/ada", links=links)
    assert node(authors=[author])["author"] == [
        {
            "@type": "Person",
            "name": "Ada Lindqvist",
            "url": "https://example.org/ada",
            "sameAs": ["https://example.org/@ada"],
            "jobTitle": "Editor",
        }
    ]


def test_an_organisation_has_no_job() -> None:
    author = make_author("The desk", type="Organization", job_title="Editor")
    assert node(authors=[author])["author"] == [{"@type": "Organization", "name": "The desk"}]


def test_authors_stand_in_the_order_of_the_byline() -> None:
    authors = [make_author("Berg"), make_author("Falk")]
    assert [author["name"] for author in node(authors=authors)["author"]] == ["Berg", "Falk"]


def test_there_may_be_no_publisher() -> None:
    assert "publisher" not in node(None)


def test_structured_data_is_json_as_it_is() -> None:
    found = node(PUBLISHER, score=make_score("8.0"))
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("</script>", "\\u003C/script\\u003E"),
        ("<!--", "\\u003C!--"),
        ("a & b", "a \\u0026 b"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("Keichō, 弐瓶", "Keichō, 弐瓶"),
    ],
)
def test_what_could_end_a_script_is_escaped(text: str, safe: str) -> None:
    assert script_safe(text) == safe


@given(st.text())
def test_escaped_json_reads_the_same(text: str) -> None:
    printed = script_safe(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(printed) == {text: [text]}
    assert not set(printed) & set("<>&\u2028\u2029")


def test_spoilers_are_not_in_the_structured_data() -> None:
    spoiler = {"type": "spoiler", "id": "1", "value": {"label": "End", "html": "<p>He lives.</p>"}}
    review = Review(**dict(make_review()), body=[spoiler], json_ld=None)
    found, _ = json_ld(review)
    assert "He lives" not in json.dumps(found)
