"""Settings of a test project whose base page is a model of its own (Wagtail 8)."""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.custom_page", "wagtail.test.basepage", *INSTALLED_APPS]
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
WAGTAIL_REVIEWS_REVIEWPAGE_MODEL = "custom_page.SiteReview"
WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL = "custom_page.SiteSection"
WAGTAIL_REVIEWS_CREDIT_ROLES = {"choreographer": {"label": "Choreography"}}
