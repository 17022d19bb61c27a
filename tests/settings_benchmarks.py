"""Settings of benchmarks that write: the test project with a page type beside the review, and with
what a site does by default as a page is published.
"""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.benchmarks.site", *INSTALLED_APPS]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
