"""Takes the screenshots of the documentation, of the example site as it is set up from nothing.

``python docs/screenshots.py`` takes all of them, ``python docs/screenshots.py guide/score`` one. It
needs what the browser tests need; an error in a script of the page ends it.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright

from docs.shots import SHOTS, Shot
from tests.browser.demo import QUIET, Demo, chromium, log_in, serve

IMAGES = Path(__file__).parent / "images"
# A picture has as many colours as fit into so many bytes.
COLOURS = (256, 128, 64, 32)
LARGEST = 120_000
# Left, top, right and bottom: at the right is the button for comments.
MARGINS = (16, 4, 48, 4)
# It floats over what is cropped.
WITHOUT_FOOTER = "footer { visibility: hidden }"


def take(page: Page, one: Shot) -> bytes:
    """The picture, cropped to what it shows, with few colours: a PNG."""
    page.set_viewport_size({"width": one.width, "height": one.height})
    cropped = one.take(page)
    page.mouse.move(0, 0)
    boxes = [_box(locator) for locator in cropped]
    clip = _around(boxes, one) if boxes else None
    style = WITHOUT_FOOTER if boxes else None
    png = page.screenshot(clip=clip, style=style, animations="disabled", caret="hide")
    return _compressed(png)


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    if box is None:
        raise RuntimeError(f"{locator} cannot be seen.")
    return box


def _around(boxes: list[FloatRect], one: Shot) -> FloatRect:
    left = max(min(box["x"] for box in boxes) - MARGINS[0], 0)
    top = max(min(box["y"] for box in boxes) - MARGINS[1], 0)
    right = min(max(box["x"] + box["width"] for box in boxes) + MARGINS[2], one.width)
    bottom = min(max(box["y"] + box["height"] for box in boxes) + MARGINS[3], one.height)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _compressed(png: bytes) -> bytes:
    picture = Image.open(BytesIO(png)).convert("RGB")
    versions = (_with_colours(picture, number) for number in COLOURS)
    return next((version for version in versions if len(version) <= LARGEST), png)


def _with_colours(picture: Image.Image, number: int) -> bytes:
    file = BytesIO()
    picture.quantize(number, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def save(name: str, browser: Browser, demo: Demo) -> None:
    """Take the picture of that name, and store it."""
    context = browser.new_context(base_url=demo.base, locale="en-GB")
    page = context.new_page()
    wrong: list[Any] = []
    page.on("pageerror", lambda error: wrong.append(error))
    log_in(page, demo)
    png = take(page, SHOTS[name])
    context.close()
    if wrong:
        raise RuntimeError(f"{name}: {wrong}")
    path = IMAGES / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(png)


def main(names: list[str]) -> None:
    """Take the pictures with these names, or all."""
    with tempfile.TemporaryDirectory() as var, serve(Path(var)) as demo, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=QUIET)
        for name in names or SHOTS:
            save(name, browser, demo)


if __name__ == "__main__":
    main(sys.argv[1:])
