"""Raw StreamField values -> parts of the schema."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import block, score, work
from wagtail_reviews import extract
from wagtail_reviews.extract import Body, PictureRef, References
from wagtail_reviews.extract.raw import integer, items, text, texts
from wagtail_reviews.schema import blocks, parts
from wagtail_reviews.schema.works import WORK_TYPES

EMPTY: list[Any] = [None, "", [], [None], {}, " "]


def make_image(ref: PictureRef) -> parts.Image:
    return parts.Image(
        id=ref.id,
        title="A still",
        alt="Of the image" if ref.alt is None else ref.alt,
        width=640,
        height=480,
        url="/media/still.jpg",
        srcset=[],
        focal_point=None,
        credit=ref.credit,
    )


def make_author(pk: int, name: str = "Ada Lindqvist") -> parts.Author:
    return parts.Author(
        id=pk,
        slug="ada",
        type="Person",
        name=name,
        job_title="",
        url="",
        heading="",
        bio="<p>Writes.</p>",
        image=None,
        links=[],
    )


@dataclass
class Everything:
    """A resolver that has whatever it is asked for; author 9 has no name, author 0 is gone."""

    refs: list[PictureRef] = field(default_factory=list)

    def image(self, ref: PictureRef) -> parts.Image | None:
        self.refs.append(ref)
        return make_image(ref)

    def author(self, pk: int) -> parts.Author | None:
        return make_author(pk, "" if pk == 9 else f"Author {pk}") if pk else None

    def html(self, source: str) -> str:
        return source.replace("<p>", "<p >")

    def embed(self, url: str) -> blocks.Embed:
        return extract.bare_embed(url)


def body(*raw: Any) -> Body:
    return extract.body(raw, Everything())


def metadata(**values: Any) -> parts.Metadata:
    """The metadata of a block that has a title, and these values."""
    found = body(work(**values)).metadata
    assert found is not None
    return found


def score_of(value: Any = "5.5", scale: str = "points-10", **values: Any) -> parts.Score:
    found = body(score(value, scale, **values)).score
    assert found is not None
    return found


def value_of(name: str, raw: Any) -> Any:
    """The value of the only block of a body."""
    (found,) = body(block(name, raw)).blocks
    return found.value


def criterion(name: Any, value: Any, **values: Any) -> dict[str, Any]:
    return {"name": name, "value": value, **values}


COMPLETE = [
    work(year=2017, genres=["Action"], image={"image": 5, "alt_text": "Killy"}),
    block("synopsis", "<p>A man walks.</p>"),
    block("heading", text="The city", level="3"),
    block("paragraph", "<p>Concrete.</p>"),
    block("image", image={"image": 6, "decorative": True}, caption="A shaft", credit="Netflix"),
    block("quote", text="Nobody.", attribution="Killy", url="https://example.org/"),
    block("embed", "https://example.org/trailer"),
    block("spoiler", label="The end", text="<p>He lives.</p>"),
    block("verdict", pros=["Scale."], cons=["Plot."], summary="Grey."),
    score("5.5"),
    block("author_card", author=3),
    block("poll", votes=[1, 2]),
]


def test_a_complete_body_keeps_every_block_in_its_order() -> None:
    assert [found.type for found in body(*COMPLETE).blocks] == [
        *(raw["type"] for raw in COMPLETE[:-1]),
        "custom",
    ]


def test_blocks_keep_their_ids() -> None:
    assert [found.id for found in body(*COMPLETE).blocks] == [raw["id"] for raw in COMPLETE]


def test_the_parts_stand_at_the_top_level() -> None:
    found = body(*COMPLETE)
    assert found.metadata is not None
    assert found.metadata.title == "BLAME!"
    assert found.verdict == parts.Verdict(pros=["Scale."], cons=["Plot."], summary="Grey.")
    assert found.score is not None
    assert found.score.value == Decimal("5.5")
    assert [author.id for author in found.authors] == [3]


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("synopsis", "<p>A man.</p>", "<p >A man.</p>"),
        ("paragraph", " <p>A man.</p> ", "<p >A man.</p>"),
        ("paragraph", "a < b", "a &lt; b"),
        ("paragraph", '<embed embedtype="image" id="1"/>', '<embed embedtype="image" id="1"/>'),
        ("heading", {"text": " The city ", "level": "3"}, blocks.Heading(text="The city", level=3)),
        ("heading", {"text": "The city"}, blocks.Heading(text="The city", level=2)),
        ("heading", {"text": "The city", "level": 1}, blocks.Heading(text="The city", level=2)),
        ("heading", {"text": "The city", "level": "9"}, blocks.Heading(text="The city", level=4)),
        ("quote", {"text": "No."}, blocks.Quote(text="No.", attribution="", url="")),
        ("embed", " https://example.org/ ", extract.bare_embed("https://example.org/")),
        (
            "spoiler",
            {"label": None, "text": "<p>He lives.</p>"},
            blocks.Spoiler(label="", html="<p >He lives.</p>"),
        ),
        (
            "verdict",
            {"pros": ["A", "", None, " B "]},
            parts.Verdict(pros=["A", "B"], cons=[], summary=""),
        ),
        ("verdict", {"summary": "Grey."}, parts.Verdict(pros=[], cons=[], summary="Grey.")),
        ("poll", {"votes": [1]}, {"votes": [1]}),
        ("poll", None, None),
    ],
)
def test_reads_the_value_of_a_block(name: str, raw: Any, value: Any) -> None:
    assert extract.body([{"type": name, "id": "", "value": raw}], Everything()).blocks[0].value == (
        value
    )


@pytest.mark.parametrize("name", sorted(extract.READERS))
@pytest.mark.parametrize("raw", EMPTY, ids=repr)
def test_a_block_without_its_core_is_left_out(name: str, raw: Any) -> None:
    assert body({"type": name, "value": raw}).blocks == []


CORES = {
    "metadata": "title",
    "heading": "text",
    "image": "image",
    "quote": "text",
    "spoiler": "text",
    "score": "value",
    "author_card": "author",
}


@pytest.mark.parametrize("empty", EMPTY, ids=repr)
@pytest.mark.parametrize("raw", [raw for raw in COMPLETE if raw["type"] in CORES], ids=str)
def test_a_block_whose_core_is_empty_is_left_out(raw: dict[str, Any], empty: Any) -> None:
    name = raw["type"]
    assert body({**raw, "value": {**raw["value"], CORES[name]: empty}}).blocks == []


@pytest.mark.parametrize(
    "source", ["<p></p>", "<p> </p>", "<p><br/></p>", "<p data-block-key='a'></p>"]
)
def test_empty_markup_is_no_paragraph(source: str) -> None:
    assert body(block("paragraph", source)).blocks == []


@pytest.mark.parametrize(
    "source", ["<" * 9999, "<a" * 9999 + ">", "<p>" * 999 + "x", "x" + "<p" * 999]
)
def test_broken_markup_is_not_refused(source: str) -> None:
    body(block("paragraph", source))


@pytest.mark.parametrize("raw", [None, "", 1, [], {}, {"type": None}, {"type": ""}])
def test_what_is_no_block_is_left_out(raw: Any) -> None:
    assert body(raw).blocks == []


@pytest.mark.parametrize("empty", EMPTY, ids=repr)
def test_empty_values_of_the_work_are_empty(empty: Any) -> None:
    names = ("original_title", "year", "year_end", "part_of", "number", "image")
    lists = ("genres", "credits", "facts", "links")
    found = metadata(work_type=empty, **dict.fromkeys([*names, *lists], empty))
    assert found == metadata(work_type="CreativeWork")


NAMES = (
    "alt_text attribution author bio caption cons credit credits criteria decorative facts genres "
    "heading id image key kind label level links name names number original_title overall part_of "
    "pros role scale sponsored summary text title type url value weight work_type year"
)
KEYS = st.sampled_from(NAMES.split())
# A score, a work and so on are read out of any JSON that stands in their place.
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from(
        ["points-10", "letter", "average", "director", "duration", "item", "5", "B+"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)


def struct_of(*names: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A struct with a few of its keys, so that junk gets past the first of them."""
    return st.fixed_dictionaries(values, optional=dict.fromkeys(names, JSON))


JUNK = JSON | st.one_of(
    struct_of("work_type", "year", "part_of", "genres", "credits", title=st.just("BLAME!")),
    struct_of("facts", "links", "image", "number", "original_title", title=st.just("BLAME!")),
    struct_of("overall", "label", "criteria", scale=st.just("points-10"), value=st.just("5")),
    struct_of(
        scale=st.sampled_from(["points-5", "thumbs"]),
        overall=st.just("average"),
        criteria=st.lists(struct_of("name", "weight", value=st.sampled_from(["5", "up"]) | JSON)),
    ),
    struct_of("heading", "bio", author=st.integers()),
    struct_of("label", "attribution", "url", "level", "summary", text=st.just("<p>No.</p>")),
    struct_of("caption", "credit", image=JSON | struct_of("alt_text", image=st.integers())),
)


@given(
    st.lists(st.fixed_dictionaries({"type": st.sampled_from([*extract.READERS]), "value": JUNK}))
)
def test_junk_anywhere_gives_valid_parts(raw: list[Any]) -> None:
    for found in body(*raw).blocks:
        assert type(found).model_validate_json(found.model_dump_json()) is not None


@given(JSON)
def test_junk_in_place_of_a_body_gives_a_body(raw: Any) -> None:
    assert isinstance(extract.body(raw if isinstance(raw, list) else [raw], Everything()), Body)


@pytest.mark.parametrize("name", ["metadata", "verdict", "score"])
def test_of_two_blocks_of_a_kind_the_first_counts(name: str) -> None:
    first = next(raw for raw in COMPLETE if raw["type"] == name)
    (found,) = body(first, {**first, "id": "second"}).blocks
    assert found.id == first["id"]


def test_a_first_block_that_is_empty_does_not_count() -> None:
    found = body(work(title=""), work(title="Second")).metadata
    assert found is not None
    assert found.title == "Second"


@pytest.mark.parametrize("name", ["paragraph", "synopsis"])
def test_other_blocks_may_be_repeated(name: str) -> None:
    assert len(body(block(name, "<p>A</p>"), block(name, "<p>B</p>")).blocks) == 2


def test_a_block_of_the_site_is_custom() -> None:
    (found,) = body(block("poll", votes=[1])).blocks
    assert found == blocks.CustomBlock(name="poll", id="id-poll", value={"votes": [1]})


def test_the_site_may_represent_its_own_blocks() -> None:
    def represent(name: str, value: Any) -> Any:
        return f"{name}: {value}"

    found = extract.body(
        [block("poll", 3), block("paragraph", "<p>A</p>")], References(), represent=represent
    )
    assert [one.value for one in found.blocks] == ["poll: 3", "<p>A</p>"]


LISTS: list[Callable[[list[Any]], list[Any]]] = [
    lambda plain: plain,
    lambda plain: [{"type": "item", "id": "1", "value": value} for value in plain],
]


@pytest.mark.parametrize("form", LISTS, ids=["plain", "items"])
def test_both_forms_of_lists_are_read(form: Callable[[list[Any]], list[Any]]) -> None:
    credit = {"role": "director", "names": form(["Hiroyuki Seshita"])}
    found = metadata(genres=form(["Action", "Drama"]), credits=form([credit]))
    assert [genre.slug for genre in found.genres] == ["action", "drama"]
    assert [name.slug for name in found.credits[0].names] == ["hiroyuki-seshita"]


@pytest.mark.parametrize("form", LISTS, ids=["plain", "items"])
def test_empty_items_are_dropped(form: Callable[[list[Any]], list[Any]]) -> None:
    assert items(form([None, "", {}, [], "A", 0])) == ["A", 0]
    assert texts(form([None, " ", "A ", []])) == ["A"]


@pytest.mark.parametrize("value", [*EMPTY, [[]], {"a": 1}, ("a",)], ids=repr)
def test_what_is_no_text_is_empty(value: Any) -> None:
    assert text(value) == ""


def test_half_an_emoji_is_dropped() -> None:
    assert text("\0Grey\ud83d.") == "Grey."


@pytest.mark.parametrize(
    ("value", "number"),
    [(2017, 2017), ("2017", 2017), (" 7 ", 7), (0, 0), (None, None), ("", None), ([7], None)]
    + [
        (junk, None) for junk in ("MMXVII", "-1", "1.5", "1_0", "２０", 10**18, 7.5, True, "9" * 99)
    ],
)
def test_reads_whole_numbers(value: Any, number: int | None) -> None:
    assert integer(value) == number


@pytest.mark.parametrize("name", ["year", "year_end"])
@pytest.mark.parametrize(
    ("value", "year"),
    [(2017, 2017), ("1927", 1927), (0, None), (10000, None), (-500, None), ("soon", None)],
)
def test_years_are_those_of_the_calendar(name: str, value: Any, year: int | None) -> None:
    assert getattr(metadata(**{name: value}), name) == year


@pytest.mark.parametrize(("value", "number"), [(0, 0), ("3", 3), ("three", None), (None, None)])
def test_the_number_of_the_work_may_be_nought(value: Any, number: int | None) -> None:
    assert metadata(number=value).number == number


@pytest.mark.parametrize("work_type", WORK_TYPES)
def test_reads_each_type_of_work(work_type: str) -> None:
    assert metadata(work_type=work_type).type == work_type


@pytest.mark.parametrize("work_type", ["Film", "movie", 1, ["Movie"], {"Movie": 1}])
def test_an_unknown_type_of_work_is_a_creative_work(work_type: Any) -> None:
    assert metadata(work_type=work_type).type == "CreativeWork"


@pytest.mark.parametrize(
    ("work_type", "whole"),
    [
        ("TVSeason", "TVSeries"),
        ("TVEpisode", "TVSeries"),
        ("Movie", "MovieSeries"),
        ("Book", "BookSeries"),
        ("Audiobook", "BookSeries"),
        ("MusicRecording", "MusicAlbum"),
        ("VideoGame", "CreativeWork"),
    ],
)
def test_the_whole_has_the_type_that_suits_the_work(work_type: str, whole: str) -> None:
    part_of = metadata(work_type=work_type, part_of=" The City ").part_of
    assert part_of is not None
    assert (part_of.type, part_of.title) == (whole, "The City")


def test_genres_that_slugify_alike_are_one() -> None:
    found = metadata(genres=["Sci-Fi", "sci fi", "SCI-FI!", "Drama"]).genres
    assert [(genre.name, genre.slug) for genre in found] == [
        ("Sci-Fi", "sci-fi"),
        ("Drama", "drama"),
    ]


def test_a_role_given_twice_is_one_credit() -> None:
    found = metadata(
        credits=[
            {"role": "writer", "names": ["Ines Falk"]},
            {"role": "director", "names": ["Mo Berg"]},
            {"role": "writer", "names": ["Mo Berg", "INES FALK"]},
        ]
    ).credits
    assert [(credit.role, [name.name for name in credit.names]) for credit in found] == [
        ("writer", ["Ines Falk", "Mo Berg"]),
        ("director", ["Mo Berg"]),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        {"role": "director", "names": []},
        {"role": "director", "names": [None, ""]},
        {"role": "director"},
        {"role": "", "names": ["Ines Falk"]},
        {"names": ["Ines Falk"]},
        None,
    ],
)
def test_credits_without_role_or_names_are_left_out(credit: Any) -> None:
    assert metadata(credits=[credit]).credits == []


@pytest.mark.parametrize(
    ("role", "label"), [("director", "Directed by"), ("key_grip", "Key grip"), ("dop", "Dop")]
)
def test_an_unknown_role_is_its_own_label(role: str, label: str) -> None:
    (credit,) = metadata(credits=[{"role": role, "names": ["Ines Falk"]}]).credits
    assert (credit.role, credit.label) == (role, label)


@pytest.mark.parametrize(
    ("raw", "fact"),
    [
        ({"key": "duration", "value": "105 min"}, ("duration", "Running time", "105 min")),
        ({"key": "duration", "label": "Length", "value": "1"}, ("duration", "Length", "1")),
        ({"key": "", "label": "Ratio", "value": "2.39:1"}, (None, "Ratio", "2.39:1")),
        ({"key": None, "label": "Ratio", "value": 2}, (None, "Ratio", "2")),
        ({"key": "gauge", "value": "35 mm"}, ("gauge", "gauge", "35 mm")),
    ],
)
def test_reads_facts(raw: Any, fact: tuple[str | None, str, str]) -> None:
    (found,) = metadata(facts=[raw]).facts
    assert (found.key, found.label, found.value) == fact


@pytest.mark.parametrize(
    "raw", [{"key": "duration"}, {"key": "", "label": "", "value": "1"}, {"value": "1"}, None, "1"]
)
def test_facts_without_label_or_value_are_left_out(raw: Any) -> None:
    assert metadata(facts=[raw]).facts == []


@pytest.mark.parametrize("kind", ["same_as", "official", "watch", "buy"])
def test_reads_each_kind_of_link(kind: str) -> None:
    raw = {"kind": kind, "label": "Site", "url": "https://example.org/", "sponsored": True}
    assert [link.model_dump() for link in metadata(links=[raw]).links] == [raw]


@pytest.mark.parametrize("kind", ["", None, "affiliate"])
def test_a_link_of_no_kind_does_not_identify_the_work(kind: Any) -> None:
    (link,) = metadata(links=[{"kind": kind, "url": "https://example.org/"}]).links
    assert (link.kind, link.label, link.sponsored) == ("official", "example.org", False)


def test_links_without_an_address_are_left_out() -> None:
    assert metadata(links=[{"kind": "buy", "label": "Shop"}, None]).links == []


@pytest.mark.parametrize(
    ("raw", "alt"),
    [
        ({"image": 5, "alt_text": "Killy", "decorative": False}, "Killy"),
        ({"image": 5, "alt_text": "Killy", "decorative": True}, ""),
        ({"image": 5, "alt_text": "", "decorative": True}, ""),
        ({"image": 5, "alt_text": " ", "decorative": False}, None),
        ({"image": 5, "alt_text": None}, None),
        ({"image": 5}, None),
        (5, None),
        ("5", None),
    ],
)
def test_alternative_text_is_empty_only_where_a_picture_is_decorative(
    raw: Any, alt: str | None
) -> None:
    resolver = Everything()
    extract.body([work(image=raw), block("image", image=raw, credit="Netflix")], resolver)
    assert resolver.refs == [PictureRef(5, alt), PictureRef(5, alt, "Netflix")]


def test_a_picture_that_the_reader_may_not_see_leaves_its_caption() -> None:
    raw = block("image", image={"image": 6}, caption="A shaft")
    (found,) = extract.body([raw], References()).blocks
    assert found.value == blocks.Picture(image=None, caption="A shaft")


def test_a_score_says_all_about_itself() -> None:
    assert score_of("5.50", label=" Mixed ").model_dump() == {
        "value": 5.5,
        "best": 10,
        "worst": 0,
        "step": 0.5,
        "grade": None,
        "percent": 55,
        "scale": "points-10",
        "display": "5.5 / 10",
        "text": "5.5 out of 10",
        "label": "Mixed",
        "criteria": [],
    }


@pytest.mark.parametrize(
    ("scale", "value", "grade", "percent"),
    [("letter", "b+", "B+", 75), ("thumbs", "down", "down", 0), ("stars-5", 3.5, None, 70)],
)
def test_grades_are_given_beside_their_percent(
    scale: str, value: Any, grade: str | None, percent: int
) -> None:
    found = score_of(value, scale)
    assert found.grade == grade
    assert found.percent == percent
    assert (found.step is None) is (grade is not None)


@pytest.mark.parametrize("value", [0, "0", "0.0"])
def test_nought_is_a_score(value: Any) -> None:
    found = score_of(value)
    assert found.value == 0
    assert found.percent == 0


@pytest.mark.parametrize("value", [*EMPTY, "abc", "11", "-1", "NaN", "1e999", "B+"], ids=repr)
def test_without_a_value_there_is_no_score(value: Any) -> None:
    assert body(score(value)).score is None


def test_a_value_off_the_step_stays_as_it_was_given() -> None:
    assert score_of("5.3").value == Decimal("5.3")


def test_a_score_on_a_retired_scale_is_kept(settings: Any) -> None:
    before = score_of("up", "thumbs")
    settings.WAGTAIL_REVIEWS_SCALES = {"thumbs": {"retired": True}}
    assert score_of("up", "thumbs") == before


def test_an_unknown_scale_is_reported_and_gives_no_score(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "wagtail_reviews"):
        assert body(score("5", "points-7")).score is None
    assert "points-7" in caplog.text


@pytest.mark.parametrize("scale", ["", None, []])
def test_a_scale_that_is_not_chosen_yet_is_not_reported(
    scale: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert body(score("5", scale)).score is None
    assert caplog.records == []


def test_criteria_are_on_the_scale_of_the_score() -> None:
    found = score_of("6", criteria=[criterion("Sound", "8", weight="2"), criterion("Plot", 3.5)])
    assert [one.model_dump() for one in found.criteria] == [
        {
            "name": "Sound",
            "value": 8,
            "percent": 80,
            "grade": None,
            "weight": 2,
            "display": "8 / 10",
        },
        {
            "name": "Plot",
            "value": 3.5,
            "percent": 35,
            "grade": None,
            "weight": 1,
            "display": "3.5 / 10",
        },
    ]


def test_criteria_may_be_grades() -> None:
    (found,) = score_of("B", "letter", criteria=[criterion("Sound", "a")]).criteria
    assert (found.grade, found.display) == ("A", "A")
    assert found.value == 92


@pytest.mark.parametrize(
    "raw", [criterion("", "8"), criterion("Sound", ""), criterion("Sound", "11"), None, "8"]
)
def test_criteria_without_name_or_value_are_left_out(raw: Any) -> None:
    assert score_of("6", criteria=[raw]).criteria == []


@pytest.mark.parametrize(
    ("weights", "average"),
    [
        ((None, None), "6.5"),
        (("1", "2"), "6"),
        ((3, "1"), "7.5"),
        (("0", 1), "5"),
        ((0.5, "0.5"), "6.5"),
    ],
)
def test_the_score_may_be_the_weighted_average(weights: tuple[Any, Any], average: str) -> None:
    first, second = weights
    criteria = [criterion("Sound", "8", weight=first), criterion("Plot", "5", weight=second)]
    assert score_of("1", overall="average", criteria=criteria).value == Decimal(average)


@pytest.mark.parametrize(
    "criteria",
    [None, [], [None], [criterion("Sound", "")], [criterion("Sound", "8", weight="0")]],
    ids=repr,
)
def test_an_average_of_nothing_is_no_score(criteria: Any) -> None:
    assert body(score("5", overall="average", criteria=criteria)).score is None


@pytest.mark.parametrize("weight", ["heavy", "NaN", "1e999999", [], None, ""])
def test_a_weight_that_is_none_counts_as_one(weight: Any) -> None:
    (found,) = score_of("6", criteria=[criterion("Sound", "8", weight=weight)]).criteria
    assert found.weight == 1


def test_a_weight_is_not_below_nought() -> None:
    (found,) = score_of("6", criteria=[criterion("Sound", "8", weight="-2")]).criteria
    assert found.weight == 0


def card(author: Any, **values: Any) -> dict[str, Any]:
    return block("author_card", author=author, **values)


def test_the_byline_has_each_author_once_in_its_order() -> None:
    found = body(card(2, heading="First"), card(1), card(2, heading="Second"))
    assert [(author.id, author.heading) for author in found.authors] == [(2, "First"), (1, "")]
    assert len(found.blocks) == 3


@pytest.mark.parametrize("author", [None, "", [], 0, 9, "ada"])
def test_authors_who_are_gone_or_have_no_name_are_left_out(author: Any) -> None:
    assert body(card(author), card(3)).authors == [make_author(3, "Author 3")]


def test_the_words_of_a_card_go_before_those_of_the_author() -> None:
    (author,) = body(card(3, heading=" Who am I? ", bio="<p>I.</p>")).authors
    assert (author.heading, author.bio) == ("Who am I?", "<p >I.</p>")


def test_an_empty_biography_is_that_of_the_author() -> None:
    (author,) = body(card(3, bio="<p></p>")).authors
    assert author.bio == "<p>Writes.</p>"


def test_links_of_an_author_have_an_address() -> None:
    raw = [
        {"type": "link", "value": {"label": "Mastodon", "url": "https://example.org/@ada"}},
        {"type": "link", "value": {"label": None, "url": "https://example.org/"}},
        {"type": "link", "value": {"label": "Nowhere", "url": None}},
        {"type": "link", "value": None},
        None,
    ]
    assert [(link.label, link.url) for link in extract.profile_links(raw)] == [
        ("Mastodon", "https://example.org/@ada"),
        ("example.org", "https://example.org/"),
    ]


def test_spoilers_are_in_no_other_part() -> None:
    found = body(*COMPLETE)
    others = [one for one in found.blocks if one.type != "spoiler"]
    assert "He lives" not in repr([others, found.metadata, found.verdict, found.score])


def test_references_remember_what_a_body_refers_to() -> None:
    found = References()
    extract.body(COMPLETE, found)
    assert (found.images, found.authors) == ([5, 6], [3])
    assert found.sources == ["<p>A man walks.</p>", "<p>Concrete.</p>", "<p>He lives.</p>"]
    assert found.urls == ["https://example.org/trailer"]
