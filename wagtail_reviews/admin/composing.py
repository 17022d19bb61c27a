"""What the page editor says of a score while it is typed: the words and the arithmetic are those
of publishing. Nothing is read from the database.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from pydantic import BaseModel, PlainValidator, ValidationError

from wagtail_reviews import conf, extract, wording
from wagtail_reviews.blocks.choices import AVERAGE, MANUAL
from wagtail_reviews.blocks.score import average_error, mark_error
from wagtail_reviews.extract.score import weight
from wagtail_reviews.schema.score import Scale, ScoreError


def _known_scale(key: object) -> Scale:
    scale = conf.scales().get(str(key))
    if scale is None:
        raise ValueError(f"There is no scale {key!r}.")
    return scale


KnownScale = Annotated[Scale, PlainValidator(_known_scale)]


class TypedCriterion(BaseModel, defer_build=True):
    """A criterion as it stands in its fields."""

    name: str = ""
    value: str = ""
    weight: str = ""


class TypedScore(BaseModel, defer_build=True):
    """A score as it stands in its fields."""

    scale: KnownScale
    overall: str = MANUAL
    value: str = ""
    criteria: list[TypedCriterion] = []

    def shown(self, overall: str) -> str:
        """What will be published, such as "5.5 / 10 · 55%"; "" as long as there is no score."""
        fields = self.model_dump(exclude={"scale"})
        score = extract.score(fields | {"scale": self.scale.key, "overall": overall})
        if score is None:
            return ""
        percent = wording.percent(score.percent)
        return percent if score.display == percent else f"{score.display} · {percent}"


class Rescaled(TypedScore):
    """A score whose marks were given on another scale, ``previous``."""

    previous: KnownScale


Asked = TypeVar("Asked", bound=TypedScore)
Line = dict[str, Any]


@require_POST
def score(request: HttpRequest) -> JsonResponse:
    """A line for the value, for each criterion and for the average of a ``TypedScore``.

    A line is ``{"text", "valid"}``; its text is empty where there is nothing to say.
    """
    return _answer(request, TypedScore, _feedback)


@require_POST
def convert(request: HttpRequest) -> JsonResponse:
    """The marks of a ``Rescaled`` score on its own scale, and sentences that tell what changed."""
    return _answer(request, Rescaled, _conversion)


def _answer(
    request: HttpRequest, model: type[Asked], respond: Callable[[Asked], dict[str, Any]]
) -> JsonResponse:
    try:
        return JsonResponse(respond(model.model_validate_json(request.body)))
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        message = ": ".join([*(str(part) for part in found["loc"]), found["msg"]])
        return JsonResponse({"message": message}, status=400)


def _feedback(asked: TypedScore) -> dict[str, Any]:
    criteria = [_error(asked.scale, criterion.value) for criterion in asked.criteria]
    return {
        "value": _error(asked.scale, asked.value) or _line(asked.shown(MANUAL)),
        "criteria": [error or _line("") for error in criteria],
        "average": _line("") if any(criteria) else _average(asked),
    }


def _error(scale: Scale, text: str) -> Line | None:
    error = mark_error(scale, text.strip())
    return _line(error.messages[0], valid=False) if error else None


def _average(asked: TypedScore) -> Line:
    error = average_error([weight(criterion.weight) for criterion in asked.criteria])
    if error and (asked.criteria or asked.overall == AVERAGE):
        return _line(error.messages[0], valid=False)
    shown = asked.shown(AVERAGE)
    if not shown:
        return _line("")
    if asked.overall == AVERAGE:
        return _line(_("The score is the average of the criteria: %(score)s.") % {"score": shown})
    return _line(_("The average of the criteria would be %(score)s.") % {"score": shown})


def _line(text: str, *, valid: bool = True) -> Line:
    return {"text": text, "valid": valid}


def _conversion(asked: Rescaled) -> dict[str, Any]:
    value, said = _converted(asked, asked.value)
    criteria = [(one.name, *_converted(asked, one.value)) for one in asked.criteria]
    named = [_named(name, says) for name, text, says in criteria if says]
    return {
        "value": value,
        "criteria": [text for _, text, _ in criteria],
        "messages": [said, *named] if said else named,
    }


def _named(name: str, says: str) -> str:
    return _("%(name)s: %(message)s") % {"name": name, "message": says} if name else says


def _converted(asked: Rescaled, text: str) -> tuple[str, str]:
    """The text on the new scale, and what is to be said of it."""
    old, new = asked.previous, asked.scale
    try:
        mark = old.read(text)
    except ScoreError:
        return text, _unconverted(new, text)
    found = old.convert(mark, new)
    if found.text == mark.text:
        return text, ""
    words = {"old": wording.display(old, mark), "new": wording.display(new, found)}
    return found.text, _("%(old)s became %(new)s.") % words


def _unconverted(new: Scale, text: str) -> str:
    try:
        new.read(text)
    except ScoreError:
        return text and _("“%(mark)s” could not be converted and stays as it is.") % {"mark": text}
    return ""
