"""Publishes a review on the site, and prints as JSON what shows it, or why it does not."""

import json
from collections.abc import Callable
from typing import Any

import django

ADDRESSES = {
    "v2": "/api/v2/reviews/",
    "v3": "/api/v3/reviews/",
    "v2 search": "/api/v2/reviews/?search=city",
    "v3 search": "/api/v3/reviews/?search=city",
    "v2 find": "/api/v2/reviews/find/?html_path=/gone/",
    "v2 preview": "/api/v2/reviews/preview/?content_type=x&token=x",
    "pages": "/api/v2/pages/?type=wagtail_reviews.ReviewPage&fields=review",
    "page": "/reviews/a-city-without-an-end/",
    "listing": "/admin/reviews/",
}


def main() -> None:
    """Every answer, by what was asked."""
    django.setup()
    from django.core.management import call_command

    call_command("check", fail_level="WARNING")
    call_command("migrate", verbosity=0)
    review = published()
    client = admin()
    answers = {name: answer(client.get, address) for name, address in ADDRESSES.items()}
    answers["editor"] = answer(client.get, f"/admin/pages/{review.pk}/edit/")
    print(json.dumps({"title": review.review.title, **answers}))


def published() -> Any:
    """A live review."""
    from tests.factories import PARAGRAPH, make_review, make_section

    return make_review(make_section(), body=[PARAGRAPH])


def admin() -> Any:
    """The client of a superuser."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("boss", password="x"))
    return client


def answer(get: Callable[[str], Any], address: str) -> int:
    """The status of an address."""
    status: int = get(address).status_code
    return status


if __name__ == "__main__":
    main()
