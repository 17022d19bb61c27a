"""Nodes -> a review: everything that is understood becomes a block, all else stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.building import Shelf
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.legacy import (
    bylines,
    evidence,
    facts,
    render,
    scores,
    summaries,
    titles,
    verdicts,
)
from wagtail_reviews.importers.legacy.asides import set_apart
from wagtail_reviews.importers.legacy.loosening import loosened
from wagtail_reviews.importers.legacy.nodes import (
    Bullets,
    Heading,
    Made,
    Node,
    Paragraph,
    Quotation,
)
from wagtail_reviews.importers.legacy.notes import Notes
from wagtail_reviews.importers.legacy.render import Raw
from wagtail_reviews.importers.legacy.vocabulary import head
from wagtail_reviews.importers.legacy.work import LONGEST_VALUE, Work, metadata

PAGE_TITLE = _("The title of the page is not the headline.")
MOST_LINES = 5000
TOO_MANY = _("The text has more lines than any review: nothing in it has been looked for.")
UNKNOWN_TYPE = _("Nothing says for sure what type of work this is: choose it in the metadata.")


@dataclass(frozen=True)
class Reading:
    """What has been read: the headline, raw blocks, and the pictures and authors they refer to."""

    title: str
    blocks: list[Raw]
    shelf: Shelf
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Names:
    """What a review may be called: as somebody says, as the head of its page, and failing both."""

    title: str = ""
    page_title: str = ""
    fallback: str = ""


def understand(nodes: Sequence[Node], names: Names, shelf: Shelf, notes: Notes) -> Reading:
    """The review that nodes are."""
    is_review = sum(map(_size, nodes)) <= MOST_LINES
    if not is_review:
        notes.warn("too_many_lines", TOO_MANY)
    found = set_apart(loosened(nodes)) if is_review else list(nodes)
    found, headline = _headline(found, names.title)
    headline, work = _called(headline, names.page_title, notes), Work()
    if is_review:
        found, work = _understood(found, headline or names.fallback, shelf, notes)
    blocks = render.blocks(found, shelf, notes)
    return Reading(headline or work.title or names.fallback, blocks, shelf, notes.findings)


def _called(headline: str, page_title: str, notes: Notes) -> str:
    """The headline, or the title of the page where there is none."""
    if not headline and len(page_title) <= LONGEST_VALUE:
        return page_title
    if page_title not in ("", headline):
        notes.warn("page_title", PAGE_TITLE, page_title)
    return headline


def _size(node: Node) -> int:
    """How many lines a node has."""
    if isinstance(node, Bullets):
        return len(node.items)
    return len(node.lines) if isinstance(node, Paragraph | Quotation) else 1


def _understood(
    nodes: list[Node], headline: str, shelf: Shelf, notes: Notes
) -> tuple[list[Node], Work]:
    found, work = _work(nodes, headline, notes)
    found = scores.take(found, notes)
    found = verdicts.take(found, notes)
    found = bylines.take(found, shelf, notes)
    found = summaries.take_synopsis(found, notes)
    found = summaries.take_summary(found, notes)
    return _with_metadata(found, work, headline, notes), work


def _work(nodes: list[Node], headline: str, notes: Notes) -> tuple[list[Node], Work]:
    """The work that facts tell of; a work without any title cannot be kept, hence its facts are."""
    work, said = Work(), Notes()
    found = facts.take(nodes, work, said)
    if not work.title and not headline:
        return nodes, Work()
    notes.extend(said)
    return found, work


def _headline(nodes: list[Node], title: str) -> tuple[list[Node], str]:
    """Without the heading that is the headline."""
    first = next(filter(_is_headline, nodes), None)
    if first is None or (title and first.words.casefold() != title.casefold()):
        return nodes, title
    return [node for node in nodes if node is not first], title or first.words


def _is_headline(node: Node) -> TypeGuard[Heading]:
    if not isinstance(node, Heading) or node.level != 1:
        return False
    return len(node.words) <= LONGEST_VALUE and not head(node.words)


def _with_metadata(nodes: Sequence[Node], work: Work, headline: str, notes: Notes) -> list[Node]:
    """With the work where its facts stood; a score without facts is that of the headline."""
    title = work.title or titles.work_title(headline)[:LONGEST_VALUE]
    scored = any(isinstance(node, Made) and node.type == "score" for node in nodes)
    has_facts = any(node is facts.PLACE for node in nodes)
    if not has_facts and not (scored and title):
        return list(nodes)
    typed = work.work_type or evidence.work_type(work)
    if not typed:
        notes.warn("work_type_unknown", UNKNOWN_TYPE)
    year = work.year or work.released or titles.year_in(headline)
    block = Made("metadata", metadata(replace(work, work_type=typed, year=year), title))
    if not has_facts:
        return [block, *nodes]
    return [block if node is facts.PLACE else node for node in nodes]
