"""Blocks of a site's own, read from what is stored."""

from typing import Any

import pytest
from django.test import Client
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page, PageViewRestriction

from tests.factories import block, make_review
from wagtail_reviews.extract import References
from wagtail_reviews.extract.own import block_value
from wagtail_reviews.models import get_review_page_model

RICH = blocks.RichTextBlock()
UNSAFE = '<p onclick="x()">A</p>'


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (blocks.CharBlock(), None, None),
        (blocks.CharBlock(), "A", "A"),
        (RICH, UNSAFE, "<p>A</p>"),
        (RICH, None, ""),
        (blocks.URLBlock(), "javascript:x()", ""),
        (blocks.ListBlock(RICH), [None, UNSAFE], ["<p>A</p>"]),
        (blocks.ListBlock(RICH), [{"type": "item", "value": UNSAFE}], ["<p>A</p>"]),
        (blocks.StructBlock([("a", RICH)]), {"a": UNSAFE, "b": 1}, {"a": "<p>A</p>"}),
        (blocks.StructBlock([("a", RICH)]), [], {"a": ""}),
        (
            blocks.StreamBlock([("a", RICH)]),
            [{"type": "a", "value": UNSAFE}, {"type": "gone", "value": UNSAFE}, None],
            [{"type": "a", "value": "<p>A</p>"}],
        ),
        (ImageChooserBlock(), "nonsense", None),
        (ImageChooserBlock(), 3, None),
    ],
)
def test_any_block_of_the_site_is_read_safely(kind: Any, raw: Any, value: Any) -> None:
    assert block_value(kind, raw, References()) == value


def test_a_picture_in_any_block_is_asked_for() -> None:
    references = References()
    block_value(blocks.ListBlock(ImageChooserBlock()), [3, 4], references)
    assert references.images == [3, 4]


TABLE = TypedTableBlock([("text", blocks.CharBlock()), ("rich", RICH)])


def test_the_cells_of_a_table_are_read_safely() -> None:
    columns = [{"type": "rich", "heading": "A"}, {"type": "gone", "heading": "B"}]
    raw = {"columns": columns, "rows": [{"values": [UNSAFE, UNSAFE]}], "caption": "C"}
    read = block_value(TABLE, raw, References())
    assert read == {"columns": columns, "rows": [{"values": ["<p>A</p>", None]}], "caption": "C"}


class Boxed(blocks.Block):
    """A compound block of nobody's."""


def test_what_is_not_known_stays_in_the_house() -> None:
    assert block_value(Boxed(), {"html": UNSAFE}, References()) is None


class Counted(blocks.CharBlock):
    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        return len(value)


OWN = {
    "box": blocks.StructBlock([("text", RICH)]),
    "counted": Counted(),
    "line": blocks.StaticBlock(),
}


@pytest.fixture
def _own_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of the site's own, none of which names a part."""
    stream = get_review_page_model()._meta.get_field("body").stream_block
    for name, own in OWN.items():
        own.set_name(name)
        monkeypatch.setitem(stream.child_blocks, name, own)


@pytest.mark.usefixtures("_own_blocks")
@pytest.mark.parametrize("restricted", [True, False])
def test_a_link_in_a_block_without_a_part_leads_where_the_reader_may_go(
    client: Client, section: Page, restricted: bool
) -> None:
    target = make_review(section, "Plan")
    if restricted:
        PageViewRestriction.objects.create(page=target, restriction_type="login")
    text = f'<p><a linktype="page" id="{target.pk}">A</a></p>'
    page = make_review(section, body=[block("box", {"text": text})])
    (shown,) = client.get(f"/api/v2/reviews/{page.pk}/").json()["body"]
    assert ("/plan/" in shown["value"]["text"], "linktype" in str(shown)) == (not restricted, False)


@pytest.mark.usefixtures("_own_blocks")
def test_a_block_may_say_itself_what_it_is_represented_by(section: Page) -> None:
    page = make_review(section, body=[block("counted", "four"), block("line", None)])
    assert [part.value for part in page.review.body] == [4, None]
