"""HTML of any kind is read, however it was meant and however it is broken."""

import time

import pytest

from wagtail_reviews.importers.legacy import Reading, read_html


def paragraphs(html: str) -> list[str]:
    """The paragraphs that HTML has."""
    return [raw["value"] for raw in read_html(html).blocks if raw["type"] == "paragraph"]


def blocks(html: str) -> list[tuple[str, object]]:
    """The raw blocks that HTML has."""
    return [(raw["type"], raw["value"]) for raw in read_html(html, base_url=BASE).blocks]


def codes(reading: Reading) -> list[str]:
    """What has been found."""
    return [finding.code for finding in reading.findings]


BASE = "https://old.example/reviews/"
INLINE = [
    ("<p>a <strong>b</strong> <em>c</em> <u>d</u></p>", "<p>a <b>b</b> <i>c</i> d</p>"),
    ("fo<b>o</b>", "<p>fo<b>o</b></p>"),
    ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
    ("<p><b>a<br>b</b></p>", "<p><b>a</b><br/><b>b</b></p>"),
    ("<p>1<sup>st</sup> <del>no</del></p>", "<p>1<sup>st</sup> <s>no</s></p>"),
    ('<a href="/x" onclick="no()">y</a>', '<p><a href="/x">y</a></p>'),
    ('<a href="java&#10;script:no()">y</a>', "<p>y</p>"),
    ('<a href="JaVaScRiPt:no()">y</a>', "<p>y</p>"),
    ('<a href="data:text/html,no">y</a>', "<p>y</p>"),
    ("a<script>no()</script>b<style>no</style>c<!-- no -->d", "<p>abcd</p>"),
    ("&lt;script&gt; &amp;amp; &copy;", "<p>&lt;script&gt; &amp;amp; ©</p>"),
    ("a < b and c <d", "<p>a &lt; b and c &lt;d</p>"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("<ol><li>a</ol>", "<ol><li>a</li></ol>"),
    ("<table><tr><td>a<td>b<td>c</table>", "<p>a | b | c</p>"),
    ("<pre>a\nb</pre>", "<p>a<br/>b</p>"),
    ('<p title="say "hi" now">a</p>', "<p>a</p>"),
]


@pytest.mark.parametrize(("html", "expected"), INLINE)
def test_what_rich_text_has_is_kept_and_all_else_is_text(html: str, expected: str) -> None:
    assert paragraphs(html) == [expected]


def test_two_breaks_in_a_row_part_paragraphs() -> None:
    assert paragraphs("a <b>b<br/> <br>c</b><br>d") == [
        "<p>a <b>b</b></p>",
        "<p><b>c</b><br/>d</p>",
    ]


def test_relative_links_lead_to_the_old_site() -> None:
    assert blocks('<a href="../x">y</a>') == [
        ("paragraph", '<p><a href="https://old.example/x">y</a></p>')
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="a.jpg" alt="Lamp"><figcaption>The <b>lamp</b></figcaption></figure>',
        '<div class="wp-caption"><img src="a.jpg" alt="Lamp">'
        '<p class="wp-caption-text">The lamp</div>',
        '<p><img src="a.jpg" alt="Lamp"></p><p class="caption">The lamp</p>',
        '<figure><a href="b.jpg"><img data-src="a.jpg" src="data:image/gif;base64,R0"'
        ' alt="Lamp"></a><figcaption>The lamp</figcaption></figure>',
    ],
)
def test_a_picture_has_the_caption_below_it(html: str) -> None:
    image = {"image": 1, "alt_text": "Lamp", "decorative": False}

    assert blocks(html) == [("image", {"image": image, "caption": "The lamp", "credit": ""})]


def test_a_picture_within_a_line_parts_it() -> None:
    found = [name for name, _ in blocks('<p>a <img src="a.jpg"> b</p>')]

    assert found == ["paragraph", "image", "paragraph"]


def test_a_picture_without_an_address_leaves_its_words() -> None:
    reading = read_html('<img alt="The lamp room">')

    assert reading.findings[0].code == "picture_left_out"
    assert reading.findings[0].text == "The lamp room"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>Nobody films rain.</p><cite>The Gazette</cite></blockquote>",
        "<blockquote><p>Nobody films rain.</p><p>— The Gazette</p></blockquote>",
        '<figure class="wp-block-pullquote"><blockquote><p>Nobody films rain.</p>'
        "<cite>The Gazette</cite></blockquote></figure>",
    ],
)
def test_a_quotation_is_set_apart_with_its_source(html: str) -> None:
    expected = {"text": "Nobody films rain.", "attribution": "The Gazette", "url": ""}

    assert blocks(html) == [("quote", expected)]


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
        '<iframe src="//www.youtube-nocookie.com/embed/abcdefghijk"/>',
        '<figure class="wp-block-embed"><div>https://www.youtube.com/watch?v=abcdefghijk</div></figure>',
        '<figure data-embed="https://www.youtube.com/watch?v=abcdefghijk"></figure>',
        "<p>https://www.youtube.com/watch?v=abcdefghijk</p>",
    ],
)
def test_media_are_embedded_by_the_address_to_watch_them_at(html: str) -> None:
    assert blocks(html) == [("embed", "https://www.youtube.com/watch?v=abcdefghijk")]


def test_what_cannot_be_embedded_is_a_link() -> None:
    reading = read_html('<iframe src="https://maps.example/x"></iframe>')

    assert codes(reading) == ["not_embedded"]
    assert 'href="https://maps.example/x"' in reading.blocks[0]["value"]


def test_files_that_play_are_links() -> None:
    assert 'href="https://old.example/a.mp4"' in str(blocks('<video src="/a.mp4">No.</video>'))


def test_headings_have_the_levels_of_the_blocks() -> None:
    found = blocks("<h1>A</h1><h2>B</h2><h5>C</h5><h2></h2>")

    assert read_html("<h1>A</h1>").title == "A"
    assert found == [
        ("heading", {"text": "B", "level": "2"}),
        ("heading", {"text": "C", "level": "4"}),
    ]


def test_a_heading_too_long_is_a_paragraph() -> None:
    assert [name for name, _ in blocks(f"<h2>{'long ' * 60}</h2>")] == ["paragraph"]


def test_the_title_of_the_head_is_the_headline_where_there_is_no_other() -> None:
    assert read_html("<title>The Lamp</title><p>a").title == "The Lamp"
    assert codes(read_html("<title>The Lamp</title><h1>Lamp</h1><p>a")) == ["page_title"]


def test_a_title_longer_than_pages_have_is_kept_elsewhere() -> None:
    reading = read_html(f"<title>{'long ' * 60}</title><h1>{'longer ' * 60}</h1>")

    assert reading.title == ""
    assert codes(reading) == ["page_title"]
    assert [raw["type"] for raw in reading.blocks] == ["paragraph"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "a",
        "<table><tr><td>" * 5_000 + "a",
        "<ul><li>" * 5_000 + "a",
        "<dl><dt>a<dd>" * 5_000 + "a",
        "<blockquote>" * 5_000 + "a",
        "<b><i>" * 5_000 + "a",
    ],
)
def test_deep_nesting_is_flattened_and_said(html: str) -> None:
    reading = read_html(html)

    assert "flattened" in codes(reading)
    assert "a" in str(reading.blocks)


@pytest.mark.parametrize(
    "html",
    ["<a " * 40_000, '<a b="x' * 20_000, "<!--" * 40_000, "<" * 80_000, "<script>" * 20_000],
)
def test_html_that_never_ends_takes_no_longer_than_its_length_says(html: str) -> None:
    before = time.perf_counter()
    read_html(html)

    assert time.perf_counter() - before < 5
