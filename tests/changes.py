"""Changes of what the API shows of a review, or of whether it does, each as somebody makes it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from tests.factories import block, make_blame, make_image, make_review, make_section
from tests.hidden import restrict
from wagtail_reviews.models import Author, get_review_page_model

VIDEO = "https://video.example/1"


def make_world() -> Any:
    """A review with something of everything that can change, and another that links to it."""
    section = make_section()
    blame = make_blame(section)
    document = get_document_model().objects.create(title="x", file=ContentFile(b"x", "x.txt"))
    Collection.get_first_root_node().add_child(name="Press")
    blame.image = make_image("Lead")
    blame.tags.add("Netflix")
    html = f'<p><a linktype="page" id="{section.pk}">up</a> '
    html += f'<a linktype="document" id="{document.pk}">file</a></p>'
    blame.body.append(("paragraph", block("paragraph", html)["value"]))
    blame.body.append(("embed", VIDEO))
    blame.save_revision().publish()
    make_review(section, title="Another", slug="another")
    return blame


def review() -> Any:
    return get_review_page_model().objects.get(slug="blame")


def publish() -> None:
    page = review()
    page.title += "!"
    page.save_revision().publish()


def save() -> None:
    page = review()
    page.title += "?"
    page.save()


def unpublish() -> None:
    review().unpublish()


def delete() -> None:
    review().delete()


def move() -> None:
    home = Site.objects.get(is_default_site=True).root_page
    review().move(home, pos="last-child")


def copy() -> None:
    review().copy(update_attrs={"slug": "blame-2", "title": "A copy"})


def rename_section() -> None:
    section = review().get_parent()
    section.slug = "critiques"
    section.save()


def restrict_section() -> None:
    restrict(review().get_parent(), "login")


def open_section() -> None:
    PageViewRestriction.objects.all().delete()


def rename_author() -> None:
    author = Author.objects.get()
    author.name += " Jr."
    author.save()


def publish_author() -> None:
    author = Author.objects.get()
    author.bio += "<p>More.</p>"
    author.save_revision().publish()


def unpublish_author() -> None:
    Author.objects.get().unpublish()


def delete_author() -> None:
    Author.objects.get().delete()


def rename_tag() -> None:
    tag = Tag.objects.get(name="Netflix")
    tag.name = "Streaming"
    tag.save()


def delete_tag() -> None:
    Tag.objects.get(name="Netflix").delete()


def retitle_image() -> None:
    image = lead()
    image.title += "!"
    image.save()


def lead() -> Any:
    return get_image_model().objects.get(title="Lead")


def delete_image() -> None:
    lead().delete()


def delete_renditions() -> None:
    lead().renditions.all().delete()


def put_image_away() -> None:
    image = lead()
    image.collection = Collection.objects.get(name="Press")
    image.save()


def restrict_media() -> None:
    root = Collection.get_first_root_node()
    CollectionViewRestriction.objects.create(collection=root, restriction_type="login")


def restrict_media_to_group() -> None:
    root = Collection.get_first_root_node()
    closed = CollectionViewRestriction.objects.create(collection=root, restriction_type="groups")
    closed.groups.add(Group.objects.create(name="Subscribers"))


def open_media() -> None:
    CollectionViewRestriction.objects.all().delete()


def delete_document() -> None:
    get_document_model().objects.get().delete()


def rename_site() -> None:
    site = Site.objects.get(is_default_site=True)
    site.site_name, site.port = "Renamed", 8080
    site.save()


def add_site() -> None:
    Site.objects.create(hostname="testserver", root_page=review().get_parent())


def add_locale() -> None:
    Locale.objects.create(language_code="fr")


def translate() -> None:
    fr, _ = Locale.objects.get_or_create(language_code="fr")
    copy: Page = review().copy_for_translation(fr, copy_parents=True)
    copy.save_revision().publish()


def redirect() -> None:
    Redirect.add_redirect("/reviews/gone", redirect_to=review())


def fetch_embed() -> None:
    Embed.objects.create(
        url=VIDEO, hash=get_embed_hash(VIDEO), type="video", html="<iframe></iframe>"
    )


Change = Callable[[], None]
CHANGES: list[Change] = [
    publish,
    save,
    unpublish,
    delete,
    move,
    copy,
    rename_section,
    restrict_section,
    rename_author,
    publish_author,
    unpublish_author,
    delete_author,
    rename_tag,
    delete_tag,
    retitle_image,
    delete_image,
    delete_renditions,
    put_image_away,
    restrict_media,
    restrict_media_to_group,
    delete_document,
    rename_site,
    add_site,
    add_locale,
    translate,
    redirect,
    fetch_embed,
]
