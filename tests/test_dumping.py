"""What the next dump will hold."""

import pytest

from tests.dumping import answers, fill
from wagtail_reviews.models import get_review_page_model

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]


def test_a_dump_holds_every_block() -> None:
    held = {block.block_type for page in fill() for block in page.body}
    assert held == set(get_review_page_model().body.field.stream_block.child_blocks)


def test_a_dump_says_what_the_api_does() -> None:
    said = answers([page.pk for page in fill()])
    titles = {review["title"] for review in said.values()}
    assert titles == {"A city", "Rooms to let", "A note", "Thumbs"}
