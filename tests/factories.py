"""Makes what tests need, in the database."""

import io
import json
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, Page, Site

from wagtail_reviews.models import Author, ReviewIndexPage, get_review_page_model

AUTHOR_ACTIONS = ("add", "change", "delete", "publish")
PARAGRAPH = {"type": "paragraph", "value": "<p>Concrete as far as the eye goes.</p>"}


def block(name: str, raw: Any = None, /, **values: Any) -> dict[str, Any]:
    """A raw block of a body."""
    return {"type": name, "id": f"id-{name}", "value": values if raw is None else raw}


def work(**values: Any) -> dict[str, Any]:
    """A raw metadata block."""
    empty = {"original_title": "", "year": None, "year_end": None, "part_of": "", "number": None}
    return block("metadata", **{"work_type": "Movie", "title": "BLAME!", **empty, **values})


def score(value: Any, scale: str = "points-10", **values: Any) -> dict[str, Any]:
    """A raw score block."""
    return block("score", **{"scale": scale, "overall": "manual", "value": value, **values})


def card(author: Author, **values: Any) -> dict[str, Any]:
    """A raw author card."""
    return block("author_card", **{"author": author.pk, **values})


def blame_body(author: Author, image: Any = None) -> list[dict[str, Any]]:
    """The body of a complete review."""
    return [
        work(
            year=2017,
            image={"image": image.pk if image else None, "alt_text": "Killy", "decorative": False},
            genres=["Action", "Science Fiction"],
            credits=[
                {"role": "director", "names": ["Hiroyuki Seshita"]},
                {"role": "studio", "names": ["Polygon Pictures"]},
            ],
            facts=[{"key": "duration", "label": "", "value": "105 min"}],
            links=[
                {
                    "kind": "same_as",
                    "label": "",
                    "url": "https://example.org/blame",
                    "sponsored": False,
                }
            ],
        ),
        block("synopsis", "<p>A man walks through a city without an end.</p>"),
        PARAGRAPH,
        block(
            "verdict",
            pros=["The scale of it.", "The sound of the gun."],
            cons=["Nobody to care for.", "A plot of two lines.", "It plods."],
            summary="",
        ),
        score("5.5", label="Mixed"),
        card(author, heading="", bio=""),
    ]


def make_section(slug: str = "reviews", title: str = "Reviews") -> Page:
    """A live section that holds reviews, on the default site."""
    root = Site.objects.get(is_default_site=True).root_page
    return root.add_child(instance=ReviewIndexPage(title=title, slug=slug))


def make_author(name: str = "Ada Lindqvist", **values: Any) -> Author:
    """A live author."""
    return Author.objects.create(name=name, **values)


def make_image(title: str = "A still", size: tuple[int, int] = (64, 48), **values: Any) -> Any:
    """An image with a real file."""
    file = io.BytesIO()
    PillowImage.new("RGB", size, "navy").save(file, "JPEG")
    name = f"{title.lower().replace(' ', '-')}.jpg"
    return get_image_model().objects.create(title=title, file=ImageFile(file, name), **values)


def make_review(parent: Page, title: str = "A city without an end", **values: Any) -> Any:
    """A review page below ``parent``, live unless told otherwise, published in the usual way."""
    live = values.pop("live", True)
    body = values.pop("body", [])
    model = values.pop("model", None) or get_review_page_model()
    page = model(title=title, live=False, body=json.dumps(body), **values)
    parent.add_child(instance=page)
    if live:
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_blame(section: Page, author: Author | None = None) -> Any:
    """A live, complete review with a poster."""
    body = blame_body(author or make_author(), make_image("Poster"))
    return make_review(section, slug="blame", summary="Grey on grey.", body=body)


def make_editor(username: str, page: Page | None = None, *permissions: str) -> Any:
    """Somebody who may enter the admin, may do with authors as they like, and with ``page`` and
    what is below it what the permissions say.
    """
    group = Group.objects.create(name=username)
    codenames = ["access_admin", *(f"{action}_author" for action in AUTHOR_ACTIONS)]
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    for codename in permissions:
        permission = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    return make_user(username, group)


def make_user(name: str, *groups: Group) -> Any:
    """A user, of whatever model, whose name or address begins with ``name``."""
    user = get_user_model().objects.create_user(**_login(name))
    user.groups.add(*groups)
    return user


def make_superuser(name: str = "boss") -> Any:
    """Somebody who may do everything."""
    return get_user_model().objects.create_superuser(**_login(name))


def _login(name: str) -> dict[str, str]:
    field = get_user_model().USERNAME_FIELD
    return {field: name, "password": "x", "email": f"{name}@secret.example"}
