"""Lines of facts -> the work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.legacy.labels import Labelled, labelled
from wagtail_reviews.importers.legacy.marks import mark
from wagtail_reviews.importers.legacy.nodes import Made, Node, Paragraph, Rule
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.prose import SHORTEST_PROSE, is_prose, is_sentence
from wagtail_reviews.importers.legacy.vocabulary import head, meaning
from wagtail_reviews.importers.legacy.work import LONGEST_VALUE, Work

MOST_FACTS = 100
TOO_MANY = _("There are too many facts for one review: they stay as text.")
PLACE = Made("metadata", {})
"""Stands where the metadata will, once the rest of the page has told what it is about."""


@dataclass(frozen=True)
class Run:
    """Facts that stand together, by their places; ``at_top`` where no prose is before them."""

    facts: dict[int, Labelled]
    at_top: bool

    @property
    def certain(self) -> bool:
        """Whether these are facts, and no prose with colons."""
        known = sum(meaning(found.label) is not None for found in self.facts.values())
        return known >= 1 or len(self.facts) >= 3 if self.at_top else known >= 2


def take(nodes: Sequence[Node], work: Work, notes: Notes) -> list[Node]:
    """The nodes without the facts that ``work`` takes; ``PLACE`` stands where the first one did."""
    taken: set[int] = set()
    for run in filter(lambda run: run.certain, _runs(nodes)):
        if len(run.facts) > MOST_FACTS:
            words = "\n".join(found.line for found in run.facts.values())
            notes.warn("too_many_facts", TOO_MANY, words)
        else:
            taken |= {place for place, found in run.facts.items() if work.add(found, notes)}
    first = min(taken, default=-1)
    return [
        PLACE if place == first else node
        for place, node in enumerate(nodes)
        if place == first or place not in taken
    ]


def _runs(nodes: Sequence[Node]) -> Iterator[Run]:
    run, prose = Run({}, at_top=True), False
    for place, node in enumerate(nodes):
        found = _labelled(node)
        if found is not None and _is_fact(found):
            run.facts[place] = found
        elif found is None and not isinstance(node, Rule):
            yield run
            prose = prose or _is_long(node)
            run = Run({}, at_top=not prose)
    yield run


def _labelled(node: Node) -> Labelled | None:
    return labelled(node.line) if isinstance(node, Paragraph) and node.line else None


def _is_long(node: Node) -> bool:
    return isinstance(node, Paragraph) and len(node.words) >= SHORTEST_PROSE


def _is_fact(found: Labelled) -> bool:
    """Whether a line can be a fact, and is not the start of something else."""
    if len(found.value) > LONGEST_VALUE or _is_said(found):
        return False
    if meaning(found.label):
        return True
    others = head(found.label) - {"score"}
    return not others and mark(found.value) is None and not is_prose(found.value)


def _is_said(found: Labelled) -> bool:
    """Whether a value is a sentence, rather than a list of names that has a full stop."""
    listed = meaning(found.label) is not None and "," in found.value
    return not listed and is_sentence(found.value)
