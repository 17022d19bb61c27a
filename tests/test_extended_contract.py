"""The contract with what a site adds to it: pure pydantic."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from wagtail_reviews.extract import filled
from wagtail_reviews.schema import Card, Metadata, Part, Verdict
from wagtail_reviews.schema.blocks import VerdictBlock
from wagtail_reviews.schema.contract import BLOCKS, Contract, added_fields, extended


class OwnVerdict(Verdict):
    grade: str = ""


class Entry(Part):
    year: int


class OwnCard(Card):
    issue: int | None = None


def items(contract: Contract) -> Any:
    """The schema of what a body is a list of."""
    schema = contract.review.model_json_schema(mode="serialization")
    return schema["properties"]["body"]["items"]


def test_nothing_is_added_by_default() -> None:
    assert (Contract().card, Contract().own_fields, Contract().blocks) == (Card, [], BLOCKS)


def test_added_fields_are_those_beyond_ours() -> None:
    assert added_fields(OwnVerdict, Verdict) == ["grade"]
    assert extended("Own", OwnCard, {}).own_fields == ["issue"]


def test_a_part_is_extended_at_the_top_and_in_its_block() -> None:
    contract = extended("Own", Card, {"verdict": OwnVerdict})
    assert contract.card.model_fields["verdict"].annotation == OwnVerdict | None
    assert contract.blocks["verdict"].model_fields["value"].annotation is OwnVerdict
    assert issubclass(contract.blocks["verdict"], VerdictBlock)


def test_a_body_still_narrows_on_its_type() -> None:
    mapping = items(extended("Own", Card, {"verdict": OwnVerdict}))["discriminator"]["mapping"]
    assert mapping.keys() == {*BLOCKS, "custom"}
    assert mapping["verdict"] == "#/$defs/OwnVerdictBlock"


@pytest.mark.parametrize(("customs", "open_ended"), [((), False), (["map"], True)])
def test_a_custom_block_without_a_model_is_there_if_a_site_has_one(
    customs: list[str], open_ended: bool
) -> None:
    options = items(extended("Own", Card, {"entry": Entry}, customs))["anyOf"]
    assert {"$ref": "#/$defs/OwnEntryBlock"} in options
    assert ({"$ref": "#/$defs/CustomBlock"} in options) is open_ended


def test_a_custom_block_knows_its_name() -> None:
    block = extended("Own", Card, {"first_night": Entry}).blocks["first_night"]
    made = block.model_validate({"id": "1", "value": {"year": 1922}}).model_dump()
    assert made == {"type": "custom", "name": "first_night", "id": "1", "value": {"year": 1922}}


def test_a_whole_review_is_a_card_too() -> None:
    contract = extended("Own", OwnCard, {"verdict": OwnVerdict})
    assert set(contract.card.model_fields) < set(contract.review.model_fields)
    assert set(contract.review.model_fields) - set(contract.card.model_fields) == {
        "body",
        "json_ld",
    }


def test_the_names_of_the_models_begin_alike() -> None:
    contract = extended("Own", Card, {"metadata": Metadata})
    models = (contract.card, contract.review, contract.card_list, *contract.blocks.values())
    assert {model.__name__ for model in models} == {
        "OwnCard",
        "OwnReview",
        "OwnCardList",
        "OwnMetadataBlock",
    }


def test_what_is_not_declared_is_refused() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(OwnVerdict).validate_python({"pros": [], "cons": [], "summary": "", "x": 1})


class Note(Part):
    name: str
    note: str = ""


class Notes(Part):
    notes: list[Note] = []
    title: str = ""


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ({"notes": [{"name": "A", "note": None}]}, {"notes": ["A"], "title": ""}),
        ({"notes": [{"name": "A"}, {"note": "x"}, {"name": "B"}]}, {"notes": ["A", "B"]}),
        ({"notes": 3, "title": "T"}, {"notes": [], "title": "T"}),
        ({"notes": [{"name": "A"}], "title": []}, {"notes": ["A"], "title": ""}),
    ],
)
def test_what_is_wrong_is_left_out_alone(own: Any, shown: dict[str, Any]) -> None:
    found = filled(Notes, {}, own)
    values = {"notes": [note.name for note in found.notes], "title": found.title}
    assert values == {"title": "", **shown}


def test_what_is_wrong_is_logged_but_for_a_first_pass(caplog: Any) -> None:
    filled(Notes, {}, {"title": []}, quietly=True)
    assert caplog.messages == []
    filled(Notes, {}, {"title": []})
    assert caplog.messages == ["Notes: no value of title."]
