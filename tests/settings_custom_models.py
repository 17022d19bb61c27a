"""Settings of a test project with models of its own for users, pictures and documents: users have
a UUID and no name to log in by. The whole suite runs on it.
"""

from tests.settings import *  # noqa: F403  # settings are a namespace
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = ["tests.custom_models", "wagtail.test.emailuser", *INSTALLED_APPS]
AUTH_USER_MODEL = "emailuser.EmailUser"
WAGTAILIMAGES_IMAGE_MODEL = "custom_models.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "custom_models.File"
