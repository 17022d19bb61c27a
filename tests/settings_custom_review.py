"""Settings of a test project whose reviews are a page type of its own, on Wagtail's base page."""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.custom_review", *INSTALLED_APPS]
WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "custom_review.MagazineReview"
