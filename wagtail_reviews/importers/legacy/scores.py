"""The score, wherever it stands, with its criteria."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.conf import Text
from wagtail_reviews.extract.hosts import SITES
from wagtail_reviews.importers.legacy.labels import labelled
from wagtail_reviews.importers.legacy.marks import Score, Unclear, mark
from wagtail_reviews.importers.legacy.markup import plain
from wagtail_reviews.importers.legacy.nodes import Heading, Made, Node, Paragraph
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.vocabulary import head

TOTAL = frozenset({"score", "summary"})
MOST_CRITERIA = 30
LONGEST_NAME = 100
# "Score 8/10": nothing between the label and the mark.
BARE = re.compile(r"(?P<label>\w[\w' ]{1,30}?)\s+(?P<rest>[0-9★⭐☆½👍👎].*|[A-F][+−-]?)")
COUNTED = re.compile(r"[★⭐☆]|[0-9½]\s*(?:/|%|out of|von|sur)\s*")
LONGEST_LINE = 400
LONGEST_MARK = 40

MESSAGES: dict[str, Text] = {
    "scale_unknown": _("The scale of this score is not certain: it stays as text."),
    "off_step": _("The scale has no such score: it stays as text."),
    "out_of_range": _("The score is beyond the ends of its scale: it stays as text."),
    "not_a_number": _("This score cannot be read: it stays as text."),
    "unknown_grade": _("The scale has no such grade: it stays as text."),
    "scores_differ": _("There are several scores that differ: they stay as text."),
}

CONVERTED = _("The scale of this site has no such steps: the score is the same out of 100.")


@dataclass(frozen=True)
class Marked:
    """A node that gives a mark: for the whole work, or (``name``) for an aspect of it."""

    place: int
    mark: Score | Unclear
    words: str
    labelled: bool = True
    name: str = ""
    width: int = 1

    @property
    def score(self) -> Score | None:
        """The mark, where its scale is certain."""
        return self.mark if isinstance(self.mark, Score) else None


def take(nodes: Sequence[Node], notes: Notes) -> list[Node]:
    """The nodes with the score as a block in its place, if it is certain."""
    marks = list(_marks(nodes))
    totals = [found for found in marks if not found.name]
    totals = [found for found in totals if found.labelled] or totals
    _explain(totals, notes)
    certain = [found for found in totals if found.score]
    if len({(found.score.scale, found.score.value) for found in certain if found.score}) > 1:
        words = "\n".join(found.words for found in certain)
        notes.warn("scores_differ", MESSAGES["scores_differ"], words)
    elif certain:
        _tell(certain[-1], notes)
        return _replaced(nodes, certain[-1], _criteria(marks, certain[-1]), notes)
    return list(nodes)


def _explain(totals: list[Marked], notes: Notes) -> None:
    for found in totals:
        if isinstance(found.mark, Unclear):
            notes.warn(found.mark.code, MESSAGES[found.mark.code], found.words)


def _tell(found: Marked, notes: Notes) -> None:
    if found.score and found.score.converted:
        notes.warn("score_converted", CONVERTED, found.words)


def _marks(nodes: Sequence[Node]) -> Iterator[Marked]:
    for place, node in enumerate(nodes):
        found = _marked(place, node)
        if found is None and isinstance(node, Heading | Paragraph):
            found = _headed(place, node, nodes[place + 1 : place + 2])
        if found is not None:
            yield found


def _marked(place: int, node: Node) -> Marked | None:
    """What a line says alone."""
    html = node.html if isinstance(node, Heading) else ""
    html = node.line if isinstance(node, Paragraph) else html
    if not html or len(html) > LONGEST_LINE:
        return None
    found = labelled(html)
    if found is not None:
        return _of_label(place, found.label, found.value, found.line)
    words = plain(html)
    bare = BARE.fullmatch(words)
    if bare and head(bare["label"]) & TOTAL:
        return _of_label(place, bare["label"], bare["rest"], words)
    return _alone(place, words)


def _of_label(place: int, label: str, value: str, line: str) -> Marked | None:
    found = mark(value) or _unread(value)
    if found is None:
        return None
    if head(label) & TOTAL:
        return Marked(place, found, line)
    if isinstance(found, Unclear) or len(label) > LONGEST_NAME or label in SITES.values():
        return None
    return Marked(place, found, line, name=label)


def _unread(value: str) -> Unclear | None:
    """Whether a value counts something, though in no form that is known."""
    is_short = len(value) <= LONGEST_MARK and COUNTED.search(value)
    return Unclear("scale_unknown") if is_short else None


def _alone(place: int, words: str) -> Marked | None:
    """A mark without a label: only one that says its scale."""
    found = mark(words)
    if found is None or words.isdigit() or (words.isalpha() and len(words) == 1):
        return None
    if isinstance(found, Score) and found.scale == "letter":
        found = Unclear("scale_unknown")
    return Marked(place, found, words, labelled=False)


def _headed(place: int, node: Heading | Paragraph, following: Sequence[Node]) -> Marked | None:
    """A heading, and the mark below it."""
    if len(node.words) > 40 or not head(node.words) & TOTAL or not following:
        return None
    line = following[0].words if isinstance(following[0], Paragraph | Heading) else ""
    found = mark(line) if line else None
    if found is None:
        return None
    return Marked(place, found, f"{node.words}\n{line}", width=2)


def _criteria(marks: Sequence[Marked], total: Marked) -> list[Marked]:
    """The marks of aspects that stand around the total without anything between."""
    scale = total.score.scale if total.score else ""
    named = {
        found.place: found
        for found in marks
        if found.name and found.score and found.score.scale == scale
    }
    before, after = total.place - 1, total.place + total.width
    while before in named:
        before -= 1
    while after in named:
        after += 1
    found = [named[place] for place in range(before + 1, after) if place in named]
    return found if 2 <= len(found) <= MOST_CRITERIA else []


def _replaced(
    nodes: Sequence[Node], total: Marked, criteria: Sequence[Marked], notes: Notes
) -> list[Node]:
    gone = {found.place for found in criteria}
    gone |= set(range(total.place + 1, total.place + total.width))
    for found in (*criteria, total):
        notes.understand(found.words)
    block = _block(total, criteria)
    return [
        block if place == total.place else node
        for place, node in enumerate(nodes)
        if place not in gone
    ]


def _block(total: Marked, criteria: Sequence[Marked]) -> Made:
    rows = [
        {"name": found.name, "value": found.score.value, "weight": None}
        for found in criteria
        if found.score
    ]
    score = total.score or Score("", "")
    value = {"scale": score.scale, "value": score.value, "label": score.label}
    return Made("score", {**value, "overall": "manual", "criteria": rows})
