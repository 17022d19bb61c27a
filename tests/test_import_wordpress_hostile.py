"""Exports that were made to break whoever reads them, and large ones."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wordpress import HEAD, TAIL, codes, post, read_post, read_posts, read_text
from wagtail_reviews.importers.items import Item

WHOLE = (HEAD + post("First.", pk=1) + post("Second.", pk=2) + TAIL).encode()


def failures(items: list[Item]) -> list[str]:
    return [finding.code for item in items if item.review is None for finding in item.findings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "broken-xml"),
        ("   \n", "broken-xml"),
        ("no XML at all", "broken-xml"),
        ("\0" * 100, "broken-xml"),
        ("<rss>", "broken-xml"),
        ("<rss><channel></rss>", "broken-xml"),
        ("<rss><wp:author/></rss>", "broken-xml"),
        ('<?xml version="1.0" encoding="klingon"?><rss/>', "broken-xml"),
        ("<html><body>Not this.</body></html>", "not-wordpress"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "not-wordpress"),
        ("<!DOCTYPE rss><rss/>", "forbidden-xml"),
        ("<!DOCTYPE rss SYSTEM 'http://127.0.0.1/x.dtd'><rss/>", "forbidden-xml"),
        ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>", "forbidden-xml"),
        ("<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>", "forbidden-xml"),
        ("<rss>" + "<a>" * 500, "too-deep"),
    ],
)
def test_a_file_that_is_no_export_is_one_finding(tmp_path: Path, text: str, code: str) -> None:
    (item,) = read_text(tmp_path, text)
    assert codes(item) == [code]
    assert item.review is None
    assert item.position.startswith("export.xml, line ")


def test_an_empty_export_has_no_items(tmp_path: Path) -> None:
    assert read_text(tmp_path, "<rss><channel/></rss>") == []


def test_posts_before_the_end_of_a_file_cut_off_are_read(tmp_path: Path) -> None:
    items = read_text(tmp_path, WHOLE[: WHOLE.rindex(b"Second")])
    assert [item.review is not None for item in items] == [True, False]
    assert failures(items) == ["broken-xml"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=6))
def test_any_damage_is_a_finding_at_most(tmp_path: Path, place: int, damage: bytes) -> None:
    items = read_text(tmp_path, WHOLE[:place] + damage + WHOLE[place + 3 :])
    assert len(failures(items)) <= 1


def test_characters_that_no_xml_may_hold_are_left_out(tmp_path: Path) -> None:
    item = read_post(tmp_path, "A\x0bB \x08C")
    assert item.review is not None
    assert "AB C" in str(item.review.body[0].value)


def test_what_stands_before_the_file_begins_is_left_out(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, b"\r\n\n " + WHOLE)) == 2


def test_a_file_of_wide_characters_is_read(tmp_path: Path) -> None:
    text = WHOLE.decode().replace("UTF-8", "UTF-16")
    assert len(read_text(tmp_path, text.encode("utf-16"))) == 2


def test_a_post_that_is_too_large_is_left_out_alone(tmp_path: Path) -> None:
    items = read_posts(tmp_path, post("x " * 6_000_000, title="Large"), post("Small.", pk=2))
    assert failures(items) == ["post-too-large"]
    assert items[0].position == "export.xml, post 1 “Large”"
    assert items[1].review is not None


def test_what_is_too_large_but_no_post_is_not_spoken_of(tmp_path: Path) -> None:
    assert read_posts(tmp_path, post("x " * 6_000_000, post_type="revision")) == []


def test_comments_do_not_make_a_post_too_large(tmp_path: Path) -> None:
    comment = (
        f"<wp:comment><wp:comment_content>{'y ' * 6_000_000}</wp:comment_content></wp:comment>"
    )
    (item,) = read_posts(tmp_path, post("Words.").replace("</item>", f"{comment}</item>"))
    assert item.review is not None


@pytest.mark.parametrize("tag", ['<a b="%s"/>', "<!--%s-->", "<?pi %s?>"])
def test_a_tag_that_does_not_end_is_given_up(tmp_path: Path, tag: str) -> None:
    items = read_text(tmp_path, HEAD + tag % ("x" * 5_000_000) + TAIL)
    assert failures(items) == ["too-large"]


@pytest.mark.thorough
def test_many_empty_tags_do_not_make_a_post(tmp_path: Path) -> None:
    tags = "<category/>" * 300_000
    assert failures(read_posts(tmp_path, post().replace("</item>", f"{tags}</item>"))) == [
        "post-too-large"
    ]


SHORT = "[gallery]", "[embed]", "[caption]", "[video src='x']", "[a b='c' "
TAGS = "<figcaption>", "<img ", "<div>", "</div>", "<p", "<", "<!--", "<br>", "a=", "%", "\n \n"
BLOCKS = "<!-- wp:embed -->", "<!-- wp:ub/review -->", "<!-- wp:a/b {} -->", "<!-- /wp:embed -->"


@pytest.mark.thorough
@pytest.mark.parametrize("part", [*SHORT, *TAGS, *BLOCKS, "   ", "\n", "a", "\u00a0 "])
def test_repeated_markup_takes_time_in_proportion(tmp_path: Path, part: str) -> None:
    start = time.monotonic()
    read_post(tmp_path, part * (200_000 // len(part)) + "x")
    assert time.monotonic() - start < 8


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>Words.",
        '<img src="x" onerror="alert(1)">Words.',
        '<a href="javascript:alert(1)">Words.</a>',
        '<iframe src="javascript:alert(1)"></iframe>Words.',
        "[embed]javascript:alert(1)[/embed]Words.",
        '<!-- wp:embed {"url":"javascript:alert(1)"} /-->Words.',
    ],
)
def test_nothing_of_a_content_can_be_executed(tmp_path: Path, content: str) -> None:
    item = read_post(tmp_path, content)
    assert item.review is not None
    body = "".join(block.model_dump_json() for block in item.review.body)
    assert "Words." in body
    assert "<script" not in body
    assert "onerror" not in body
    assert 'href=\\"javascript' not in body


MEASURE = """
import resource, sys
from pathlib import Path
from django.conf import settings
import django
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
from wagtail_reviews.importers.wordpress import WordPressFiles
read = sum(item.review is not None for item in WordPressFiles([Path(sys.argv[1])]))
print(read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_large(path: Path, posts: int) -> None:
    with path.open("w") as file:
        file.write(HEAD)
        for pk in range(1, posts + 1):
            file.write(post(f"Words of {pk}. " + "Grey on grey, and rain. " * 120, pk=pk))
            file.write(
                post(
                    pk=10**6 + pk,
                    post_type="attachment",
                    attachment_url=f"https://x.example/{pk}.jpg",
                )
            )
        file.write(TAIL)


def measure(path: Path) -> tuple[int, int]:
    """How many posts a process reads, and the kilobytes that it takes at most."""
    command = [sys.executable, "-c", MEASURE, str(path)]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    read, memory = map(int, done.stdout.split())
    return read, memory


@pytest.mark.thorough
def test_memory_stays_flat_however_large_a_file_is(tmp_path: Path) -> None:
    write_large(tmp_path / "small.xml", 800)
    write_large(tmp_path / "large.xml", 8000)
    assert (tmp_path / "large.xml").stat().st_size > 25_000_000
    few, small = measure(tmp_path / "small.xml")
    many, large = measure(tmp_path / "large.xml")
    assert (few, many) == (800, 8000)
    assert large - small < 8_000
