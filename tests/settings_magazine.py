"""Settings of the test project of the how-to "Make it yours": two review page types, and more."""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.magazine", *INSTALLED_APPS]
ROOT_URLCONF = "tests.magazine.urls"
WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "magazine.MagazineReview"
WAGTAIL_REVIEWS_SCALES = {"seven": {"kind": "points", "best": 7, "step": "0.5"}}
WAGTAIL_REVIEWS_CREDIT_ROLES = {
    "choreographer": {"label": "Choreography", "properties": {"Movie": "contributor"}}
}
