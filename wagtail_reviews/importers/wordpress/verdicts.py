"""A review box -> raw blocks, and findings on what has no place in them."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_reviews import conf
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.legacy.markup import is_url
from wagtail_reviews.importers.legacy.scores import CONVERTED
from wagtail_reviews.importers.scales import fitting, mark_on
from wagtail_reviews.importers.wordpress.plugins.box import Box, Criterion, Link
from wagtail_reviews.importers.wordpress.words import escape
from wagtail_reviews.schema.score import Scale, ScoreError
from wagtail_reviews.schema.works import WORK_TYPES
from wagtail_reviews.wording import number

Raw = dict[str, Any]

LONGEST_POINT = 255
LONGEST_NAME = 100

UNSCORED = _(
    "The score of the plugin is none that its scale has, or its scale is not certain: it stays as "
    "text."
)
LEFT = _("The plugin says more than a review has a place for.")
BROKEN = _("A custom field of the plugin could not be read.")
SECOND = _("The post has more than one review box: only the first has become the verdict.")


class Verdict:
    """The blocks that a box amounts to. ``findings`` hold whatever is not in them."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.left: list[str] = list(box.rest)
        self.unscored: list[str] = []
        self.converted: list[str] = []
        self.work = self._work()
        self.verdict = self._verdict()
        self.score = self._score()
        self.findings = tuple(self._findings())

    def _work(self) -> Raw:
        """What is said of the work, as a raw metadata block has it."""
        found: Raw = {}
        if 0 < len(self.box.title) <= LONGEST_POINT:
            found["title"] = self.box.title
        elif self.box.title:
            self.left.append(self.box.title)
        if self.box.work_type in WORK_TYPES:
            found["work_type"] = self.box.work_type
        found.update(self.box.work)
        links = [link for link in map(self._link, self.box.links) if link]
        return {**found, "links": links} if links else found

    def _link(self, link: Link) -> Raw:
        if is_url(link.url) and len(link.label) <= LONGEST_NAME:
            return asdict(link)
        self.left.append(link.words)
        return {}

    def _verdict(self) -> Raw | None:
        """Points too long for a list go into the summary."""
        pros, cons = (_short(points) for points in (self.box.pros, self.box.cons))
        long = [point for point in (*self.box.pros, *self.box.cons) if len(point) > LONGEST_POINT]
        summary = "\n".join(filter(None, [self.box.summary, *long]))
        value = {"pros": pros, "cons": cons, "summary": summary}
        return {"type": "verdict", "value": value} if any(value.values()) else None

    def _score(self) -> Raw | None:
        scale = conf.scales().get(self.box.scale)
        target = _fitting(scale, self.box.total)
        if scale is None or target is None:
            self.unscored = [*_said(self.box, scale), *map(_mark, self.box.criteria)]
            return self._as_text()
        if target != scale:
            self.converted = _said(self.box, scale)
        value = {
            "scale": target.key,
            "overall": "manual",
            "value": mark_on(target, scale, self.box.total),
            "label": "",
            "criteria": list(self._criteria(target, scale)),
        }
        return {"type": "score", "value": value}

    def _criteria(self, target: Scale, scale: Scale) -> Iterator[Raw]:
        for one in self.box.criteria:
            try:
                mark = mark_on(target, scale, one.value)
            except ScoreError:
                mark = ""
            if mark and 0 < len(one.name) <= LONGEST_NAME:
                yield {"name": one.name, "value": mark, "weight": None}
            else:
                self.unscored.append(_mark(one))

    def _as_text(self) -> Raw | None:
        """What is no score, where the score would stand."""
        lines = "<br/>".join(map(escape, self.unscored))
        return {"type": "paragraph", "value": f"<p>{lines}</p>"} if lines else None

    def _findings(self) -> Iterable[Finding]:
        if self.unscored:
            yield Finding("score-uncertain", UNSCORED, text="\n".join(self.unscored))
        if self.converted:
            yield Finding("score_converted", CONVERTED, text="\n".join(self.converted))
        if self.left:
            yield Finding("plugin-rest", LEFT, text="\n".join(self.left))
        if self.box.broken:
            yield Finding("plugin-broken", BROKEN, text="\n".join(self.box.broken))


def second(boxes: Iterable[Box]) -> list[Finding]:
    """Findings on boxes beyond the first."""
    return [Finding("second-box", SECOND, text="\n".join(box.words)) for box in boxes]


def _short(points: Iterable[str]) -> list[str]:
    return [point for point in points if len(point) <= LONGEST_POINT]


def _fitting(scale: Scale | None, total: str) -> Scale | None:
    try:
        return fitting(scale, total) if scale else None
    except ScoreError:
        return None


def _mark(criterion: Criterion) -> str:
    return f"{criterion.name} {criterion.value}".strip()


def _said(box: Box, scale: Scale | None) -> list[str]:
    """A total as readers saw it: "4.3 / 5", and without the end of a scale that is not known."""
    if not box.total or scale is None:
        return [box.total] if box.total else []
    percent = scale.kind == "percent"
    return [f"{box.total}%" if percent else f"{box.total} / {number(scale.best)}"]
