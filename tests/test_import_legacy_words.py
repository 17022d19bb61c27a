"""No word of a source is lost: each is in the review, or in what is said of it."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wagtail_reviews.blocks import ReviewStreamBlock
from wagtail_reviews.importers.building import build_review
from wagtail_reviews.importers.legacy import Reading, read_html, read_text
from wagtail_reviews.importers.legacy.markup import printable
from wagtail_reviews.importers.legacy.wordlists import FACTS, FIELDS, HEADS, ROLES, TYPES

WORD = re.compile(r"[^\W_]+")
TAG = re.compile(r"<[^<>]*>")

LABELS = sorted(
    {
        name
        for names in (ROLES, FACTS, FIELDS, HEADS)
        for listed in names.values()
        for name in listed.split("|")
    }
)
VALUES = [
    "2017",
    "2017–2019",
    "c. 1998",
    "TBA",
    "Ines Falk",
    "Ines Falk and Olaf Berg",
    "Action, action & ACTION",
    "Polygon Pictures, Inc., Harbour Ltd.",
    "Drama/Krimi",
    "8/10",
    "5,5 / 10 (Mixed)",
    "7.3/10",
    "8½",
    "★★★½☆",
    "B+",
    "85 %",
    "4 out of 5",
    "3/4",
    "14/20",
    "3 stars out of 5",
    "thumbs up",
    "Movie",
    "Spielfilm",
    "Great music; nice art",
    "A tale of two towns. It ends in rain, as all of them do.",
    "https://example.com/x?y=1&z=2",
    "x" * 300,
    "By Ines Falk",
    "Mara Quill",
    "Who is she? She writes about the sea and the people who look at it all day.",
]
SIGNS = [
    "•",
    "-",
    "–",
    "*",
    "+",
    "✓",
    "✔️",
    "✗",
    "➕",
    "1.",
    "2)",
    "a)",
    "&bull;",
    ">",
    "#",
    "##",
    "👍",
]
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
PIECES = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(LABELS).map(str.upper),
    st.sampled_from([name for listed in TYPES.values() for name in listed.split("|")]),
    st.sampled_from(VALUES),
    WORDS,
)
LINES = st.one_of(
    PIECES,
    st.builds(
        "{}{}{}".format, PIECES, st.sampled_from([": ", " : ", ":", " – ", " ", "："]), PIECES
    ),
    st.builds("{} {}".format, st.sampled_from(SIGNS), PIECES),
    st.sampled_from(["", "", "---", "The harbour lies still. " * 9, "I went there twice. " * 12]),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
NAMES = [
    "p",
    "p",
    "p",
    "p",
    "div",
    "b",
    "strong",
    "i",
    "em",
    "a",
    "span",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "li",
    "li",
    "table",
    "tr",
    "td",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "cite",
    "figure",
    "figcaption",
    "pre",
    "sup",
    "s",
    "section",
    "center",
    "title",
    "q",
]
ATTRIBUTES = ["", "", ' class="byline"', ' class="wp-caption"', ' class="caption"', ' href="/x"']
OPENINGS = [f"<{name}{attribute}>" for name in NAMES for attribute in ATTRIBUTES]
# An element of a line may end within another one, where nobody can say whether words are parted.
CLOSINGS = [f" </{name}>" for name in NAMES]
ESCAPED = LINES.map(lambda line: line.replace("&", "&amp;").replace("<", "&lt;"))
HTML = st.lists(
    st.one_of(
        ESCAPED,
        st.sampled_from(OPENINGS),
        st.sampled_from(CLOSINGS),
        st.sampled_from(["<!-- no -->", "<script>no()</script>", "\n", "<p>", "<br>", "<li>"]),
    ),
    max_size=24,
).map("".join)
IN_LINE = re.compile(r"</?(?:a|b|strong|i|em|span|cite|sup|s|q)\b[^<>]*>")
HIDDEN = re.compile("<!-- no -->|<script>.*?</script>")


def words_of(text: str) -> Counter[str]:
    """How often each word is in a text."""
    return Counter(word.casefold() for word in WORD.findall(printable(text)))


def shown(html: str) -> str:
    """The text that HTML shows: elements in a line part no words, all others do."""
    return unescape(TAG.sub(" ", IN_LINE.sub("", HIDDEN.sub("", html))))


def strings(value: Any) -> Iterator[str]:
    """Every text in a value; the text that HTML shows."""
    if isinstance(value, str):
        yield shown(value) if value.startswith(("<p>", "<ul>", "<ol>")) else value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif value is not None:
        yield str(value)


def said(reading: Reading) -> Counter[str]:
    """How often each word is in a review, or in what is said of it."""
    review = build_review(reading.blocks, reading.shelf, title=reading.title)
    found = [*strings(review.model_dump(mode="json")["body"]), review.title]
    return words_of("\n".join([*found, *(finding.text for finding in reading.findings)]))


def cleaned(reading: Reading) -> None:
    """Raises ValidationError where the blocks refuse what has been read."""
    stream = ReviewStreamBlock()
    kept = [one for one in reading.blocks if one["type"] not in ("image", "author_card", "embed")]
    if kept:
        stream.clean(stream.to_python(kept))


def keeps_every_word_of_text(text: str) -> None:
    assert not words_of(text) - said(read_text(text, title="A headline"))


def keeps_every_word_of_html(html: str) -> None:
    assert not words_of(shown(html)) - said(read_html(html))


def pleases_the_blocks(source: str) -> None:
    read = read_html if source.startswith("<div>") else read_text
    cleaned(read(source, title="A headline"))


SOURCES = TEXTS | HTML.map("<div>{}".format)
EVERYDAY = settings(max_examples=80, deadline=None)
THOROUGH = settings(max_examples=1500, deadline=None)


@EVERYDAY
@given(TEXTS)
def test_a_text_keeps_every_word(text: str) -> None:
    keeps_every_word_of_text(text)


@EVERYDAY
@given(HTML)
def test_html_keeps_every_word(html: str) -> None:
    keeps_every_word_of_html(html)


@EVERYDAY
@given(SOURCES)
def test_the_blocks_accept_what_is_read(source: str) -> None:
    pleases_the_blocks(source)


@pytest.mark.thorough
@THOROUGH
@given(TEXTS)
def test_any_text_keeps_every_word(text: str) -> None:
    keeps_every_word_of_text(text)


@pytest.mark.thorough
@THOROUGH
@given(HTML)
@example("+<ul>&amp;bull; +")
def test_any_html_keeps_every_word(html: str) -> None:
    keeps_every_word_of_html(html)


@pytest.mark.thorough
@THOROUGH
@given(SOURCES)
def test_the_blocks_accept_whatever_is_read(source: str) -> None:
    pleases_the_blocks(source)
