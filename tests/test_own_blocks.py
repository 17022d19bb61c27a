"""Blocks of a site's own, read from what is stored."""

from typing import Any

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from wagtail_reviews.extract import References
from wagtail_reviews.extract.own import block_value

RICH = blocks.RichTextBlock()
UNSAFE = '<p onclick="x()">A</p>'


@pytest.mark.parametrize(
    ("block", "raw", "value"),
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
def test_any_block_of_the_site_is_read_safely(block: Any, raw: Any, value: Any) -> None:
    assert block_value(block, raw, References()) == value


def test_a_picture_in_any_block_is_asked_for() -> None:
    references = References()
    block_value(blocks.ListBlock(ImageChooserBlock()), [3, 4], references)
    assert references.images == [3, 4]
