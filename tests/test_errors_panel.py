"""All that keeps a review from being published, in one list."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.factories import block, score, work
from wagtail_reviews.models import ReviewPage
from wagtail_reviews.panels.errors import FieldError, stream_errors

STREAM = ReviewPage._meta.get_field("body").stream_block
REQUIRED = "This field is required."


def listed(*raw: dict[str, Any]) -> list[FieldError]:
    """What the panel says of a body."""
    value = STREAM.to_python(list(raw))
    with pytest.raises(ValidationError) as found:
        STREAM.clean(value)
    return list(stream_errors(STREAM, value, found.value))


def test_an_error_is_named_from_the_block_to_the_field() -> None:
    assert listed(work(title="")) == [
        FieldError(("Metadata", "Title"), REQUIRED, "block-id-metadata-content")
    ]


def test_all_blocks_are_listed_at_once() -> None:
    paths = [error.path for error in listed(work(title=""), block("paragraph", ""), score(""))]
    assert paths == [("Metadata", "Title"), ("Paragraph",), ("Score", "Score")]


def test_items_of_lists_are_numbered() -> None:
    criteria = [{"name": "Sound", "value": "8"}, {"name": "", "value": "8"}]
    (error,) = listed(score("8", criteria=criteria))
    assert error.path == ("Score", "Criteria", "Criterion 2", "Criterion")


def test_an_error_of_a_whole_list_stands_at_the_list() -> None:
    (error,) = listed(score("", overall="average", criteria=[]))
    assert error.path == ("Score", "Criteria")


def test_an_error_of_the_whole_body_leads_nowhere() -> None:
    error = listed(score("8"), score("9"))[0]
    assert (error.path, error.anchor) == ((), "")


def publish(client: Client, section: Page, **data: Any) -> BeautifulSoup:
    """The editor after an attempt to publish."""
    url = reverse("wagtailadmin_pages:add", args=("wagtail_reviews", "reviewpage", section.pk))
    form = nested_form_data({**data, "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    response = client.post(url, {**form, "action-publish": "1"})
    return BeautifulSoup(response.content, "html.parser")


def test_the_editor_lists_errors_of_fields_and_blocks(section: Page, admin_client: Client) -> None:
    body = streamfield([("quote", {"text": "", "attribution": "", "url": ""})])
    soup = publish(admin_client, section, title="", slug="a", summary="", body=body)
    links = soup.select(".help-warning li a")
    says = [" ".join(link.get_text().split()) for link in links]
    assert says == [f"Title: {REQUIRED}", f"Quote › Text: {REQUIRED}"]
    assert links[0]["href"] == "#id_title"


def test_a_new_review_has_no_list(section: Page, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=("wagtail_reviews", "reviewpage", section.pk))
    assert "This has to be put right" not in admin_client.get(url).content.decode()
