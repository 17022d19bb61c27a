"""Two servers on one database and one Redis."""

from django.core.management import call_command

from tests.changes import publish, review
from tests.scaled.conftest import Ports
from tests.scaled.servers import changed, get
from wagtail_reviews.models import get_review_page_model


def rename_untold(title: str) -> None:
    """Change a title in a way that sends no signals, so that what is kept goes on being given."""
    get_review_page_model().objects.filter(pk=review().pk).update(title=title)


def test_a_change_is_seen_by_all_at_once(ports: Ports, path: str) -> None:
    old = [get(port, path) for port in ports[:2]]
    publish()
    new = [changed(port, path, each.etag) for port, each in zip(ports[:2], old, strict=True)]
    assert [answer.status for answer in new] == [200, 200]
    assert old[0].body == old[1].body != new[0].body == new[1].body


def test_what_one_has_kept_the_other_gives(ports: Ports, path: str) -> None:
    kept = get(ports.first, path)
    rename_untold("Untold")
    assert get(ports.second, path).body == kept.body
    call_command("raise_review_version")
    assert b"Untold" in get(ports.second, path).body
