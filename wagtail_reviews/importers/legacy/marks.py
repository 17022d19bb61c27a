"""A mark as people write it -> a mark of one of the site's scales."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from wagtail_reviews import conf
from wagtail_reviews.importers.scales import fitting, mark_on
from wagtail_reviews.schema.score import Scale, ScoreError

LONGEST = 120
LONGEST_LABEL = 50
NUMBER = r"(?P<value>[0-9]{1,4}(?:[.,][0-9]{1,3})?)"
OF = r"(?P<best>[0-9]{1,4})(?:[.,]0)?"
UNIT = r"(?P<{}>points?|pts\.?|stars?|punkten?|sternen?|étoiles?)"
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
FRACTION = re.compile(r"([0-9]*)\s?([½¼¾])|([0-9]+)\s+1/2(?![0-9])")
FULL, HALF, EMPTY = "★⭐🌟", "½✭✮⯨⯪", "☆✩✰"
STARS = rf"(?:[{FULL}{HALF}{EMPTY}]\ufe0f?\s*)"
FORMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{NUMBER}\s*(?:{UNIT.format('unit')}\s*)?"
        rf"(?:/|out of|of|von|sur|aus)\s*{OF}(?:\s*{UNIT.format('units')})?",
        rf"{NUMBER}\s*(?P<percent>%|percent|per cent|prozent|pour cent)",
        rf"{NUMBER}\s*(?:{UNIT.format('unit')})?",
        rf"(?P<signs>{STARS}+)(?:(?:/|out of|von|sur)\s*{OF})?",
        r"(?P<grade>(?-i:[A-F])[+\-−–]?)",
        r"(?P<up>👍|thumbs?[\s-]up|daumen (?:hoch|nach oben)|pouce (?:levé|en l'air|vers le haut))",
        r"(?P<down>👎|thumbs?[\s-]down|daumen (?:runter|nach unten)|pouce (?:baissé|vers le bas))",
    )
]
LABEL = re.compile(
    r"(?P<mark>.*?)\s*(?:\((?P<inner>[^()]{1,60})\)|\s[–—-]\s(?P<outer>[^()]{1,60}))?\.?"
)


@dataclass(frozen=True)
class Score:
    """A mark of a scale, as the blocks store it, and the words beside it. ``converted`` says that
    it is the same on another scale than that of the source.
    """

    scale: str
    value: str
    label: str = ""
    converted: bool = False


@dataclass(frozen=True)
class Unclear:
    """A mark that no scale is sure to have: ``code`` says why."""

    code: str


def mark(words: str) -> Score | Unclear | None:
    """The score that words are; Unclear where they are one, though of no scale that is certain."""
    if len(words) > LONGEST:
        return None
    parted = LABEL.fullmatch(words.strip())
    if parted is None:
        return None
    label = (parted["inner"] or parted["outer"] or "").strip()
    found = _bare(parted["mark"])
    if not isinstance(found, Score) or not label:
        return found
    return _labelled(found, label)


def _labelled(found: Score, label: str) -> Score | Unclear:
    """With a word or two beside it; one that says the same again is no label."""
    again = _bare(label)
    if again and percent(again) == percent(found):
        return found
    if len(label) > LONGEST_LABEL or any(char.isdigit() for char in label):
        return Unclear("scale_unknown")
    return replace(found, label=label)


def percent(found: Score | Unclear) -> Decimal | None:
    """How good a mark is, from 0 to 100."""
    if isinstance(found, Unclear):
        return None
    scale = conf.scales()[found.scale]
    return scale.percent(scale.parse(found.value).value)


def _bare(words: str) -> Score | Unclear | None:
    bare = words.strip().strip('"“”*_').strip()
    counted = bare if set(bare) & {*FULL, *EMPTY} else FRACTION.sub(_decimal, bare)
    found = next((form for each in FORMS if (form := each.fullmatch(counted))), None)
    if found is None:
        return None
    groups = found.groupdict()
    scale, value = _read(groups)
    return _on(scale, value) if scale else Unclear("scale_unknown")


def _decimal(match: re.Match[str]) -> str:
    whole = match[1] or match[3] or "0"
    return whole + FRACTIONS.get(match[2] or "½", "")


def _read(groups: dict[str, str | None]) -> tuple[Scale | None, str]:
    """The scale that the form of a mark says for sure, and the mark on it."""
    if groups.get("signs"):
        return _stars(str(groups["signs"]), groups.get("best"))
    if grade := groups.get("grade"):
        return _only("grades", "letter"), re.sub("[−–]", "-", grade.upper())
    if "up" in groups or "down" in groups:
        return _only("grades", "thumbs"), "up" if "up" in groups else "down"
    value = str(groups["value"]).replace(",", ".")
    if groups.get("percent"):
        return _scale("percent", "100"), value
    unit = f"{groups.get('unit') or ''}{groups.get('units') or ''}".casefold()
    kind = "stars" if unit.startswith(("star", "stern", "étoile")) else "points"
    best = groups.get("best")
    return (_scale(kind, best) if best else None), value


def _stars(signs: str, best: str | None) -> tuple[Scale | None, str]:
    full = sum(signs.count(sign) for sign in FULL)
    half = sum(signs.count(sign) for sign in HALF)
    count = full + half + sum(signs.count(sign) for sign in EMPTY)
    certain = best == "5" if best else count == 5
    value = str(full + half * Decimal("0.5"))
    return (_scale("stars", "5") if certain and count <= 5 and half <= 1 else None), value


def _scale(kind: str, best: str) -> Scale | None:
    """The one scale in use of that kind and best mark."""
    found = [scale for scale in _in_use() if scale.kind == kind and scale.best == Decimal(best)]
    return found[0] if len(found) == 1 else None


def _only(kind: str, key: str) -> Scale | None:
    return next((scale for scale in _in_use() if scale.kind == kind and scale.key == key), None)


def _in_use() -> Iterator[Scale]:
    return (scale for scale in conf.scales().values() if not scale.retired)


def _on(scale: Scale, value: str) -> Score | Unclear:
    try:
        target = fitting(scale, value)
        return Score(target.key, mark_on(target, scale, value), converted=target != scale)
    except ScoreError as error:
        return Unclear(error.code)
