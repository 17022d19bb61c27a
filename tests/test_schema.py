"""The contract: its numbers, its strictness, its JSON Schema, and that it needs no Django."""

import json
import subprocess
import sys
import venv
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

import wagtail_reviews
from wagtail_reviews.schema import Card, Criterion, FocalPoint, Review, Score, export
from wagtail_reviews.schema.blocks import Block, CustomBlock, ParagraphBlock, QuoteBlock

PACKAGE = Path(wagtail_reviews.__file__).parent
COMMITTED = PACKAGE / "schema" / "review.schema.json"
# What pydantic needs, and so all that the schema needs.
DEPENDENCIES = (
    "annotated_types",
    "pydantic",
    "pydantic_core",
    "typing_extensions",
    "typing_inspection",
)

IMAGE = {
    "id": 7,
    "title": "Poster",
    "alt": "A man in a shaft",
    "width": 1600,
    "height": 900,
    "url": "/media/poster.jpg",
    "srcset": [{"url": "/media/p.webp", "width": 480, "height": 270, "type": "image/webp"}],
    "focal_point": {"x": 0.25, "y": 0.5},
    "credit": "",
}
WORK = {
    "type": "Movie",
    "title": "BLAME!",
    "original_title": "",
    "year": 2017,
    "year_end": None,
    "part_of": {"type": "MovieSeries", "title": "The City"},
    "number": None,
    "image": IMAGE,
    "genres": [{"name": "Action", "slug": "action"}],
    "credits": [
        {
            "role": "director",
            "label": "Directed by",
            "names": [{"name": "Hiroyuki Seshita", "slug": "hiroyuki-seshita"}],
        }
    ],
    "facts": [{"key": None, "label": "Ratio", "value": "2.39:1"}],
    "links": [
        {"label": "Site", "url": "https://example.org/", "kind": "official", "sponsored": False}
    ],
}
VERDICT: dict[str, Any] = {"pros": ["The sound."], "cons": [], "summary": ""}
SCORE = {
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
    "criteria": [
        {
            "name": "Sound",
            "value": 8,
            "percent": 80,
            "grade": None,
            "weight": 1.5,
            "display": "8 / 10",
        }
    ],
}
AUTHOR = {
    "id": 3,
    "slug": "ada",
    "type": "Person",
    "name": "Ada Lindqvist",
    "job_title": "",
    "url": "",
    "heading": "",
    "bio": "",
    "image": None,
    "links": [{"label": "Mastodon", "url": "https://example.org/@ada"}],
}
CARD = {
    "id": 12,
    "meta": {
        "type": "wagtail_reviews.ReviewPage",
        "detail_url": None,
        "html_url": "https://example.org/reviews/blame/",
        "html_path": "/reviews/blame/",
        "slug": "blame",
        "locale": "en",
        "first_published_at": "2026-01-02T03:04:05Z",
        "last_published_at": None,
        "seo_title": "",
        "search_description": "",
        "draft": False,
        "parent": {"id": 4, "title": "Reviews", "html_url": None},
        "translations": [{"locale": "fr", "id": 31, "html_url": None}],
        "schema_version": "1.0",
    },
    "title": "A city without an end",
    "summary": "Grey on grey.",
    "disclosure": "",
    "image": IMAGE,
    "metadata": WORK,
    "verdict": VERDICT,
    "score": SCORE,
    "authors": [AUTHOR],
    "tags": [{"name": "Netflix", "slug": "netflix"}],
    "contains_spoilers": False,
}
BLOCKS: list[dict[str, Any]] = [
    {"type": "synopsis", "id": "1", "value": "<p>A man walks.</p>"},
    {"type": "paragraph", "id": "2", "value": "<p>Concrete.</p>"},
    {"type": "heading", "id": "3", "value": {"text": "The end", "level": 2}},
    {"type": "image", "id": "4", "value": {"image": None, "caption": ""}},
    {"type": "quote", "id": "5", "value": {"text": "Nobody.", "attribution": "", "url": ""}},
    {
        "type": "embed",
        "id": "6",
        "value": {
            "url": "https://example.org/trailer",
            "html": "",
            "title": "",
            "provider_name": "",
            "thumbnail_url": "",
            "width": None,
            "height": None,
        },
    },
    {"type": "spoiler", "id": "7", "value": {"label": "", "html": "<p>He lives.</p>"}},
    {"type": "metadata", "id": "8", "value": WORK},
    {"type": "verdict", "id": "9", "value": VERDICT},
    {"type": "score", "id": "10", "value": SCORE},
    {"type": "author_card", "id": "11", "value": AUTHOR},
    {"type": "custom", "name": "poll", "id": "12", "value": {"votes": [1, 2]}},
]
REVIEW = {**CARD, "body": BLOCKS, "json_ld": {"@type": "Review"}}

block_adapter: TypeAdapter[Block] = TypeAdapter(Block)


def criterion(value: str) -> Criterion:
    number = Decimal(value)
    return Criterion(
        name="Sound", value=number, percent=number, grade=None, weight=number, display=""
    )


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("5.5", "5.5"),
        ("5.50", "5.5"),
        ("8", "8"),
        ("8.0", "8"),
        ("0", "0"),
        ("-0.0", "0"),
        ("1E+2", "100"),
        ("7.1", "7.1"),
        ("0.1", "0.1"),
        ("33.3", "33.3"),
        ("99.9", "99.9"),
    ],
)
def test_numbers_are_written_in_their_shortest_form(number: str, written: str) -> None:
    part = criterion(number)
    assert f'"value":{written},' in part.model_dump_json()
    assert json.dumps(part.model_dump()["value"]) == written
    assert json.dumps(part.model_dump(mode="json")["value"]) == written


@pytest.mark.parametrize("number", ["7.1", "0.1", "99.9", "8"])
def test_numbers_read_from_json_are_exact(number: str) -> None:
    part = FocalPoint.model_validate_json(f'{{"x": {number}, "y": 0}}')
    assert str(part.x) == number


@pytest.mark.parametrize("number", ["NaN", "Infinity", '"abc"', "null"])
def test_what_is_not_a_number_is_refused(number: str) -> None:
    with pytest.raises(ValidationError):
        FocalPoint.model_validate_json(f'{{"x": {number}, "y": 0}}')


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_numbers_are_numbers_in_the_json_schema(mode: Any) -> None:
    properties = Score.model_json_schema(mode=mode)["properties"]
    assert properties["value"]["type"] == "number"
    assert properties["step"]["anyOf"] == [{"type": "number"}, {"type": "null"}]


def test_no_number_of_the_contract_is_declared_a_string() -> None:
    criteria = export.json_schema()["$defs"]["Criterion"]["properties"]
    assert {criteria[name]["type"] for name in ("value", "percent", "weight")} == {"number"}


def test_a_review_survives_its_json() -> None:
    review = Review.model_validate(REVIEW)
    assert Review.model_validate_json(review.model_dump_json()) == review


def test_json_is_what_was_put_in() -> None:
    assert Review.model_validate(REVIEW).model_dump(mode="json") == REVIEW


def test_a_card_is_a_review_without_body_and_structured_data() -> None:
    assert set(Review.model_fields) - set(Card.model_fields) == {"body", "json_ld"}


@pytest.mark.parametrize("name", ["stars", "Title", "_id"])
def test_unknown_keys_are_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Card.model_validate({**CARD, name: 1})


def test_unknown_keys_are_refused_in_the_depth() -> None:
    with pytest.raises(ValidationError, match=r"metadata\.stars"):
        Card.model_validate({**CARD, "metadata": {**WORK, "stars": 1}})


@pytest.mark.parametrize("name", sorted(CARD))
def test_no_key_may_be_left_out(name: str) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Card.model_validate({key: value for key, value in CARD.items() if key != name})


def test_parts_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen_instance"):
        criterion("1").name = "Light"  # type: ignore[misc]  # that it is read-only is the point


@pytest.mark.parametrize("raw", BLOCKS, ids=lambda raw: raw["type"])
def test_the_type_of_a_block_decides_its_model(raw: dict[str, Any]) -> None:
    block = block_adapter.validate_python(raw)
    assert block.type == raw["type"]
    assert block.model_dump(mode="json") == raw


def test_errors_in_a_block_are_those_of_its_type() -> None:
    with pytest.raises(ValidationError) as raised:
        block_adapter.validate_python({"type": "quote", "id": "1", "value": {"text": "Nobody."}})
    places = {error["loc"] for error in raised.value.errors()}
    assert places == {("quote", "value", "attribution"), ("quote", "value", "url")}


def test_blocks_of_an_unknown_type_are_refused() -> None:
    with pytest.raises(ValidationError, match="union_tag_invalid"):
        block_adapter.validate_python({"type": "poll", "id": "1", "value": ""})


def test_models_know_their_type_without_being_told() -> None:
    assert ParagraphBlock(id="", value="").type == "paragraph"
    assert CustomBlock(name="poll", id="", value=None).type == "custom"


def test_the_type_is_required_in_answers() -> None:
    assert "type" in QuoteBlock.model_json_schema(mode="serialization")["required"]


def module(*arguments: str, python: Path | str = sys.executable) -> str:
    """What a Python prints, run apart from this one."""
    done = subprocess.run(
        [str(python), *arguments],
        capture_output=True,
        check=True,
        cwd=PACKAGE.parent,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout


def test_the_committed_json_schema_is_what_the_command_prints() -> None:
    """Renew it: python -m wagtail_reviews.schema > wagtail_reviews/schema/review.schema.json."""
    assert module("-m", "wagtail_reviews.schema") == COMMITTED.read_text("utf-8")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(COMMITTED.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def card_schema() -> dict[str, Any]:
    """What ``python -m wagtail_reviews.schema card`` prints."""
    found: dict[str, Any] = json.loads(module("-m", "wagtail_reviews.schema", "card"))
    return found


def complaints(schema: dict[str, Any], instance: Any) -> set[str]:
    """Where an instance is at odds with a JSON Schema."""
    errors = jsonschema.Draft202012Validator(schema).iter_errors(instance)
    return {error.json_path for error in errors}


def test_the_json_schema_is_valid(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_json_schema_accepts_a_review(schema: dict[str, Any]) -> None:
    assert complaints(schema, REVIEW) == set()


def test_the_json_schema_accepts_a_card(card_schema: dict[str, Any]) -> None:
    assert complaints(card_schema, CARD) == set()


def test_the_json_schema_accepts_a_review_of_nothing(schema: dict[str, Any]) -> None:
    nothing = {"id": None, "image": None, "metadata": None, "verdict": None, "score": None}
    empty: dict[str, Any] = {"authors": [], "tags": [], "body": [], "json_ld": None}
    assert complaints(schema, {**REVIEW, **nothing, **empty}) == set()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param({"body": None}, "$.body", id="no body"),
        pytest.param({"score": {**SCORE, "value": "5.5"}}, "$.score", id="number as text"),
        pytest.param({"score": {**SCORE, "percent": None}}, "$.score", id="no percent"),
        pytest.param({"metadata": {**WORK, "type": "Film"}}, "$.metadata", id="work type"),
        pytest.param({"authors": [{**AUTHOR, "type": "Robot"}]}, "$.authors[0].type", id="robot"),
        pytest.param({"body": [{**BLOCKS[0], "type": "poll"}]}, "$.body[0]", id="block type"),
        pytest.param({"stars": 3}, "$", id="unknown key"),
    ],
)
def test_the_json_schema_refuses_what_is_broken(
    schema: dict[str, Any], change: dict[str, Any], place: str
) -> None:
    assert complaints(schema, {**REVIEW, **change}) == {place}


def test_the_json_schema_of_a_card_has_no_body(card_schema: dict[str, Any]) -> None:
    assert complaints(card_schema, REVIEW) == {"$"}


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has this package, pydantic and what pydantic needs, and nothing else."""
    home = tmp_path_factory.mktemp("bare")
    venv.create(home, symlinks=True)
    (packages,) = home.glob("lib/python*/site-packages")
    for name in DEPENDENCIES:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        origin = Path(spec.origin)
        source = origin.parent if spec.submodule_search_locations else origin
        (packages / source.name).symlink_to(source)
    (packages / PACKAGE.name).symlink_to(PACKAGE)
    return home / "bin" / "python"


@pytest.mark.parametrize("name", ["django", "wagtail", "rest_framework", "ninja", "taggit"])
def test_the_bare_python_is_bare(bare_python: Path, name: str) -> None:
    asks = f"from importlib.util import find_spec; print(find_spec({name!r}))"
    assert module("-I", "-c", asks, python=bare_python) == "None\n"


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (PACKAGE / "schema").glob("[a-z]*.py"))
)
def test_every_module_of_the_schema_can_do_without_django(bare_python: Path, name: str) -> None:
    asks = f"import wagtail_reviews.schema.{name} as found; print(found.__name__)"
    printed = module("-I", "-c", asks, python=bare_python)
    assert printed == f"wagtail_reviews.schema.{name}\n"


def test_the_command_can_do_without_django(bare_python: Path) -> None:
    printed = module("-I", "-m", "wagtail_reviews.schema", python=bare_python)
    assert printed == COMMITTED.read_text("utf-8")
