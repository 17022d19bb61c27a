"""Reviews that nobody outside may see, one for each reason there is."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from tests.factories import make_review

HIDDEN = ["draft", "unpublished", "expired", "login", "password", "group", "below", "other_site"]


def restrict(page: Page, kind: str) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")


def hidden_review(kind: str, section: Page) -> Any:
    """A review that nobody outside may see, for the reason ``kind``."""
    page = make_review(section, title="Hidden", live=kind != "draft")
    if kind == "unpublished":
        page.unpublish()
    elif kind == "expired":
        page.expire_at = timezone.now() - timedelta(days=1)
        page.live, page.expired = False, True
        page.save()
    elif kind in ("login", "password"):
        restrict(page, kind)
    elif kind == "group":
        restrict(page, "groups").groups.add(Group.objects.create(name="Subscribers"))
    elif kind == "below":
        restrict(section, "login")
    elif kind == "other_site":
        elsewhere = Page(title="Elsewhere", slug="elsewhere")
        Page.get_first_root_node().add_child(instance=elsewhere)
        Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
        page.move(elsewhere, pos="last-child")
        page.refresh_from_db()
    return page
