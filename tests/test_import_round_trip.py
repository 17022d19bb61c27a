"""Export, import into an empty site, and export again: equal, whatever an editor has composed."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from tests import exporting, importing
from tests.factories import block, make_author, make_image, make_review, make_section
from wagtail_reviews import conf
from wagtail_reviews.schema.score import Scale
from wagtail_reviews.schema.works import WORK_TYPES

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NAMES = st.from_regex(r"[A-Z][a-zé]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)
HTML = st.sampled_from(
    [
        "<p>Fog, and <b>more</b> of <i>it</i>.</p>",
        '<p>As <a href="https://example.org/a?b=1&amp;c=2#d">they say</a>.</p>',
        "<ul><li>One</li><li>Two</li></ul><p>H<sub>2</sub>O &lt;3</p>",
    ]
)
URLS = st.sampled_from(
    ["https://example.org/", "https://en.wikipedia.org/wiki/Blame", "mailto:a@b.example"]
)
WEB = st.sampled_from(["https://example.org/trailer", "https://www.youtube.com/watch?v=1"])
YEARS = st.none() | st.integers(1900, 2100)


def picture(pk: int) -> st.SearchStrategy[Any]:
    described = st.fixed_dictionaries(
        {"image": st.just(pk), "alt_text": LINES, "decorative": st.just(False)}
    )
    return described | st.just({"image": pk, "alt_text": "", "decorative": True})


def metadata(pk: int) -> st.SearchStrategy[Any]:
    credit = st.fixed_dictionaries(
        {
            "role": st.sampled_from(conf.credit_role_keys()),
            "names": st.lists(NAMES, min_size=1, max_size=3),
        }
    )
    fact = st.fixed_dictionaries(
        {"key": st.sampled_from(["", *conf.facts()]), "label": LINES, "value": LINES}
    ) | st.fixed_dictionaries(
        {"key": st.sampled_from(list(conf.facts())), "label": st.just(""), "value": LINES}
    )
    link = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["official", "same_as", "watch", "buy"]),
            "label": st.just("") | LINES,
            "url": st.sampled_from(["https://example.org/", "https://www.imdb.com/title/1"]),
            "sponsored": st.booleans(),
        }
    )
    return st.fixed_dictionaries(
        {
            "work_type": st.sampled_from(WORK_TYPES),
            "title": LINES,
            "year": YEARS,
            "image": picture(pk) | st.just({"image": None, "alt_text": "", "decorative": False}),
            "genres": st.lists(NAMES, max_size=3),
            "credits": st.lists(credit, max_size=3),
            "facts": st.lists(fact, max_size=3),
            "links": st.lists(link, max_size=2),
            "original_title": st.just("") | LINES,
            "year_end": st.none(),
            "part_of": st.just("") | LINES,
            "number": st.none() | st.integers(0, 300),
        }
    )


def marks(scale: Scale) -> st.SearchStrategy[str]:
    if scale.step is None:
        return st.sampled_from([grade.key for grade in scale.grades])
    steps = int((scale.best - scale.worst) / scale.step)
    return st.integers(0, steps).map(lambda n: str(scale.worst + n * scale.step))  # type: ignore[operator]  # not None


def scores() -> st.SearchStrategy[Any]:
    return st.sampled_from(list(conf.scales().values())).flatmap(score_on)


def score_on(scale: Scale) -> st.SearchStrategy[Any]:
    criterion = st.fixed_dictionaries(
        {
            "name": LINES,
            "value": marks(scale),
            "weight": st.none() | st.sampled_from(["0.5", "2", "1"]),
        }
    )
    manual = {
        "scale": st.just(scale.key),
        "overall": st.just("manual"),
        "value": marks(scale),
        "label": st.just("") | LINES,
        "criteria": st.lists(criterion, max_size=3),
    }
    average = {
        **manual,
        "overall": st.just("average"),
        "value": st.just(""),
        "criteria": st.lists(criterion, min_size=1, max_size=3),
    }
    return st.fixed_dictionaries(manual) | st.fixed_dictionaries(average)


def bodies(pk: int, authors: list[int]) -> st.SearchStrategy[list[Any]]:
    texts = {
        "synopsis": HTML,
        "paragraph": HTML,
        "heading": st.fixed_dictionaries({"text": LINES, "level": st.sampled_from("234")}),
        "image": st.fixed_dictionaries(
            {"image": picture(pk), "caption": st.just("") | LINES, "credit": st.just("") | LINES}
        ),
        "quote": st.fixed_dictionaries(
            {"text": LINES, "attribution": st.just("") | LINES, "url": st.just("") | WEB}
        ),
        "embed": WEB,
        "spoiler": st.fixed_dictionaries({"label": st.just("") | LINES, "text": HTML}),
        "author_card": st.fixed_dictionaries(
            {
                "author": st.sampled_from(authors),
                "heading": st.just("") | LINES,
                "bio": st.just("") | HTML,
            }
        ),
    }
    once = {
        "metadata": metadata(pk),
        "verdict": st.fixed_dictionaries(
            {
                "pros": st.lists(LINES, min_size=1, max_size=3),
                "cons": st.lists(LINES, max_size=3),
                "summary": st.just("") | LINES,
            }
        ),
        "score": scores(),
    }
    some = st.lists(st.sampled_from(list(texts)), max_size=6)
    ones = st.lists(st.sampled_from(list(once)), unique=True)
    kinds = {**texts, **once}

    def of(names: list[str]) -> st.SearchStrategy[list[Any]]:
        return st.tuples(*(st.builds(block, st.just(name), kinds[name]) for name in names)).map(
            list
        )

    return st.builds(lambda several, single: [*several, *single], some, ones).flatmap(of)


@pytest.fixture(scope="module", autouse=True)
def section(shared_db: None) -> Page:
    return make_section()


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_was_exported_and_imported_is_exported_again(
    section: Page, data: st.DataObject
) -> None:
    with transaction.atomic(), TemporaryDirectory() as folder:
        image = make_image(
            "Still",
            (40, 30),
            focal_point_x=10,
            focal_point_y=12,
            focal_point_width=4,
            focal_point_height=4,
        )
        authors = [make_author("Ada Lind", bio="<p>Writes.</p>"), make_author("Bo Ek", image=image)]
        for number in range(2):
            body = data.draw(bodies(image.pk, [author.pk for author in authors]))
            values = {
                "summary": data.draw(st.just("") | LINES),
                "contains_spoilers": data.draw(st.booleans()),
            }
            page = make_review(
                section,
                data.draw(LINES),
                slug=f"review-{number}",
                body=body,
                live=data.draw(st.booleans()),
                **values,
            )
            page.tags.set(data.draw(st.lists(NAMES, max_size=2)))
            page.save()
        path = importing.export(Path(folder))
        importing.empty_site(section)
        printed = importing.run(
            path, "--parent", section.pk, "--publish", "--media", path.parent / "media"
        )
        before = [json.loads(line) for line in path.read_text().splitlines()]
        after = exporting.lines("--drafts")
        assert importing.same(after) == importing.same(before), printed
        transaction.set_rollback(True)
