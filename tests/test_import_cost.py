"""What the app costs a site before anybody asks for a review."""

import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from wagtail_reviews.schema import Term

# With the app or without: see the benchmark tests.benchmarks.start.
QUERIES_OF_A_PAGE = 3

HEAVY = ("pydantic", "nh3", "ninja", "django_filters", "wagtail_reviews.models")


@pytest.mark.django_db
def test_a_plain_page_takes_no_query_more(client: Client, site: Site) -> None:
    home: Page = site.root_page
    client.get(home.url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(home.url).status_code == 200
    assert len(captured) == QUERIES_OF_A_PAGE


def test_the_app_itself_loads_nothing_that_is_heavy() -> None:
    code = "import sys, wagtail_reviews.apps; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY).intersection(ran.stdout.split())


def test_a_model_of_the_contract_is_built_when_it_is_first_used() -> None:
    code = "from wagtail_reviews.schema import Term; print(Term.__pydantic_complete__)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
    assert Term(name="Action", slug="action").slug == "action"
