"""What the suite, which runs on this project too, does not ask of it. See ``.ci/run``."""

from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.custom_models.models import File, Picture, PictureRendition
from tests.factories import make_superuser, make_user
from wagtail_reviews.models import Author

pytestmark = pytest.mark.django_db


def test_the_project_is_in_order() -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_models_are_those_of_the_site() -> None:
    assert (get_image_model(), get_document_model()) == (Picture, File)
    assert Author._meta.get_field("image").related_model is Picture


def test_pictures_have_renditions_of_the_sites_model(blame: Any) -> None:
    poster = blame.review.metadata.image
    addresses = {rendition.url for rendition in PictureRendition.objects.all()}
    assert {source.url.removeprefix("http://localhost") for source in poster.srcset} <= addresses


def test_an_author_is_a_user_without_a_name(author: Author) -> None:
    author.user = make_user("ada")
    author.save()
    assert Author.of_user(author.user, author.locale) == author
    assert isinstance(author.user.pk, UUID)


def test_the_admin_shows_an_author_with_a_user(client: Client, author: Author) -> None:
    Author.objects.update(user=make_superuser("ada"))
    client.force_login(make_superuser("boss"))
    address = reverse(Author.snippet_viewset.get_url_name("list"))
    assert "ada@secret.example" in client.get(address).content.decode()
