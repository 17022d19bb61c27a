"""What the models of the contract share: strictness, and numbers that are JSON numbers."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema


class Part(BaseModel):
    """A part of a review. Unknown keys are refused, instances do not change."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,  # until first used: each start of a site would wait for all of them
        json_schema_serialization_defaults_required=True,
    )


def json_number(number: Decimal) -> int | float:
    """The shortest JSON number that reads back as ``number``: 5.5, and 8 rather than 8.0."""
    return int(number) if number == number.to_integral_value() else float(number)


# Without both annotations pydantic writes a Decimal as a string and declares `string`.
Number = Annotated[
    Decimal,
    PlainSerializer(json_number, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]
