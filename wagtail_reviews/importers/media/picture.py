"""What anybody who finds pictures answers with: a file that Wagtail takes, or why there is none."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Protocol

import willow
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from wagtail_reviews.conf import Text
from wagtail_reviews.importers.items import Finding
from wagtail_reviews.schema import Image

LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 100
EXTENSIONS = {"jpeg": "jpg"}

TOO_LARGE = _("The file of the picture is too large.")
NO_PICTURE = _("The file is no picture that can be read.")
REFUSED = _("The address of the picture is not allowed.")


class MediaError(Exception):
    """A picture cannot be had; ``finding`` says which and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class PictureSource(Protocol):
    """Finds the files of pictures."""

    def open(self, image: Image) -> File[Any]:
        """The file of a picture of the source, with a name; raises MediaError."""


class Media(PictureSource, Protocol):
    """Finds them for reviews that are stored many at once."""

    def prepared(self, images: Iterable[Image]) -> AbstractContextManager[None]:
        """Have at hand within what takes its time, as these are going to be asked for."""


def missing(url: str) -> MediaError:
    """The error that no file of the picture was found."""
    return failure("media-missing", _("The file of the picture was not found."), url)


def refused(url: str) -> MediaError:
    """The error that an address leads where it may not."""
    return failure("media-refused", REFUSED, url)


def failure(code: str, message: Text, url: str) -> MediaError:
    """The error of a picture; its finding holds the address, as far as it is worth printing."""
    return MediaError(Finding(code, message, text=url[:1000]))


def checked(content: bytes, name: str, url: str) -> File[Any]:
    """The file of a picture, named after ``name`` with the extension of what it really is.

    Raises MediaError where Wagtail would not take it from an editor either.
    """
    if len(content) > LARGEST:
        raise failure("media-too-large", TOO_LARGE, url)
    file = ContentFile(content, f"{_stem(name)}.{_extension(content, url)}")
    try:
        WagtailImageField().clean(file)
    except ValidationError as error:
        raise failure("media-invalid", error.messages[0], url) from error
    except Exception as error:  # each of the libraries below Willow has errors of its own
        raise failure("media-invalid", NO_PICTURE, url) from error
    file.seek(0)
    return file


def _stem(name: str) -> str:
    return PurePosixPath(name).stem[:LONGEST_NAME] or "picture"


def _extension(content: bytes, url: str) -> str:
    try:
        found = str(willow.Image.open(BytesIO(content)).format_name)
    except Exception as error:
        raise failure("media-invalid", NO_PICTURE, url) from error
    return EXTENSIONS.get(found, found)
