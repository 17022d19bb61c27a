"""The app of the tests, on every server."""

from django.apps import AppConfig

from wagtail_reviews import cache


class ScaledConfig(AppConfig):
    name = "tests.scaled"

    def ready(self) -> None:
        # A cache that is slow is left alone for a while, but here the whole machine may be busy.
        cache.SLOW = 10
