"""What the reviews of a benchmark look like: a few hundred different ones."""

import json
from random import Random
from typing import Any

from taggit.models import Tag
from wagtail.images import get_image_model

from tests.benchmarks.texts import paragraph, prose, sentence
from tests.factories import block, card, make_author, make_image, score, work
from wagtail_reviews.assemble.renditions import make_renditions
from wagtail_reviews.models import Author, Term, get_review_page_model
from wagtail_reviews.models.derived import Derived
from wagtail_reviews.schema.works import WORK_TYPES

# A prime, so that the values below come in every combination.
PATTERNS = 499
TITLE = "The title of the work"
GENRES = [f"Genre {number}" for number in range(20)]
AUTHORS, TAGS = 50, 200
# As many pictures of each kind, in the sizes that editors upload.
PICTURES = 20
SIZES = {"Poster": (1000, 1500), "Still": (1600, 900), "Portrait": (600, 600)}


class Pattern:
    """A body that many reviews share, but for the title of the work, and what is derived of it."""

    def __init__(self, number: int, authors: list[Any], pictures: dict[str, list[Any]]) -> None:
        random = Random(number)
        self.author = authors[number % AUTHORS]
        self.summary = sentence(random)
        self.tags = [_tag(number), _tag(number + 7)]
        poster, still = (pictures[kind][number % PICTURES] for kind in ("Poster", "Still"))
        body = [_work(number, poster), *_text(random, still), *_conclusion(number, random)]
        self.body = json.dumps([*body, card(self.author, heading="", bio="")])
        derived = Derived(get_review_page_model()(title=TITLE, body=self.body))
        self.columns = {**derived.columns(), "contains_spoilers": number % 7 == 0}
        self.terms = [term.key for term in (*derived.terms, *map(_tag_term, self.tags))]


def make_patterns() -> list[Pattern]:
    """All of them, with the authors, pictures and tags that they share."""
    pictures = {kind: _pictures(kind) for kind in SIZES}
    authors = _first(Author, "name", "Author") or _authors(pictures["Portrait"])
    return [Pattern(number, authors, pictures) for number in range(PATTERNS)]


def _pictures(kind: str) -> list[Any]:
    """Pictures with all their renditions, so that no reader has to wait for one."""
    made = _first(get_image_model(), "title", kind) or [
        make_image(f"{kind} {number}", SIZES[kind]) for number in range(PICTURES)
    ]
    make_renditions(picture.pk for picture in made)
    return made


def _authors(portraits: list[Any]) -> list[Any]:
    bio = f"<p>{prose(Random(0), 2, 2)}</p>"
    links = [block("link", label="Mastodon", url="https://social.example/@author")]
    values = {"job_title": "Critic", "bio": bio, "links": json.dumps(links)}
    return [
        make_author(f"Author {number}", image=portraits[number % PICTURES], **values)
        for number in range(AUTHORS)
    ]


def _first(model: Any, field: str, name: str) -> list[Any]:
    """What an earlier call made."""
    return list(model.objects.filter(**{f"{field}__startswith": f"{name} "}).order_by("pk"))


def _tag(number: int) -> Tag:
    found: Tag = Tag.objects.get_or_create(name=f"Tag {number % TAGS}")[0]
    return found


def _tag_term(tag: Tag) -> Term:
    return Term(vocabulary="tag", name=tag.name, slug=tag.slug, source_id=tag.pk)


def _work(number: int, poster: Any) -> dict[str, Any]:
    cast = [f"Actor {number * step % 997}" for step in (2, 3, 5)]
    credited = {"director": [f"Director {number}"], "studio": [f"Studio {number % 40}"]}
    return work(
        work_type=WORK_TYPES[number % len(WORK_TYPES)],
        title=TITLE,
        year=1950 + number % 75,
        genres=[GENRES[number % 20], GENRES[number * 3 % 19]],
        credits=[
            {"role": role, "names": names} for role, names in {**credited, "cast": cast}.items()
        ],
        facts=[{"key": "duration", "label": "", "value": f"{80 + number % 90} min"}],
        links=[_link(number)],
        image={"image": poster.pk, "alt_text": "", "decorative": True},
    )


def _link(number: int) -> dict[str, Any]:
    url = f"https://example.org/work/{number}"
    return {"kind": "same_as", "label": "", "url": url, "sponsored": False}


def _text(random: Random, still: Any) -> list[dict[str, Any]]:
    picture = {"image": still.pk, "alt_text": sentence(random), "decorative": False}
    first, *others = (block("paragraph", paragraph(random)) for _ in range(5))
    return [
        block("synopsis", f"<p>{prose(random, 2, 3)}</p>"),
        first,
        block("image", image=picture, caption=sentence(random), credit="Example Pictures"),
        *others,
    ]


def _conclusion(number: int, random: Random) -> list[dict[str, Any]]:
    """A verdict, and nine times of ten a score."""
    pros, cons = ([sentence(random) for _ in range(3)] for _ in range(2))
    verdict = block("verdict", pros=pros, cons=cons, summary=sentence(random))
    return [verdict, *([score(str(number % 21 / 2))] if number % 10 else [])]
