"""What editors may enter, and how the blocks present themselves to them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import factories
from tests.factories import block, score, work
from wagtail_reviews.blocks import ProfileLinksBlock, ReviewStreamBlock
from wagtail_reviews.models import Author, ReviewPage

STREAM = ReviewPage._meta.get_field("body").stream_block
NAMES = list(STREAM.child_blocks)
REQUIRED = "This field is required."
NOT_A_URL = "Enter a valid URL."
A_YEAR = "Enter a year of four digits."
LETTERS = "Enter one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F."
SCRIPT = "javascript:alert(1)"


def errors(*raw: dict[str, Any], draft: bool = False, stream: Any = STREAM) -> dict[str, str]:
    """What the stream finds wrong: messages by the path of the field that they stand at."""
    try:
        (stream.clean_deferred if draft else stream.clean)(stream.to_python(list(raw)))
    except ValidationError as error:
        return dict(by_path(error))
    return {}


def by_path(error: Any, *path: object) -> Any:
    if not hasattr(error, "block_errors"):
        yield ".".join(map(str, path)), "".join(error.messages)
        return
    for key, inner in error.block_errors.items():
        yield from by_path(inner, *path, key)
    for message in error.non_block_errors:
        yield ".".join(map(str, path)), message


def criterion(value: str = "8", weight: str | None = None, name: str = "Sound") -> dict[str, Any]:
    return {"name": name, "value": value, "weight": weight}


def average(*criteria: dict[str, Any], value: str = "") -> dict[str, Any]:
    return score(value, overall="average", criteria=list(criteria))


def link(url: str) -> dict[str, Any]:
    return {"kind": "official", "label": "", "url": url}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (score("10.5"), "0.value", "Enter a number from 0 to 10."),
    (score("-0.5"), "0.value", "Enter a number from 0 to 10."),
    (score("5.3"), "0.value", "Enter a number in steps of 0.5."),
    (score("85.5", "percent"), "0.value", "Enter a number in steps of 1."),
    (score("5.5", "stars-5"), "0.value", "Enter a number from 0 to 5."),
    (score("ten"), "0.value", "Enter a number."),
    (score("NaN"), "0.value", "Enter a number."),
    (score("1e999"), "0.value", "Enter a number"),
    (score("E", "letter"), "0.value", LETTERS),
    (score("sideways", "thumbs"), "0.value", "Enter one of up, down."),
    (score("5", criteria=[criterion(), criterion("11")]), "0.criteria.1.value", "from 0 to 10"),
    (score("5", criteria=[criterion(weight="-1")]), "0.criteria.0.weight", "greater than"),
    (average(criterion("8.3")), "0.criteria.0.value", "Enter a number in steps of 0.5."),
    (average(criterion(weight="0")), "0.criteria", "The weights must not sum to zero."),
    (score("5", "points-9000"), "0.scale", "Select a valid choice."),
    (work(year=12), "0.year", A_YEAR),
    (work(year=-2017), "0.year", A_YEAR),
    (work(year=20170), "0.year", A_YEAR),
    (work(year_end=12), "0.year_end", A_YEAR),
    (work(year=2017, year_end=2016), "0.year_end", "The last year must not be before the first."),
    (work(number=-1), "0.number", "greater than or equal to 0"),
    (work(work_type="Opera"), "0.work_type", "Select a valid choice."),
    (work(credits=[{"role": "x", "names": []}]), "0.credits.0.role", "Select a valid choice."),
    (work(links=[link("https://example.org/"), link(SCRIPT)]), "0.links.1.url", NOT_A_URL),
    (block("quote", text="Well.", url=SCRIPT), "0.url", NOT_A_URL),
    (work(genres=["", "x" * 101]), "0.genres.1", "at most 100 characters"),
    (block("heading", text="x" * 256), "0.text", "at most 255 characters"),
    (block("heading", text="Part one", level="1"), "0.level", "Select a valid choice."),
]

INCOMPLETE: list[tuple[dict[str, Any], str, str]] = [
    (work(title=""), "0.title", REQUIRED),
    (work(title=None), "0.title", REQUIRED),
    (work(credits=[{"role": "", "names": ["Ada"]}]), "0.credits.0.role", REQUIRED),
    (work(credits=[{"role": "cast", "names": [""]}]), "0.credits.0.names", "at least one"),
    (work(credits=[{"role": "cast", "names": []}]), "0.credits.0.names", "at least one"),
    (work(facts=[{"key": "", "label": "", "value": "x"}]), "0.facts.0.label", "Choose a fact"),
    (work(facts=[{"key": "isbn", "label": "", "value": ""}]), "0.facts.0.value", REQUIRED),
    (work(links=[link("")]), "0.links.0.url", REQUIRED),
    (block("verdict", pros=[""], cons=[None], summary=""), "0.summary", "Enter a pro, a con"),
    (score(""), "0.value", "Enter the score, or remove the block."),
    (score(None), "0.value", "Enter the score, or remove the block."),
    (score("5", scale=""), "0.scale", REQUIRED),
    (score("5", criteria=[criterion("")]), "0.criteria.0.value", REQUIRED),
    (score("5", criteria=[criterion(name="")]), "0.criteria.0.name", REQUIRED),
    (average(), "0.criteria", "Enter the criteria"),
    (block("author_card", author=None), "0.author", REQUIRED),
    (block("image", image=None, caption="Fog"), "0.image.image", REQUIRED),
    (block("quote", text=""), "0.text", REQUIRED),
    (block("heading", text=""), "0.text", REQUIRED),
    (block("spoiler", label="The end", text=""), "0.text", REQUIRED),
    (block("paragraph", ""), "0", REQUIRED),
    (block("embed", ""), "0", REQUIRED),
]

VALID: list[dict[str, Any]] = [
    work(genres=["Action", ""]),
    work(genres=[None]),
    work(credits=[{"role": "", "names": [None, " "]}]),
    work(credits=[{"role": "cast", "names": ["", "Ada"]}]),
    block("verdict", pros=["Good.", ""], cons=[None], summary=""),
    score("0"),
    score("10"),
    score("7.50"),
    score("b+", "letter"),
    score("up", "thumbs"),
    score("4.5", "stars-5", label="Recommended", criteria=[criterion("3")]),
    average(criterion("8"), criterion("6", weight="0")),
    average(criterion("7.5", weight="2.5")),
    work(),
    work(year=1000, year_end=9999),
    work(year=None, year_end=2019),
    work(year=2019, year_end=2019),
    work(number=0, part_of="Kipple", links=[link("https://example.org/")]),
    work(facts=[{"key": "", "label": "Shot on", "value": "35 mm"}]),
    block("verdict", pros=[], cons=["Long."], summary=""),
    block("quote", text="Nobody films rain like this.", attribution="", url=""),
    block("spoiler", label="", text="<p>It was the tide.</p>"),
]


@pytest.mark.parametrize(("raw", "path", "message"), WRONG + INCOMPLETE)
@pytest.mark.django_db
def test_an_error_stands_at_its_own_field(raw: dict[str, Any], path: str, message: str) -> None:
    found = errors(raw)
    assert message in found.pop(path, "")


@pytest.mark.parametrize(("raw", "path", "message"), WRONG)
def test_a_wrong_value_is_wrong_in_a_draft_too(
    raw: dict[str, Any], path: str, message: str
) -> None:
    found = errors(raw, draft=True)
    assert list(found) == [path]
    assert message in found[path]


@pytest.mark.parametrize("raw", [raw for raw, *_ in INCOMPLETE])
@pytest.mark.django_db
def test_a_draft_may_be_incomplete(raw: dict[str, Any]) -> None:
    assert errors(raw, draft=True) == {}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.django_db
def test_a_draft_may_hold_a_block_as_it_was_added(name: str) -> None:
    child = STREAM.child_blocks[name]
    assert errors(block(name, child.get_prep_value(child.get_default())), draft=True) == {}


@pytest.mark.parametrize(
    "name", [name for name in NAMES if hasattr(STREAM.child_blocks[name], "errors")]
)
@pytest.mark.django_db
def test_correctness_rules_tolerate_none(name: str) -> None:
    fields = STREAM.child_blocks[name].child_blocks
    nothing = {field: None for field, child in fields.items() if not hasattr(child, "child_block")}
    assert errors(block(name, nothing), draft=True) == {}


@pytest.mark.parametrize("raw", VALID)
def test_a_valid_value_has_no_errors(raw: dict[str, Any]) -> None:
    assert errors(raw) == {}


def test_a_value_out_of_bounds_and_an_empty_verdict_are_both_reported() -> None:
    found = errors(score("11"), block("verdict", pros=[""], cons=[], summary=""))
    assert set(found) == {"0.value", "1.summary"}


def test_empty_items_are_dropped() -> None:
    cast = {"role": "cast", "names": ["", "Ada"]}
    raw = work(genres=["", "Action", None], credits=[{"role": "", "names": [None]}, cast])
    value = STREAM.clean(STREAM.to_python([raw]))[0].value
    assert list(value["genres"]) == ["Action"]
    assert [list(credit["names"]) for credit in value["credits"]] == [["Ada"]]


@pytest.mark.parametrize(
    ("name", "child"),
    [("metadata", "genres"), ("metadata", "credits"), ("verdict", "pros"), ("verdict", "cons")],
)
def test_a_list_opens_with_an_item_to_type_into(name: str, child: str) -> None:
    struct = STREAM.child_blocks[name]
    default = struct.get_default()
    assert len(struct.get_form_state(default)[child]) == 1
    assert list(default[child]) == []


def test_a_score_entered_by_hand_may_differ_from_its_criteria() -> None:
    assert errors(score("2", criteria=[criterion("9")])) == {}


def test_an_average_needs_no_value_and_ignores_a_stale_one() -> None:
    assert errors(average(criterion(), value="99")) == {}


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("metadata", work()),
        ("verdict", block("verdict", pros=["Short."])),
        ("score", score("5")),
    ],
)
@pytest.mark.parametrize("draft", [False, True])
def test_a_review_has_one_block_of_a_kind(name: str, raw: dict[str, Any], draft: bool) -> None:
    label = STREAM.child_blocks[name].label
    assert errors(raw, raw, draft=draft) == {"": f"{label}: The maximum number of items is 1"}


@pytest.mark.django_db
def test_a_byline_has_as_many_cards_as_authors() -> None:
    cards = [factories.card(factories.make_author(name)) for name in ("Ada", "Ben", "Cleo")]
    assert errors(*cards) == {}


def test_a_picture_is_described_or_decorative(db: None) -> None:
    image = factories.make_image()
    bare = {"image": image.pk, "alt_text": "", "decorative": False}
    assert "alt text" in errors(block("image", image=bare))["0.image.alt_text"]
    assert errors(block("image", image={**bare, "decorative": True})) == {}


@pytest.mark.parametrize(
    ("url", "found"),
    [
        (SCRIPT, {"0.url": NOT_A_URL}),
        ("data:text/html,x", {"0.url": NOT_A_URL}),
        ("https://example.social/@ada", {}),
    ],
)
def test_a_profile_link_is_a_web_address(url: str, found: dict[str, str]) -> None:
    assert errors(block("link", label="", url=url), stream=ProfileLinksBlock()) == found


RETIRED = {"points-20": {"retired": True}}


@pytest.mark.parametrize("draft", [False, True])
def test_scores_on_a_retired_scale_stay_valid(settings: Any, draft: bool) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = RETIRED
    assert errors(score("19.5", "points-20"), draft=draft) == {}


def test_a_retired_scale_is_not_offered(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = RETIRED
    options = scale_select().find_all("option")
    assert [option["value"] for option in options if option.has_attr("hidden")] == ["points-20"]


def test_a_retired_scale_stays_chosen(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = RETIRED
    (chosen,) = scale_select("points-20").find_all("option", selected=True)
    assert chosen["value"] == "points-20"
    assert not chosen.has_attr("disabled")


def scale_select(chosen: str | None = None) -> BeautifulSoup:
    widget = STREAM.child_blocks["score"].child_blocks["scale"].field.widget
    return BeautifulSoup(widget.render("scale", chosen), "html.parser")


@pytest.mark.parametrize(
    ("key", "attrs"),
    [
        ("points-10", {"data-min": "0", "data-max": "10", "data-step": "0.5"}),
        ("percent", {"data-min": "0", "data-max": "100", "data-step": "1"}),
        ("thumbs", {"data-grades": '[["", ""], ["up", "Thumbs up"], ["down", "Thumbs down"]]'}),
    ],
)
def test_the_editor_is_told_the_bounds_of_each_scale(key: str, attrs: dict[str, str]) -> None:
    (option,) = scale_select().select(f'option[value="{key}"]')
    assert {name: option[name] for name in option.attrs if name != "value"} == attrs


def test_the_mark_comes_first_in_the_editor() -> None:
    assert list(STREAM.child_blocks["score"].child_blocks)[:2] == ["value", "scale"]


def test_a_site_adds_a_scale_in_its_settings(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"points-7": {"kind": "points", "best": 7}}
    assert errors(score("8", "points-7")) == {"0.value": "Enter a number from 0 to 7."}


# In the admin


def form_data(*blocks: tuple[str, Any], **values: Any) -> dict[str, str]:
    data: dict[str, str] = nested_form_data(
        {
            "title": "A city without an end",
            "slug": "a-city",
            "summary": "",
            "body": streamfield(list(blocks)),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **values,
        }
    )
    return data


def score_data(value: str) -> tuple[str, Any]:
    fields = {"scale": "points-10", "overall": "manual", "value": value, "label": ""}
    return ("score", {**fields, "criteria": {"count": 0}})


def add_url(section: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["wagtail_reviews", "reviewpage", section.pk])


def test_the_editor_shows_what_keeps_a_review_from_being_published(
    admin_client: Client, section: Page
) -> None:
    data = form_data(score_data("11"), **{"action-publish": "1"})
    page = admin_client.post(add_url(section), data)
    assert "Enter a number from 0 to 10." in page.content.decode()
    assert not ReviewPage.objects.exists()


@pytest.mark.parametrize(("value", "saved"), [("", True), ("11", False)])
def test_the_editor_saves_incomplete_drafts_but_no_wrong_ones(
    admin_client: Client, section: Page, value: str, saved: bool
) -> None:
    admin_client.post(add_url(section), form_data(score_data(value)))
    assert ReviewPage.objects.exists() is saved


def test_what_the_editor_enters_is_what_the_review_says(
    admin_client: Client, section: Page
) -> None:
    text = ("paragraph", rich_text("<p>Grey on grey.</p>"))
    data = form_data(score_data("7.5"), text, **{"action-publish": "1"})
    admin_client.post(add_url(section), data)
    review = ReviewPage.objects.get().review
    assert review.score is not None
    assert review.score.display == "7.5 / 10"


@pytest.fixture(scope="module")
def icons() -> set[str]:
    registered: list[str] = []
    for hook in hooks.get_hooks("register_icons"):
        registered = hook(registered)
    return {path.rpartition("/")[2].removesuffix(".svg") for path in registered}


@pytest.mark.parametrize("name", NAMES)
def test_a_block_says_what_it_is(name: str, icons: set[str]) -> None:
    child = STREAM.child_blocks[name]
    assert child.meta.icon in icons
    assert str(child.label) != ""
    assert str(child.get_description()) != ""
    assert str(child.meta.group) != ""


def nested(child: Any) -> Any:
    """The blocks within a block."""
    children = [*getattr(child, "child_blocks", {}).values()]
    children += [child.child_block] if hasattr(child, "child_block") else []
    for inner in children:
        yield inner
        yield from nested(inner)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_label_of_its_own(name: str) -> None:
    fields = {
        field: child.label
        for struct in [STREAM.child_blocks[name], *nested(STREAM.child_blocks[name])]
        for field, child in getattr(struct, "child_blocks", {}).items()
    }
    assert [field for field, label in fields.items() if not str(label)] == []


def test_labels_and_help_texts_come_from_meta() -> None:
    child = STREAM.child_blocks["metadata"]
    assert str(child.child_blocks["work_type"].label) == "Type of work"
    assert (
        child.child_blocks["title"].field.help_text == "The title of the work, not of the review."
    )


# Previews


@pytest.fixture
def preview(admin_client: Client) -> Any:
    """The preview of a block of the stream, as the block chooser shows it."""

    def get(name: str) -> str:
        block_id = STREAM.child_blocks[name].definition_prefix
        response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block_id})
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.mark.parametrize("name", NAMES)
def test_a_block_is_previewable(name: str) -> None:
    assert STREAM.child_blocks[name].is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_is_a_whole_document(preview: Any, name: str) -> None:
    html = preview(name)
    document = BeautifulSoup(html, "html.parser")
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert document.select("title")[0].get_text(strip=True) == STREAM.child_blocks[name].label
    assert document.select("main > *")


@pytest.mark.parametrize("name", NAMES)
def test_a_preview_looks_nothing_up(preview: Any, name: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        preview(name)
    tables = ("wagtailimages", "wagtail_reviews", "wagtailembeds", "taggit")
    assert [query for query in queries if any(table in query["sql"] for table in tables)] == []


@pytest.mark.parametrize(
    ("name", "shows"),
    [
        ("metadata", "The Lamp Room"),
        ("score", "7.5 / 10"),
        ("verdict", "A cast without a weak link."),
        ("author_card", "Ada Lindqvist"),
        ("image", "The lamp room, an hour before the storm."),
        ("spoiler", "It was the butler."),
        ("embed", "sample-video.svg"),
    ],
)
def test_a_preview_shows_its_sample(preview: Any, name: str, shows: str) -> None:
    assert shows in preview(name)


# Beyond the editor


def deconstructed() -> dict[int, tuple[str, Any, dict[str, Any]]]:
    _, _, _, kwargs = ReviewPage._meta.get_field("body").deconstruct()
    lookup: dict[int, tuple[str, Any, dict[str, Any]]] = kwargs["block_lookup"]
    return lookup


def test_presentation_stays_out_of_migrations() -> None:
    options = {option for _, _, kwargs in deconstructed().values() for option in kwargs}
    assert options == {
        "choices",
        "default",
        "max_length",
        "max_value",
        "min_num",
        "min_value",
        "required",
    }


def test_settings_stay_out_of_migrations(settings: Any) -> None:
    before = deconstructed()
    settings.WAGTAIL_REVIEWS_SCALES = {"points-7": {"kind": "points", "best": 7}, **RETIRED}
    settings.WAGTAIL_REVIEWS_CREDIT_ROLES = {"puppeteer": {"label": "Puppets"}}
    settings.WAGTAIL_REVIEWS_FACTS = {"weight": "Weight"}
    assert ReviewStreamBlock().child_blocks.keys() == STREAM.child_blocks.keys()
    assert deconstructed() == before


def test_a_spoiler_is_not_searched() -> None:
    spoiler = block("spoiler", label="The ending", text="<p>The tide took him.</p>")
    value = STREAM.to_python([factories.PARAGRAPH, spoiler])
    assert STREAM.get_searchable_content(value) == ["Concrete as far as the eye goes."]


def full_stream(author: Author) -> StreamValue:
    picture = {"image": factories.make_image().pk, "alt_text": "Fog", "decorative": False}
    return STREAM.to_python(
        [
            *factories.blame_body(author, factories.make_image("Poster")),
            block("heading", text="Part two", level="3"),
            block("image", image=picture, caption="Fog", credit="Harbour Pictures"),
            block("quote", text="Well.", attribution="Ada", url="https://example.org/"),
            block("embed", "sample-video.svg"),
            block("spoiler", label="The end", text='<p>See <a linktype="page" id="2">it</a>.</p>'),
        ]
    )


def stored(value: StreamValue) -> Any:
    """What the stream stores, without the ids that lists give their items at random."""
    return without_item_ids([child.get_prep_value() for child in value])


def without_item_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [without_item_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "item":
        return without_item_ids(value["value"])
    return {key: without_item_ids(inner) for key, inner in value.items()}


def test_what_the_api_reads_it_accepts_back(author: Author) -> None:
    value = full_stream(author)
    again = STREAM.to_python(STREAM.get_api_representation(value))
    assert {child["type"] for child in stored(again)} == set(NAMES)
    assert stored(again) == stored(value)


def test_a_whole_review_is_valid(author: Author) -> None:
    raw = [child for child in full_stream(author).raw_data if child["type"] != "embed"]
    assert errors(*raw) == {}


DRAFT = "This author is a draft. Publish the author first."


@pytest.mark.django_db
@pytest.mark.parametrize(("draft", "found"), [(False, {"0.author": DRAFT}), (True, {})])
def test_a_review_is_published_with_authors_who_are(draft: bool, found: dict[str, str]) -> None:
    author = factories.make_author("Draft", live=False)
    assert errors(factories.card(author), draft=draft) == found


def test_the_items_of_lists_have_names() -> None:
    pros = STREAM.child_blocks["verdict"].child_blocks["pros"]
    assert str(pros.child_block.label) == "Pro"
