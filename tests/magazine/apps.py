# magazine/apps.py
from django.apps import AppConfig, apps


class MagazineConfig(AppConfig):
    name = "tests.magazine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        if apps.is_installed("wagtail.api.v3"):
            from tests.magazine.models import GameReview
            from wagtail_reviews.api import v3

            v3.register("game-reviews", GameReview)
