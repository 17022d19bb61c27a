"""The contents of WordPress's posts, of either editor."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wordpress import (
    attachment,
    codes,
    post,
    read_file,
    read_post,
    read_posts,
    words_in,
    words_out,
)
from wagtail_reviews.importers.items import Item
from wagtail_reviews.importers.wordpress.markup import Piece, pieces
from wagtail_reviews.importers.wordpress.paragraphs import paragraphs


def body(item: Item) -> list[tuple[str, Any]]:
    assert item.review is not None
    return [(block.type, block.value) for block in item.review.body]


def types(item: Item) -> list[str]:
    return [name for name, value in body(item)]


@pytest.fixture(scope="module")
def lamp() -> Item:
    return read_file("classic.xml")["Review: The Lamp Room & after"]


@pytest.fixture(scope="module")
def harbour() -> Item:
    return read_file("blocks.xml")["Harbour Lights"]


def test_empty_lines_make_paragraphs_and_lines_stay_broken(lamp: Item) -> None:
    assert body(lamp)[0] == (
        "paragraph",
        "<p>The keeper lights the lamp and nobody comes.<br>"
        "The second line stands below the first.</p>",
    )


def test_a_caption_goes_with_the_original_of_its_picture(lamp: Item) -> None:
    name, picture = body(lamp)[1]
    assert name == "image"
    assert picture.image.id == 21
    assert picture.image.url == "https://old.example/wp-content/uploads/2017/05/stairs.jpg"
    assert picture.caption == "Two hundred and four steps."


def test_an_address_on_a_line_of_its_own_embeds(lamp: Item) -> None:
    urls = [value.url for name, value in body(lamp) if name == "embed"]
    assert urls[0] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_a_player_embeds_what_it_plays(lamp: Item) -> None:
    urls = [value.url for name, value in body(lamp) if name == "embed"]
    assert urls[1] == "https://www.youtube.com/watch?v=abcDEF12345"


def test_a_gallery_shows_the_pictures_that_are_there(lamp: Item) -> None:
    pictures = [value for name, value in body(lamp) if name == "image"]
    assert [(one.image.id, one.caption) for one in pictures] == [
        (21, "Two hundred and four steps."),
        (22, "The lamp at noon."),
        (23, ""),
    ]
    assert [one.text for one in lamp.findings if one.code == "picture-unknown"] == ["99"]


def test_media_of_no_known_provider_are_links(lamp: Item) -> None:
    texts = [value for name, value in body(lamp) if name == "paragraph"]
    assert '<p><a href="https://nowhere.example/clip">clip</a></p>' in texts
    assert any("fog-horn.mp3</a>" in text for text in texts)


def test_a_shortcode_of_a_plugin_stays_with_a_finding(lamp: Item) -> None:
    text = '[spoiler title="The end"]The sea was dry all along.[/spoiler] He wrote [sic] it down.'
    assert ("paragraph", f"<p>{text}</p>") in body(lamp)
    found = [one.text for one in lamp.findings if one.code == "shortcode"]
    assert found == ['[spoiler title="The end"]']


def test_a_quote_is_a_quote(lamp: Item) -> None:
    quotes = [value.text for name, value in body(lamp) if name == "quote"]
    assert quotes == ["Nobody films rain like this."]


def test_a_gallery_without_ids_shows_what_was_uploaded_with_the_post(tmp_path: Path) -> None:
    item, *_ = read_posts(
        tmp_path, post("[gallery]"), attachment(5, "a.jpg", post_parent="1"), attachment(6, "b.jpg")
    )
    assert [value.image.id for name, value in body(item) if name == "image"] == [5]


def test_an_old_caption_stands_in_its_shortcode(tmp_path: Path) -> None:
    text = '[caption width="9" caption="By the sea"]<img src="/a.jpg">[/caption]'
    (name, picture), *_ = body(read_post(tmp_path, text))
    assert (name, picture.caption) == ("image", "By the sea")
    assert picture.image.url == "https://old.example/a.jpg"


@pytest.mark.parametrize("text", ["[caption]No end", "[/caption] No start", "[embed]Neither"])
def test_half_a_shortcode_stays_as_text(tmp_path: Path, text: str) -> None:
    assert body(read_post(tmp_path, text))[0] == ("paragraph", f"<p>{text}</p>")


def test_a_resized_picture_is_its_original(tmp_path: Path) -> None:
    text = '<img src="https://old.example/wp-content/uploads/2017/05/a-300x200.jpg?x=1">'
    item, *_ = read_posts(tmp_path, post(text), attachment(5, "a.jpg"))
    assert [value.image.id for name, value in body(item) if name == "image"] == [5]


def test_blocks_are_read_in_their_order(harbour: Item) -> None:
    assert types(harbour) == [
        "metadata",
        "paragraph",
        "heading",
        "image",
        "paragraph",
        "embed",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "verdict",
        "score",
        "author_card",
    ]


def test_a_block_that_posts_share_is_shown_where_it_is_used(harbour: Item) -> None:
    assert ("paragraph", "<p>We paid for our own ticket.</p>") in body(harbour)


def test_a_shared_block_that_shows_itself_ends(tmp_path: Path) -> None:
    loop = '<!-- wp:paragraph --><p>Round.</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->'
    item, *_ = read_posts(tmp_path, post(loop), post(loop, pk=7, post_type="wp_block"))
    assert types(item).count("paragraph") == 4
    assert codes(item) == ["block-missing"]


def test_text_between_blocks_is_of_the_classic_editor(harbour: Item) -> None:
    assert ("paragraph", "<p>Loose words of the classic editor.</p>") in body(harbour)


def test_footnotes_are_kept(harbour: Item) -> None:
    assert any("Said the <i>captain</i>." in str(value) for name, value in body(harbour))


def test_a_block_that_is_not_known_is_a_finding(harbour: Item) -> None:
    (finding,) = [one for one in harbour.findings if one.code == "block-unknown"]
    assert "Shot in nineteen days" in finding.text


def test_attributes_that_are_no_json_are_a_finding(tmp_path: Path) -> None:
    item = read_post(tmp_path, '<!-- wp:ub/review {"itemName":"Half /-->')
    assert [one.text for one in item.findings] == ['ub/review {"itemName":"Half']


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a<!--more-->b", [Piece("text", "a"), Piece("text", "b")]),
        ("<!-- wp:more /-->", [Piece("void", name="core/more")]),
        ("<!-- /wp:a/b -->", [Piece("closing", name="a/b")]),
        ('<!-- wp:a {"b":1} -->', [Piece("opening", name="core/a", attrs={"b": 1})]),
        ("<!-- wp:a [1] -->", [Piece("opening", "[1]", "core/a")]),
        ("<!-- wp:A -->", []),
        ("<!-- open", [Piece("text", "<!-- open")]),
        ("", []),
    ],
)
def test_the_pieces_of_a_content(content: str, expected: list[Piece]) -> None:
    assert list(pieces(content)) == expected


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        ("a<br />\nb", "<p>a<br>\nb</p>\n"),
        ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>\n"),
        ("<h2>a</h2>b", "<h2>a</h2><p>b</p>\n"),
        ("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>", "<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<div>a\n\nb</div>", "<div><p>a</p>\n<p>b</p>\n</div>"),
        ("</div>a", "</div><p>a</p>\n"),
        ("<em>a</em> b", "<p><em>a</em> b</p>\n"),
    ],
)
def test_paragraphs_of_the_classic_editor(text: str, html: str) -> None:
    assert paragraphs(text) == html


PARTS = st.sampled_from(
    [
        *("[gallery]", "[caption]", "[/caption]", "[embed]", "[x y=1]", '<img src="/i.jpg">'),
        *("<!-- wp:embed -->", "<!-- /wp:embed -->", "<!-- wp:paragraph -->", "<!--more-->"),
        *("<p>", "</p>", "<div>", "</div>", "<li>", "<h2>", "</h2>", "<b>", "\n", "\n\n", " "),
        *("<blockquote>", "</blockquote>", "<pre>", "</pre>", "<table><tr><td>", "</table>", ": "),
    ]
)
CONTENTS = st.lists(PARTS | st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CONTENTS)
def test_no_word_of_a_content_is_lost(tmp_path: Path, parts: list[str]) -> None:
    words = [part for part in parts if part.isalnum()]
    assert words_in(" ".join(words)) <= words_out(read_post(tmp_path, " ".join(parts)))
