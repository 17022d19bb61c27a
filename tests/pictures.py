"""Makes pictures, and asks for them."""

import io
from pathlib import Path

import pytest
from PIL import Image as PillowImage

from wagtail_reviews.importers.building import picture
from wagtail_reviews.importers.media import MediaError, PictureSource
from wagtail_reviews.schema import Image

UPLOAD = "https://old.example/wp-content/uploads/2017/05/still.jpg"


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (8, 6)) -> bytes:
    """The bytes of a picture."""
    file = io.BytesIO()
    PillowImage.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def write(path: Path, content: bytes | None = None) -> Path:
    """A file that holds a picture, or what else is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(a_picture() if content is None else content)
    return path


def image(url: str = UPLOAD, pk: int = 7) -> Image:
    """What a source says of a picture."""
    return picture(pk, url)


def code_of(source: PictureSource, url: str) -> str:
    """Why a picture cannot be had."""
    with pytest.raises(MediaError) as caught:
        source.open(image(url))
    return caught.value.finding.code
