"""What becomes of WordPress's terms."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown import BLOCK, ROOT
from wagtail_reviews.importers.wordpress import MappingError, load_mapping, parse_mapping
from wagtail_reviews.importers.wordpress.entries import Term
from wagtail_reviews.importers.wordpress.mapping import Fate
from wagtail_reviews.importers.wordpress.terms import Described, described

HORROR = Term("category", "horror", "Horror")


def made(fate: str, term: Term = HORROR) -> Described:
    mapping = parse_mapping({"taxonomies": {term.domain: {"*": fate}}})
    return described([term], mapping)


def test_terms_are_tags_where_nothing_is_said() -> None:
    assert described([HORROR], parse_mapping({})).tags == ["Horror"]


@pytest.mark.parametrize(
    "term",
    [
        Term("category", "uncategorized", "Uncategorized"),
        Term("post_format", "post-format-image", "Image"),
        Term("language", "en", "English"),
    ],
)
def test_what_only_wordpress_needs_is_left_out(term: Term) -> None:
    assert described([term], parse_mapping({})) == Described()


@pytest.mark.parametrize("key", ["horror", "Horror", "HORROR", "*"])
def test_a_term_is_named_by_its_slug_or_its_name(key: str) -> None:
    mapping = parse_mapping({"taxonomies": {"category": {key: "genre"}}})
    assert mapping.fate(HORROR) == Fate("genre")


def test_a_term_counts_more_than_all_others() -> None:
    mapping = parse_mapping({"taxonomies": {"category": {"*": "ignore", "horror": "genre"}}})
    assert mapping.fate(HORROR) == Fate("genre")
    assert mapping.fate(Term("category", "news", "News")) == Fate("ignore")


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        ("tag", Described(tags=["Horror"])),
        ("tag:Fright", Described(tags=["Fright"])),
        ("genre", Described(genres=["Horror"])),
        ("genre: Fright", Described(genres=["Fright"])),
        ("ignore", Described()),
        ("work_type:Book", Described(work_type="Book")),
        ("credit:director", Described(credits={"director": ["Horror"]})),
        ("fact:country", Described(facts=[{"key": "country", "label": "", "value": "Horror"}])),
        ("fact:Mood", Described(facts=[{"key": "", "label": "Mood", "value": "Horror"}])),
        ("year", Described(tags=["Horror"])),
    ],
)
def test_what_becomes_of_a_term(fate: str, expected: Described) -> None:
    assert made(fate) == expected


def test_a_term_may_be_a_year() -> None:
    assert made("year", Term("released", "1999", "1999")) == Described(year=1999)


def test_a_term_that_is_too_long_is_left() -> None:
    assert made("tag", Term("post_tag", "x", "x" * 101)).left == ["x" * 101]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "The mapping: must be an object."),
        ({"genres": {}}, "Unknown in a mapping: genres."),
        ({"work_type": "Film"}, "work_type: “Film” is not a type of work"),
        ({"work_type": []}, "work_type: "),
        ({"taxonomies": []}, "taxonomies: must be an object."),
        ({"taxonomies": {"category": "genre"}}, "taxonomies.category: must be an object."),
        ({"taxonomies": {"category": {"a": 1}}}, "taxonomies.category.a: must be a text"),
        ({"taxonomies": {"category": {"a": "genres"}}}, "“genres” says nothing"),
        ({"taxonomies": {"category": {"a": "genre:"}}}, "“genre:” says nothing"),
        ({"taxonomies": {"category": {"a": "ignore:x"}}}, "“ignore:x” says nothing"),
        ({"taxonomies": {"category": {"a": "fact:"}}}, "“fact:” says nothing"),
        ({"taxonomies": {"category": {"a": "credit:hero"}}}, "“hero” is not a role of the credits"),
        ({"taxonomies": {"category": {"a": "work_type:Film"}}}, "“Film” is not a type of work"),
    ],
)
def test_a_mapping_that_means_nothing_is_an_error(raw: Any, message: str) -> None:
    with pytest.raises(MappingError, match=message):
        parse_mapping(raw)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["work_type", "taxonomies", "a"]), inner, max_size=3)
    ),
)


@given(JSON)
def test_any_json_is_a_mapping_or_an_error(raw: Any) -> None:
    try:
        mapping = parse_mapping(raw)
    except MappingError:
        return
    assert mapping.work_type == raw.get("work_type", "")


def test_a_mapping_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps({"work_type": "Book"}))
    assert load_mapping(path).work_type == "Book"


def test_the_mapping_of_the_documentation_is_one() -> None:
    page = (ROOT / "docs/how-to/moving-from-wordpress.md").read_text()
    (example,) = [text for kind, text in BLOCK.findall(page) if kind == "json"]
    assert parse_mapping(json.loads(example)).fate(HORROR) == Fate("genre")


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json_is_an_error(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "mapping.json"
    path.write_bytes(text)
    with pytest.raises(MappingError, match="no JSON"):
        load_mapping(path)
