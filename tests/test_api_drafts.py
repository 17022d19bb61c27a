"""Drafts: with ``version=draft``, and for nobody but those who may edit them."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from tests.api import VERSIONS, Api, token_client
from tests.factories import make_review, make_user, score
from tests.settings import HAS_V3

needs_v3 = pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")


@pytest.fixture
def editor(section: Page) -> Any:
    """Somebody who may edit what is in the section, and nothing else."""
    group = Group.objects.create(name="Section editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    return make_user("editor", group)


@pytest.fixture
def edited(blame: Any) -> Any:
    """A live review with an unpublished edit."""
    blame.title = "Secret"
    blame.body = json.dumps([score("9")])
    blame.save_revision()
    return blame


def draft_of(page: Any, client: Client) -> Any:
    return client.get(f"/api/v3/reviews/{page.pk}/?version=draft")


@needs_v3
def test_shows_the_edit_to_those_who_may_edit(edited: Any, editor: Any) -> None:
    review = draft_of(edited, token_client(editor)).json()
    assert (review["title"], review["score"]["value"]) == ("Secret", 9)
    assert review["meta"]["draft"] is True


@needs_v3
def test_shows_a_page_that_was_never_published(section: Page, editor: Any) -> None:
    page = make_review(section, title="Never", live=False)
    review = draft_of(page, token_client(editor)).json()
    assert (review["title"], review["meta"]["draft"]) == ("Never", True)


@needs_v3
def test_a_review_without_edits_is_no_draft(blame: Any, editor: Any) -> None:
    assert draft_of(blame, token_client(editor)).json()["meta"]["draft"] is False


@needs_v3
def test_without_the_parameter_the_live_review_is_shown(edited: Any, editor: Any) -> None:
    review = token_client(editor).get(f"/api/v3/reviews/{edited.pk}/").json()
    assert (review["title"], review["meta"]["draft"]) == ("A city without an end", False)


@needs_v3
def test_nobody_keeps_a_draft(edited: Any, editor: Any) -> None:
    response = draft_of(edited, token_client(editor))
    assert response["Cache-Control"] == "private, no-store"


@needs_v3
def test_a_draft_elsewhere_is_404(edited: Any, editor: Any) -> None:
    page = make_review(edited.get_site().root_page, title="Elsewhere")
    assert draft_of(page, token_client(editor)).status_code == 404


@needs_v3
def test_a_token_without_rights_gets_404(edited: Any) -> None:
    user = make_user("nobody")
    assert draft_of(edited, token_client(user)).status_code == 404


@pytest.mark.parametrize("version", VERSIONS)
def test_a_session_shows_no_drafts(client: Client, edited: Any, editor: Any, version: str) -> None:
    client.force_login(editor)
    api = Api(version, client)
    assert api.get(f"{edited.pk}/", version="draft").status_code == 404
    assert api.get(f"{edited.pk}/", version="live").status_code == 200


@pytest.mark.parametrize("version", VERSIONS)
def test_another_version_is_an_error(client: Client, blame: Any, version: str) -> None:
    api = Api(version, client)
    assert api.blamed("version=old", f"{blame.pk}/") == "version"
    assert api.blamed("version=draft") == "version"
