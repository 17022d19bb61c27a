"""Reviews of every sort, for what checks their structured data."""

from typing import Any

from tests.parts import (
    PUBLISHER,
    credit,
    fact,
    link,
    make_author,
    make_image,
    make_review,
    make_work,
)
from wagtail_reviews import conf, extract
from wagtail_reviews.schema import Card, Review, Verdict
from wagtail_reviews.schema.parts import PartOf, ProfileLink, Term
from wagtail_reviews.schema.score import Scale
from wagtail_reviews.schema.works import WHOLE_OF, WORK_TYPES, WorkType
from wagtail_reviews.structured_data import JsonLd, json_ld

FACTS = {
    "duration": "1 h 45 min",
    "isbn": "978-3-16-148410-0",
    "pages": "320",
    "seasons": "3",
    "episodes": "10",
    "tracks": "12",
}
VERDICT = Verdict(pros=["The scale of it."], cons=["A plot of two lines."], summary="Grey.")
SPOILER = {"type": "spoiler", "id": "1", "value": {"label": "End", "html": "<p>He lives.</p>"}}


def samples() -> dict[str, Card]:
    """Reviews by name: of every type of work, on every scale, and with parts left out."""
    works: dict[str, Any] = {kind: {"metadata": full_work(kind)} for kind in WORK_TYPES}
    scores = {
        f"{key} {mark}": {"score": extract.score({"scale": key, "value": mark})}
        for key, scale in conf.scales().items()
        for mark in marks(scale)
    }
    reviews = {name: make_review(**values) for name, values in (works | scores | OTHERS).items()}
    return {**reviews, "spoilers": spoilt()}


def marks(scale: Scale) -> list[str]:
    """The worst and the best mark of a scale."""
    if scale.grades:
        return [scale.grades[-1].key, scale.grades[0].key]
    return [str(scale.worst), str(scale.best)]


def full_work(kind: WorkType) -> Any:
    """A work with all that can be said of one, whether it suits its type or not."""
    return make_work(
        type=kind,
        original_title="ブラム！",
        year_end=2019,
        part_of=PartOf(type=WHOLE_OF.get(kind, "CreativeWork"), title="The City"),
        number=2,
        image=make_image("https://example.org/poster.jpg"),
        genres=[Term(name="Action", slug="action")],
        credits=[credit(role, "Falk", "Berg") for role in conf.credit_role_keys()],
        facts=[fact(key, value) for key, value in FACTS.items()],
        links=[link("https://example.org/wiki", "same_as"), link("https://example.org/", "buy")],
    )


def spoilt() -> Review:
    """A review that gives the end away, in a block for that and outside of it."""
    card = make_review(contains_spoilers=True, verdict=VERDICT)
    return Review(**dict(card), body=[SPOILER], json_ld=None)


PROFILE = ProfileLink(label="", url="https://example.org/@ada")
OTHERS: dict[str, dict[str, Any]] = {
    "bare": {"summary": "", "metadata": make_work(year=None)},
    "no picture": {"image": None},
    "pros and cons": {"verdict": VERDICT},
    "a single con": {"verdict": Verdict(pros=[], cons=["A plot of two lines."], summary="")},
    "two authors": {"authors": [make_author("Berg"), make_author("x" * 99)]},
    "author with links": {"authors": [make_author(job_title="Editor", links=[PROFILE])]},
    "organisation": {"authors": [make_author("The desk", type="Organization")]},
    "no author": {"authors": []},
    "author of 100 characters": {"authors": [make_author("x" * 100)]},
    "no score": {"score": None},
    "no work": {"metadata": None},
}


def nodes() -> dict[str, JsonLd | None]:
    """The structured data of every sample; None where it is not eligible."""
    return {name: json_ld(review, PUBLISHER)[0] for name, review in samples().items()}
